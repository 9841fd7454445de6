// Finds the fields that a Vega-Lite spec reads and makes, without running it.
import { parseExpression } from 'vega';
import type { JsonPointer } from '../../model/sources.ts';
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
}

/** Finds every field that encodings, transforms, tooltips and expressions read, also in branches that never run. */
export function fieldUse(spec: object): FieldUse {
  const entries = entriesOf(spec);
  return {
    read: entries.flatMap(readsOf).map(topLevel),
    made: new Set(entries.flatMap(madeBy)),
    isOpen: entries.some((entry) => stepOf(entry) === 'pivot'),
  };
}

/** The key of the entry when it belongs to a transform, which is the name of the transform or of one of its options. */
const stepOf = ({ key, pointer }: JsonEntry): string | undefined =>
  pointer.at(-3) === 'transform' ? String(key) : undefined;

const isLookup = ({ pointer }: JsonEntry): boolean => pointer.at(-2) === 'from';

function madeBy(entry: JsonEntry): readonly string[] {
  const { key, value } = entry;
  const isNaming = key === 'as' || (key === 'fields' && isLookup(entry));
  return isNaming ? namesIn(value) : (defaults[stepOf(entry) ?? ''] ?? []);
}

function readsOf(entry: JsonEntry): readonly FieldReference[] {
  const { key, value, pointer } = entry;
  if (key === 'field') return typeof value === 'string' ? [{ name: value, pointer }] : [];
  if (fieldKeys.has(stepOf(entry) ?? '')) return referencesIn(value, pointer);
  if ((key === 'fields' || key === 'key') && isLookup(entry)) return referencesIn(value, pointer);
  return expressionKeys.has(String(key)) && typeof value === 'string' ? readsOfExpression(entry, value) : [];
}

/** In a guide (axis, header, legend) `datum` is the tick or the cell, not the row. */
function readsOfExpression({ key, pointer }: JsonEntry, expression: string): readonly FieldReference[] {
  const isGuide = key === 'labelExpr' || pointer.some((part) => guides.has(String(part)));
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
]);
const expressionKeys = new Set(['calculate', 'filter', 'test', 'expr', 'labelExpr']);
const guides = new Set(['axis', 'header', 'legend']);
const guideFields = new Set(['value', 'label', 'index']);
/** Names of the fields that a transform makes when it has no `as`. */
const defaults: Readonly<Record<string, readonly string[]>> = {
  fold: ['key', 'value'],
  density: ['value', 'density'],
  quantile: ['prob', 'value'],
};

const namesIn = (value: unknown): readonly string[] =>
  [value].flat().filter((name): name is string => typeof name === 'string');

function referencesIn(value: unknown, pointer: JsonPointer): readonly FieldReference[] {
  if (typeof value === 'string') return [{ name: value, pointer }];
  if (!Array.isArray(value)) return [];
  return value.flatMap((name, index) =>
    typeof name === 'string' ? [{ name, pointer: [...pointer, index] }] : [],
  );
}

/** The field of the row that is read: of `quartiles.median` that is `quartiles`; `per\.host` is one name. */
function topLevel({ name, pointer }: FieldReference): FieldReference {
  const [first = name] = name.match(/^(?:\\.|[^.[\\])+/) ?? [];
  return { name: first.replace(/\\(.)/g, '$1'), pointer };
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
