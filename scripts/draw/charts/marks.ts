// Finds the place in the spec of a mark that Vega drew, and marks that drew nothing.
import type { JsonPointer } from '../../model/sources.ts';
import type { SceneMark } from './scene.ts';

/**
 * Where a mark stands in its spec, derived from the name that Vega-Lite gave it: the pointer of its `mark`, or of its view
 * where that has none. The empty pointer, for the whole spec, when the name is none of a mark of data.
 */
export function markPlace(spec: object, markName: string): JsonPointer {
  const view = viewOf(spec, markName);
  const inner = view.reduce<unknown>(
    (value, step) => (value as Readonly<Record<string | number, unknown>>)[step],
    spec,
  );
  const isMark = markName !== '' && typeof inner === 'object' && inner !== null && 'mark' in inner;
  return isMark ? [...view, 'mark'] : view;
}

function viewOf(spec: object, markName: string): JsonPointer {
  const name = markName.replace(/_(?:marks|pathgroup|backing)(?:_.*)?$/, '');
  const named = views(spec, []).find(({ view }) => view.name === name);
  if (named !== undefined) return named.pointer;
  const parts = [...name.matchAll(/(?:^|_)(?:child|(layer|concat)_(\d+))/g)];
  const steps = parts.map(
    ([, list, index]): Step => (list === undefined ? 'spec' : { list, index: Number(index) }),
  );
  return follow(spec, steps);
}

type Step = 'spec' | { readonly list: string; readonly index: number };
const lists: Readonly<Record<string, readonly string[]>> = {
  layer: ['layer'],
  concat: ['concat', 'hconcat', 'vconcat'],
};

function follow(spec: object, steps: readonly Step[]): JsonPointer {
  let view = spec as Readonly<Record<string, unknown>>;
  const pointer: (string | number)[] = [];
  for (const step of steps) {
    const key = step === 'spec' ? 'spec' : lists[step.list]?.find((name) => name in view);
    const inner = key === undefined ? undefined : view[key];
    const next = step === 'spec' ? inner : (inner as readonly unknown[] | undefined)?.[step.index];
    if (key === undefined || typeof next !== 'object' || next === null) return pointer;
    pointer.push(...(step === 'spec' ? [key] : [key, step.index]));
    view = next as Readonly<Record<string, unknown>>;
  }
  return pointer;
}

interface View {
  readonly view: Readonly<Record<string, unknown>>;
  readonly pointer: JsonPointer;
}

function views(value: unknown, pointer: JsonPointer): readonly View[] {
  if (typeof value !== 'object' || value === null) return [];
  const view = value as Readonly<Record<string, unknown>>;
  const inner = ['spec', 'layer', 'concat', 'hconcat', 'vconcat'].flatMap((key) => {
    const child = view[key];
    if (!Array.isArray(child)) return views(child, [...pointer, key]);
    return child.flatMap((entry, index) => views(entry, [...pointer, key, index]));
  });
  return [{ view, pointer }, ...inner];
}

/**
 * Places in the spec of the marks that have no item anywhere in the drawing. A mark of the spec may become several, as a box
 * plot does, in each of several views, as under `repeat`; it is empty when all of them are.
 */
export function emptyPlaces(root: SceneMark, spec: object): readonly JsonPointer[] {
  const items = new Map<string, { readonly place: JsonPointer; count: number }>();
  const visit = (mark: SceneMark): void => {
    const isData =
      mark.role === 'mark' && (mark.marktype !== 'group' || mark.name?.endsWith('_pathgroup') === true);
    if (isData && mark.name !== undefined) {
      const place = markPlace(spec, mark.name);
      const known = items.get(place.join('/')) ?? { place, count: 0 };
      items.set(place.join('/'), { place, count: known.count + mark.items.length });
    }
    for (const item of mark.items) for (const inner of item.items ?? []) visit(inner);
  };
  visit(root);
  return [...items.values()].filter(({ count }) => count === 0).map(({ place }) => place);
}
