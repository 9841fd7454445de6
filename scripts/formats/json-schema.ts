import type { Pointer } from './locate.ts';

/** The part of JSON Schema that Vega-Lite's schema is written in; a test holds this list against the schema. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly anyOf?: readonly JsonSchema[];
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** One thing wrong with a value. `expected` are keys, values or types, as `kind` says. */
export interface SchemaFault {
  readonly pointer: Pointer;
  readonly kind: 'unknown key' | 'missing key' | 'value' | 'type' | 'limit';
  readonly actual: unknown;
  readonly expected: readonly string[];
}

/**
 * What is wrong with a value, seen from the alternative it comes nearest to; nothing when it is valid.
 *
 * Interprets the schema: a compiled validator of Vega-Lite takes 1.4 s to make, this answers in a millisecond or two, and
 * it knows which branch of an `anyOf` the author meant, where a validator lists the faults of all of them.
 */
export function schemaFaults(
  definitions: Readonly<Record<string, JsonSchema>>,
  schema: JsonSchema,
  value: unknown,
): readonly SchemaFault[] {
  const check = (against: JsonSchema, found: unknown, pointer: Pointer): readonly SchemaFault[] => {
    if (against.$ref !== undefined) return check(definition(definitions, against.$ref), found, pointer);
    if (against.anyOf !== undefined)
      return nearest(against.anyOf, pointer.length, (branch) => check(branch, found, pointer));
    const own = ownFaults(against, found, pointer);
    return own.length > 0 ? own : innerFaults(against, found, pointer, check);
  };
  return check(schema, value, []);
}

type Check = (schema: JsonSchema, value: unknown, pointer: Pointer) => readonly SchemaFault[];

function definition(definitions: Readonly<Record<string, JsonSchema>>, reference: string): JsonSchema {
  const name = decodeURIComponent(reference.replace('#/definitions/', ''));
  const found = definitions[name];
  if (found === undefined) throw new Error(`The schema refers to \`${name}\`, which it does not define`);
  return found;
}

function ownFaults(schema: JsonSchema, value: unknown, pointer: Pointer): readonly SchemaFault[] {
  const fault = (kind: SchemaFault['kind'], expected: readonly unknown[]): readonly SchemaFault[] => [
    { pointer, kind, actual: value, expected: expected.map(String) },
  ];
  const types = schema.type === undefined ? [] : [schema.type].flat();
  if (types.length > 0 && !types.some((type) => isOfType(value, type))) return fault('type', types);
  const choices = 'const' in schema ? [schema.const] : schema.enum;
  if (choices !== undefined && !choices.includes(value)) return fault('value', choices);
  const limit = brokenLimit(schema, value);
  return limit === undefined ? [] : fault('limit', [limit]);
}

/** `at least 1 entries`, when the value has not. */
function brokenLimit(schema: JsonSchema, value: unknown): string | undefined {
  const isList = Array.isArray(value);
  const size: unknown = isList ? value.length : value;
  if (typeof size !== 'number') return undefined;
  const { minItems, maxItems, minimum, maximum } = schema;
  const [low = -Infinity, high = Infinity] = isList ? [minItems, maxItems] : [minimum, maximum];
  const unit = isList ? ' entries' : '';
  if (size < low) return `at least ${low}${unit}`;
  return size > high ? `at most ${high}${unit}` : undefined;
}

function innerFaults(
  schema: JsonSchema,
  value: unknown,
  pointer: Pointer,
  check: Check,
): readonly SchemaFault[] {
  if (Array.isArray(value)) {
    const { items } = schema;
    if (items === undefined) return [];
    return value.flatMap((entry, index) => check(items, entry, [...pointer, index]));
  }
  if (typeof value !== 'object' || value === null) return [];
  const missing = (schema.required ?? [])
    .filter((key) => !(key in value))
    .map((key): SchemaFault => ({ pointer, kind: 'missing key', actual: value, expected: [key] }));
  return [
    ...missing,
    ...entries(value).flatMap(([key, entry]) => property(schema, key, entry, pointer, check)),
  ];
}

function property(schema: JsonSchema, key: string, value: unknown, pointer: Pointer, check: Check) {
  const { properties = {}, additionalProperties } = schema;
  const inner = [...pointer, key];
  const known = Object.hasOwn(properties, key) ? properties[key] : undefined;
  if (known !== undefined) return check(known, value, inner);
  if (additionalProperties === false) {
    const fault: SchemaFault = {
      pointer: inner,
      kind: 'unknown key',
      actual: key,
      expected: Object.keys(properties),
    };
    return [fault];
  }
  return typeof additionalProperties === 'object' ? check(additionalProperties, value, inner) : [];
}

/** The branch that got furthest below this depth before its first fault, then the one with fewest; equals are merged. */
function nearest(
  branches: readonly JsonSchema[],
  depth: number,
  check: (branch: JsonSchema) => readonly SchemaFault[],
): readonly SchemaFault[] {
  let best: readonly SchemaFault[] | undefined;
  for (const branch of branches) {
    const found = check(branch);
    if (found.length === 0) return [];
    const rank =
      best === undefined ? 1 : reach(found, depth) - reach(best, depth) || best.length - found.length;
    if (rank > 0) best = found;
    else if (rank === 0) best = merge(best ?? [], found);
  }
  return best ?? [];
}

/** Where the value is of another type altogether, the branch is further off than one whose keys or words are wrong. */
const reach = (faults: readonly SchemaFault[], depth: number): number =>
  Math.min(
    ...faults.map(
      ({ pointer, kind }) => pointer.length - (kind === 'type' && pointer.length === depth ? 0.5 : 0),
    ),
  );

/** What either of two equally near branches would have taken; values speak to a text, types to everything else. */
function merge(a: readonly SchemaFault[], b: readonly SchemaFault[]): readonly SchemaFault[] {
  return a.map((fault) => {
    const same = b.find((other) => String(other.pointer) === String(fault.pointer));
    if (same === undefined) return fault;
    if (same.kind === fault.kind) {
      return { ...fault, expected: [...new Set([...fault.expected, ...same.expected])] };
    }
    const preferred = typeof fault.actual === 'string' ? 'value' : 'type';
    return same.kind === preferred ? same : fault;
  });
}

function isOfType(value: unknown, type: string): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}

const entries = (value: object): readonly [string, unknown][] => Object.entries(value);
