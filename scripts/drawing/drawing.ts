import { version as vegaVersion } from 'vega';
import { version as vegaLiteVersion } from 'vega-lite';
import type { Cache, ChartSpec, Figure, Surface } from '../model.ts';
import { checkScene, type Standards } from './checks.ts';
import { compose } from './compose.ts';
import { dodgeLabels } from './dodge.ts';
import { gathered } from './finding.ts';
import { fitToFrame } from './fit.ts';
import { backLabels } from './halo.ts';
import { isObject, type JsonObject } from './patch.ts';
import { readPlot } from './plot.ts';
import { type Drawn, remembered } from './remembered.ts';
import { ChartFailure, type RowsByName, toSvg } from './run.ts';
import { frames } from './surfaces.ts';
import { finishSvg, round } from './svg.ts';
import { asVariables } from './tokens.ts';

/** A figure that shows a chart. */
export type ChartFigure = Figure & { readonly spec: ChartSpec };

/** Raised whenever drawings come out differently from the same inputs: older cache entries then no longer count. */
const revision = 3;

/** Draws a chart on a surface, or takes it from the cache if it was drawn before from the same spec, rows, theme and versions. */
export async function drawChart(
  figure: ChartFigure,
  rows: RowsByName,
  surface: Surface,
  standards: Standards,
  cache: Cache,
): Promise<Drawn> {
  const spec = compose(figure.spec, surface, standards.palette);
  const inputs = [revision, vegaVersion, vegaLiteVersion, spec, dodgedLayers(figure), [...rows]];
  return remembered(inputs, { figure, surface, standards, cache }, () =>
    drawAfresh(figure, spec, rows, surface, standards),
  );
}

async function drawAfresh(
  figure: ChartFigure,
  spec: JsonObject,
  rows: RowsByName,
  surface: Surface,
  standards: Standards,
): Promise<Drawn> {
  const chart = figure.spec.id;
  try {
    const scene = await fitToFrame(spec, rows, frames[surface]);
    dodgeLabels(scene.root, dodgedLayers(figure));
    const findings = gathered(checkScene(scene, spec, surface, standards));
    const plot = readPlot(scene, frames[surface].em);
    backLabels(scene.root);
    const plain = finishSvg(toSvg(scene), { prefix: `${chart}-${surface}`, alt: figure.alt });
    const svg = surface === 'web' ? asVariables(plain, standards.palette) : plain;
    return {
      drawing: { chart, surface, svg, width: round(scene.width), height: round(scene.height), plot },
      findings,
    };
  } catch (error) {
    if (!(error instanceof ChartFailure)) throw error;
    const reason = `Unexpected failure of Vega on ${surface}: ${error.message}`;
    return { findings: [{ rule: 'vega-warning', pointer: [], reason }] };
  }
}

function dodgedLayers({ spec }: ChartFigure): readonly string[] {
  const { usermeta } = spec.spec;
  const dodge = isObject(usermeta) ? usermeta.dodge : undefined;
  return Array.isArray(dodge) ? dodge.map(String) : [];
}
