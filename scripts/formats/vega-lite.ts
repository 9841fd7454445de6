import { createRequire } from 'node:module';
import type { VFileMessage } from 'vfile-message';
import { type Detail, message, suggest } from '../diagnostics/message.ts';
import { type JsonSchema, type SchemaFault, schemaFaults } from './json-schema.ts';
import type { Locator, Pointer } from './locate.ts';

/** Messages about a spec that is not Vega-Lite: one for each fault, at the key or value. */
export function checkVegaLite(spec: object, locate: Locator): readonly VFileMessage[] {
  const { definitions } = vegaLiteSchema();
  const faults = schemaFaults(definitions, { $ref: `#/definitions/${definitionOf(spec)}` }, spec);
  return faults.filter((fault) => !isSpellingOf(fault, faults)).map((fault) => explain(fault, locate));
}

/** Vega-Lite's own schema, out of its package. */
export function vegaLiteSchema(): { readonly definitions: Readonly<Record<string, JsonSchema>> } {
  return createRequire(import.meta.url)('vega-lite/vega-lite-schema.json');
}

/** The kind of spec that its keys announce. */
function definitionOf(spec: object): string {
  const kinds = {
    layer: 'TopLevelLayerSpec',
    facet: 'TopLevelFacetSpec',
    hconcat: 'TopLevelHConcatSpec',
    vconcat: 'TopLevelVConcatSpec',
    concat: 'TopLevelConcatSpec',
    repeat: 'TopLevelRepeatSpec',
  };
  return Object.entries(kinds).find(([key]) => key in spec)?.[1] ?? 'TopLevelUnitSpec';
}

/** Whether a missing key is there under a misspelt name, which is reported already. */
function isSpellingOf(fault: SchemaFault, faults: readonly SchemaFault[]): boolean {
  if (fault.kind !== 'missing key') return false;
  return faults.some(
    ({ kind, pointer, actual }) =>
      kind === 'unknown key' &&
      String(pointer.slice(0, -1)) === String(fault.pointer) &&
      suggest(String(actual), fault.expected).help?.startsWith('did you mean') === true,
  );
}

function explain({ kind, pointer, actual, expected }: SchemaFault, locate: Locator): VFileMessage {
  const name = nameOf(pointer);
  if (kind === 'unknown key') {
    const reason = `Unexpected key \`${String(actual)}\`${inside(pointer.slice(0, -1))}, expected one of the ${expected.length} known here`;
    return message('chart-schema', locate(pointer, 'key'), reason, suggest(String(actual), expected));
  }
  if (kind === 'missing key') {
    const keys = expected.map((key) => `\`${key}\``).join(' or ');
    const reason = `Unexpected absence of ${keys}${inside(pointer)}, expected the key`;
    return message('chart-schema', openingOf(locate(pointer)), reason, { expected });
  }
  const words = expected.length > 6 ? `one of ${expected.length} values` : choice(kind, expected);
  const reason = `Unexpected ${shown(actual)}${name === '' ? '' : ` for \`${name}\``}, expected ${words}`;
  const detail: Detail = kind === 'value' ? suggest(String(actual), expected) : { expected };
  return message('chart-schema', openingOf(locate(pointer)), reason, detail);
}

function choice(kind: SchemaFault['kind'], expected: readonly string[]): string {
  if (kind === 'limit') return expected.join(' and ');
  const named = expected.map((word) => (kind === 'value' ? `\`${word}\`` : (articles[word] ?? word)));
  return named.join(' or ');
}

const articles: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'an object',
  string: 'a string',
  number: 'a number',
  integer: 'a whole number',
  boolean: '`true` or `false`',
  null: '`null`',
};

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object' && value !== null) return 'object';
  return `${value === null ? '' : `${typeof value} `}\`${JSON.stringify(value)}\``;
}

const inside = (pointer: Pointer): string => (pointer.length === 0 ? '' : ` in \`${nameOf(pointer)}\``);

/** `layer[0].mark` */
const nameOf = (pointer: Pointer): string =>
  pointer.reduce<string>(
    (name, step) =>
      typeof step === 'number' ? `${name}[${step}]` : `${name}${name === '' ? '' : '.'}${step}`,
    '',
  );

/** The first character of a value that spans lines. */
function openingOf(place: ReturnType<Locator>): ReturnType<Locator> {
  const { start, end } = place.position;
  if (start.line === end.line) return place;
  const after = { line: start.line, column: start.column + 1, offset: (start.offset ?? 0) + 1 };
  return { path: place.path, position: { start, end: after } };
}
