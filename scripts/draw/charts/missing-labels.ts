// Labels guides for rows without a value with a dash, as tables do, where Vega prints "null".
import type { Spec } from 'vega';
import { enDash } from '../../facts/typography.ts';
import { isObject, type Json, type JsonObject } from './patch.ts';

/**
 * A compiled chart whose axes, legends and headers show the missing value as a dash. Labels with a format or an expression
 * of the author's own stay as they are.
 */
export function withMissingLabels(compiled: Spec): Spec {
  const spec = compiled as unknown as JsonObject;
  return inGroup(spec, new Set(discreteScales(spec))) as unknown as Spec;
}

const discrete: ReadonlySet<Json | undefined> = new Set(['band', 'point', 'ordinal']);

function discreteScales(group: JsonObject): readonly string[] {
  const own = objectsIn(group.scales).filter(({ type }) => discrete.has(type));
  return [...own.map(({ name }) => String(name)), ...objectsIn(group.marks).flatMap(discreteScales)];
}

function inGroup(group: JsonObject, scales: ReadonlySet<string>): JsonObject {
  const { axes, legends, marks, title } = group;
  return {
    ...group,
    ...(Array.isArray(axes) && { axes: axes.map((guide) => inGuide(guide, scales)) }),
    ...(Array.isArray(legends) && { legends: legends.map((guide) => inGuide(guide, scales)) }),
    ...(Array.isArray(marks) && {
      marks: marks.map((mark) => (isObject(mark) ? inGroup(mark, scales) : mark)),
    }),
    ...(isObject(title) && { title: inTitle(title) }),
  };
}

const dash = `'${enDash}'`;
const label = { signal: `isValid(datum.value) ? datum.label : ${dash}` };
const scaleKeys = ['scale', 'fill', 'stroke', 'shape', 'size', 'opacity', 'strokeDash', 'strokeWidth'];

function inGuide(guide: Json, scales: ReadonlySet<string>): Json {
  if (!isObject(guide) || !scaleKeys.some((key) => scales.has(String(guide[key])))) return guide;
  const encode = isObject(guide.encode) ? guide.encode : {};
  const labels = isObject(encode.labels) ? encode.labels : {};
  const update = isObject(labels.update) ? labels.update : {};
  if (update.text !== undefined) return guide;
  return {
    ...guide,
    encode: { ...encode, labels: { ...labels, update: { ...update, text: label } } },
  };
}

/** The title of a header is `isValid(parent["a"]) ? parent["a"] : ""+parent["a"]`, of which the last part prints "null". */
function inTitle(title: JsonObject): JsonObject {
  const { text } = title;
  if (!isObject(text) || typeof text.signal !== 'string') return title;
  const signal = text.signal.replace(/""\+(?:parent|datum)\["(?:[^"\\]|\\.)*"\]/g, dash);
  return { ...title, text: { ...text, signal } };
}

const objectsIn = (value: Json | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : [];
