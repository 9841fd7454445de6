// Finds how wide the columns of a stack of layers have to be, and places them.
import type { Layer } from '../../model/diagram.ts';
import { leastWidth } from './box.ts';
import { type Pen, styles, widestWord } from './text.ts';

/** Room between columns, in `em`: before a column that stands apart, and before any other. */
const gap = { sibling: 0.5, apart: 0.9 };

/** A column: a layer with nothing on it, and the layers below that carry nothing else. `least` is its least width in CSS pixels. */
export interface Leaf {
  readonly isApart: boolean;
  readonly least: number;
}

/** The layers on a layer, each with its index in the file. Those that stand apart come last, so that the boundary is one line. */
export function layersOn({ on = [] }: Layer): readonly { readonly child: Layer; readonly index: number }[] {
  const all = on.map((child, index) => ({ child, index }));
  return all.toSorted((a, b) => Number(a.child.apart === true) - Number(b.child.apart === true));
}

/** The columns of a layer from left to right, wide enough for its words and for the words of all layers on it. */
export function leavesOf(layer: Layer, pen: Pen, isApart = false): readonly Leaf[] {
  const own = leastWidth(layer, pen);
  if (layer.on === undefined) return [{ isApart, least: own }];
  const leaves = layersOn(layer).flatMap(({ child }, index) =>
    leavesOf(child, pen, child.apart === true || (index === 0 && isApart)),
  );
  const name = layer.boundary === undefined ? 0 : widestWord(layer.boundary, styles(pen).mark, pen);
  return widened(
    widened(leaves, name, pen, ({ isApart: apart }) => !apart),
    own,
    pen,
  );
}

/** The columns, widened where those for which `shares` holds are narrower than `width` together: each by the same amount. */
function widened(
  leaves: readonly Leaf[],
  width: number,
  { em }: Pen,
  shares: (leaf: Leaf) => boolean = () => true,
): readonly Leaf[] {
  const some = leaves.filter(shares);
  const gaps = some.slice(1).reduce((sum, leaf) => sum + gapBefore(leaf) * em, 0);
  const missing = width - gaps - some.reduce((sum, { least }) => sum + least, 0);
  if (missing <= 0) return leaves;
  return leaves.map((leaf) => (shares(leaf) ? { ...leaf, least: leaf.least + missing / some.length } : leaf));
}

/** Room before a column that is not the first, in `em`. */
export const gapBefore = ({ isApart }: Leaf): number => (isApart ? gap.apart : gap.sibling);

/** Left and right edge of a column. */
export type Column = readonly [x1: number, x2: number];

/** Columns of these widths side by side, from a starting point on. */
export function columnsFrom(
  start: number,
  leaves: readonly Leaf[],
  widths: readonly number[],
  { em }: Pen,
): Column[] {
  let x = start;
  return leaves.map((leaf, index) => {
    if (index > 0) x += gapBefore(leaf) * em;
    const column: Column = [x, x + (widths[index] ?? 0)];
    x = column[1];
    return column;
  });
}
