// Finds out whether touching shapes follow each other in the order of the legend, so that it can be read without colour.
import { overlap, type Painted } from '../charts/scene.ts';

const stackTypes = new Set(['rect', 'area', 'arc']);
/** CSS pixels. */
const touching = 0.6;

/**
 * Whether shapes of data lie on or beside each other, everywhere in the order of the legend or everywhere against it. The
 * place in the stack then tells them apart.
 */
export function followLegend(shapes: readonly Painted[], all: readonly Painted[]): boolean {
  const [first] = shapes;
  if (first === undefined || !stackTypes.has(first.mark.marktype)) return false;
  const entries = all.filter(({ mark }) => mark.role === 'legend-symbol').map(({ item }) => item.fill);
  const rank = new Map(entries.map((colour, index) => [colour, index]));
  if (shapes.some(({ item }) => !rank.has(item.fill))) return false;
  const steps = pairsOf(shapes.filter(isSeen)).map(([a, b]) =>
    Math.sign((rank.get(b.item.fill) ?? 0) - (rank.get(a.item.fill) ?? 0)),
  );
  const directions = new Set(steps.filter((step) => step !== 0));
  return directions.size === 1;
}

/** Whether a shape has an extent: one of an amount of 0 has none, and no place in the stack. */
const isSeen = ({ box, mark }: Painted): boolean =>
  mark.marktype === 'arc' || Math.min(box.x2 - box.x1, box.y2 - box.y1) > touching;

/** Shapes that touch, in the order of their places: clockwise, from left to right, from top to bottom. */
function pairsOf(shapes: readonly Painted[]): readonly (readonly [Painted, Painted])[] {
  if (shapes[0]?.mark.marktype === 'arc') {
    const round = shapes.toSorted((a, b) => (a.item.startAngle ?? 0) - (b.item.startAngle ?? 0));
    return round
      .slice(1)
      .map((shape, index) => [round[index] ?? shape, shape] as const)
      .filter(([a, b]) => a.origin.join() === b.origin.join());
  }
  return shapes.flatMap((a, index) =>
    shapes.slice(index + 1).flatMap((b) => {
      const [across, down] = overlap(a.box, b.box);
      if (Math.min(across, down) < -touching || Math.max(across, down) <= touching) return [];
      const isAcross = across < down;
      const isFirst = isAcross ? a.box.x1 + a.box.x2 < b.box.x1 + b.box.x2 : middle(a) < middle(b);
      return [isFirst ? ([a, b] as const) : ([b, a] as const)];
    }),
  );
}

/** The height of a shape in the middle of its extent: that of an area there. */
function middle({ mark, box, origin }: Painted): number {
  const at = mark.marktype === 'area' ? mark.items[Math.floor(mark.items.length / 2)] : undefined;
  return at === undefined ? box.y1 + box.y2 : 2 * (origin[1] + (at.y ?? 0)) + (at.height ?? 0);
}
