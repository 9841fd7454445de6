// Other arrangements of the panels of a chart, for a surface on which theirs leaves them too little room.
import { isObject, type Json, type JsonObject } from '../charts/patch.ts';
import type { SceneItem, SceneMark } from '../charts/scene.ts';
import { mapViews, viewKeys } from '../charts/views.ts';
import type { Frame } from '../surfaces.ts';

/** The shape that a panel with its axes has best: width by height. */
const bestShape = 1.5;
/** Arrangements that are tried. */
const most = 4;

/**
 * Other arrangements of a spec with this many panels, those first whose panels have the best shape in the frame: panels in one
 * direction wrap into rows and columns, and rows and columns change places. Panels in two directions by two fields stay.
 */
export function arrangements(spec: JsonObject, panels: number, frame: Frame): readonly JsonObject[] {
  const height = frame.height ?? frame.width;
  const columns: readonly number[] = Array.from({ length: panels }, (_, index) => index + 1).toSorted(
    (a, b) => unlike(a, panels, frame.width / height) - unlike(b, panels, frame.width / height),
  );
  const wraps = columns
    .slice(0, most)
    .map((count) => wrapped(spec, count))
    .filter((one) => one !== undefined);
  return [...wraps, ...turned(spec)];
}

/** How far the shape of panels in so many columns is from the best one. */
function unlike(columns: number, panels: number, shape: number): number {
  const rows = Math.ceil(panels / columns);
  const empty = (rows * columns - panels) / panels;
  return Math.abs(Math.log((shape * rows) / columns / bestShape)) + empty;
}

/** The spec with its panels in so many columns; `undefined` where they are no list, or lists within a list. */
function wrapped(spec: JsonObject, columns: number): JsonObject | undefined {
  return (
    wrappedEncoding(spec, columns) ??
    wrappedOperator(spec, 'facet', columns) ??
    wrappedOperator(spec, 'repeat', columns) ??
    wrappedViews(spec, columns)
  );
}

/** Panels of `row`, `column` or `facet` in the encoding of a view. */
function wrappedEncoding(spec: JsonObject, columns: number): JsonObject | undefined {
  const { encoding } = spec;
  if (!isObject(encoding)) return undefined;
  const { row, column, facet, ...rest } = encoding;
  const [only, ...others] = [row, column, facet].filter(isObject);
  if (only === undefined || others.length > 0) return undefined;
  return { ...spec, encoding: { ...rest, facet: { ...only, columns } } };
}

/** Panels of `facet` or `repeat` around a view. */
function wrappedOperator(spec: JsonObject, key: 'facet' | 'repeat', columns: number): JsonObject | undefined {
  const panels = spec[key];
  if (Array.isArray(panels) || (isObject(panels) && 'field' in panels)) return { ...spec, columns };
  if (!isObject(panels)) return undefined;
  const { row, column, ...others } = panels;
  const [only, ...more] = [row, column].filter((one) => one !== undefined);
  if (only === undefined || more.length > 0 || Object.keys(others).length > 0) return undefined;
  if (key === 'facet') return { ...spec, facet: only, columns };
  const direction = row === undefined ? 'column' : 'row';
  return { ...spec, repeat: only, columns, spec: withReference(spec.spec ?? {}, direction) };
}

/** A view whose reference to the field of a row or column of panels is one to the field of the panel. */
function withReference(value: Json, direction: string): Json {
  if (Array.isArray(value)) return value.map((entry) => withReference(entry, direction));
  if (!isObject(value)) return value;
  if (Object.keys(value).length === 1 && value.repeat === direction) return { repeat: 'repeat' };
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, withReference(entry, direction)]),
  );
}

/** Views put beside or below each other, which hold no panels themselves. */
function wrappedViews(
  { hconcat, vconcat, concat, ...spec }: JsonObject,
  columns: number,
): JsonObject | undefined {
  const views = hconcat ?? vconcat ?? concat;
  if (!Array.isArray(views) || views.some(holdsPanels)) return undefined;
  return { ...spec, concat: views, columns };
}

function holdsPanels(value: Json): boolean {
  if (!isObject(value)) return false;
  const { encoding } = value;
  const keys = [...Object.keys(value), ...(isObject(encoding) ? Object.keys(encoding) : [])];
  return keys.some((key) => panelKeys.has(key));
}

const panelKeys = new Set([...viewKeys.filter((key) => key !== 'layer'), 'facet', 'repeat', 'row', 'column']);

/** The spec with rows and columns of panels exchanged, outside alone or inside too. */
function turned(spec: JsonObject): readonly JsonObject[] {
  const outer = turnedOnce(spec);
  const all = mapViews(spec, turnedOnce);
  const isOther = (one: JsonObject) => JSON.stringify(one) !== JSON.stringify(spec);
  return JSON.stringify(outer) === JSON.stringify(all)
    ? [outer].filter(isOther)
    : [outer, all].filter(isOther);
}

/** Rows and columns of two fields stay, and so do those of repeated fields, to which the view refers. */
function turnedOnce({ hconcat, vconcat, ...spec }: JsonObject): JsonObject {
  const { facet } = spec;
  return {
    ...spec,
    ...(vconcat !== undefined && { hconcat: vconcat }),
    ...(hconcat !== undefined && { vconcat: hconcat }),
    ...(isObject(facet) && { facet: exchanged(facet) }),
  };
}

function exchanged({ row, column, ...panels }: JsonObject): JsonObject {
  if (row !== undefined && column !== undefined) return { ...panels, row, column };
  return {
    ...panels,
    ...(row !== undefined && { column: row }),
    ...(column !== undefined && { row: column }),
  };
}

/** How many panels a spec has that is laid out: views that it lists, or cells that were drawn. */
export function panelCount({ hconcat, vconcat, concat }: JsonObject, root: SceneMark): number {
  const views = hconcat ?? vconcat ?? concat;
  return Array.isArray(views) ? views.length : cellsIn(root).length;
}

/** The cells of the panels of a drawing, without those in which other panels lie. */
export function cellsIn(mark: SceneMark): readonly SceneItem[] {
  if (mark.marktype !== 'group') return [];
  return mark.items.flatMap((item) => {
    const inner = (item.items ?? []).flatMap(cellsIn);
    const isCell = mark.role === 'scope' && isPanel(mark);
    return inner.length > 0 || !isCell ? inner : [item];
  });
}

const isPanel = ({ name = '' }: SceneMark): boolean => /(?:^|_)(?:cell|concat_\d+_group|group)$/.test(name);
