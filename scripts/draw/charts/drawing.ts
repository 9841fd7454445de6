import type { Cache } from '../../model/artifact.ts';
import type { Surface } from '../../model/drawing.ts';
import type { ChartFigure } from '../../model/edition.ts';
import type { Palette } from '../../model/project.ts';
import type { Standards } from '../checks/checks.ts';
import { type Drawn, recalled, remembered } from '../drawing-cache.ts';
import type { SpecFinding } from '../finding.ts';
import type { Measure } from '../type/metrics.ts';
import { compose } from './compose.ts';
import { isObject } from './patch.ts';
import type { RowsByName } from './run.ts';

/** Where the charts of an edition are drawn: by which standards, with which measurements, remembered where. */
export interface Studio {
  readonly standards: Standards;
  readonly measure: Measure;
  readonly cache: Cache;
}

/**
 * Draws a chart on a surface, or takes it from the cache if it was drawn before from the same spec, rows and theme. Vega,
 * which takes longer to load than all the rest, is loaded only for what was not.
 */
export async function drawChart(
  figure: ChartFigure,
  rows: RowsByName,
  surface: Surface,
  { standards, measure, cache }: Studio,
): Promise<Drawn> {
  const spec = compose(figure.spec, surface, standards.palette);
  const dodged = dodgedLayers(figure);
  return remembered([spec, dodged, [...rows]], { figure, surface, standards, cache }, async () => {
    const { paintChart } = await import('./painting.ts');
    return paintChart({ figure, spec, dodged, rows, surface }, standards, measure);
  });
}

/** Runs a chart without drawing it and tells what is wrong with it, unless that was told before of the same spec, rows and colours. */
export async function inspectFigure(
  { spec }: ChartFigure,
  rows: RowsByName,
  palette: Palette,
  cache: Cache,
): Promise<readonly SpecFinding[]> {
  const inputs = ['inspection', spec.spec, [...rows], [...palette]];
  const { findings } = await recalled(inputs, cache, async () => {
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
