// The schemas of the project: their check agrees with Ajv and has a message for each fault.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type { TSchema } from 'typebox';
import { describe, expect, it } from 'vitest';
import { schemas } from '../../../scripts/read/schemas.ts';
import { entriesOf } from '../../../scripts/read/text/json-entries.ts';
import { checkShape, fitsShape } from '../../../scripts/read/text/schema-check.ts';
import type { JsonSchema } from '../../../scripts/read/text/schema-types.ts';
import { fc } from '../../support/properties.ts';

const root = join(import.meta.dirname, '../../..');

/** The text formats, as the code under test has them: what they allow is not Ajv's to say. */
const formats = {
  date: (text: string) => fitsShape({ type: 'string', format: 'date' } as TSchema, text),
  uri: (text: string) => fitsShape({ type: 'string', format: 'uri' } as TSchema, text),
};
const ajv = new Ajv({ strict: false, formats });

/** Files of the real project by the schema that they follow. */
const files: Readonly<Record<string, readonly string[]>> = {
  'aid.schema.json': jsonFilesBelow('templates/aids'),
  'dataset.schema.json': jsonFilesBelow('data').filter(
    (path) => path.split('/').length === 3 && !path.startsWith('data/editions/'),
  ),
  'diagram.schema.json': jsonFilesBelow('templates/diagrams'),
  'sources.schema.json': ['data/sources.json'],
  'table.schema.json': jsonFilesBelow('templates/tables'),
};

function jsonFilesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json') && !name.includes('schema'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
}

function read(path: string): object {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

/** The keywords of JSON Schema in a schema and in those inside it. */
function keywordsOf(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const {
    properties = {},
    patternProperties = {},
    anyOf = [],
    items,
    additionalProperties,
  } = schema as JsonSchema;
  const { $defs = {} } = schema as { $defs?: object };
  const inner = [properties, patternProperties, $defs].flatMap(Object.values);
  return [...Object.keys(schema), ...[...inner, ...anyOf, items, additionalProperties].flatMap(keywordsOf)];
}

/** Copies of a value in which one value inside it is another, or one key is misspelt or gone: one copy in so many of all that there are. */
function* spoilt(value: object, oneIn: number, first: number): Generator<unknown> {
  const changes = ['no such word', '', [[]], null, -1, 1e9, true, {}];
  for (const [index, { key, pointer }] of entriesOf(value).entries()) {
    if (index % oneIn !== first % oneIn) continue;
    const copy = structuredClone(value) as never;
    const owner = pointer
      .slice(0, -1)
      .reduce<Record<string | number, unknown>>((at, step) => at[step] as never, copy);
    if (index % 3 === 0) owner[key] = changes[index % changes.length];
    else if (index % 3 === 1 && !Array.isArray(owner)) delete owner[key];
    else owner[`${key}x`] = owner[key];
    yield copy;
  }
}

describe('the check of the project’s own formats', () => {
  it('knows every keyword that their schemas use', () => {
    const known = new Set([
      ...['$ref', 'anyOf', 'type', 'enum', 'const', 'properties', 'patternProperties', 'required'],
      ...['additionalProperties', 'items', 'minItems', 'maxItems', 'minProperties', 'minLength', 'maxLength'],
      ...['minimum', 'maximum', 'exclusiveMinimum', 'pattern', 'format'],
      // Keywords that do not affect whether a value is valid.
      ...['$defs', 'title', 'description', 'form'],
    ]);
    expect(
      Object.values(schemas)
        .flatMap(keywordsOf)
        .filter((word) => !known.has(word)),
    ).toEqual([]);
  });

  it.each(Object.entries(files))(
    'agrees with Ajv about %s, on real files and on spoilt ones',
    (name, paths) => {
      const schema = schemas[name]!;
      const validate = ajv.compile(schema);
      expect(paths.length).toBeGreaterThan(0);
      for (const path of paths) {
        const value = read(path);
        // Files are long and alike: some faults of each will do.
        const oneIn = [...entriesOf(value)].length > 400 ? 67 : 1;
        for (const candidate of [value, ...spoilt(value, oneIn, path.length)]) {
          if (fitsShape(schema, candidate) !== validate(candidate))
            throw new Error(`${path}: ${JSON.stringify(candidate).slice(0, 400)}`);
        }
        expect(fitsShape(schema, value), path).toBe(true);
      }
    },
  );

  it.each(Object.entries(schemas))('agrees with Ajv about whatever else is given to %s', (_, schema) => {
    const validate = ajv.compile(schema);
    const keys = fc.constantFrom(...keysOf(schema), 'other', 'constructor');
    const tree = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom('', 'a', 'Ä b', 'https://a.example/', '2026-11-20', 'id'),
        fc.oneof(fc.boolean(), fc.integer(), fc.double(), fc.constant(null)),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(keys, tie('value'), { maxKeys: 6 }),
      ),
    }));
    fc.assert(
      fc.property(tree.value, (value) => fitsShape(schema, value) === validate(value)),
      { numRuns: 400 },
    );
  });
});

/** Every key that a schema names, at whatever depth. */
function keysOf(schema: unknown): readonly string[] {
  return entriesOf(schema).flatMap(({ key, pointer }) =>
    pointer.at(-2) === 'properties' ? [String(key)] : [],
  );
}

describe('a fault of a value', () => {
  const place = (text: string) => ({
    path: text,
    position: { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } },
  });
  const reported = (schema: object, value: unknown) =>
    checkShape(schema as TSchema, value, (pointer) => place(pointer.join('.'))).messages.map(
      ({ file, ruleId, reason }) => `${file} ${ruleId}: ${reason}`,
    );

  it.each([
    [{ exclusiveMinimum: 0 }, 0, ' out-of-range: Unexpected number `0`, expected more than 0'],
    [{ maximum: 480 }, 481, ' out-of-range: Unexpected number `481`, expected at most 480'],
    [{ minLength: 1 }, '', ' empty-data: Unexpected empty text, expected words'],
    [{ minItems: 1 }, [], ' empty-data: Unexpected empty list, expected at least one entry'],
    [{ maxItems: 1 }, [1, 2], ' wrong-format: Unexpected list, expected at most 1 entries'],
    [{ minProperties: 2 }, { a: 1 }, ' wrong-format: Unexpected object, expected at least 2 entries'],
    [{ minimum: 0 }, -1, ' out-of-range: Unexpected number `-1`, expected at least 0'],
    [{ pattern: '^a$', form: 'an `a`' }, 'b', ' wrong-format: Unexpected string `"b"`, expected an `a`'],
    [{ const: 'a' }, 'b', ' not-in-enum: Unexpected string `"b"`, expected `a`'],
    [{ enum: ['a', 'b'] }, 'c', ' not-in-enum: Unexpected string `"c"`, expected one of 2 values'],
    [
      { patternProperties: { '^x': { type: 'number' } } },
      { xa: 'b', y: 'c' },
      'xa wrong-type: Unexpected string `"b"` for `xa`, expected a number',
    ],
  ])('by %j has a message in words', (schema, value, message) => {
    expect(reported(schema, value)).toEqual([message]);
  });

  it('is not a missing key when the key is only misspelt', () => {
    const schema = { properties: { title: {}, note: {} }, required: ['title'], additionalProperties: false };
    expect(reported(schema, { titel: 'x' })).toEqual([
      'titel unknown-key: Unexpected key `titel`, expected one of the 2 known here',
    ]);
    expect(reported(schema, { nots: 'x' })).toHaveLength(2);
  });
});
