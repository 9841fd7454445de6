// Checks type, choices, limits and form of a single value against a JSON Schema, without its entries.
import type { JsonSchema, SchemaContext, SchemaFault } from './schema-types.ts';

/** A fault of a value, without its pointer. */
export type ValueFault = Pick<SchemaFault, 'kind' | 'expected'>;

type Formats = NonNullable<SchemaContext['formats']>;

/** The first fault of the value itself; undefined when there is none. The entries of lists and objects are not checked. */
export function valueFault(schema: JsonSchema, value: unknown, formats: Formats): ValueFault | undefined {
  const types = schema.type === undefined ? [] : [schema.type].flat();
  if (types.length > 0 && !types.some((type) => isOfType(value, type)))
    return { kind: 'type', expected: types };
  const choices = 'const' in schema ? [schema.const] : schema.enum;
  if (choices !== undefined && !choices.includes(value))
    return { kind: 'value', expected: choices.map(String) };
  const limit = brokenLimit(schema, value);
  if (limit !== undefined) return { kind: 'limit', expected: [limit] };
  return typeof value === 'string' ? textFault(schema, value, formats) : undefined;
}

/** The limit that the value violates: `at least 1 entries`. */
function brokenLimit(schema: JsonSchema, value: unknown): string | undefined {
  if (Array.isArray(value)) return outside(value.length, ' entries', schema.minItems, schema.maxItems);
  if (typeof value === 'string') {
    // Characters are counted only if there is a limit, since counting takes longer than the rest of the check.
    if (schema.minLength === undefined && schema.maxLength === undefined) return undefined;
    return outside([...value].length, ' characters', schema.minLength, schema.maxLength);
  }
  if (typeof value === 'object' && value !== null)
    return outside(Object.keys(value).length, ' entries', schema.minProperties);
  if (typeof value !== 'number') return undefined;
  const { exclusiveMinimum = Number.NEGATIVE_INFINITY } = schema;
  if (value <= exclusiveMinimum) return `more than ${exclusiveMinimum}`;
  return outside(value, '', schema.minimum, schema.maximum);
}

function outside(
  size: number,
  unit: string,
  low = Number.NEGATIVE_INFINITY,
  high = Number.POSITIVE_INFINITY,
): string | undefined {
  if (size < low) return `at least ${low}${unit}`;
  return size > high ? `at most ${high}${unit}` : undefined;
}

function textFault(
  { pattern, format, form }: JsonSchema,
  value: string,
  formats: Formats,
): ValueFault | undefined {
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(value))
    return { kind: 'pattern', expected: [form ?? pattern] };
  const hasFormat = format === undefined ? undefined : formats[format];
  return format === undefined || hasFormat?.(value) !== false
    ? undefined
    : { kind: 'format', expected: [format] };
}

function isOfType(value: unknown, type: string): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'number') return Number.isFinite(value);
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}
