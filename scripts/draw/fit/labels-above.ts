// Puts the names of rows above them, for surfaces that are too narrow for names at the left.
import { isObject, type JsonObject } from '../charts/patch.ts';
import type { Scale, Scene } from '../charts/run.ts';
import { painted, texts } from '../charts/scene.ts';
import { mapViews } from '../charts/views.ts';
import type { Frame } from '../surfaces.ts';

/** The share of the frame that names at the left may take. */
const mostShare = 0.3;
/** Height of a line of names, and the distance of its foot from the middle of a row without bars, in ems. */
const line = 1.3;
const clear = 0.7;

/** A spec whose rows have their names above them; `undefined` where the names leave the rows enough room. */
export function withLabelsAbove(spec: JsonObject, scene: Scene, frame: Frame): JsonObject | undefined {
  const rows = [...scene.scales].find(([name, { type }]) => /(?:^|_)y$/.test(name) && isNames(type))?.[1];
  if (rows === undefined || widestName(scene) <= mostShare * frame.width) return undefined;
  const { em } = frame;
  const step = stepOf(rows);
  const band = rows.bandwidth();
  const next = step + line * em;
  // All room that a band leaves of its row is above it.
  const padding =
    rows.type === 'band'
      ? { paddingInner: 1 - band / next, paddingOuter: (next - band) / next / 2, align: 1 }
      : { padding: 0.5 };
  const foot = Math.max(band / 2 + 0.25 * em, clear * em);
  const axis = {
    labelAlign: 'left',
    labelBaseline: 'bottom',
    labelOffset: -foot,
    labelPadding: 0,
    minExtent: 0,
    maxExtent: 0,
    domain: false,
  };
  return mapViews(spec, (view) => {
    const { encoding, height } = view;
    const own = isObject(encoding) ? { ...view, encoding: { ...encoding, ...above(encoding.y, axis, padding) } } : view;
    if (!isObject(height) && typeof height !== 'number') return own;
    const count = rows.domain().length;
    return { ...own, height: typeof height === 'number' ? height + count * line * em : { step: next } };
  });
}

function above(y: unknown, axis: JsonObject, padding: JsonObject): JsonObject {
  if (!isObject(y) || (y.type !== 'nominal' && y.type !== 'ordinal')) return {};
  const scale = y.scale === null ? null : { ...(isObject(y.scale) && y.scale), ...padding };
  const own = y.axis === null ? null : { ...(isObject(y.axis) && y.axis), ...axis };
  return { y: { ...y, scale, axis: own } };
}

const isNames = (type: string): boolean => type === 'band' || type === 'point';

/** The distance of two rows in CSS pixels. */
function stepOf(scale: Scale): number {
  const [first, second] = scale.domain();
  return second === undefined ? scale.bandwidth() : Math.abs(scale(second) - scale(first));
}

/** The widest label of an axis at the left. CSS pixels. */
function widestName({ root }: Scene): number {
  const labels = texts(painted(root)).filter(
    ({ mark, item }) => mark.role === 'axis-label' && (item as { align?: string }).align === 'right',
  );
  return Math.max(0, ...labels.map(({ box }) => box.x2 - box.x1));
}
