// Draws and inspects charts through the cache.
import type { Cache } from '../../model/artifact.ts';
import type { Surface } from '../../model/drawing.ts';
import type { ChartFigure } from '../../model/edition.ts';
import type { Palette } from '../../model/project.ts';
import type { Standards } from '../checks/checks.ts';
import { cached, cachedDrawing, type Drawn } from '../drawing-cache.ts';
import type { SpecFinding } from '../finding.ts';
import type { Measure } from '../type/metrics.ts';
import { compose } from './compose.ts';
import { isObject } from './patch.ts';
import type { RowsByName } from './run.ts';

/** What drawing a chart needs beside the chart itself. */
export interface DrawContext {
  readonly standards: Standards;
  readonly measure: Measure;
  readonly cache: Cache;
}

/**
 * The drawing of a chart for a surface, from the cache if it was drawn before from the same spec, rows and theme. Vega takes
 * long to load, so it is loaded only when something has to be drawn.
 */
export async function drawChart(
  figure: ChartFigure,
  rows: RowsByName,
  surface: Surface,
  { standards, measure, cache }: DrawContext,
): Promise<Drawn> {
  const spec = compose(figure.spec, surface, standards.palette, standards);
  const dodged = dodgedLayers(figure);
  return cachedDrawing([spec, dodged, [...rows]], { figure, surface, standards, cache }, async () => {
    const { paintChart } = await import('./painting.ts');
    return paintChart({ figure, spec, dodged, rows, surface }, standards, measure);
  });
}

/** The findings about a chart that is run without being drawn, from the cache for the same spec, rows and colours. */
export async function inspectFigure(
  { spec }: ChartFigure,
  rows: RowsByName,
  palette: Palette,
  cache: Cache,
): Promise<readonly SpecFinding[]> {
  const inputs = ['inspection', spec.spec, [...rows], [...palette]];
  const { findings } = await cached(inputs, cache, async () => {
    const { inspectChart } = await import('./inspection.ts');
    return { findings: await inspectChart(spec, rows, palette) };
  });
  return findings;
}

function dodgedLayers({ spec }: ChartFigure): readonly string[] {
  const { usermeta } = spec.spec;
  const dodge = isObject(usermeta) ? usermeta.dodge : undefined;
  return Array.isArray(dodge) ? dodge.map(String) : [];
}
