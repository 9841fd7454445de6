// Lays out the data of a chart in the columns of its workbook.
import type { Plot, PlotPoint, PlotSeries } from '../../../model/plot.ts';

/** A column of a workbook; its first row is the head. */
export interface SheetColumn {
  readonly head: string;
  readonly cells: readonly (number | string | undefined)[];
}

/** A series with the columns of the workbook that it reads, counted from 0. */
export interface SeriesColumns {
  readonly series: PlotSeries;
  /** Its points in the order of the rows; `undefined` for a category without a point. */
  readonly points: readonly (PlotPoint | undefined)[];
  /** The column of categories or places. */
  readonly at: number;
  /** The column of values. */
  readonly value: number;
  /** The columns of how far intervals reach down and up from the points. */
  readonly interval?: { readonly down: number; readonly up: number };
}

/** The sheet of the workbook behind a chart. */
export interface Sheet {
  readonly columns: readonly SheetColumn[];
  /** Rows below the heads. */
  readonly height: number;
  readonly series: readonly SeriesColumns[];
}

/**
 * Lays a plot out in columns. Series of the same categories or places share the column of these. `titles` are the titles of
 * fields and series, by name.
 */
export function layOut(plot: Plot, titles: ReadonlyMap<string, string>): Sheet {
  const columns: SheetColumn[] = [];
  const add = (head: string, cells: SheetColumn['cells']): number => columns.push({ head, cells }) - 1;
  const names = namesOf(plot);
  const series = names === undefined ? freeSeries(plot, titles, add) : namedSeries(plot, names, titles, add);
  return { columns, height: Math.max(0, ...columns.map(({ cells }) => cells.length)), series };
}

type Add = (head: string, cells: SheetColumn['cells']) => number;

/** The names of the categories of a plot that has one value for each; `undefined` for other plots. */
function namesOf({ kind, x, y }: Plot): readonly string[] | undefined {
  const axis = kind === 'bars' ? y : x;
  return kind === 'rows' || kind === 'points' || axis.kind !== 'category' ? undefined : axis.names;
}

function namedSeries(
  plot: Plot,
  names: readonly string[],
  titles: ReadonlyMap<string, string>,
  add: Add,
): readonly SeriesColumns[] {
  const { field } = plot.kind === 'bars' ? plot.y : plot.x;
  const at = add(titleOf(field, titles), names);
  return plot.series.map((series) => {
    const points = names.map((_, index) => series.points.find((point) => point.at === index));
    return withInterval(
      {
        series,
        points,
        at,
        value: add(
          headOf(series, titles),
          points.map((point) => point?.value),
        ),
      },
      add,
    );
  });
}

/** Series whose points have places of their own. Rows are counted from 1; a column of their names is added for readers. */
function freeSeries(plot: Plot, titles: ReadonlyMap<string, string>, add: Add): readonly SeriesColumns[] {
  const shared = new Map<string, number>();
  const isRows = plot.kind === 'rows';
  return plot.series.map((series) => {
    const { points } = series;
    const rows = plot.y.kind === 'category' ? plot.y.names : [];
    if (isRows && series.line === undefined)
      add(
        titleOf(plot.y.field, titles),
        points.map(({ at }) => rows[at] ?? ''),
      );
    const across = points.map((point) => (isRows ? point.value : point.at));
    const key = across.join();
    const place = (!isRows && shared.get(key)) || undefined;
    const at = place ?? add(isRows ? headOf(series, titles) : titleOf(plot.x.field, titles), across);
    shared.set(key, at);
    const along = points.map((point) => (isRows ? point.at + 1 : point.value));
    return withInterval(
      { series, points, at, value: add(isRows ? 'Row' : headOf(series, titles), along) },
      add,
    );
  });
}

function withInterval(columns: Omit<SeriesColumns, 'interval'>, add: Add): SeriesColumns {
  const { points, series } = columns;
  if (!points.some((point) => point?.interval !== undefined)) return columns;
  const reach = (side: 'down' | 'up') => points.map((point) => reachOf(point, side));
  return {
    ...columns,
    interval: {
      down: add(`${series.name}, down to the lower end`, reach('down')),
      up: add(`${series.name}, up to the upper end`, reach('up')),
    },
  };
}

function reachOf(point: PlotPoint | undefined, side: 'down' | 'up'): number {
  if (point?.interval === undefined) return 0;
  const { low, high } = point.interval;
  // In rows the value lies along x, as intervals along x do; elsewhere the place does.
  const middle = point.value >= low && point.value <= high ? point.value : point.at;
  return side === 'down' ? middle - low : high - middle;
}

function headOf({ name }: PlotSeries, titles: ReadonlyMap<string, string>): string {
  return titles.get(name) ?? name;
}

function titleOf(field: string | undefined, titles: ReadonlyMap<string, string>): string {
  return field === undefined ? '' : (titles.get(field) ?? field);
}
