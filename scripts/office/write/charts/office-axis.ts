// Adapts the scales of a plot to those that spreadsheet charts can have.
import type { Axis, Plot, PlotPoint, ValueAxis } from '../../../model/plot.ts';

/**
 * The plot with scales that spreadsheet charts can have. Their ticks count from the lower end, in steps or powers, so the
 * lower end moves to the nearest tick below everything that is shown.
 */
export function onOfficeScales(plot: Plot): Plot {
  const least = leastOf(plot);
  const [x, y] = [officeAxis(plot.x, least.x), officeAxis(plot.y, least.y)];
  return { ...plot, x: x.kind === 'log' ? withRoomForLabels(x, plot) : x, y };
}

/** About how wide a character of a bold label is, and how far a label is from its mark, in font sizes. */
const characterWidth = 0.65;
const distanceFromMark = 0.8;

/** A log axis that begins a power lower where a label on the left of its point would reach over the names of the rows. */
function withRoomForLabels(axis: ValueAxis, { area, kind, series }: Plot): ValueAxis {
  if (kind !== 'rows') return axis;
  const share = (value: number) => Math.log(value / axis.low) / Math.log(axis.high / axis.low);
  const isOutside = ({ value, label }: PlotPoint): boolean => {
    if (label?.side !== 'left') return false;
    const longest = Math.max(...label.lines.map((line) => line.length));
    return area.width * share(value) < label.size * (characterWidth * longest + distanceFromMark);
  };
  const points = series.flatMap((one) => one.points);
  return points.some(isOutside) ? { ...axis, low: rounded(axis.low / axis.base) } : axis;
}

/** The least value that is shown along each axis. */
function leastOf({ kind, series }: Plot): { readonly x: number; readonly y: number } {
  const points = series.filter(({ isRemark }) => !isRemark).flatMap((one) => one.points);
  const values = points.flatMap(({ value, interval }) =>
    interval === undefined ? [value] : [value, interval.low],
  );
  const [least, place] = [Math.min(...values), Math.min(...points.map(({ at }) => at))];
  return kind === 'rows' || kind === 'bars' ? { x: least, y: place } : { x: place, y: least };
}

function officeAxis<A extends Axis>(axis: A, least: number): A {
  if (axis.kind === 'category') return axis;
  if (axis.kind === 'log') return { ...axis, ...logEnds(axis, least) };
  const step = stepOf(axis);
  const [first] = axis.labels;
  if (step === undefined || first === undefined) return axis;
  const below = Math.min(axis.low, least);
  return { ...axis, low: rounded(first.value + step * Math.floor((below - first.value) / step + 1e-9)) };
}

/**
 * The ends and the base of a log axis. The base is the ratio of consecutive labels where most have the same one. The upper
 * end is slightly higher, since some programs treat a point on it as one beyond it.
 */
function logEnds(axis: ValueAxis, least: number): Pick<ValueAxis, 'base' | 'low' | 'high'> {
  const ratios = axis.labels.slice(1).map(({ value }, index) => value / (axis.labels[index]?.value ?? 1));
  const usual = ratios.filter((ratio) => Math.abs(ratio - (ratios[0] ?? 0)) < 1e-9);
  const base =
    usual.length * 3 >= ratios.length * 2 && (ratios[0] ?? 0) >= 2 ? rounded(ratios[0] ?? 10) : axis.base;
  const anchor =
    axis.labels.find(({ value }) => isPower(value, axis.base))?.value ?? axis.labels[0]?.value ?? 1;
  const start = base === axis.base ? anchor : (axis.labels[0]?.value ?? anchor);
  const low = rounded(start * base ** Math.floor(Math.log(least / start) / Math.log(base) + 1e-9));
  return { base, low, high: axis.high * (1 + 1e-9) };
}

function isPower(value: number, base: number): boolean {
  const power = Math.log(value) / Math.log(base);
  return Math.abs(power - Math.round(power)) < 1e-9;
}

/** The distance between the labels of a linear axis, if it is always the same; the base of a log axis. */
export function stepOf({ kind, base, labels }: ValueAxis): number | undefined {
  if (kind === 'log') return base;
  const steps = labels.slice(1).map(({ value }, index) => value - (labels[index]?.value ?? 0));
  const [first] = steps;
  if (first === undefined || steps.some((step) => Math.abs(step - first) > 1e-9 * Math.abs(first)))
    return undefined;
  return rounded(first);
}

/** The values that programs label. */
export function ticksOf(axis: ValueAxis): readonly number[] {
  const step = stepOf(axis);
  if (step === undefined) return axis.labels.map(({ value }) => value);
  const ticks: number[] = [];
  for (
    let tick = axis.low;
    tick <= axis.high;
    tick = rounded(axis.kind === 'log' ? tick * step : tick + step)
  )
    ticks.push(tick);
  return ticks;
}

/** A number without the rounding errors of binary fractions. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
