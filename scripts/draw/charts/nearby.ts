// Finds boxes near a place without looking at all of them: a chart may have tens of thousands of points.
import type { Box } from './scene.ts';

/** Side of a square of the grid. CSS pixels. */
const side = 24;
/** A box over more squares than these is looked at for every place. */
const most = 400;

/** A box with the index that stands for it. */
export interface Indexed {
  readonly box: Box;
  readonly index: number;
}

/** For a place, the indices of all boxes that may share some of it, or touch it, in ascending order. Boxes are given in that order. */
export function nearby(boxes: readonly Indexed[]): (place: Box) => readonly number[] {
  const everywhere: number[] = [];
  const squares = new Map<string, number[]>();
  for (const { box, index } of boxes) {
    const under = squaresUnder(box);
    if (under === undefined) everywhere.push(index);
    for (const square of under ?? []) {
      const held = squares.get(square);
      if (held === undefined) squares.set(square, [index]);
      else held.push(index);
    }
  }
  return (place) => {
    const under = squaresUnder(place);
    if (under === undefined) return boxes.map(({ index }) => index);
    const [first = ''] = under;
    const only = under.length === 1 ? (squares.get(first) ?? []) : undefined;
    if (only !== undefined && everywhere.length === 0) return only;
    const found = new Set([...everywhere, ...under.flatMap((square) => squares.get(square) ?? [])]);
    return [...found].toSorted((a, b) => a - b);
  };
}

/** The squares that a box lies on; `undefined` where they are too many, or cannot be counted. */
function squaresUnder({ x1, x2, y1, y2 }: Box): readonly string[] | undefined {
  const [left, right, top, bottom] = [x1, x2, y1, y2].map((at) => Math.floor(at / side));
  if (left === undefined || right === undefined || top === undefined || bottom === undefined)
    return undefined;
  const count = (right - left + 1) * (bottom - top + 1);
  if (!(count <= most)) return undefined;
  const found: string[] = [];
  for (let x = left; x <= right; x++) for (let y = top; y <= bottom; y++) found.push(`${x} ${y}`);
  return found;
}
