import { createHash } from 'node:crypto';
import { version as vegaVersion } from 'vega';
import { version as vegaLiteVersion } from 'vega-lite';
import type { Cache, Drawing, Figure, Surface } from '../model.ts';
import { checkScene, type Standards } from './checks.ts';
import { compose } from './compose.ts';
import { dodgeLabels } from './dodge.ts';
import { type Finding, gathered } from './finding.ts';
import { fitToFrame } from './fit.ts';
import { backLabels } from './halo.ts';
import { isObject, type JsonObject } from './patch.ts';
import { ChartFailure, type RowsByName, toSvg } from './run.ts';
import { frames } from './surfaces.ts';
import { finishSvg, round } from './svg.ts';
import { asVariables } from './tokens.ts';

/** A drawing, if there could be one, and what is wrong with it. */
export interface Drawn {
  readonly drawing?: Drawing;
  readonly findings: readonly Finding[];
}

/** Raised whenever drawings come out differently from the same inputs: older cache entries then no longer count. */
const revision = 1;

/** Draws a figure on a surface, or takes it from the cache if it was drawn before from the same spec, rows, theme and versions. */
export async function drawFigure(
  figure: Figure,
  rows: RowsByName,
  surface: Surface,
  standards: Standards,
  cache: Cache,
): Promise<Drawn> {
  const spec = compose(figure.spec, surface, standards.palette);
  const dodged = dodgedLayers(figure);
  const inputs = [revision, vegaVersion, vegaLiteVersion, surface, frames[surface], spec, dodged, figure.alt];
  const fonts = standards.fonts.map((font) => [font.path, font.bytes.length]);
  const key = digest([...inputs, [...standards.palette], [...rows], fonts]);
  const known = parse(await cache.get(key));
  if (known !== undefined) return known;
  const drawn = await drawAfresh(figure, spec, rows, surface, standards);
  await cache.put(key, new TextEncoder().encode(JSON.stringify(drawn)));
  return drawn;
}

async function drawAfresh(
  figure: Figure,
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
    backLabels(scene.root);
    const plain = finishSvg(toSvg(scene), { prefix: `${chart}-${surface}`, alt: figure.alt });
    const svg = surface === 'web' ? asVariables(plain, standards.palette) : plain;
    return {
      drawing: { chart, surface, svg, width: round(scene.width), height: round(scene.height) },
      findings,
    };
  } catch (error) {
    if (!(error instanceof ChartFailure)) throw error;
    const reason = `Unexpected failure of Vega on ${surface}: ${error.message}`;
    return { findings: [{ rule: 'vega-warning', pointer: [], reason }] };
  }
}

function dodgedLayers({ spec }: Figure): readonly string[] {
  const { usermeta } = spec.spec;
  const dodge = isObject(usermeta) ? usermeta.dodge : undefined;
  return Array.isArray(dodge) ? dodge.map(String) : [];
}

const digest = (inputs: readonly unknown[]): string =>
  `drawing-${createHash('sha256').update(JSON.stringify(inputs)).digest('hex')}`;

function parse(bytes: Uint8Array | undefined): Drawn | undefined {
  if (bytes === undefined) return undefined;
  try {
    const value = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Drawn> | null;
    return Array.isArray(value?.findings) ? (value as Drawn) : undefined;
  } catch {
    return undefined;
  }
}
