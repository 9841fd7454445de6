// Finds the colour that lies under a point of a chart.
import { blend, type Colour, parseColour } from '../checks/wcag.ts';
import { type Painted, pathTypes, type SceneItem } from './scene.ts';

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
    if (!types.has(mark.marktype) || !isInBox(painted, point)) continue;
    const fill = parseColour(String(item.fill));
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

/** A point on what an item paints, at about its middle: the middle of its box may lie beside a line, an area or a slice. */
export function pointOn({ mark, item, box, origin: [dx, dy] }: Painted): Point {
  const { items, marktype } = mark;
  const at = items[Math.floor(items.length / 2)];
  if (marktype === 'arc') {
    const { x, y, angle, radius } = sliceOf(item);
    return [x + dx + radius * Math.sin(angle), y + dy - radius * Math.cos(angle)];
  }
  if (at === undefined || !pathTypes.has(marktype)) return [(box.x1 + box.x2) / 2, (box.y1 + box.y2) / 2];
  const { x = 0, y = 0, width = 0, height = 0 } = at;
  return marktype === 'area' ? [x + dx + width / 2, y + dy + height / 2] : [x + dx, y + dy];
}

/** The centre of a slice, and its middle in polar coordinates. */
function sliceOf(item: SceneItem) {
  const { x = 0, y = 0, startAngle = 0, endAngle = 0, innerRadius = 0, outerRadius = 0 } = item;
  return { x, y, angle: (startAngle + endAngle) / 2, radius: (innerRadius + outerRadius) / 2 };
}

const isInBox = ({ box: { x1, x2, y1, y2 } }: Painted, [x, y]: Point): boolean =>
  x >= x1 && x <= x2 && y >= y1 && y <= y2;

/** Whether an item whose box holds a point covers it. */
function covers({ mark, item, origin }: Painted, [x, y]: Point): boolean {
  const own: Point = [x - origin[0], y - origin[1]];
  if (mark.marktype === 'area')
    return mark.items[0]?.orient === 'horizontal'
      ? isInArea(mark.items.map(turned), [own[1], own[0]])
      : isInArea(mark.items, own);
  return mark.marktype === 'arc' ? isInSlice(item, own) : true;
}

function isInSlice(item: SceneItem, [px, py]: Point): boolean {
  const { x = 0, y = 0, startAngle = 0, endAngle = 0, innerRadius = 0, outerRadius = 0 } = item;
  const [across, down] = [px - x, py - y];
  const radius = Math.hypot(across, down);
  const [low, high] = [Math.min(startAngle, endAngle), Math.max(startAngle, endAngle)];
  const turn = 2 * Math.PI;
  const past = (((Math.atan2(across, -down) - low) % turn) + turn) % turn;
  return radius >= innerRadius && radius <= outerRadius && past <= high - low;
}

/** A point of a lying area as one of a standing area. */
const turned = ({ x, y, width }: SceneItem): AreaPoint => ({ x: y, y: x, height: width });

type AreaPoint = Partial<Record<'x' | 'y' | 'height', number | undefined>>;

function isInArea(points: readonly AreaPoint[], [x, y]: Point): boolean {
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
