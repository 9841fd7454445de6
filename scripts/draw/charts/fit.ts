// Runs a chart so that it fills the frame of its surface.
import type { Frame } from '../surfaces.ts';
import { isComposite } from './compose.ts';
import type { JsonObject } from './patch.ts';
import { compileChart, type RowsByName, run, type Scene } from './run.ts';
import { painted, texts } from './scene.ts';

/**
 * Runs a composed spec so that the whole drawing, labels included, is as wide as the frame, and as high where the height of
 * the frame is limited. Throws `ChartFailure`.
 */
export async function fitToFrame(spec: JsonObject, rows: RowsByName, frame: Frame): Promise<Scene> {
  if (isComposite(spec)) return solve(spec, rows, frame);
  const whole = fitted(spec, frame);
  const scene = await run(whole, rows);
  if (!isCut(scene)) return scene;
  // Vega-Lite fits once: a label that moves with the width, as on a scale of names, may still reach over the edge.
  const { height } = whole;
  const started = { ...spec, width: frame.width * innerShare, ...(height !== undefined && { height }) };
  const wanted = typeof height === 'number' ? { ...frame, height } : frame;
  const solved = await solve(started, rows, wanted);
  return isFitted(solved, wanted) ? solved : scene;
}

/** First guess at the width of the inner view, as a share of the frame. */
const innerShare = 0.8;

function isCut({ root, origin: [x, y], width, height }: Scene): boolean {
  return texts(painted(root)).some(({ box }) => {
    const over = Math.max(-x - box.x1, box.x2 + x - width, -y - box.y1, box.y2 + y - height);
    return over > tolerance;
  });
}

/** A single or layered view that Vega-Lite fits to the frame itself, to its height too where the spec has a number for it. */
export function fitted(spec: JsonObject, frame: Frame): JsonObject {
  const height = spec.height ?? frame.width / 2;
  const type = typeof height === 'number' ? 'fit' : 'fit-x';
  return { ...spec, width: frame.width, height, autosize: { type, contains: 'padding' } };
}

/** Factor by which the inner sizes of the second run differ from the first. */
const probe = 1.2;
/** CSS pixels. */
const tolerance = 0.5;
const rounds = 4;

/**
 * The size of the drawing depends on the inner sizes linearly: two runs give the line, which gives the sizes that fill the
 * frame. Labels may then wrap elsewhere, so this is repeated up to `rounds` times until the drawing fits.
 */
async function solve(spec: JsonObject, rows: RowsByName, frame: Frame): Promise<Scene> {
  const { layOut } = compileChart(spec, rows);
  const height = frame.height;
  let across = 1;
  let down = 1;
  let scene = await layOut(across, down);
  for (let round = 0; round < rounds && !isFitted(scene, frame); round++) {
    const wider = await layOut(across * probe, height === undefined ? down : down * probe);
    across = step(across, scene.width, wider.width, frame.width);
    if (height !== undefined) down = step(down, scene.height, wider.height, height);
    scene = await layOut(across, down);
  }
  return scene;
}

function isFitted(scene: Scene, { width, height }: Frame): boolean {
  const isWide = Math.abs(scene.width - width) <= tolerance;
  return isWide && (height === undefined || Math.abs(scene.height - height) <= tolerance);
}

/** The factor at which the line through two measured sizes reaches the wanted one. */
function step(factor: number, size: number, probed: number, wanted: number): number {
  const slope = (probed - size) / (factor * (probe - 1));
  return slope <= 0 ? factor : Math.max(factor / 10, factor + (wanted - size) / slope);
}
