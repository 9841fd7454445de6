// Vega's scenegraph: its types, and the items of it in the order in which they are painted.
/** A rectangle, in CSS pixels. */
export interface Box {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** A mark of Vega's scenegraph: items of one type. */
export interface SceneMark {
  readonly marktype: string;
  /** `mark` for data, or what else it shows: `axis-label`, `frame` and so on. */
  readonly role?: string;
  readonly name?: string;
  readonly clip?: boolean;
  readonly bounds?: Box;
  items: SceneItem[];
}

/** An item of Vega's scenegraph; groups hold marks. Coordinates are relative to the group that it stands in. */
export interface SceneItem {
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  readonly x2?: number;
  readonly y2?: number;
  bounds: Box & { translate(dx: number, dy: number): unknown };
  readonly startAngle?: number;
  readonly endAngle?: number;
  readonly innerRadius?: number;
  readonly outerRadius?: number;
  readonly text?: unknown;
  readonly limit?: number;
  readonly font?: string;
  readonly fontSize?: number;
  readonly fontWeight?: number | string;
  readonly fontStyle?: string;
  fill?: string;
  stroke?: string | undefined;
  strokeWidth?: number;
  strokeDash?: readonly number[] | undefined;
  strokeCap?: string;
  shape?: string | undefined;
  /** Area of a point in square pixels. */
  readonly size?: number;
  /** The number of the texture that lies over its fill; absent for a plain one. */
  texture?: number;
  opacity?: number;
  readonly fillOpacity?: number;
  readonly strokeOpacity?: number;
  readonly orient?: string;
  /** Whether a point of a line or an area belongs to it; absent where all do. */
  readonly defined?: boolean;
  readonly datum?: unknown;
  items?: SceneMark[];
}

/** A painted item with its box on the whole drawing. */
export interface Painted {
  readonly item: SceneItem;
  readonly mark: SceneMark;
  readonly box: Box;
  /** Origin of its group on the drawing. */
  readonly origin: readonly [number, number];
}

/** Every visible item that is no group, in the order of painting. A line or an area, whose items are its points, counts once. */
export function painted(mark: SceneMark, dx = 0, dy = 0): readonly Painted[] {
  if (mark.marktype !== 'group') return paintedItems(mark, dx, dy);
  return mark.items.flatMap((group) => {
    const { items = [], x = 0, y = 0 } = group;
    const inner = items.flatMap((child) => painted(child, dx + x, dy + y));
    return [...ground(group, dx + x, dy + y), ...inner];
  });
}

/** The ground of a panel, as a rectangle that is no mark of data; none where it has no colour. */
function ground(item: SceneItem, x: number, y: number): readonly Painted[] {
  const { fill, width = 0, height = 0 } = item;
  if (fill === undefined || fill === null || fill === 'transparent') return [];
  const mark = { marktype: 'rect', role: 'ground', items: [item] };
  return [{ item, mark, box: { x1: x, y1: y, x2: x + width, y2: y + height }, origin: [x, y] }];
}

function paintedItems(mark: SceneMark, dx: number, dy: number): readonly Painted[] {
  const isPath = pathTypes.has(mark.marktype);
  const items = isPath ? mark.items.slice(0, 1) : mark.items;
  return items
    .filter((item) => !isInvisible(item, mark.marktype))
    .map((item) => {
      const bounds = isPath ? (mark.bounds ?? item.bounds) : item.bounds;
      return { item, mark, box: shift(bounds, dx, dy), origin: [dx, dy] };
    });
}

/** Marks whose items are the points of one path. */
export const pathTypes: ReadonlySet<string> = new Set(['line', 'area', 'trail']);

/** Visible text items that have characters. */
export const texts = (items: readonly Painted[]): readonly Painted[] =>
  items.filter(({ item, mark }) => mark.marktype === 'text' && textOf(item) !== '');

/** The text of an item, its lines joined by spaces. */
export function textOf(item: SceneItem): string {
  const lines = Array.isArray(item.text) ? item.text : [item.text ?? ''];
  return lines.map(String).join(' ').trim();
}

/** Width and height that two boxes share; negative where they are apart. */
export const overlap = (a: Box, b: Box): readonly [number, number] => [
  Math.min(a.x2, b.x2) - Math.max(a.x1, b.x1),
  Math.min(a.y2, b.y2) - Math.max(a.y1, b.y1),
];

/** Whether an item of this type of mark shows nothing. */
export const isInvisible = ({ opacity, fill, stroke }: SceneItem, type: string): boolean =>
  opacity === 0 || (isUnpainted(fill, type === 'text') && (stroke ?? 'transparent') === 'transparent');

/** Whether a fill paints nothing. `null` takes the colour of a text away, as from every other label of an axis. */
const isUnpainted = (fill: unknown, isText: boolean): boolean =>
  fill === 'transparent' || (isText && fill === null);

const shift = (box: Box, dx: number, dy: number): Box => ({
  x1: box.x1 + dx,
  y1: box.y1 + dy,
  x2: box.x2 + dx,
  y2: box.y2 + dy,
});
