// Turns horizontal intervals of a plot into series of their own.
import type { Plot, PlotInterval, PlotPoint, PlotSeries } from '../../model/plot.ts';

/** Beginning of the name of a series that is the line of an interval. It is drawn under the others, and written after them. */
export const rangeName = 'Range: ';

/**
 * The plot with intervals along x as lines of their own: LibreOffice draws no error bars of different lengths along x, and
 * the ends of lines are values that can be edited. Intervals along y stay error bars.
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
  return { ...plot, series: [...ranges, ...plot.series.map(withoutHorizontal)] };
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

/** The series without its intervals along x. */
function withoutHorizontal(series: PlotSeries): PlotSeries {
  const points = series.points.map((point): PlotPoint => {
    const { interval, ...rest } = point;
    return interval?.along === 'x' ? rest : point;
  });
  return { ...series, points };
}
