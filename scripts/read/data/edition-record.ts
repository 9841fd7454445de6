// Parses `data/editions/<id>.json`: what an edition said when it was frozen.
import Type from 'typebox';
import { message } from '../../messages/message.ts';
import type { Scalar } from '../../model/data.ts';
import { type EditionRecord, recordKind } from '../../model/editions/record.ts';
import type { Checked } from '../../model/sources.ts';
import { parseJson } from '../text/json.ts';
import { locator } from '../text/locate.ts';
import { checkShape } from '../text/schema-check.ts';
import { closed, day, words } from '../text/schema-parts.ts';

/** The files of frozen editions. */
export const recordPattern = /^data\/editions\/[^/]+\.json$/;

/** The path of the file of an edition. */
export function recordPath(id: string): string {
  return `data/editions/${id}.json`;
}

const text = Type.String();
const texts = Type.Array(text);
const optional = Type.Optional;
const byName = <T extends Parameters<typeof Type.Record>[1]>(value: T) => Type.Record(Type.String(), value);
const scalar = Type.Unsafe<Scalar>({ type: ['string', 'number', 'boolean', 'null'] });
const count = Type.Integer({ minimum: 0 });

const file = Type.Object({ sha256: text, pages: optional(count), slides: optional(count) }, closed);
const build = Type.Object(
  {
    generator: text,
    documentDate: text,
    inputs: text,
    tools: byName(text),
    coverage: Type.Object({ bound: count, waived: count, loose: count }, closed),
    files: byName(file),
  },
  closed,
);
const fact = Type.Object(
  {
    fact: words('Dotted path.'),
    label: words('What it is.'),
    texts,
    value: Type.Unsafe<EditionRecord['facts'][number]['value']>({
      type: ['string', 'number', 'boolean', 'array'],
    }),
    unit: optional(text),
    method: optional(text),
    cells: texts,
    sources: texts,
    places: texts,
    headline: optional(Type.Boolean()),
    correction: optional(text),
  },
  closed,
);
const field = Type.Object({ title: text, unit: optional(text), isVerdict: optional(Type.Boolean()) }, closed);
const row = Type.Object({ label: text, places: optional(texts), cells: byName(scalar) }, closed);
const table = Type.Object({ title: text, fields: byName(field), rows: byName(row) }, closed);
const correction = Type.Object({ text, about: text, concerns: texts }, closed);

const recordSchema = Type.Object(
  {
    kind: Type.Enum([recordKind]),
    edition: Type.Object({ id: words('Its id.'), title: text, date: day('Its date.') }, closed),
    dataDate: text,
    build: optional(build),
    facts: Type.Array(fact),
    tables: byName(table),
    figures: byName(text),
    drawings: byName(text),
    sources: byName(text),
    corrections: Type.Array(correction),
  },
  { title: 'Frozen edition', ...closed },
);

/** The record in a file, with a message for each fault; undefined when the file is none. */
export function parseEditionRecord(path: string, source: string): Checked<EditionRecord | undefined> {
  const json = parseJson(path, source);
  if (json.value === undefined) return { value: undefined, messages: json.messages };
  const locate = locator(path, source);
  const { value, messages } = checkShape(recordSchema, json.value, locate);
  const all = [...json.messages, ...messages];
  if (value === undefined || path === recordPath(value.edition.id)) return { value, messages: all };
  const reason = `Unexpected edition \`${value.edition.id}\`, expected that of the file name`;
  const help = `rename the file to \`${value.edition.id}.json\``;
  return { value, messages: [...all, message('name-mismatch', locate(['edition', 'id']), reason, { help })] };
}
