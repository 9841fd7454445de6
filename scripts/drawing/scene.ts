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
  /** `mark`, `axis-label`, `frame` … */
  readonly role?: string;
  readonly name?: string;
  readonly clip?: boolean;
  items: SceneItem[];
}

/** An item of Vega's scenegraph; groups hold marks. Coordinates count from the group it stands in. */
export interface SceneItem {
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  readonly x2?: number;
  readonly y2?: number;
  bounds: Box & { translate(dx: number, dy: number): unknown };
  readonly text?: unknown;
  readonly limit?: number;
  readonly font?: string;
  readonly fontSize?: number;
  readonly fontWeight?: number | string;
  readonly fontStyle?: string;
  readonly fill?: string;
  stroke?: string | undefined;
  strokeWidth?: number;
  readonly strokeDash?: readonly number[];
  readonly shape?: string;
  readonly opacity?: number;
  readonly fillOpacity?: number;
  readonly strokeOpacity?: number;
  readonly orient?: string;
  readonly datum?: unknown;
  items?: SceneMark[];
}

/** An item with the box it fills on the whole drawing, in the order in which it is painted. */
export interface Painted {
  readonly item: SceneItem;
  readonly mark: SceneMark;
  /** The group item it stands in. */
  readonly group: SceneItem;
  readonly box: Box;
  /** Origin of its group on the drawing. */
  readonly origin: readonly [number, number];
}

/** Every visible item that is no group, in painting order. */
export function painted(root: SceneMark): readonly Painted[] {
  const found: Painted[] = [];
  const visit = (mark: SceneMark, group: SceneItem | undefined, dx: number, dy: number): void => {
    for (const item of mark.items) {
      for (const inner of item.items ?? []) {
        visit(inner, item, dx + (item.x ?? 0), dy + (item.y ?? 0));
      }
      if (mark.marktype === 'group' || group === undefined || isInvisible(item)) continue;
      found.push({ item, mark, group, box: shift(item.bounds, dx, dy), origin: [dx, dy] });
    }
  };
  visit(root, undefined, 0, 0);
  return found;
}

/** Visible text items that have characters. */
export const texts = (items: readonly Painted[]): readonly Painted[] =>
  items.filter(({ item, mark }) => mark.marktype === 'text' && textOf(item) !== '');

/** What a text item reads, its lines joined by spaces. */
export function textOf(item: SceneItem): string {
  const lines = Array.isArray(item.text) ? item.text : [item.text ?? ''];
  return lines.map(String).join(' ').trim();
}

/** Width and height that two boxes share; negative where they are apart. */
export const overlap = (a: Box, b: Box): readonly [number, number] => [
  Math.min(a.x2, b.x2) - Math.max(a.x1, b.x1),
  Math.min(a.y2, b.y2) - Math.max(a.y1, b.y1),
];

const isInvisible = (item: SceneItem): boolean => item.opacity === 0 || item.fill === 'transparent';

const shift = (box: Box, dx: number, dy: number): Box => ({
  x1: box.x1 + dx,
  y1: box.y1 + dy,
  x2: box.x2 + dx,
  y2: box.y2 + dy,
});
