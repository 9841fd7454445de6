import type { Frame } from '../surfaces.ts';
import { isComposite } from './compose.ts';
import type { JsonObject } from './patch.ts';
import { plan, type RowsByName, run, type Scene } from './run.ts';
import { painted, texts } from './scene.ts';

/** Runs a composed spec so that the whole drawing, labels included, is as wide as the frame, and as high where the frame is bounded. */
export async function fitToFrame(spec: JsonObject, rows: RowsByName, frame: Frame): Promise<Scene> {
  if (isComposite(spec)) return solve(spec, rows, frame);
  const whole = fitted(spec, frame);
  const scene = await run(whole, rows);
  if (!isCut(scene)) return scene;
  // Vega-Lite fits once: a label that moves with the width, as on a scale of names, may still stick out.
  const { height } = whole;
  const started = { ...spec, width: frame.width * inner, ...(height !== undefined && { height }) };
  const wanted = typeof height === 'number' ? { ...frame, height } : frame;
  const solved = await solve(started, rows, wanted);
  return isFitted(solved, wanted) ? solved : scene;
}

const inner = 0.8;

function isCut({ root, origin: [x, y], width, height }: Scene): boolean {
  return texts(painted(root)).some(({ box }) => {
    const over = Math.max(-x - box.x1, box.x2 + x - width, -y - box.y1, box.y2 + y - height);
    return over > tolerance;
  });
}

/** A single or layered view with Vega-Lite's own fitting. A bounded frame is filled unless its variant says how high. */
export function fitted(spec: JsonObject, frame: Frame): JsonObject {
  const height = spec.height ?? frame.width / 2;
  const type = typeof height === 'number' ? 'fit' : 'fit-x';
  return { ...spec, width: frame.width, height, autosize: { type, contains: 'padding' } };
}

const probe = 1.2;
const tolerance = 0.5;
const rounds = 4;

/** The whole is affine in the inner sizes: draw twice, solve, and again until it holds, since labels may wrap otherwise. */
async function solve(spec: JsonObject, rows: RowsByName, frame: Frame): Promise<Scene> {
  const { layOut: draw } = plan(spec, rows);
  const height = frame.height;
  let across = 1;
  let down = 1;
  let scene = await draw(across, down);
  for (let round = 0; round < rounds && !isFitted(scene, frame); round++) {
    const wider = await draw(across * probe, height === undefined ? down : down * probe);
    across = step(across, scene.width, wider.width, frame.width);
    if (height !== undefined) down = step(down, scene.height, wider.height, height);
    scene = await draw(across, down);
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
