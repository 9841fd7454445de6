// Reads the labels of a chart and attaches them to the points that they belong to.
import type { PlotLabel, PlotPoint, PlotSeries } from '../../model/plot.ts';
import { type SceneItem, textOf } from '../charts/scene.ts';
import { channelOf, type DrawnMark, type PlotFrame, readChannel, readPlace, Unplottable } from './marks.ts';
import { isAt } from './series.ts';

/**
 * The series with labels at their points. Labels that stand at no point become a series of remarks at their places. Throws
 * `Unplottable` for labels that a spreadsheet chart cannot show.
 */
export function withLabels(
  series: readonly PlotSeries[],
  marks: readonly DrawnMark[],
  frame: PlotFrame,
  isBars: boolean,
): readonly PlotSeries[] {
  const labelled = series.map((one) => ({ ...one, points: [...one.points] }));
  const labels = marks.flatMap((mark) => labelsOf(mark, frame));
  const remarks = labels.filter(({ label, ...place }) => !attachLabel(labelled, place, label));
  if (remarks.length === 0) return labelled;
  const isCategorised = frame.x.axis.kind === 'category' || frame.y.axis.kind === 'category';
  if (isCategorised && remarks.some(({ at }) => !Number.isInteger(at)))
    throw new Unplottable('a remark between categories');
  if (isBars) throw new Unplottable('a label beside its bars');
  return [...labelled, { name: 'Remarks', colour: '#000000', points: remarks, isRemark: true }];
}

type LabelledPoint = PlotPoint & { readonly label: PlotLabel };

/** The labels of a mark, each at its place. A constant text, which Vega draws once for every row, counts once. */
function labelsOf(mark: DrawnMark, frame: PlotFrame): readonly LabelledPoint[] {
  const placed = mark.items
    .filter(isShown)
    .map((item) => ({ ...placeOf(mark, item, frame), label: labelOf(mark, item, frame) }));
  return [
    ...new Map(placed.map((one) => [JSON.stringify([one.at, one.value, one.label.lines]), one])).values(),
  ];
}

function isShown(item: SceneItem): boolean {
  return textOf(item) !== '' && item.opacity !== 0;
}

/** A series whose points can still be replaced. */
interface OpenSeries {
  readonly points: PlotPoint[];
}

/** Adds the label to the first point at its place that has none yet. Returns whether there was such a point. */
function attachLabel(series: readonly OpenSeries[], place: PlotPoint, label: PlotLabel): boolean {
  for (const { points } of series) {
    const index = points.findIndex((point) => isAt(point, place) && point.label === undefined);
    const point = points[index];
    if (point === undefined) continue;
    points[index] = { ...point, label };
    return true;
  }
  return false;
}

/** Where a label stands: at the point that it belongs to, or else where its anchor is drawn. */
function placeOf(mark: DrawnMark, item: SceneItem, frame: PlotFrame): PlotPoint {
  const isHorizontal = frame.y.axis.kind === 'category';
  const [across, along] = isHorizontal ? (['y', 'x'] as const) : (['x', 'y'] as const);
  return { at: coordinate(mark, item, across, frame), value: coordinate(mark, item, along, frame) };
}

function coordinate(mark: DrawnMark, item: SceneItem, name: 'x' | 'y', frame: PlotFrame): number {
  const { axis, scale } = frame[name];
  const value = readChannel(mark, item, name, name);
  if (axis.kind === 'category') return value === undefined ? Number.NaN : readPlace(mark, item, name, frame);
  if (typeof value === 'number') return value;
  const pixel = item[name];
  const place = pixel === undefined ? undefined : scale.invert?.(pixel);
  if (typeof place !== 'number' || channelOf(mark, name) === undefined)
    throw new Unplottable('a label placed by no value');
  return place;
}

const sides: Readonly<Record<string, PlotLabel['side']>> = { left: 'right', right: 'left' };
const heights: Readonly<Record<string, PlotLabel['side']>> = { top: 'below', bottom: 'above' };

function labelOf(mark: DrawnMark, item: SceneItem, frame: PlotFrame): PlotLabel {
  const {
    align = 'left',
    baseline = 'alphabetic',
    angle = 0,
  } = item as {
    align?: string;
    baseline?: string;
    angle?: number;
  };
  if (angle !== 0) throw new Unplottable('a turned label');
  const lines = Array.isArray(item.text) ? item.text.map(String) : [String(item.text)];
  const side = sides[align] ?? heights[baseline] ?? 'centre';
  return {
    lines: lines.map((line) => line.trim()),
    side,
    colour: item.fill ?? '#000000',
    isBold: Number(item.fontWeight ?? 400) >= 600 || item.fontWeight === 'bold',
    size: item.fontSize ?? 11,
    down: side === 'left' || side === 'right' ? movedDown(mark, item, frame) : 0,
  };
}

/** How far below its point a label is drawn, in CSS pixels, after labels were moved apart. */
function movedDown(mark: DrawnMark, item: SceneItem, { y: { axis, scale } }: PlotFrame): number {
  const { dy = 0, baseline = 'alphabetic' } = item as { dy?: number; baseline?: string };
  const value = readChannel(mark, item, 'y', 'y');
  if (axis.kind === 'category' || typeof value !== 'number') return 0;
  const half = (item.fontSize ?? 11) / 2;
  return (item.y ?? 0) + dy - scale(value) + ({ top: half, bottom: -half }[baseline] ?? 0);
}
