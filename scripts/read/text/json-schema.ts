// Checks JSON values against JSON Schemas, those of the project and that of Vega-Lite.
import { nearest } from '../../messages/message.ts';
import type { JsonPointer } from '../../model/sources.ts';
import { valueAt } from './json-entries.ts';
import type { JsonSchema, SchemaContext, SchemaFault } from './schema-types.ts';
import { valueFault } from './schema-value.ts';

/**
 * The faults of a value; none when it is valid. For `anyOf` these are the faults by the alternative that is closest to the
 * value. Throws when `$ref` refers to nothing.
 *
 * The schema is interpreted. Compiling a validator for Vega-Lite's schema would take 1.4 s; this check takes a millisecond or
 * two, and reports the faults of the alternative that the author probably meant instead of those of all alternatives.
 */
export function schemaFaults(
  schema: JsonSchema,
  value: unknown,
  { root, formats = {} }: SchemaContext = { root: schema },
): readonly SchemaFault[] {
  const check: Check = (against, found, pointer) => {
    if (against.$ref !== undefined) return check(definition(root, against.$ref), found, pointer);
    if (against.anyOf !== undefined)
      return closestBranch(against.anyOf, pointer.length, (branch) => check(branch, found, pointer));
    const own = valueFault(against, found, formats);
    return own === undefined
      ? innerFaults(against, found, pointer, check)
      : [{ ...own, pointer, actual: found, schema: against }];
  };
  return check(schema, value, []);
}

/** The faults without missing keys that are present under a misspelt name, because the unknown key is reported already. */
export function withoutMisspelt(faults: readonly SchemaFault[]): readonly SchemaFault[] {
  const unknown = faults.filter(({ kind }) => kind === 'unknown key');
  return faults.filter(
    ({ kind, pointer, expected }) =>
      kind !== 'missing key' ||
      !unknown.some(
        (other) =>
          String(other.pointer.slice(0, -1)) === String(pointer) &&
          expected.includes(nearest(String(other.actual), other.expected) ?? ''),
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

// ---------------------------------------------------------------- entries and properties

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

/**
 * The faults of the closest branch: the one whose first fault is deepest, then the one with the fewest faults. Faults of equally
 * close branches are merged. `depth` is that of the value.
 */
function closestBranch(
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

/** The depth of the first fault. A wrong type of the value itself makes a branch less close than wrong keys or values. */
const reach = (faults: readonly SchemaFault[], depth: number): number =>
  Math.min(
    ...faults.map(
      ({ pointer, kind }) => pointer.length - (kind === 'type' && pointer.length === depth ? 0.5 : 0),
    ),
  );

/** Faults with the expectations of two equally close branches. For a text expected values are preferred, otherwise expected types. */
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
