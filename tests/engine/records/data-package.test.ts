// The descriptor of the data package, by the rules that its standard has in version 1 and in version 2.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Type, { type TSchema } from 'typebox';
import { describe, expect, it } from 'vitest';
import { parseDataset } from '../../../scripts/read/data/dataset.ts';
import { parseEdition } from '../../../scripts/read/data/edition.ts';
import { parseSources } from '../../../scripts/read/data/sources.ts';
import { fileStart } from '../../../scripts/read/text/lines.ts';
import { checkShape } from '../../../scripts/read/text/schema-check.ts';
import { dataPackage } from '../../../scripts/records/package/data-package.ts';
import { root } from '../../support/project.ts';

const text = Type.String();
/** That of version 1, which allows less. */
const path = Type.String({ pattern: '^(?=[^./~])((?!\\.{2}).)*$' });
const licences = Type.Array(
  Type.Object({
    name: Type.String({ pattern: '^([-a-zA-Z0-9._])+$' }),
    path: Type.Optional(path),
    title: Type.Optional(text),
  }),
  { minItems: 1 },
);
const types = ['string', 'number', 'integer', 'boolean', 'date', 'year'];
const field = Type.Object({
  name: text,
  type: Type.Enum(types),
  title: text,
  description: text,
  constraints: Type.Optional(
    Type.Object({ enum: Type.Optional(Type.Array(Type.Unknown(), { minItems: 1 })) }),
  ),
});

function resource(name: TSchema, source: TSchema) {
  return Type.Object({
    name,
    path,
    profile: Type.Literal('tabular-data-resource'),
    type: Type.Literal('table'),
    title: text,
    description: text,
    format: Type.Literal('csv'),
    mediatype: Type.String({ pattern: '^(.+)/(.+)$' }),
    encoding: Type.Literal('utf-8'),
    bytes: Type.Integer({ minimum: 1 }),
    hash: Type.String({ pattern: '^[^:]+:[a-fA-F0-9]+$' }),
    sources: Type.Optional(Type.Array(source)),
    licenses: licences,
    schema: Type.Object({
      fields: Type.Array(field, { minItems: 1 }),
      primaryKey: Type.Array(text, { minItems: 1 }),
      missingValues: Type.Array(text),
    }),
  });
}

function descriptor(name: TSchema, source: TSchema, contributor: TSchema) {
  return Type.Object({
    name,
    title: text,
    description: text,
    version: text,
    created: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$' }),
    keywords: Type.Array(text, { minItems: 1 }),
    licenses: licences,
    contributors: Type.Array(contributor, { minItems: 1 }),
    sources: Type.Array(source),
    resources: Type.Array(resource(name, source), { minItems: 1 }),
  });
}

/** Version 1 wants lower-case names, a title for each source, and one role for each contributor; version 2 a list of roles. */
const versions = {
  'version 1': descriptor(
    Type.String({ pattern: '^([-a-z0-9._/])+$' }),
    Type.Object({ title: text, path: Type.Optional(path) }),
    Type.Object({ title: text, role: text }),
  ),
  'version 2': Type.Intersect([
    Type.Object({ $schema: Type.Literal('https://datapackage.org/profiles/2.0/datapackage.json') }),
    descriptor(
      text,
      Type.Object({ path: Type.Optional(path) }),
      Type.Object({ roles: Type.Array(text, { minItems: 1 }) }),
    ),
  ]).allOf,
};

const read = (name: string) => readFileSync(join(root, name), 'utf8');
const datasets = readdirSync(join(root, 'data'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /^(?!editions|schema)[a-z]+\/[^/]+\.json$/u.test(name))
  .flatMap((name) => parseDataset(`data/${name}`, read(`data/${name}`)).value ?? []);
const edition = parseEdition('content/edition.yml', read('content/edition.yml')).value;
const bibliography = parseSources('data/sources.json', read('data/sources.json')).value;

function descriptorNow(): Record<string, unknown> {
  if (edition === undefined || bibliography === undefined) throw new Error('the project cannot be read');
  const [file] = dataPackage({ edition, brand: 'containers-and-vms', datasets, bibliography });
  return JSON.parse(file?.text ?? '');
}

function faults(schema: TSchema, value: unknown): readonly string[] {
  const place = { path: 'datapackage.json', position: fileStart };
  return checkShape(schema, value, () => place).messages.map(({ reason }) => reason);
}

describe.each(Object.entries(versions))('%s of the standard', (_, schemas) => {
  const all = [schemas].flat() as TSchema[];
  it('has no fault to find in the package of the real edition', () => {
    const value = descriptorNow();
    expect(value.resources).toHaveLength(datasets.length);
    expect(datasets.length).toBeGreaterThan(50);
    expect(all.flatMap((schema) => faults(schema, value))).toEqual([]);
  });
  it('refuses a path that leads outside, a licence that is no identifier and a package without tables', () => {
    const good = descriptorNow();
    const [first = {}] = good.resources as object[];
    const wrong = (change: object) => all.flatMap((schema) => faults(schema, { ...good, ...change }));
    expect(wrong({ resources: [{ ...first, path: '../data.csv' }] })).toHaveLength(1);
    expect(wrong({ resources: [] })).toHaveLength(1);
    expect(wrong({ licenses: [{ name: 'CC BY' }] })).toHaveLength(1);
  });
});
