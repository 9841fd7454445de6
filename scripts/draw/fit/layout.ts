// Lays a chart out for a surface: legends that a reader needs, and axes of names whose labels keep clear of each other.
import type { Palette } from '../../model/project.ts';
import { fitToFrame } from '../charts/fit.ts';
import { type JsonObject, mergePatch } from '../charts/patch.ts';
import type { RowsByName, Scene } from '../charts/run.ts';
import { namesLegends, needlessLegends, writtenKey } from '../legends/legends.ts';
import type { Frame } from '../surfaces.ts';
import { type Crowding, crowdedAxes } from './crowding.ts';

/** Runs a composed spec so that the whole drawing fills the frame. Throws `ChartFailure`. */
export async function layOutChart(
  spec: JsonObject,
  rows: RowsByName,
  frame: Frame,
  palette: Palette,
): Promise<Scene> {
  const first = await fitToFrame(spec, rows, frame);
  const needless = namesLegends(spec)
    ? new Set<string>()
    : needlessLegends(first, writtenKey(spec, first, palette));
  const scene = needless.size === 0 ? first : await fitToFrame(spec, rows, frame, needless);
  return withClearAxes(scene, spec, (other) => fitToFrame(other, rows, frame, needless));
}

/** What is tried, one after the other, when labels of an axis of names cover each other; a spec that says it keeps its own. */
const remedies: readonly { readonly where: keyof Crowding; readonly config: JsonObject }[] = [
  { where: 'panels', config: { axisX: { labelFlush: true } } },
  { where: 'numbers', config: { axisDiscrete: { labelOverlap: 'parity' } } },
  { where: 'names', config: { axisXDiscrete: { labelAngle: -45 } } },
  { where: 'names', config: { axisXDiscrete: { labelAngle: -90 } } },
];

async function withClearAxes(
  scene: Scene,
  spec: JsonObject,
  again: (spec: JsonObject) => Promise<Scene>,
): Promise<Scene> {
  let current = scene;
  let patched = spec;
  for (const { where, config } of remedies) {
    if (!crowdedAxes(current.root)[where]) continue;
    patched = mergePatch(patched, { config }) as JsonObject;
    current = await again(patched);
  }
  return current;
}
