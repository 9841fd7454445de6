// Runs a chart so that it fills the frame of its surface.
import type { Frame } from '../surfaces.ts';
import { isComposite, repeatedLayer } from './compose.ts';
import type { LeftOut } from './left-out.ts';
import { isObject, type Json, type JsonObject } from './patch.ts';
import { type CompiledChart, compileChart, type RowsByName, type Scene } from './run.ts';
import { painted, texts } from './scene.ts';

/**
 * Runs a composed spec so that the whole drawing, labels included, is as wide as the frame, and as high where the height of
 * the frame is limited. The legends of the scales `leftOut` are not drawn. Throws `ChartFailure`.
 */
export async function fitToFrame(
  spec: JsonObject,
  rows: RowsByName,
  frame: Frame,
  leftOut: LeftOut = new Set(),
): Promise<Scene> {
  const compiled = (view: JsonObject) => compileChart(view, rows, undefined, leftOut);
  if (isComposite(spec)) return solve(compiled(spec), frame);
  const whole = fitted(spec, frame);
  const scene = await compiled(whole).layOut(1, 1);
  if (!isCut(scene)) return scene;
  // Vega-Lite fits once: a label that moves with the width, as on a scale of names, may still reach over the edge.
  const { height } = repeatedLayer(whole) ?? whole;
  const started = withSize(spec, frame.width * innerShare, height);
  const wanted = typeof height === 'number' ? { ...frame, height } : frame;
  const solved = await solve(compiled(started), wanted);
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

/**
 * A single or layered view that Vega-Lite fits to the frame itself, to its height too where the spec has a number for it. A
 * view without a height is as high as its rows of names, or half as high as it is wide.
 */
export function fitted(spec: JsonObject, frame: Frame): JsonObject {
  const view = repeatedLayer(spec) ?? spec;
  const height = spec.height ?? view.height ?? (hasRows(view) ? undefined : frame.width / 2);
  const type = typeof height === 'number' ? 'fit' : 'fit-x';
  return { ...withSize(spec, frame.width, height), autosize: { type, contains: 'padding' } };
}

/** A single view with this size, which a view that is repeated in layers has itself. */
function withSize(spec: JsonObject, width: number, height: Json | undefined): JsonObject {
  const size = { width, ...(height !== undefined && { height }) };
  const inner = repeatedLayer(spec);
  return inner === undefined ? { ...spec, ...size } : { ...spec, spec: { ...inner, ...size } };
}

/** Whether a view has rows of names along y, or a single row of marks along x. */
function hasRows(spec: JsonObject): boolean {
  const encodings = encodingsOf(spec);
  const given = encodings.flatMap(({ y, y2 }) => [y, y2]).filter(isObject);
  if (given.length === 0) return encodings.some(({ x }) => isObject(x));
  return given.every(({ type, bin }) => (type === 'nominal' || type === 'ordinal') && !isTrue(bin));
}

const isTrue = (value: unknown): boolean => value !== undefined && value !== false && value !== null;

function encodingsOf(view: JsonObject): readonly JsonObject[] {
  const own = isObject(view.encoding) ? [view.encoding] : [];
  const layers = Array.isArray(view.layer) ? view.layer.filter(isObject) : [];
  return [...own, ...layers.flatMap(encodingsOf)];
}

/** Factor by which the inner sizes of the second run differ from the first. */
const probe = 1.2;
/** CSS pixels. */
const tolerance = 0.5;
/** Panels are laid out on whole pixels, so a drawing may stay this much narrower than its frame. CSS pixels. */
const spare = 3;
const rounds = 6;

/**
 * The size of the drawing depends on the inner sizes linearly: two runs give the line, which gives the sizes that fill the
 * frame. Labels may then wrap elsewhere, so this is repeated up to `rounds` times until the drawing fits.
 */
async function solve({ layOut }: CompiledChart, frame: Frame): Promise<Scene> {
  const height = frame.height;
  let across = 1;
  let down = 1;
  let scene = await layOut(across, down);
  let best = scene;
  // What is aimed at: less than the frame by what rounding added in the rounds before.
  let [wide, high] = [frame.width, height ?? 0];
  for (let round = 0; round < rounds && !isFitted(scene, frame); round++) {
    const wider = await layOut(across * probe, height === undefined ? down : down * probe);
    across = step(across, scene.width, wider.width, wide);
    if (height !== undefined) down = step(down, scene.height, wider.height, high);
    scene = await layOut(across, down);
    best = better(scene, best, frame);
    if (round === 0) continue;
    wide -= Math.max(0, scene.width - frame.width);
    high -= Math.max(0, scene.height - (height ?? scene.height));
  }
  return filled(isFitted(scene, frame) ? scene : best, frame);
}

/** The scene that lies within the frame, and of two such scenes the larger one. */
function better(one: Scene, other: Scene, frame: Frame): Scene {
  const isIn = ({ width, height }: Scene) =>
    width <= frame.width + tolerance && height <= (frame.height ?? height) + tolerance;
  if (isIn(one) !== isIn(other)) return isIn(one) ? one : other;
  return !isIn(one) || one.width + one.height >= other.width + other.height ? one : other;
}

function isFitted(scene: Scene, { width, height = scene.height }: Frame): boolean {
  const isIn = (size: number, wanted: number) => size <= wanted + tolerance && size >= wanted - spare;
  return isIn(scene.width, width) && isIn(scene.height, height);
}

/** A scene on a drawing of the whole size of the frame, where panels of whole pixels leave some room. */
function filled(scene: Scene, { width, height = scene.height }: Frame): Scene {
  const isShort = (size: number, wanted: number) => size < wanted - tolerance && size >= wanted * fill;
  return {
    ...scene,
    width: isShort(scene.width, width) ? width : scene.width,
    height: isShort(scene.height, height) ? height : scene.height,
  };
}

/** Share of the frame from which a drawing counts as one that fills it. */
const fill = 0.95;

/** The factor at which the line through two measured sizes reaches the wanted one. */
function step(factor: number, size: number, probed: number, wanted: number): number {
  const slope = (probed - size) / (factor * (probe - 1));
  return slope <= 0 ? factor : Math.max(factor / 10, factor + (wanted - size) / slope);
}
