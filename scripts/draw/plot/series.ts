// Reads the lines, areas and points of a chart as series.
import type { PlotMarker, PlotPoint, PlotSeries } from '../../model/plot.ts';
import type { SceneItem } from '../charts/scene.ts';
import {
  article,
  channelOf,
  type DrawnMark,
  type PlotFrame,
  readChannel,
  readPlace,
  Unplottable,
} from './marks.ts';

/** A line as a series. Throws `Unplottable` for a line that is curved, stepped or has gaps. */
export function lineSeries(mark: DrawnMark, frame: PlotFrame): PlotSeries {
  const [first] = mark.items;
  if (first === undefined) throw new Unplottable('an empty line');
  const { interpolate, defined } = first as { interpolate?: string; defined?: boolean };
  if ((interpolate ?? 'linear') !== 'linear') throw new Unplottable(`a ${interpolate} line`);
  if (mark.items.some((item) => (item as { defined?: boolean }).defined === false) || defined === false)
    throw new Unplottable('a line with gaps');
  return {
    name: mark.path === undefined || mark.path === '' ? fieldOf(mark, 'y') : mark.path,
    colour: first.stroke ?? '#000000',
    line: { width: first.strokeWidth ?? 1, dash: first.strokeDash ?? [] },
    points: mark.items.map((item) => pointOf(mark, item, frame)),
    isRemark: false,
  };
}

/** An area that begins at zero or on another one, as a series of its heights. Throws `Unplottable` for any other. */
export function areaSeries(mark: DrawnMark, frame: PlotFrame): PlotSeries {
  const [first] = mark.items;
  if (first === undefined) throw new Unplottable('an empty area');
  const { interpolate, orient } = first as { interpolate?: string; orient?: string };
  if ((interpolate ?? 'linear') !== 'linear' || orient === 'horizontal')
    throw new Unplottable(`${orient === 'horizontal' ? 'a lying' : `a ${interpolate}`} area`);
  return {
    name: mark.path === undefined || mark.path === '' ? fieldOf(mark, 'y') : mark.path,
    colour: first.fill ?? '#000000',
    points: mark.items.map((item) => ({
      at: readPlace(mark, item, 'x', frame),
      value: extent(mark, item, 'y'),
    })),
    isRemark: false,
  };
}

/**
 * The value of a bar or area: the difference of its ends. For those that begin at zero or are stacked, that is the value of
 * the field, which is taken as it is to avoid rounding errors. Throws `Unplottable` for any other.
 */
export function extent(mark: DrawnMark, item: SceneItem, along: 'x' | 'y'): number {
  const end = numberOf(readChannel(mark, item, along, along), mark);
  const start = numberOf(readChannel(mark, item, `${along}2`, along), mark);
  const field = channelOf(mark, along)?.field;
  const own = typeof field === 'string' ? /^(.*)_(?:end|start)$/.exec(field)?.[1] : undefined;
  const stated = own === undefined ? undefined : (item.datum as Record<string, unknown>)[own];
  const long = Math.abs(end - start);
  if (typeof stated === 'number' && Math.abs(Math.abs(stated) - long) <= 1e-9 * Math.max(1, long))
    return stated;
  if (start !== 0 && end !== 0) throw new Unplottable(`${article(mark.type)} that does not begin at zero`);
  return start === 0 ? end : start;
}

function numberOf(value: unknown, mark: DrawnMark): number {
  if (typeof value !== 'number') throw new Unplottable(`${article(mark.type)} of no length`);
  return value;
}

function pointOf(mark: DrawnMark, item: SceneItem, frame: PlotFrame): PlotPoint {
  const [x, y] = [readPlace(mark, item, 'x', frame), readPlace(mark, item, 'y', frame)];
  return frame.y.axis.kind === 'category' ? { at: y, value: x } : { at: x, value: y };
}

/** Points that lie on a line become its markers; the others become series of their own, by colour, ring and shape. */
export function withPoints(
  series: readonly PlotSeries[],
  mark: DrawnMark,
  frame: PlotFrame,
): readonly PlotSeries[] {
  const points = mark.items.map((item) => ({ item, point: pointOf(mark, item, frame) }));
  const marked = series.map((line) => {
    const own = points.filter(({ point }) => line.points.some((other) => isAt(other, point)));
    const [first] = own;
    return first === undefined || line.marker !== undefined || own.length < line.points.length
      ? line
      : { ...line, marker: markerOf(first.item) };
  });
  const isMarked = ({ point }: { point: PlotPoint }) =>
    marked.some((line) => line.marker !== undefined && line.points.some((other) => isAt(other, point)));
  const loose = Map.groupBy(
    points.filter((entry) => !isMarked(entry)),
    ({ item }) => `${colourOf(item)} ${ringOf(item).outline?.colour} ${item.shape ?? 'circle'}`,
  );
  return [...marked, ...[...loose.values()].map((group) => pointSeries(mark, group, frame))];
}

/** Whether two points have the same place and value. */
export function isAt(a: PlotPoint, b: Pick<PlotPoint, 'at' | 'value'>): boolean {
  return a.at === b.at && a.value === b.value;
}

interface DrawnPoint {
  readonly item: SceneItem;
  readonly point: PlotPoint;
}

function pointSeries(mark: DrawnMark, group: readonly DrawnPoint[], frame: PlotFrame): PlotSeries {
  const [first] = group;
  if (first === undefined) throw new Unplottable('no points');
  const sizes = new Set(group.map(({ item }) => (item as { size?: number }).size));
  if (sizes.size > 1) throw new Unplottable('points of different sizes');
  const colour = channelOf(mark, 'fill') ?? channelOf(mark, 'stroke');
  const named = typeof colour?.field === 'string' ? colour.field : undefined;
  const along = fieldOf(mark, frame.y.axis.kind === 'category' ? 'x' : 'y');
  const name = named === undefined ? along : String((first.item.datum as Record<string, unknown>)[named]);
  return {
    name,
    colour: colourOf(first.item),
    marker: markerOf(first.item),
    points: group.map(({ point }) => point),
    isRemark: false,
  };
}

const shapes: Readonly<Record<string, PlotMarker['shape']>> = {
  circle: 'circle',
  square: 'square',
  diamond: 'diamond',
  'triangle-up': 'triangle',
  triangle: 'triangle',
};

function markerOf(item: SceneItem): PlotMarker {
  const { size = 64 } = item as { size?: number };
  const shape = shapes[item.shape ?? 'circle'];
  if (shape === undefined) throw new Unplottable(`points of the shape ${item.shape}`);
  const across = shape === 'circle' ? 2 * Math.sqrt(size / Math.PI) : Math.sqrt(size);
  return { shape, size: across, colour: colourOf(item), ...ringOf(item) };
}

/** The line round a point that is filled with another colour. */
function ringOf({ fill, stroke, strokeWidth = 1 }: SceneItem): Pick<PlotMarker, 'outline'> {
  const isRing = stroke !== undefined && stroke !== 'transparent' && strokeWidth > 0;
  return isRing && fill !== undefined && fill !== stroke
    ? { outline: { colour: stroke, width: strokeWidth } }
    : {};
}

function colourOf({ fill, stroke }: SceneItem): string {
  return fill ?? stroke ?? '#000000';
}

/** Name of the field that a mark reads along an axis. */
export function fieldOf(mark: DrawnMark, along: 'x' | 'y'): string {
  const field = channelOf(mark, along)?.field;
  return typeof field === 'string' ? field.replace(/_(?:end|start)$/, '') : 'value';
}
