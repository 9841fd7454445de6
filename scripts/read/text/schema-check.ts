// Checks values against the schemas of the project's files, and makes messages of the faults.
import type { Static, TSchema } from 'typebox';
import type { VFileMessage } from 'vfile-message';
import { message, suggest } from '../../messages/message.ts';
import type { Checked, Place } from '../../model/sources.ts';
import { isDate } from './date.ts';
import { pointerText } from './json-entries.ts';
import { schemaFaults, withoutMisspelt } from './json-schema.ts';
import { firstCharacter, firstIfLong } from './lines.ts';
import type { Locator } from './locate.ts';
import type { JsonSchema, SchemaFault } from './schema-types.ts';

const formats = { date: isDate, uri: isWebAddress };

function isWebAddress(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text);
}

/** The value if it follows the schema; otherwise undefined, with a message for each fault at its key or value. */
export function checkShape<T extends TSchema>(
  schema: T,
  value: unknown,
  locate: Locator,
): Checked<Static<T> | undefined> {
  const faults = faultsOf(schema, value);
  if (faults.length === 0) return { value: value as Static<T>, messages: [] };
  return { value: undefined, messages: withoutMisspelt(faults).map((fault) => explain(fault, locate)) };
}

/** Whether the value follows the schema. */
export function fitsShape<T extends TSchema>(schema: T, value: unknown): value is Static<T> {
  return faultsOf(schema, value).length === 0;
}

function faultsOf(schema: TSchema, value: unknown): readonly SchemaFault[] {
  return schemaFaults(schema as JsonSchema, value, { root: schema, formats });
}

function explain(fault: SchemaFault, locate: Locator): VFileMessage {
  const name = pointerText(fault.pointer);
  return explanations[fault.kind]({
    fault,
    place: locate(fault.pointer, fault.kind === 'unknown key' ? 'key' : 'value'),
    unexpected: `Unexpected ${shown(fault.actual)}${name === '' ? '' : ` for \`${name}\``}`,
  });
}

/** The parts of an explanation. */
interface Given {
  readonly fault: SchemaFault;
  readonly place: Place;
  /** "Unexpected number `1` for `fields[2].type`". */
  readonly unexpected: string;
}

const explanations: Readonly<Record<SchemaFault['kind'], (given: Given) => VFileMessage>> = {
  'unknown key': ({ fault: { actual, expected, pointer }, place }) => {
    const key = String(actual);
    const reason = `Unexpected key \`${key}\`${inside(pointer.slice(0, -1))}, expected one of the ${expected.length} known here`;
    return message('unknown-key', place, reason, suggest(key, expected));
  },
  'missing key': ({ fault: { expected, pointer, schema }, place }) => {
    const [key = ''] = expected;
    const description = schema.properties?.[key]?.description;
    const help = description === undefined ? {} : { help: `\`${key}\`: ${description}` };
    const reason = `Unexpected absence of \`${key}\`${inside(pointer)}, expected the key`;
    return message('missing-key', firstCharacter(place), reason, { expected, ...help });
  },
  type: ({ fault: { expected }, place, unexpected }) => {
    const reason = `${unexpected}, expected ${expected.map(typeInWords).join(' or ')}`;
    return message('wrong-type', firstIfLong(place), reason, { expected });
  },
  value: ({ fault: { actual, expected, schema }, place, unexpected }) => {
    if ('const' in schema && expected.length === 1)
      return message('not-in-enum', place, `${unexpected}, expected \`${expected.join()}\``, { expected });
    const reason = `${unexpected}, expected one of ${expected.length} values`;
    return message('not-in-enum', place, reason, suggest(String(actual), expected));
  },
  pattern: ({ fault: { expected }, place, unexpected }) =>
    message('wrong-format', place, `${unexpected}, expected ${expected.join()}`),
  format: ({ fault: { expected }, place, unexpected }) => {
    const wanted = expected.includes('date') ? 'a date as YYYY-MM-DD' : 'a web address';
    return message('wrong-format', place, `${unexpected}, expected ${wanted}`);
  },
  limit: ({ fault, place, unexpected }) => {
    const { actual, pointer } = fault;
    if (typeof actual === 'number')
      return message('out-of-range', place, `${unexpected}, expected ${fault.expected.join()}`);
    const name = pointer.length === 0 ? '' : ` for \`${pointerText(pointer)}\``;
    if (actual === '') return message('empty-data', place, `Unexpected empty text${name}, expected words`);
    if (Array.isArray(actual) && actual.length === 0)
      return message('empty-data', place, `Unexpected empty list${name}, expected at least one entry`);
    return message('wrong-format', place, `${unexpected}, expected ${fault.expected.join()}`);
  },
};

/** " in `layer[0]`"; empty for the whole file. */
export function inside(pointer: SchemaFault['pointer']): string {
  return pointer.length === 0 ? '' : ` in \`${pointerText(pointer)}\``;
}

/** A value as messages show it: lists and objects by type, other values with type and value in backticks, cut when long. */
export function shown(value: unknown): string {
  if (value === null) return '`null`';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object') return 'object';
  const text = JSON.stringify(value);
  return `${typeof value} \`${text.length > 60 ? `${text.slice(0, 59)}…` : text}\``;
}

/** A type of JSON Schema in words: "a list". */
export function typeInWords(type: string): string {
  return typeWords[type] ?? type;
}

const typeWords: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'an object',
  string: 'a string',
  number: 'a number',
  integer: 'a whole number',
  boolean: '`true` or `false`',
  null: '`null`',
};
