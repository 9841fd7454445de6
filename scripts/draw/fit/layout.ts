// Lays a chart out for a surface: legends that a reader needs, and axes of names whose labels keep clear of each other.
import type { Palette } from '../../model/project.ts';
import { isComposite } from '../charts/compose.ts';
import { fitToFrame } from '../charts/fit.ts';
import { type CheckedDrawing, clippings, overlaps, oversize } from '../charts/labels.ts';
import { type JsonObject, mergePatch } from '../charts/patch.ts';
import type { RowsByName, Scene } from '../charts/run.ts';
import { painted } from '../charts/scene.ts';
import { thinAxes } from '../finish/titles.ts';
import { namesLegends, needlessLegends, writtenKey } from '../legends/legends.ts';
import type { Frame } from '../surfaces.ts';
import { longTitles, withTitleLines } from './broken-titles.ts';
import { type Crowding, crowdedAxes, pointsOverAxes } from './crowding.ts';
import { withEdges } from './edges.ts';
import { withLabelsAbove } from './labels-above.ts';
import { arrangements, cellsIn, panelCount } from './panels.ts';

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
  const fill: LayOut = (one) => fitToFrame(one, rows, frame, needless);
  const layOut: LayOut = async (one) => withFittingWords(await fill(one), one, frame, fill);
  const scene = await (needless.size === 0 ? withFittingWords(first, spec, frame, fill) : layOut(spec));
  const above = frame.isNarrow === true ? withLabelsAbove(spec, scene, frame) : undefined;
  if (above !== undefined)
    return withRoomyPanels(await withClearAxes(await layOut(above), above, layOut), above, frame, layOut);
  return withRoomyPanels(await withClearAxes(scene, spec, layOut), spec, frame, layOut);
}

type LayOut = (spec: JsonObject) => Promise<Scene>;

/**
 * A chart whose titles of axes are broken into lines where they are longer than their panel or would be cut, and whose legends
 * have several columns where they would be cut.
 */
async function withFittingWords(scene: Scene, spec: JsonObject, frame: Frame, fill: LayOut): Promise<Scene> {
  let current = scene;
  let patched = spec;
  if (isComposite(spec) || isCut(scene, frame, 'axis-title')) {
    const lines = longTitles(scene.root, frame.em);
    if (Object.keys(lines).length > 0) {
      patched = withTitleLines(patched, lines);
      current = await fill(patched);
    }
  }
  for (const columns of [2, 3]) {
    if (!isCut(current, frame, 'legend-label')) break;
    patched = mergePatch(patched, { config: { legend: { columns } } }) as JsonObject;
    current = await fill(patched);
  }
  return current;
}

/** Whether words with this role reach over the edge of the drawing. */
function isCut(scene: Scene, frame: Frame, role: string): boolean {
  const drawing = drawingOf(scene, frame);
  return clippings({ ...drawing, items: drawing.items.filter(({ mark }) => mark.role === role) }).length > 0;
}

/**
 * A chart of panels in the first arrangement in which its axes are clear and its labels cover each other no more often, beginning
 * with its own; its own where there is none.
 */
async function withRoomyPanels(scene: Scene, spec: JsonObject, frame: Frame, layOut: LayOut): Promise<Scene> {
  if (!isComposite(spec) || isClear(scene, frame)) return scene;
  const covered = overlaps(drawingOf(scene, frame)).length;
  for (const arranged of arrangements(spec, panelCount(spec, scene.root), frame)) {
    const other = await withClearAxes(await layOut(arranged), arranged, layOut);
    if (isClear(other, frame) && overlaps(drawingOf(other, frame)).length <= covered) return other;
  }
  return scene;
}

/** A scene as the checks of labels take it. */
function drawingOf(scene: Scene, frame: Frame): CheckedDrawing {
  thinAxes(scene.root);
  const { root, width, height, origin } = withEdges(scene, frame);
  return { items: painted(root), width, height, origin, frame, surface: '', placeOf: () => [] };
}

/** Whether a drawing fits, no words of its axes, legends and headers cover each other, and no panel is too small to be read. */
function isClear(scene: Scene, frame: Frame): boolean {
  const whole = drawingOf(scene, frame);
  const guides = { ...whole, items: whole.items.filter(({ mark }) => mark.role !== 'mark') };
  const least = leastPanel * frame.em;
  return (
    [overlaps, clippings, oversize].every((check) => check(guides).length === 0) &&
    cellsIn(scene.root).every((cell) => Math.min(cell.width ?? least, cell.height ?? least) >= least)
  );
}

/** The shortest side of a panel that can be read, in ems: a row of names. */
const leastPanel = 1;

/** What is tried, one after the other, when labels of an axis of names cover each other; a spec that says it keeps its own. */
const remedies: readonly { readonly where: keyof Crowding; readonly config: JsonObject }[] = [
  { where: 'panels', config: { axisX: { labelFlush: true }, axisYQuantitative: { labelFlush: true } } },
  { where: 'numbers', config: { axisDiscrete: { labelOverlap: 'parity' } } },
  { where: 'names', config: { axisXDiscrete: { labelAngle: -45 } } },
  { where: 'names', config: { axisXDiscrete: { labelAngle: -90 } } },
];

async function withClearAxes(scene: Scene, spec: JsonObject, again: LayOut): Promise<Scene> {
  let current = scene;
  let patched = spec;
  for (const { where, config } of remedies) {
    if (!crowdedAxes(current.root)[where]) continue;
    patched = mergePatch(patched, { config }) as JsonObject;
    current = await again(patched);
  }
  return withFreeAxes(current, patched, again);
}

/** A chart whose axes stand so far away that no point at the edge of the scales lies on their labels. */
async function withFreeAxes(scene: Scene, spec: JsonObject, again: LayOut): Promise<Scene> {
  const { left, bottom } = pointsOverAxes(scene.root);
  if (left === 0 && bottom === 0) return scene;
  const config = {
    ...(left > 0 && { axisLeft: { offset: Math.ceil(left) } }),
    ...(bottom > 0 && { axisBottom: { offset: Math.ceil(bottom) } }),
  };
  return again(mergePatch(spec, { config }) as JsonObject);
}
