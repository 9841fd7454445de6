// Draws and inspects charts through the cache.
import type { Cache } from '../../model/artifact.ts';
import type { DrawingSize, WantedDrawing } from '../../model/drawing.ts';
import type { ChartFigure } from '../../model/edition.ts';
import type { Palette } from '../../model/project.ts';
import type { Standards } from '../checks/checks.ts';
import { cached, cachedDrawing, type Drawn } from '../drawing-cache.ts';
import type { SpecFinding } from '../finding.ts';
import { altOn } from '../surfaces.ts';
import { compose } from './compose.ts';
import { isObject } from './patch.ts';
import type { RowsByName } from './run.ts';
import type { ChartRunner } from './runner.ts';

/** What drawing a chart needs beside the chart itself. */
export interface DrawContext {
  readonly standards: Standards;
  readonly charts: ChartRunner;
  readonly cache: Cache;
}

/** The drawing of a chart for a surface, or in a size of its own, from the cache if it was drawn before from the same spec, rows and theme. */
export async function drawChart(
  figure: ChartFigure,
  rows: RowsByName,
  { surface, size }: Pick<WantedDrawing, 'surface'> & { readonly size: DrawingSize | undefined },
  { standards, charts, cache }: DrawContext,
): Promise<Drawn> {
  const { slide, language, meanings } = standards;
  const drawnFor = { slide, language, titles: figure.fieldTitles, namesColours: meanings !== undefined };
  const spec = compose(figure.spec, surface, standards.palette, drawnFor);
  const dodged = dodgedLayers(figure);
  const composed = {
    id: figure.spec.id,
    alt: altOn(figure, surface),
    spec,
    dodged,
    rows,
    surface,
    slide,
    size,
    meanings,
  };
  return cachedDrawing(
    [spec, dodged, [...rows], ...(size ? [size] : [])],
    { figure, surface, standards, cache },
    () => charts.paint(composed, standards.palette, standards.fonts),
  );
}

/** The findings about a chart that is run without being drawn, from the cache for the same spec, rows and colours. */
export async function inspectFigure(
  { spec }: ChartFigure,
  rows: RowsByName,
  palette: Palette,
  { charts, cache }: Pick<DrawContext, 'charts' | 'cache'>,
): Promise<readonly SpecFinding[]> {
  const inputs = ['inspection', spec.spec, [...rows], [...palette]];
  const { findings } = await cached(inputs, cache, async () => ({
    findings: await charts.inspect({ chart: spec, rows, palette }),
  }));
  return findings;
}

function dodgedLayers({ spec }: ChartFigure): readonly string[] {
  const { usermeta } = spec.spec;
  const dodge = isObject(usermeta) ? usermeta.dodge : undefined;
  return Array.isArray(dodge) ? dodge.map(String) : [];
}
