// Finds the fields that a Vega-Lite spec reads and makes, without running it.
import { parseExpression, splitAccessPath } from 'vega';
import type { JsonPointer } from '../../model/sources.ts';
import { expressionOf } from '../../read/charts/expressions.ts';
import { entriesOf, type JsonEntry } from '../../read/text/json-entries.ts';

/** A field that a spec reads by name, and the place where it does. */
interface FieldReference {
  readonly name: string;
  readonly pointer: JsonPointer;
}

/** The fields that a spec reads and makes. */
export interface FieldUse {
  readonly read: readonly FieldReference[];
  /** Names that transforms make. */
  readonly made: ReadonlySet<string>;
  /** Whether names of fields depend on the data (`pivot`), so that a name which is in no row and no transform may exist. */
  readonly isOpen: boolean;
  /** Whether a transform makes several rows of one (`fold`, `flatten`). */
  readonly isSplit: boolean;
  /** Whether the spec says itself what becomes of values that are no numbers (`invalid`). */
  readonly handlesInvalid: boolean;
}

/** Finds every field that encodings, transforms, tooltips and expressions read, also in branches that never run. */
export function fieldUse(spec: object): FieldUse {
  const entries = entriesOf(spec);
  return {
    read: entries.flatMap(readsOf).map(topLevel),
    made: new Set(entries.flatMap(madeBy)),
    isOpen: entries.some((entry) => stepOf(entry) === 'pivot'),
    isSplit: entries.some((entry) => ['fold', 'flatten'].includes(stepOf(entry) ?? '')),
    handlesInvalid: entries.some(({ key }) => key === 'invalid'),
  };
}

/** The key of the entry when it belongs to a transform, which is the name of the transform or of one of its options. */
const stepOf = ({ key, pointer }: JsonEntry): string | undefined =>
  pointer.at(-3) === 'transform' ? String(key) : undefined;

const isLookup = ({ pointer }: JsonEntry): boolean => pointer.at(-2) === 'from';

/** The names that an entry gives to fields: what transforms and generators of rows name, or call their results by default. */
function madeBy(entry: JsonEntry): readonly string[] {
  const { key, value } = entry;
  if (key === 'as') return namesIn(value);
  if (key === 'fields' && isLookup(entry)) return namesIn(value);
  if (key === 'sequence' || key === 'graticule') return ['data'];
  return results.get(stepOf(entry) ?? '') ?? [];
}

function readsOf(entry: JsonEntry): readonly FieldReference[] {
  const { key, value, pointer } = entry;
  if (key === 'field') return typeof value === 'string' ? fieldAt(value, pointer) : [];
  if (fieldKeys.has(stepOf(entry) ?? '')) return referencesIn(value, pointer);
  if ((key === 'fields' || key === 'key') && isLookup(entry)) return referencesIn(value, pointer);
  const expression = expressionOf(entry);
  return expression === undefined ? [] : readsOfExpression(entry, expression);
}

/** `*` counts rows, and in the predicate of a guide the field is one of the tick. */
function fieldAt(name: string, pointer: JsonPointer): readonly FieldReference[] {
  const isTick = isInGuide(pointer) && guideFields.has(name);
  return name === '*' || isTick ? [] : [{ name, pointer }];
}

const isInGuide = (pointer: JsonPointer): boolean => pointer.some((part) => guides.test(String(part)));

/**
 * Whether Vega-Lite itself makes a field of this name for an encoding, out of a known one: `mean_time`, `bin_maxbins_10_time`,
 * `yearmonth_day`, `lower_box_time`. Expressions may read it.
 */
export function isDerived(name: string, known: ReadonlySet<string>): boolean {
  if (name === '__count' || name === 'count_*') return true;
  // The upper end of a bin, a stack or a unit of time, beside the name that a transform gives to the lower one.
  if (known.has(name.replace(/_end$/, ''))) return true;
  const plain = name.replace(/_(?:end|range|mid|start)$/, '');
  return [...plain.matchAll(/_/g)].some(
    ({ index }) => derivations.test(plain.slice(0, index)) && known.has(plain.slice(index + 1)),
  );
}
const derivations =
  /^(?:count|valid|missing|distinct|sum|product|mean|average|variancep?|stdevp?|stderr|median|q1|q3|ci0|ci1|(?:arg)?m(?:in|ax)|bin(?:_\w+)?|(?:utc|binned)*(?:year|quarter|month|date|week|day|dayofyear|hours|minutes|seconds|milliseconds)+|(?:lower|upper|mid|min|max)(?:_(?:box|whisker))?|center|extent)$/;

/** In a guide (axis, header, legend) `datum` is the tick or the cell, not the row. */
function readsOfExpression({ key, pointer }: JsonEntry, expression: string): readonly FieldReference[] {
  const isGuide = key === 'labelExpr' || isInGuide(pointer);
  const names = fieldsOf(expression).filter((name) => !isGuide || !guideFields.has(name));
  return names.map((name) => ({ name, pointer }));
}

const fieldKeys = new Set([
  'groupby',
  'fold',
  'flatten',
  'pivot',
  'value',
  'lookup',
  'regression',
  'loess',
  'on',
  'quantile',
  'density',
  'stack',
  'impute',
  'key',
  'extent',
]);
const guides = /^(?:axis|header|legend)/;
const guideFields = new Set(['value', 'label', 'index']);
/** Names of the fields that a transform makes when it has no `as`, or beside those. */
const results: ReadonlyMap<string, readonly string[]> = new Map([
  ['fold', ['key', 'value']],
  ['density', ['value', 'density']],
  ['quantile', ['prob', 'value']],
  ['regression', ['coef', 'rSquared', 'keys']],
]);

const namesIn = (value: unknown): readonly string[] =>
  [value].flat().filter((name): name is string => typeof name === 'string');

function referencesIn(value: unknown, pointer: JsonPointer): readonly FieldReference[] {
  if (typeof value === 'string') return [{ name: value, pointer }];
  if (!Array.isArray(value)) return [];
  return value.flatMap((name, index) =>
    typeof name === 'string' ? [{ name, pointer: [...pointer, index] }] : [],
  );
}

/** The field of the row that is read: of `quartiles.median` that is `quartiles`; `per\.host` and `['per.host']` are one name. */
function topLevel({ name, pointer }: FieldReference): FieldReference {
  return { name: firstStep(name), pointer };
}

function firstStep(path: string): string {
  try {
    return splitAccessPath(path)[0] ?? path;
  } catch {
    return path;
  }
}

interface ExpressionNode {
  readonly type: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly computed?: boolean;
  readonly object?: ExpressionNode;
  readonly property?: ExpressionNode;
}

/** Fields of `datum` that an expression reads; none when it cannot be parsed, which Vega reports. */
function fieldsOf(expression: string): readonly string[] {
  try {
    const root = parseExpression(expression);
    const nodes = [root, ...entriesOf(root).map(({ value }) => value)].filter(isNode);
    return nodes.flatMap(fieldOf);
  } catch {
    return [];
  }
}

/** The field that a node reads: `datum.time` and `datum['time']` do, `datum[name]` is unknown. */
function fieldOf({ type, object, property, computed }: ExpressionNode): readonly string[] {
  if (type !== 'MemberExpression' || object?.name !== 'datum' || property === undefined) return [];
  return computed === true && property.type !== 'Literal' ? [] : [String(property.name ?? property.value)];
}

const isNode = (value: unknown): value is ExpressionNode =>
  typeof value === 'object' && value !== null && 'type' in value;
