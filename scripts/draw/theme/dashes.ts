// Dash patterns for lines that a spec tells apart by a field.
import { isObject, type Json, type JsonObject } from '../charts/patch.ts';

/** Dashes and gaps in turn, in multiples of a fine line; Vega's own close up in lines as thick as those of the theme. */
const patterns: readonly (readonly number[])[] = [
  [1, 0],
  [7, 4],
  [2, 3],
  [14, 3.5],
  [9, 3, 2, 3],
];

/** The patterns for a surface with fine lines of this width, the solid one first. */
export const dashPatterns = (lw: number): readonly (readonly number[])[] =>
  patterns.map((pattern) => pattern.map((length) => length * lw));

/** A view with a field as `strokeDash` gets patterns that readers tell apart, and flat caps, unless it names its own. */
export function withDashes(view: JsonObject, lw: number): JsonObject {
  const encoding = withRange(view.encoding, dashPatterns(lw));
  return encoding === undefined ? view : { ...view, encoding, ...withFlatCaps(view) };
}

/** The encoding with a range for its dashes; `undefined` where it has no field for them, or a range. */
function withRange(encoding: Json | undefined, range: Json): JsonObject | undefined {
  const dash = isObject(encoding) ? encoding.strokeDash : undefined;
  if (!isObject(encoding) || !isObject(dash) || !('field' in dash)) return undefined;
  const { scale = {} } = dash;
  if (!isObject(scale) || 'range' in scale) return undefined;
  return { ...encoding, strokeDash: { ...dash, scale: { ...scale, range } } };
}

function withFlatCaps({ mark }: JsonObject): JsonObject {
  if (typeof mark === 'string') return { mark: { type: mark, strokeCap: 'butt' } };
  return isObject(mark) ? { mark: { strokeCap: 'butt', ...mark } } : {};
}
