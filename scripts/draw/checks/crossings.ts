// Finds labels that a line passes through.
import type { CheckedDrawing } from '../charts/labels.ts';
import { type Box, type Painted, textOf, texts } from '../charts/scene.ts';
import type { SpecFinding } from '../finding.ts';

type Point = readonly [x: number, y: number];
type Segment = readonly [Point, Point];

/** Share of the font size by which a line may reach into the box of a text: above and below its letters it is empty. */
const shared = 0.2;
/** CSS pixels by which it may reach into its ends. */
const slack = 1.5;

/**
 * Labels on lines of the data, of references, or of axes and grids, unless something opaque lies between, or a halo before a
 * line that is not upright.
 */
export function crossedLabels(drawing: CheckedDrawing): readonly SpecFinding[] {
  const { items, surface, placeOf } = drawing;
  const lines = items.flatMap((painted, index) => (isLine(painted) ? [{ painted, index }] : []));
  return texts(items).flatMap((label): SpecFinding[] => {
    const above = items.indexOf(label);
    const letters = lettersOf(label);
    const crossing = lines.find(
      ({ painted, index }) =>
        segmentsOf(painted).some((segment) => crosses(segment, letters)) &&
        !(index < above && isCleared(label, painted, items.slice(index + 1, above))),
    );
    if (crossing === undefined) return [];
    const reason = `Unexpected ${nameOf(crossing.painted)} through the label \`${textOf(label.item)}\` on ${surface}, expected the label clear of lines`;
    return [
      { rule: 'label-on-line', pointer: placeOf(label.mark.name), reason, help: helpFor(crossing.painted) },
    ];
  });
}

const helpFor = (line: Painted): string =>
  isUpright(line)
    ? 'move it with `dx` or `dy`, or put it at the other end or side'
    : 'move it with `dx` or `dy`, put it at the other end or side, or give it a halo: `"stroke": "var(--paper)", "strokeWidth": {"expr": "0.4*em"}`';

/** Whether a line below a label is kept from its letters. */
const isCleared = (label: Painted, line: Painted, between: readonly Painted[]): boolean =>
  (isHaloed(label) && !isUpright(line)) || isHidden(lettersOf(label), between);

/** What is left of an upright line above and below a halo looks like a part of the letters. */
const isUpright = ({ item, mark }: Painted): boolean =>
  mark.marktype === 'rule' && (item.x2 ?? item.x) === item.x;

const isLine = ({ mark }: Painted): boolean => mark.marktype === 'rule' || mark.marktype === 'line';

function nameOf({ mark }: Painted): string {
  if (mark.role === 'axis-grid') return 'line of the grid';
  return mark.role?.startsWith('axis') === true ? 'line of an axis' : 'line';
}

function lettersOf({ item, box: { x1, x2, y1, y2 } }: Painted): Box {
  const inset = shared * (item.fontSize ?? 11);
  return { x1: x1 + slack, x2: x2 - slack, y1: y1 + inset, y2: y2 - inset };
}

const isHaloed = ({ item: { stroke } }: Painted): boolean => stroke !== undefined && stroke !== null;

/** Whether an opaque box covers what lies under a label. */
const isHidden = (letters: Box, between: readonly Painted[]): boolean =>
  between.some(
    ({ item, mark, box }) =>
      mark.marktype === 'rect' &&
      typeof item.fill === 'string' &&
      item.fill !== 'transparent' &&
      (item.opacity ?? 1) * (item.fillOpacity ?? 1) === 1 &&
      box.x1 <= letters.x1 &&
      box.x2 >= letters.x2 &&
      box.y1 <= letters.y1 &&
      box.y2 >= letters.y2,
  );

/** The straight parts of a line. Steps and curves are taken for straight lines from point to point. */
function segmentsOf({ item, mark, origin: [dx, dy] }: Painted): readonly Segment[] {
  const at = ({ x = 0, y = 0 }: { readonly x?: number; readonly y?: number }): Point => [x + dx, y + dy];
  if (mark.marktype === 'rule') {
    const { x = 0, y = 0 } = item;
    return [[at(item), at({ x: item.x2 ?? x, y: item.y2 ?? y })]];
  }
  const points = mark.items;
  return points.slice(1).flatMap((to, index) => {
    const from = points[index];
    const isBroken = from === undefined || from.defined === false || to.defined === false;
    return isBroken ? [] : [[at(from), at(to)] as const];
  });
}

/** Whether some of a segment lies in a box, by Liang and Barsky. */
function crosses([[x, y], [toX, toY]]: Segment, box: Box): boolean {
  const [across, down] = [toX - x, toY - y];
  let [first, last] = [0, 1];
  for (const [step, distance] of [
    [-across, x - box.x1],
    [across, box.x2 - x],
    [-down, y - box.y1],
    [down, box.y2 - y],
  ] as const) {
    if (step === 0 && distance < 0) return false;
    if (step < 0) first = Math.max(first, distance / step);
    if (step > 0) last = Math.min(last, distance / step);
  }
  return first < last;
}
