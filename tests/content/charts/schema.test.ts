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

/** Copies of a chart in which one value is replaced by what cannot stand there: one copy in so many of all that there are. */
function* spoilt(spec: object, oneIn: number, first: number): Generator<unknown> {
  for (const [index, { pointer }] of entriesOf(spec).entries()) {
    for (const [other, replacement] of ['no such word', [[]]].entries()) {
      if ((2 * index + other) % oneIn !== first % oneIn) continue;
      const copy = structuredClone(spec) as Record<string | number, unknown>;
      const owner = pointer
        .slice(0, -1)
        .reduce<unknown>((value, step) => (value as never)[step], copy) as typeof copy;
      const key = pointer.at(-1)!;
      owner[key] = replacement;
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

  it('agrees with Ajv on every chart, and on many spoilt ones', () => {
    const ajv = new Ajv({ strict: false, validateFormats: false });
    const validate = ajv.compile(schema);
    let count = 0;
    for (const name of charts) {
      const spec = JSON.parse(readFileSync(join(folder, name), 'utf8')) as object;
      // Charts are alike in many places: every seventh fault of each will do.
      for (const candidate of [spec, ...spoilt(spec, 7, name.length)]) {
        const isValid = schemaFaults(reference, candidate, { root: schema }).length === 0;
        if (isValid !== validate(candidate)) throw new Error(`${name}: ${JSON.stringify(candidate)}`);
        count++;
      }
    }
    expect(count).toBeGreaterThan(1000);
  });
});
