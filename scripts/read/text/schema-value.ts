/** Checks a value itself against a JSON Schema, whatever it holds: its type, its choices, its limits, its form. */
import type { JsonSchema, SchemaContext, SchemaFault } from './json-schema.ts';

/** What is wrong with a value, wherever it stands. */
export type ValueFault = Pick<SchemaFault, 'kind' | 'expected'>;

type Formats = NonNullable<SchemaContext['formats']>;

/** The first thing wrong with the value itself, whatever it holds. */
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

/** `at least 1 entries`, when the value has not. */
function brokenLimit(schema: JsonSchema, value: unknown): string | undefined {
  if (Array.isArray(value)) return outside(value.length, ' entries', schema.minItems, schema.maxItems);
  if (typeof value === 'string') {
    // Counting characters of every text would take longer than everything else here.
    if (schema.minLength === undefined && schema.maxLength === undefined) return undefined;
    return outside([...value].length, ' characters', schema.minLength, schema.maxLength);
  }
  if (isOfType(value, 'object'))
    return outside(Object.keys(Object(value)).length, ' keys', schema.minProperties);
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
