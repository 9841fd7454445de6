// Finds axes whose labels stand too close together.
import { overlap, type Painted, painted, type SceneMark, textOf, texts } from '../charts/scene.ts';

/** Space between two labels of an axis on one line, as a share of the font size: without it they read as one. */
const gap = 0.25;
/** Share of the font size by which boxes of texts may overlap: above and below their letters boxes are empty. */
const shared = 0.28;

/** Where labels of axes cover or touch each other. */
export interface Crowding {
  /** Along an axis of numbers. */
  readonly numbers: boolean;
  /** Along an axis of names. */
  readonly names: boolean;
  /** At the edge of two panels. */
  readonly panels: boolean;
}

/** Where labels of the axes of a laid-out chart cover or touch each other. */
export function crowdedAxes(root: SceneMark): Crowding {
  const items = painted(root);
  const pairs = neighbours(items).filter(([a, b]) => areTooClose(a, b));
  const isNumber = ({ item }: Painted) => /^[\p{Sc}−+-]?\d[\d.,:\s–%-]*\p{L}{0,3}$/u.test(textOf(item));
  const numbers = pairs.filter(([a, b]) => isNumber(a) && isNumber(b));
  return {
    numbers: numbers.length > 0,
    names: numbers.length < pairs.length,
    panels: edges(items).some(([a, b]) => areTooClose(a, b)),
  };
}

/** The last label of each axis with the first labels of all others. */
function edges(items: readonly Painted[]): readonly (readonly [Painted, Painted])[] {
  const labels = texts(items).filter(({ mark }) => mark.role === 'axis-label');
  const axes = [...Map.groupBy(labels, ({ mark }) => mark).values()];
  return axes.flatMap((axis) =>
    axes.flatMap((other) => {
      const [last, first] = [axis.at(-1), other[0]];
      return axis === other || last === undefined || first === undefined ? [] : [[last, first] as const];
    }),
  );
}

/** Labels of one axis that follow each other. */
function neighbours(items: readonly Painted[]): readonly (readonly [Painted, Painted])[] {
  const labels = texts(items).filter(({ mark }) => mark.role === 'axis-label');
  return [...Map.groupBy(labels, ({ mark }) => mark).values()].flatMap((axis) =>
    axis.slice(1).map((label, index) => [axis[index] ?? label, label] as const),
  );
}

/** Whether two labels on one line leave too little space between them to be read as two. Turned labels are compared by their middles. */
export function areTooClose(a: Painted, b: Painted): boolean {
  const size = Math.min(a.item.fontSize ?? 11, b.item.fontSize ?? 11);
  if (angleOf(a) !== 0 && angleOf(a) === angleOf(b)) return distanceAcross(a, b) < 0.95 * size;
  const [across, down] = overlap(a.box, b.box);
  return across > -gap * size && down > shared * size;
}

/** The angle of a label in degrees. */
export const angleOf = ({ item }: Painted): number => (item as { angle?: number }).angle ?? 0;

/** Distance of the lines on which two labels of the same angle stand. */
function distanceAcross(a: Painted, b: Painted): number {
  const turn = (angleOf(a) * Math.PI) / 180;
  const [ax, ay, bx, by] = [...anchor(a), ...anchor(b)];
  return Math.abs((bx - ax) * Math.sin(turn) - (by - ay) * Math.cos(turn));
}

const anchor = ({ item, origin }: Painted): readonly [number, number] => [
  (item.x ?? 0) + origin[0],
  (item.y ?? 0) + origin[1],
];

/** How far points of the data reach over the labels of the axes at the left and below. CSS pixels; 0 where they do not. */
export function pointsOverAxes(root: SceneMark): { readonly left: number; readonly bottom: number } {
  const items = painted(root);
  const labels = texts(items).filter(({ mark }) => mark.role === 'axis-label');
  const points = items.filter(({ mark }) => mark.marktype === 'symbol' && mark.role === 'mark');
  const over = points.flatMap((point) =>
    labels
      .filter((label) => Math.min(...overlap(label.box, point.box)) > 0)
      .map((label) => ({ label, point })),
  );
  const isLeft = ({ item }: Painted) => (item as { align?: string }).align === 'right';
  const isBelow = ({ item }: Painted) => (item as { baseline?: string }).baseline === 'top';
  return {
    left: Math.max(
      0,
      ...over.flatMap(({ label, point }) => (isLeft(label) ? label.box.x2 - point.box.x1 : [])),
    ),
    bottom: Math.max(
      0,
      ...over.flatMap(({ label, point }) => (isBelow(label) ? point.box.y2 - label.box.y1 : [])),
    ),
  };
}
