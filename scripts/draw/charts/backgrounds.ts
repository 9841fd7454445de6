// Finds the colour that lies under a point of a chart.
import { blend, type Colour, parseColour } from '../checks/wcag.ts';
import type { Painted, SceneItem } from './scene.ts';

/**
 * The colour at a point of the drawing after these items are painted on the colour `paper`; only marks of the given types
 * count. Patterns and gradients are ignored.
 */
export function colourUnder(
  items: readonly Painted[],
  point: Point,
  types: ReadonlySet<string>,
  paper: Colour,
): Colour {
  let below = paper;
  for (const painted of items) {
    const { item, mark } = painted;
    const fill = types.has(mark.marktype) ? parseColour(String(item.fill)) : undefined;
    if (fill === undefined || !covers(painted, point)) continue;
    below = blend(faded(fill, (item.opacity ?? 1) * (item.fillOpacity ?? 1)), below);
  }
  return below;
}

/** A colour with its opacity multiplied by `share`. */
export const faded = ([red, green, blue, opacity]: Colour, share: number): Colour => [
  red,
  green,
  blue,
  opacity * share,
];

/** A point of the drawing in CSS pixels. */
export type Point = readonly [x: number, y: number];

function covers({ mark, box, origin }: Painted, [x, y]: Point): boolean {
  if (mark.marktype === 'area') return isInArea(mark.items, [x - origin[0], y - origin[1]]);
  return x >= box.x1 && x <= box.x2 && y >= box.y1 && y <= box.y2;
}

function isInArea(points: readonly SceneItem[], [x, y]: Point): boolean {
  return points.slice(1).some((to, index) => {
    const from = points[index];
    if (from === undefined) return false;
    const [x0, x1] = [from.x ?? 0, to.x ?? 0];
    if (x < Math.min(x0, x1) || x > Math.max(x0, x1) || x0 === x1) return false;
    const share = (x - x0) / (x1 - x0);
    const between = (a = 0, b = 0) => a + share * (b - a);
    const edge = between(from.y, to.y);
    const other = between((from.y ?? 0) + (from.height ?? 0), (to.y ?? 0) + (to.height ?? 0));
    return y >= Math.min(edge, other) && y <= Math.max(edge, other);
  });
}
