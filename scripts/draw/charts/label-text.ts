// Makes every label of a compiled chart a text: numbers too, and a dash, as in tables, where Vega prints "null".
import type { Spec } from 'vega';
import { enDash } from '../../facts/typography.ts';
import { isObject, type Json, type JsonObject } from './patch.ts';

/**
 * A compiled chart whose labels are all text, since Vega breaks lines only in text, and fails on numbers. Where its rows have
 * empty cells, its axes, legends and headers show the missing value as a dash, unless a format or an expression of the
 * author's own makes their labels, and so do words that name the category of their mark. A value that is missing only after a
 * calculation is a fault, and keeps its "null".
 */
export function withTextLabels(compiled: Spec, hasEmptyCells: boolean): Spec {
  const spec = compiled as unknown as JsonObject;
  if (!hasEmptyCells) return inGroup(spec, undefined) as unknown as Spec;
  const bound = inGroup(spec, new Set(discreteScales(spec)));
  return { ...bound, ...(bound.data !== undefined && { data: withDashes(bound.data) }) } as unknown as Spec;
}

/** Data whose ranges of values, as of a bin, are a dash where Vega-Lite writes "null". */
function withDashes(value: Json): Json {
  if (Array.isArray(value)) return value.map(withDashes);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      key,
      key === 'expr' && typeof entry === 'string'
        ? entry.replace(/^(!isValid\(datum\[.*?\) \? )"null"(?= : )/, `$1${dash}`)
        : withDashes(entry),
    ]),
  );
}

const discrete: ReadonlySet<Json | undefined> = new Set(['band', 'point', 'ordinal']);

function discreteScales(group: JsonObject): readonly string[] {
  const own = objectsIn(group.scales).filter(({ type }) => discrete.has(type));
  return [...own.map(({ name }) => String(name)), ...objectsIn(group.marks).flatMap(discreteScales)];
}

/** Names of the scales of categories; `undefined` where no dash is drawn. */
type Discrete = ReadonlySet<string> | undefined;

function inGroup(group: JsonObject, scales: Discrete): JsonObject {
  const { axes, legends, marks, title } = group;
  return {
    ...group,
    ...(Array.isArray(axes) && { axes: axes.map((guide) => inGuide(guide, scales)) }),
    ...(Array.isArray(legends) && { legends: legends.map((guide) => inGuide(guide, scales)) }),
    ...(Array.isArray(marks) && {
      marks: marks.map((mark) => (isObject(mark) ? inGroup(inTextMark(mark, scales), scales) : mark)),
    }),
    ...(isObject(title) && { title: inTitle(title, scales !== undefined) }),
  };
}

const dash = `'${enDash}'`;
const label = { signal: `isValid(datum.value) ? '' + datum.label : ${dash}` };
const scaleKeys = ['scale', 'fill', 'stroke', 'shape', 'size', 'opacity', 'strokeDash', 'strokeWidth'];

function inGuide(guide: Json, scales: Discrete): Json {
  if (!isObject(guide)) return guide;
  const isDiscrete = scaleKeys.some((key) => scales?.has(String(guide[key])));
  const encode = isObject(guide.encode) ? guide.encode : {};
  const labels = isObject(encode.labels) ? encode.labels : {};
  const update = isObject(labels.update) ? labels.update : {};
  const text = update.text === undefined ? isDiscrete && label : inChannel(update.text);
  if (text === false) return guide;
  return { ...guide, encode: { ...encode, labels: { ...labels, update: { ...update, text } } } };
}

/** The title of a header is `isValid(parent["a"]) ? parent["a"] : ""+parent["a"]`, of which the last part prints "null". */
function inTitle(title: JsonObject, hasDash: boolean): JsonObject {
  const { text } = title;
  if (!isObject(text) || typeof text.signal !== 'string') return title;
  const signal = hasDash ? text.signal.replace(missing, dash) : text.signal;
  return { ...title, text: { ...text, signal: asText(signal) } };
}

const missing = /""\+(?:parent|datum)\["((?:[^"\\]|\\.)*)"\]/g;

/** The expression with its value as text; lists are texts of several lines already. */
const asText = (expression: string): string =>
  `isArray(${expression}) ? (${expression}) : '' + (${expression})`;

function inTextMark(mark: JsonObject, scales: Discrete): JsonObject {
  const { type, encode } = mark;
  if (type !== 'text' || !isObject(encode)) return mark;
  const sets = Object.entries(encode).map(([name, set]) => [
    name,
    isObject(set) && set.text !== undefined
      ? { ...set, text: inChannel(withCategoryDash(set.text, categoriesOf(set, scales))) }
      : set,
  ]);
  return { ...mark, encode: Object.fromEntries(sets) };
}

/** The fields by which a mark is placed or coloured on scales of categories. */
function categoriesOf(channels: JsonObject, scales: Discrete): ReadonlySet<string> {
  const rules = Object.values(channels).flat().filter(isObject);
  return new Set(rules.flatMap(({ scale, field }) => (scales?.has(String(scale)) ? String(field) : [])));
}

/** A text with a dash where it would print that a category is missing. */
function withCategoryDash(text: Json, categories: ReadonlySet<string>): Json {
  if (!isObject(text) || typeof text.signal !== 'string') return text;
  const signal = text.signal.replace(missing, (whole, field) => (categories.has(field) ? dash : whole));
  return { ...text, signal };
}

function inChannel(value: Json): Json {
  if (Array.isArray(value)) return value.map(inChannel);
  if (!isObject(value)) return value;
  if (typeof value.signal === 'string') return { ...value, signal: asText(value.signal) };
  if (typeof value.field === 'string') {
    const { field, ...rest } = value;
    return { ...rest, signal: asText(`datum[${JSON.stringify(field)}]`) };
  }
  return typeof value.value === 'number' ? { ...value, value: String(value.value) } : value;
}

const objectsIn = (value: Json | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : [];
