// How an edition is cited: both files by the rules of their formats, and those of this project as its edition is.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Type, { type TSchema } from 'typebox';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { EditionFile } from '../../../scripts/model/project.ts';
import { parseEdition } from '../../../scripts/read/data/edition.ts';
import { fileStart } from '../../../scripts/read/text/lines.ts';
import { checkShape } from '../../../scripts/read/text/schema-check.ts';
import { citationFiles } from '../../../scripts/records/package/citation.ts';
import { minimalProject } from '../../support/check.ts';
import { root } from '../../support/project.ts';

const words = Type.String({ minLength: 1 });
const day = Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])$' });
const licence = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9.+-]*$' });
const closed = { additionalProperties: false };

/** Rules of the Citation File Format 1.2.0 for the keys that we write; it allows no others of our own. */
const cff = Type.Object(
  {
    'cff-version': Type.Literal('1.2.0'),
    message: words,
    title: words,
    authors: Type.Array(Type.Object({ name: words }, closed), { minItems: 1 }),
    type: Type.Optional(Type.Enum(['software', 'dataset'])),
    abstract: Type.Optional(words),
    version: Type.Optional(words),
    'date-released': Type.Optional(day),
    license: Type.Optional(licence),
    keywords: Type.Optional(Type.Array(words, { minItems: 1 })),
    url: Type.Optional(Type.String({ pattern: '^(https|http|ftp|sftp)://.+' })),
  },
  closed,
);

/** Rules of Zenodo for the metadata of an upload. */
const zenodo = Type.Object(
  {
    title: words,
    upload_type: Type.Enum([
      'publication',
      'poster',
      'presentation',
      'dataset',
      'image',
      'video',
      'software',
      'lesson',
      'other',
    ]),
    description: words,
    creators: Type.Array(Type.Object({ name: words }, closed), { minItems: 1 }),
    keywords: Type.Array(words),
    license: Type.String({ pattern: '^[a-z0-9][a-z0-9.+-]*$' }),
    version: words,
    publication_date: day,
    access_right: Type.Enum(['open', 'embargoed', 'restricted', 'closed']),
    language: Type.Optional(Type.String({ pattern: '^[a-z]{3}$' })),
  },
  closed,
);

function faults(schema: TSchema, value: unknown): readonly string[] {
  const place = { path: 'file', position: fileStart };
  return checkShape(schema, value, () => place).messages.map(({ reason }) => reason);
}

/** YAML reads dates as such in its first version; as the format wants them they are texts. */
function readCff(text: string): unknown {
  return parse(text, { schema: 'core' });
}

function editionOf(text: string): EditionFile {
  const { value } = parseEdition('content/edition.yml', text);
  if (value === undefined) throw new Error('the edition cannot be read');
  return value;
}

const minimal = String(minimalProject()['content/edition.yml']);

describe.each([
  ['a small edition', minimal],
  [
    'one with an address and another language',
    `${minimal.replace('language: en', 'language: de')}\nurl: https://example.org/report\n`,
  ],
  ['the edition of this project', readFileSync(join(root, 'content/edition.yml'), 'utf8')],
])('%s', (_, text) => {
  const edition = editionOf(text);
  const [citation, metadata] = citationFiles(edition).map((file) => file.text);
  it('is cited as CFF 1.2.0 allows', () => {
    const read = readCff(citation ?? '');
    expect(faults(cff, read)).toEqual([]);
    expect(read).toMatchObject({ type: 'dataset', version: edition.id, 'date-released': edition.date });
  });
  it('is named in the metadata for Zenodo', () => {
    const read: unknown = JSON.parse(metadata ?? '');
    expect(faults(zenodo, read)).toEqual([]);
    expect(read).toMatchObject({ version: edition.id, publication_date: edition.date });
  });
});

it('says in its own files what it writes: `npm run edition -- begin` keeps them', () => {
  const edition = editionOf(readFileSync(join(root, 'content/edition.yml'), 'utf8'));
  for (const { path, text } of citationFiles(edition))
    expect(readFileSync(join(root, path), 'utf8')).toBe(text);
});

it('refuses what the format does not know', () => {
  const good = { 'cff-version': '1.2.0', message: 'm', title: 't', authors: [{ name: 'n' }] };
  expect(faults(cff, good)).toEqual([]);
  expect(faults(cff, { ...good, type: 'report' })).toHaveLength(1);
  expect(faults(cff, { ...good, version: 2026.12 })).toHaveLength(1);
  expect(faults(cff, { ...good, 'date-released': '30.11.2026' })).toHaveLength(1);
  expect(faults(cff, { ...good, authors: [] })).toHaveLength(1);
});
