import type { Plot, PlotInterval, PlotPoint, PlotSeries } from '../../model/plot.ts';

/** A series that is the line of an interval: drawn under the others, and written after them. */
export const rangeName = 'Range: ';

/**
 * Intervals along x as lines of their own: LibreOffice draws no error bars along x whose lengths differ, and here their
 * ends are values that can be edited. Intervals along y stay error bars.
 */
export function withRanges(plot: Plot): Plot {
  const names = plot.y.kind === 'category' ? plot.y.names : [];
  const ranges = plot.series.flatMap(({ points }) =>
    points.flatMap((point, index) =>
      point.interval?.along === 'x'
        ? [rangeSeries(point, point.interval, names[point.at] ?? `${index + 1}`, plot.kind === 'rows')]
        : [],
    ),
  );
  return { ...plot, series: [...ranges, ...plot.series.map(withoutLying)] };
}

function rangeSeries(
  { at, value }: PlotPoint,
  { low, high, colour, width }: PlotInterval,
  name: string,
  isRows: boolean,
): PlotSeries {
  const points = [low, high].map((end) => (isRows ? { at, value: end } : { at: end, value }));
  return { name: `${rangeName}${name}`, colour, line: { width, dash: [] }, points, isRemark: false };
}

function withoutLying(series: PlotSeries): PlotSeries {
  const points = series.points.map((point): PlotPoint => {
    const { interval, ...rest } = point;
    return interval?.along === 'x' ? rest : point;
  });
  return { ...series, points };
}
