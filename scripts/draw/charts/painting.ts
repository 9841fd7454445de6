// Draws a chart with Vega and checks how it looks. Loaded only when a chart is not in the cache.
import type { Surface } from '../../model/drawing.ts';
import type { ChartFigure } from '../../model/edition.ts';
import { checkScene, type Standards } from '../checks/checks.ts';
import type { Drawn } from '../drawing-cache.ts';
import { mergeFindings } from '../finding.ts';
import { dropHidden } from '../finish/hidden.ts';
import { separate } from '../finish/separation.ts';
import { thinAxes } from '../finish/titles.ts';
import { withEdges } from '../fit/edges.ts';
import { layOutChart } from '../fit/layout.ts';
import { readPlot } from '../plot/plot.ts';
import { frames } from '../surfaces.ts';
import { finishSvg, round } from '../svg.ts';
import { asVariables } from '../tokens.ts';
import type { Measure } from '../type/metrics.ts';
import { withMetrics } from '../type/vega-metrics.ts';
import { dodgeLabels } from './dodge.ts';
import { replaceHalos } from './halo.ts';
import type { JsonObject } from './patch.ts';
import { ChartFailure, type RowsByName, toSvg } from './run.ts';

/** A chart with what it is drawn from: its composed spec, the layers whose labels may be moved apart, and its rows. */
export interface ComposedChart {
  readonly figure: ChartFigure;
  readonly spec: JsonObject;
  readonly dodged: readonly string[];
  readonly rows: RowsByName;
  readonly surface: Surface;
}

/** Draws a chart with Vega to fill its surface. A failure of Vega is a finding, without a drawing. */
export function paintChart(chart: ComposedChart, standards: Standards, measure: Measure): Promise<Drawn> {
  return withMetrics(measure, () => paint(chart, standards));
}

async function paint(
  { figure, spec, dodged, rows, surface }: ComposedChart,
  standards: Standards,
): Promise<Drawn> {
  const chart = figure.spec.id;
  try {
    const laidOut = await layOutChart(spec, rows, frames[surface], standards.palette);
    thinAxes(laidOut.root);
    const scene = withEdges(laidOut, frames[surface]);
    dodgeLabels(scene.root, dodged);
    separate(scene.root, { palette: standards.palette, lw: frames[surface].lw });
    const findings = mergeFindings(checkScene(scene, spec, surface, standards));
    const plot = readPlot(scene, frames[surface].em);
    dropHidden(scene.root);
    replaceHalos(scene.root);
    const { width, height } = scene;
    const plain = finishSvg(toSvg(scene), {
      prefix: `${chart}-${surface}`,
      alt: figure.alt,
      width,
      height,
    });
    const svg = surface === 'web' ? asVariables(plain, standards.palette) : plain;
    return {
      drawing: { chart, surface, svg, width: round(width), height: round(height), plot },
      findings,
    };
  } catch (error) {
    if (!(error instanceof ChartFailure)) throw error;
    const reason = `Unexpected failure of Vega on ${surface}: ${error.message}`;
    return { findings: [{ rule: 'vega-warning', pointer: [], reason }] };
  }
}
