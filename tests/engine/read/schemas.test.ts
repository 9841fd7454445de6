// The files in data/schema are those that the code generates.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { schemas, schemaText } from '../../../scripts/read/schemas.ts';

const folder = join(import.meta.dirname, '../../../data/schema');

if (process.env.UPDATE === '1' && !process.env.CI) {
  mkdirSync(folder, { recursive: true });
  for (const [name, schema] of Object.entries(schemas)) writeFileSync(join(folder, name), schemaText(schema));
}

describe('the JSON Schemas in data/schema', () => {
  it('are those of the code, one for each kind of file', () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(schemas).sort());
  });

  it.each(Object.entries(schemas))('%s is current (UPDATE=1 writes it)', (name, schema) => {
    expect(readFileSync(join(folder, name), 'utf8')).toBe(schemaText(schema));
  });
});
