import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { vegaLiteSchema } from '../../../scripts/read/charts/vega-lite.ts';
import { entriesOf } from '../../../scripts/read/text/json-entries.ts';
import { schemaFaults } from '../../../scripts/read/text/json-schema.ts';
import type { JsonSchema } from '../../../scripts/read/text/schema-types.ts';

const folder = join(import.meta.dirname, '../../../templates/charts');
const charts = readdirSync(folder).filter((name) => name.endsWith('.vl.json'));
const schema = vegaLiteSchema();
const reference = { $ref: '#/definitions/TopLevelSpec' };

/** Every value of a chart replaced in turn by what cannot stand there, and every key misspelt. */
function* spoilt(spec: object): Generator<unknown> {
  for (const { pointer } of entriesOf(spec)) {
    for (const change of [(_: unknown) => 'no such word', (_: unknown) => [[]]]) {
      const copy = structuredClone(spec) as Record<string | number, unknown>;
      const owner = pointer
        .slice(0, -1)
        .reduce<unknown>((value, step) => (value as never)[step], copy) as typeof copy;
      const key = pointer.at(-1)!;
      owner[key] = change(owner[key]);
      yield copy;
    }
  }
}

/** The words of JSON Schema in a schema and in those inside it. */
function wordsOf(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties = {}, anyOf = [], items, additionalProperties } = schema as JsonSchema;
  const inner = [...Object.values(properties), ...anyOf, items, additionalProperties];
  return [...Object.keys(schema), ...inner.flatMap(wordsOf)];
}

describe('the check against Vega-Lite’s schema', () => {
  it('knows every word of JSON Schema that the schema uses', () => {
    const known = new Set([
      ...[
        '$ref',
        'anyOf',
        'type',
        'enum',
        'const',
        'properties',
        'required',
        'additionalProperties',
        'items',
      ],
      ...['minItems', 'maxItems', 'minLength', 'maxLength', 'minimum', 'maximum'],
      // Say nothing about whether a value is valid, or nothing that a chart here can break.
      ...['description', 'default', 'format', 'minProperties'],
    ]);
    const words = Object.values(schema.definitions).flatMap(wordsOf);
    expect(words.filter((word) => !known.has(word))).toEqual([]);
  });

  it('agrees with Ajv on every chart, and on thousands of spoilt ones', () => {
    const ajv = new Ajv({ strict: false, validateFormats: false });
    const validate = ajv.compile(schema);
    let count = 0;
    for (const name of charts) {
      const spec = JSON.parse(readFileSync(join(folder, name), 'utf8')) as object;
      // Charts are alike in many places: every third fault of each will do.
      const faulty = [...spoilt(spec)].filter((_, index) => index % 3 === name.length % 3);
      for (const candidate of [spec, ...faulty]) {
        const isValid = schemaFaults(reference, candidate, { root: schema }).length === 0;
        if (isValid !== validate(candidate)) throw new Error(`${name}: ${JSON.stringify(candidate)}`);
        count++;
      }
    }
    expect(count).toBeGreaterThan(2000);
  });
});
