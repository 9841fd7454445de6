// Puts the names of rows above them, for surfaces that are too narrow for names at the left.
import { isObject, type JsonObject } from '../charts/patch.ts';
import type { Scene } from '../charts/run.ts';
import { overlap, type Painted, painted, texts } from '../charts/scene.ts';
import { mapViews } from '../charts/views.ts';
import type { Frame } from '../surfaces.ts';

/** The share of the frame that names at the left may take. */
const mostShare = 0.3;
/** Lengths in ems: a line of names with the room above it, the room below it, the height of a row without bars. */
const line = 1.45;
const foot = 0.15;
const dots = 0.8;

/**
 * A spec whose rows have their names above them; `undefined` where the names at the left leave the rows enough room, and no
 * word of the rows stands on them.
 */
export function withLabelsAbove(spec: JsonObject, scene: Scene, frame: Frame): JsonObject | undefined {
  const items = painted(scene.root);
  const names = texts(items).filter(isName);
  const widest = Math.max(0, ...names.map(({ box }) => box.x2 - box.x1));
  if (widest <= mostShare * frame.width && !areCovered(names, items)) return undefined;
  const step = stepOf(names);
  if (step === undefined) return undefined;
  const { em } = frame;
  const band = Math.min(step, Math.max(dots * em, bandOf(scene, items), reachOf(names, items, em)));
  const next = step + line * em;
  // All room that a band leaves of its row is above it.
  const scale = {
    type: 'band',
    paddingInner: 1 - band / next,
    paddingOuter: (line * em) / next / 2,
    align: 1,
  };
  const axis = {
    labelAlign: 'left',
    labelBaseline: 'bottom',
    labelOffset: -band / 2 - foot * em,
    // Lines at the start of the scale stand beside the names.
    labelPadding: -0.35 * em,
    minExtent: 0,
    maxExtent: 0,
    domain: false,
  };
  return mapViews(spec, (view) => {
    const { encoding, height } = view;
    const own = isObject(encoding)
      ? { ...view, encoding: { ...encoding, ...above(encoding.y, axis, scale) } }
      : view;
    const isSized = typeof height === 'number' || isObject(height);
    return isSized ? { ...own, height: { step: next } } : own;
  });
}

/** The encoding `y` of a view with names along it; nothing for any other. */
function above(y: unknown, axis: JsonObject, scale: JsonObject): JsonObject {
  if (!isObject(y) || (y.type !== 'nominal' && y.type !== 'ordinal')) return {};
  const { padding: _, ...given } = isObject(y.scale) ? y.scale : {};
  const own = y.axis === null ? null : { ...(isObject(y.axis) && y.axis), ...axis };
  return { y: { ...y, axis: own, ...(y.scale !== null && { scale: { ...given, ...scale } }) } };
}

/** Whether a text is a label of an axis at the left. */
const isName = ({ mark, item }: Painted): boolean =>
  mark.role === 'axis-label' && (item as { align?: string }).align === 'right';

/** Whether a word of the data stands on a name. */
function areCovered(names: readonly Painted[], items: readonly Painted[]): boolean {
  const words = texts(items).filter(({ mark }) => mark.role === 'mark');
  return words.some((word) => names.some((name) => Math.min(...overlap(word.box, name.box)) > 1));
}

/** The distance of two names that follow each other. CSS pixels; `undefined` where no axis has two. */
function stepOf(names: readonly Painted[]): number | undefined {
  const axes = [...Map.groupBy(names, ({ mark }) => mark).values()];
  const steps = axes.flatMap(([first, second]) =>
    first === undefined || second === undefined ? [] : [Math.abs(middle(second) - middle(first))],
  );
  return steps.length === 0 ? undefined : Math.min(...steps);
}

const middle = ({ box }: Painted): number => (box.y1 + box.y2) / 2;

/** The height that words above or below the marks of a row take, if the row reaches as far on its other side. CSS pixels. */
function reachOf(names: readonly Painted[], items: readonly Painted[], em: number): number {
  const words = texts(items).filter(({ mark }) => mark.role === 'mark');
  const reaches = words.map((word) => {
    const from = names.map((name) => middle(name) - middle(word));
    const [nearest = 0] = from.toSorted((a, b) => Math.abs(a) - Math.abs(b));
    return Math.abs(nearest) < em / 2 || from.length === 0 ? 0 : 2 * Math.abs(nearest) + em;
  });
  return Math.max(0, ...reaches);
}

/** The height of the bars in a row. CSS pixels; 0 where there are none. */
function bandOf({ scales }: Scene, items: readonly Painted[]): number {
  const bars = items.filter(({ mark }) => mark.marktype === 'rect' && mark.role === 'mark');
  if (bars.length === 0) return 0;
  const shared = [...scales].find(([name, { type }]) => /(?:^|_)y$/.test(name) && type === 'band')?.[1];
  return shared?.bandwidth() ?? Math.max(...bars.map(({ box }) => box.y2 - box.y1));
}
