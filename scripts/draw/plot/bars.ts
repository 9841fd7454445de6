// Reads the bars or columns of a chart as series.
import type { PlotPoint, PlotSeries } from '../../model/plot.ts';
import type { SceneItem } from '../charts/scene.ts';
import { channelOf, type DrawnMark, type PlotFrame, readPlace, Unplottable } from './marks.ts';
import { extent, fieldOf } from './series.ts';

/** Bars or columns as series, and how these are grouped. */
export interface Bars {
  readonly series: readonly PlotSeries[];
  readonly stacked: boolean;
  /** Room between two categories, as a share of a bar. */
  readonly gap: number;
}

/**
 * Bars that begin at zero, side by side or stacked, with a series for each colour or place within a category. Throws
 * `Unplottable` for any others.
 */
export function readBars(mark: DrawnMark, frame: PlotFrame): Bars {
  const along = frame.x.axis.kind === 'category' ? 'y' : 'x';
  const across = along === 'x' ? 'y' : 'x';
  if (frame[across].axis.kind !== 'category') throw new Unplottable('bars on two scales of numbers');
  if (frame[along].axis.kind === 'log') throw new Unplottable('bars on a log scale');
  const bars = mark.items.map((item) => ({
    item,
    point: { at: readPlace(mark, item, across, frame), value: extent(mark, item, along) },
  }));
  const groups = seriesOf(bars, mark, across);
  const series = [...groups].map(([name, group]) => barSeries(name, group));
  const [first] = mark.items;
  const thickness = (along === 'x' ? first?.height : first?.width) ?? 1;
  const step = stepOf(frame[across].scale);
  const abreast = isGrouped(mark, across) ? series.length : 1;
  return {
    series,
    stacked: series.length > 1 && !isGrouped(mark, across),
    gap: step / (thickness * abreast) - 1,
  };
}

interface Bar {
  readonly item: SceneItem;
  readonly point: PlotPoint;
}

/** Pixels from one category to the next. */
function stepOf(scale: PlotFrame['x']['scale']): number {
  const [first, second] = scale.domain();
  return second === undefined ? scale.bandwidth() * 1.5 : Math.abs(scale(second) - scale(first));
}

/** Whether the bars of a category stand side by side. */
function isGrouped(mark: DrawnMark, across: 'x' | 'y'): boolean {
  return offsetField(mark, across) !== undefined;
}

function offsetField(mark: DrawnMark, across: 'x' | 'y'): string | undefined {
  const offset = channelOf(mark, across)?.offset as { readonly field?: unknown } | undefined;
  return typeof offset?.field === 'string' ? offset.field : undefined;
}

/** Bars by the field that tells them apart; all in one series when each category has one bar. */
function seriesOf(
  bars: readonly Bar[],
  mark: DrawnMark,
  across: 'x' | 'y',
): ReadonlyMap<string, readonly Bar[]> {
  const perCategory = Map.groupBy(bars, ({ point }) => point.at);
  const name = fieldOf(mark, across === 'x' ? 'y' : 'x');
  if ([...perCategory.values()].every(({ length }) => length === 1)) return new Map([[name, bars]]);
  const fill = channelOf(mark, 'fill')?.field;
  const field = offsetField(mark, across) ?? (typeof fill === 'string' ? fill : undefined);
  if (field === undefined) throw new Unplottable('bars on each other that no field tells apart');
  const groups = Map.groupBy(bars, ({ item }) => String((item.datum as Record<string, unknown>)[field]));
  for (const group of groups.values())
    if (new Set(group.map(({ point }) => point.at)).size < group.length)
      throw new Unplottable('several bars of one name');
  return groups;
}

function barSeries(name: string, bars: readonly Bar[]): PlotSeries {
  const colours = Map.groupBy(bars, ({ item }) => item.fill ?? '#000000');
  const [[usual] = ['#000000']] = [...colours].sort((a, b) => b[1].length - a[1].length);
  const points = bars.map(({ item, point }) => ({
    ...point,
    ...(item.fill === undefined || item.fill === usual ? {} : { colour: item.fill }),
    ...outlineOf(item),
  }));
  return { name, colour: usual, points: points.toSorted((a, b) => a.at - b.at), isRemark: false };
}

/** The line around a bar, without which a hollow one cannot be seen. */
function outlineOf({ stroke = 'transparent', strokeWidth = 1 }: SceneItem): Pick<PlotPoint, 'outline'> {
  return stroke === 'transparent' || strokeWidth === 0
    ? {}
    : { outline: { colour: stroke, width: strokeWidth } };
}
