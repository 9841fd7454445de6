/** Checks a JSON value against a JSON Schema, the project's own or Vega-Lite's, and names every fault at its place. */
import { nearest as nearestWord } from '../../messages/message.ts';
import type { JsonPointer } from '../../model/sources.ts';
import { valueAt } from './json-entries.ts';
import { valueFault } from './schema-value.ts';

/** The part of JSON Schema that the schemas here are written in; a test holds this list against them. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly anyOf?: readonly JsonSchema[];
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly minProperties?: number;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly description?: string;
  /** What `pattern` stands for, in words: "an id in kebab-case". A keyword of this project. */
  readonly form?: string;
}

/** One thing wrong with a value. `expected` are keys, values, types or limits, as `kind` says. */
export interface SchemaFault {
  readonly pointer: JsonPointer;
  readonly kind: 'unknown key' | 'missing key' | 'value' | 'type' | 'limit' | 'pattern' | 'format';
  readonly actual: unknown;
  readonly expected: readonly string[];
  /** The schema that the value breaks. */
  readonly schema: JsonSchema;
}

/** What a schema refers to beside itself. */
export interface SchemaContext {
  /** What `$ref` leads into: `#/definitions/Name`. */
  readonly root: object;
  /** Whether a text has a `format`, by the format's name; formats that are not listed allow every text. */
  readonly formats?: Readonly<Record<string, (text: string) => boolean>>;
}

/**
 * What is wrong with a value, seen from the alternative it comes nearest to; nothing when it is valid. Throws when `$ref`
 * leads nowhere.
 *
 * Interprets the schema: a compiled validator of Vega-Lite takes 1.4 s to make, this answers in a millisecond or two, and
 * it knows which branch of an `anyOf` the author meant, where a validator lists the faults of all of them.
 */
export function schemaFaults(
  schema: JsonSchema,
  value: unknown,
  { root, formats = {} }: SchemaContext = { root: schema },
): readonly SchemaFault[] {
  const check: Check = (against, found, pointer) => {
    if (against.$ref !== undefined) return check(definition(root, against.$ref), found, pointer);
    if (against.anyOf !== undefined)
      return nearest(against.anyOf, pointer.length, (branch) => check(branch, found, pointer));
    const own = valueFault(against, found, formats);
    return own === undefined
      ? innerFaults(against, found, pointer, check)
      : [{ ...own, pointer, actual: found, schema: against }];
  };
  return check(schema, value, []);
}

/** The faults without those that another one tells already: a missing key that stands there under a misspelt name. */
export function withoutMisspelt(faults: readonly SchemaFault[]): readonly SchemaFault[] {
  const unknown = faults.filter(({ kind }) => kind === 'unknown key');
  return faults.filter(
    ({ kind, pointer, expected }) =>
      kind !== 'missing key' ||
      !unknown.some(
        (other) =>
          String(other.pointer.slice(0, -1)) === String(pointer) &&
          expected.includes(nearestWord(String(other.actual), other.expected) ?? ''),
      ),
  );
}

type Check = (schema: JsonSchema, value: unknown, pointer: JsonPointer) => readonly SchemaFault[];

function definition(root: object, reference: string): JsonSchema {
  const steps = reference.replace(/^#\//, '').split('/').map(decodeURIComponent);
  const found = valueAt(root, steps);
  if (typeof found !== 'object' || found === null)
    throw new Error(`The schema refers to \`${steps.join('/')}\`, which it does not define`);
  return found;
}

// ---------------------------------------------------------------- what it holds

function innerFaults(
  schema: JsonSchema,
  value: unknown,
  pointer: JsonPointer,
  check: Check,
): readonly SchemaFault[] {
  if (Array.isArray(value)) {
    const { items } = schema;
    if (items === undefined) return [];
    return value.flatMap((entry, index) => check(items, entry, [...pointer, index]));
  }
  if (typeof value !== 'object' || value === null) return [];
  const missing = (schema.required ?? [])
    .filter((key) => !Object.hasOwn(value, key))
    .map((key): SchemaFault => ({ pointer, kind: 'missing key', actual: value, expected: [key], schema }));
  return [
    ...missing,
    ...entries(value).flatMap(([key, entry]) => propertyFaults(schema, key, entry, pointer, check)),
  ];
}

function propertyFaults(
  schema: JsonSchema,
  key: string,
  value: unknown,
  pointer: JsonPointer,
  check: Check,
): readonly SchemaFault[] {
  const { properties = {}, additionalProperties } = schema;
  const inner = [...pointer, key];
  const known = Object.hasOwn(properties, key) ? properties[key] : patternProperty(schema, key);
  if (known !== undefined) return check(known, value, inner);
  if (additionalProperties === false) {
    const expected = Object.keys(properties);
    return [{ pointer: inner, kind: 'unknown key', actual: key, expected, schema }];
  }
  return typeof additionalProperties === 'object' ? check(additionalProperties, value, inner) : [];
}

function patternProperty({ patternProperties }: JsonSchema, key: string): JsonSchema | undefined {
  if (patternProperties === undefined) return undefined;
  return Object.entries(patternProperties).find(([pattern]) => new RegExp(pattern, 'u').test(key))?.[1];
}

// ---------------------------------------------------------------- alternatives

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

const entries = (value: object): readonly [string, unknown][] => Object.entries(value);
