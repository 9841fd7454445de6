import { compose } from '../../../scripts/draw/charts/compose.ts';
import { type Painted, painted } from '../../../scripts/draw/charts/scene.ts';
import { layOutChart } from '../../../scripts/draw/fit/layout.ts';
import { frameOf } from '../../../scripts/draw/surfaces.ts';
import type { Fonts } from '../../../scripts/draw/type/fonts.ts';
import { measureWith } from '../../../scripts/draw/type/metrics.ts';
import { withMetrics } from '../../../scripts/draw/type/vega-metrics.ts';
import type { Surface } from '../../../scripts/model/drawing.ts';
import type { ChartFigure } from '../../../scripts/model/edition.ts';
import { palette } from '../../support/figures.ts';

/** Everything that a figure shows, laid out for a surface. */
export async function laidOut(
  figure: ChartFigure,
  surface: Surface,
  fonts: Fonts,
): Promise<readonly Painted[]> {
  const spec = compose(figure.spec, surface, palette, { titles: figure.fieldTitles, namesColours: true });
  const { root } = await withMetrics(measureWith(fonts), () =>
    layOutChart(spec, completeRows(figure), frameOf(surface), palette),
  );
  return painted(root);
}

/** The rows as they are drawn: an empty cell is `null`. */
function completeRows({ rows }: ChartFigure): ChartFigure['rows'] {
  const complete = [...rows].map(([name, table]) => {
    const fields = new Set(table.flatMap((row) => Object.keys(row)));
    const empty = Object.fromEntries([...fields].map((field) => [field, null]));
    return [name, table.map((row) => ({ ...empty, ...row }))] as const;
  });
  return new Map(complete);
}
