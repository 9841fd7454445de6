// Reads the rules of a chart as lines of axes, lines across the chart or intervals.
import type { PlotInterval, PlotPoint, PlotSeries } from '../../model/plot.ts';
import type { SceneItem } from '../charts/scene.ts';
import {
  channelOf,
  type DrawnMark,
  type PlotAxis,
  type PlotFrame,
  readChannel,
  readPlace,
  Unplottable,
} from './marks.ts';

/** The series after rules were read into them, and the colour of the line of each axis that has one. */
export interface Ruled {
  readonly series: readonly PlotSeries[];
  readonly lines: { readonly x?: string; readonly y?: string };
}

/**
 * Reads each rule as the line of an axis, as a line across the chart or as intervals through points. Throws `Unplottable` for
 * any other.
 */
export function withRules(
  series: readonly PlotSeries[],
  marks: readonly DrawnMark[],
  frame: PlotFrame,
): Ruled {
  const ruled: { series: readonly PlotSeries[]; lines: { x?: string; y?: string } } = { series, lines: {} };
  for (const mark of marks) {
    const across = crossingRule(mark, frame);
    if (across === undefined) ruled.series = withIntervals(ruled.series, mark, frame);
    else if (isEdge(across.value, across.axis)) ruled.lines[across.on] = across.colour;
    else ruled.series = [...ruled.series, lineAcross(across, frame)];
  }
  return ruled;
}

/** A rule from one edge of the chart to the other. */
interface CrossingRule {
  /** The axis that the rule runs along. */
  readonly on: 'x' | 'y';
  /** The axis on which it has one value. */
  readonly axis: PlotAxis;
  readonly value: number;
  readonly colour: string;
  readonly width: number;
  readonly dash: readonly number[];
}

/** The rule when it crosses the whole chart at one value; `undefined` for intervals. */
function crossingRule(mark: DrawnMark, frame: PlotFrame): CrossingRule | undefined {
  const [item] = mark.items;
  if (item === undefined) throw new Unplottable('a rule that is not drawn');
  for (const [over, on] of [
    ['x', 'y'],
    ['y', 'x'],
  ] as const) {
    const values = new Set(mark.items.map((each) => readChannel(mark, each, over, over)));
    const [value] = values;
    const length = Math.abs((item[`${on}2`] ?? item[on] ?? 0) - (item[on] ?? 0));
    const whole = on === 'x' ? frame.width : frame.height;
    if (values.size !== 1 || typeof value !== 'number' || Math.abs(length - whole) > 1) continue;
    const { stroke: colour = '#000000', strokeWidth: width = 1, strokeDash: dash = [] } = item;
    return { on, axis: frame[over], value, colour, width, dash };
  }
  return undefined;
}

/** Whether a value is one where the axes cross: zero, or the lower end. */
function isEdge(value: number, { axis }: PlotAxis): boolean {
  return axis.kind !== 'category' && (value === axis.low || (axis.kind === 'linear' && value === 0));
}

function lineAcross({ on, axis, value, colour, width, dash }: CrossingRule, frame: PlotFrame): PlotSeries {
  const along = frame[on].axis;
  const isRows = frame.y.axis.kind === 'category';
  if (axis.axis.kind === 'category' || (along.kind === 'category' && !isRows))
    throw new Unplottable('a line across categories');
  const ends = along.kind === 'category' ? [-0.5, along.names.length - 0.5] : [along.low, along.high];
  const points = ends.map((end) => (on === 'x' || isRows ? { at: end, value } : { at: value, value: end }));
  return { name: 'Reference', colour, line: { width, dash }, points, isRemark: false };
}

function withIntervals(
  series: readonly PlotSeries[],
  mark: DrawnMark,
  frame: PlotFrame,
): readonly PlotSeries[] {
  const isRows = frame.y.axis.kind === 'category';
  const open = series.map((one) => ({ ...one, points: [...one.points] }));
  for (const item of mark.items) {
    const { at, interval } = intervalOf(mark, item, frame);
    const target = open.find(({ points }) => points.some((point) => isThrough(point, at, interval, isRows)));
    const index = target?.points.findIndex((point) => isThrough(point, at, interval, isRows)) ?? -1;
    const point = target?.points[index];
    if (target === undefined || point === undefined) throw new Unplottable('a rule through no point');
    target.points[index] = { ...point, interval };
  }
  return open;
}

function isThrough(point: PlotPoint, at: number, interval: PlotInterval, isRows: boolean): boolean {
  const isAlongValue = isRows || interval.along === 'y';
  const [own, other] = isAlongValue ? [point.value, point.at] : [point.at, point.value];
  return point.interval === undefined && other === at && own >= interval.low && own <= interval.high;
}

function intervalOf(
  mark: DrawnMark,
  item: SceneItem,
  frame: PlotFrame,
): { at: number; interval: PlotInterval } {
  const along = channelOf(mark, 'y2')?.scale === 'y' ? 'y' : 'x';
  const across = along === 'y' ? 'x' : 'y';
  const [from, to] = [along, `${along}2`].map((name) => readChannel(mark, item, name, along));
  if (typeof from !== 'number' || typeof to !== 'number') throw new Unplottable('a rule placed by no value');
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const { stroke: colour = '#000000', strokeWidth: width = 1 } = item;
  return { at: readPlace(mark, item, across, frame), interval: { along, low, high, colour, width } };
}
