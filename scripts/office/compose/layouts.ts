// Makes slide layouts of what their slides have in common: placeholders, colours, lines.

import type { OfficeLayout, Placeholder, TypeStyle } from '../../model/deck/presentation.ts';
import type { Box, SlideBoxes } from '../../model/deck/slide-boxes.ts';
import { isSame } from './runs.ts';
import type { PlaceholderUse, Shape } from './slide-shapes.ts';
import { union } from './text-shapes.ts';

/** A slide with its shapes, which are to follow a layout. */
export interface Drawn {
  readonly boxes: SlideBoxes;
  readonly shapes: readonly Shape[];
}

/** What slides have in common. `usual` is how most text of the talk is set. */
export function layoutOf(name: string, slides: readonly Drawn[], usual: TypeStyle): OfficeLayout {
  const [first = [], ...others] = slides.map(({ boxes }) =>
    boxes.fills.map(({ box, colour }) => ({ box, colour })),
  );
  const background = mostCommon(slides.map(({ boxes }) => boxes.background));
  return {
    name,
    ...(background === undefined ? {} : { background }),
    placeholders: placeholdersOf(slides, usual),
    fills: first.filter((fill) => others.every((fills) => fills.some((other) => isSame(fill, other)))),
  };
}

/** What occurs most often, and of several the first. */
export function mostCommon<T>(values: readonly T[]): T | undefined {
  const groups = [...Map.groupBy(values, (value) => JSON.stringify(value)).values()];
  return groups.toSorted((a, b) => b.length - a.length)[0]?.[0];
}

// ---------------------------------------------------------------- placeholders

const kinds = {
  title: 'title',
  subtitle: 'text',
  text: 'text',
  object: 'object',
  sources: 'foot',
  number: 'number',
} as const;
/** Text that moves to another layout finds its place there by these. */
const firstIndexes = { title: 0, text: 1, object: 10, subtitle: 20, sources: 30, number: 31 } as const;

function placeholdersOf(slides: readonly Drawn[], usual: TypeStyle): readonly Placeholder[] {
  const filled = slides.flatMap(({ shapes }) => firstUses(shapes).map((shape) => filledBy(shape)));
  const taken = new Map<PlaceholderUse['role'], number>();
  return [...Map.groupBy(filled, ({ use }) => placeholderName(use)).values()].flatMap((uses) => {
    const [first] = uses;
    if (first === undefined) return [];
    const { use, anchor, align } = first;
    const count = taken.get(use.role) ?? 0;
    taken.set(use.role, count + 1);
    const name = placeholderName(use);
    return [
      {
        name,
        kind: kinds[use.role],
        index: firstIndexes[use.role] + count,
        box: usualBox(
          uses.map(({ box }) => box),
          use.role,
        ),
        style: mostCommon(uses.flatMap(({ styles }) => styles)) ?? usual,
        anchor,
        align,
        prompt: use.role === 'title' ? 'The sentence to remember' : name,
      },
    ];
  });
}

/** Of several shapes of a slide that may fill the same placeholder the first does. */
export function firstUses(shapes: readonly Shape[]): readonly Required<Shape>[] {
  const used = new Set<string>();
  return shapes.filter((shape): shape is Required<Shape> => {
    if (shape.use === undefined) return false;
    const name = placeholderName(shape.use);
    const isFirst = !used.has(name);
    used.add(name);
    return isFirst;
  });
}

/** What a placeholder is called: a chart, picture or table like its slot, text after it. */
export function placeholderName({ slot, role }: PlaceholderUse): string {
  const name = slot.charAt(0).toUpperCase() + slot.slice(1).replaceAll('-', ' ');
  const names = {
    title: 'Title',
    sources: 'Sources',
    number: 'Number',
    text: /text$/i.test(name) ? name : `${name} text`,
    subtitle: `${name} subtitle`,
    object: name,
  };
  return names[role];
}

interface Filled extends Pick<Placeholder, 'box' | 'anchor' | 'align'> {
  readonly use: PlaceholderUse;
  /** Of its paragraphs. */
  readonly styles: readonly TypeStyle[];
}

function filledBy({ item, use }: Required<Shape>): Filled {
  if (item.kind !== 'text' && item.kind !== 'number')
    return { use, box: known(item.box), styles: [], anchor: 'top', align: 'left' };
  const { box, style, anchor, align } = item;
  const styles =
    item.kind === 'text' ? item.paragraphs.map((paragraph) => ({ ...style, ...paragraph.style })) : [style];
  return { use, box: known(box), styles, anchor, align };
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('Unexpected shape without a box');
  return value;
}

/** The box that most slides have, or else all of them together; numbers differ in nothing but their digits. */
function usualBox(boxes: readonly Box[], role: PlaceholderUse['role']): Box {
  const usual = known(mostCommon(boxes));
  const isShared = boxes.filter((box) => isSame(box, usual)).length > 1;
  return isShared && role !== 'number' ? usual : union(boxes);
}
