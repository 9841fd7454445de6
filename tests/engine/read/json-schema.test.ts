// Faults of values by a JSON Schema, by the closest alternative.
import { describe, expect, it } from 'vitest';
import { schemaFaults } from '../../../scripts/read/text/json-schema.ts';
import type { JsonSchema } from '../../../scripts/read/text/schema-types.ts';

const definitions: Record<string, JsonSchema> = {
  Mark: {
    anyOf: [{ $ref: '#/definitions/Name' }, { $ref: '#/definitions/MarkDef' }, { $ref: '#/definitions/Box' }],
  },
  Name: { type: 'string', enum: ['bar', 'line'] },
  MarkDef: {
    type: 'object',
    properties: { type: { $ref: '#/definitions/Name' }, size: { type: 'number', minimum: 0 } },
    required: ['type'],
    additionalProperties: false,
  },
  Box: {
    type: 'object',
    properties: {
      type: { const: 'boxplot' },
      extent: { anyOf: [{ type: 'number' }, { type: 'string', const: 'min-max' }] },
    },
    required: ['type'],
    additionalProperties: false,
  },
  List: { type: 'array', items: { type: ['string', 'null'] }, minItems: 1, maxItems: 2 },
};
const faults = (value: unknown, name = 'Mark') =>
  schemaFaults({ $ref: `#/definitions/${name}` }, value, { root: { definitions } }).map(
    ({ pointer, kind, expected }) => `${pointer.join('.')} ${kind}: ${expected.join(' ')}`,
  );

describe('the faults of a value', () => {
  it.each(['bar', { type: 'line', size: 2 }, { type: 'boxplot', extent: 'min-max' }])(
    '%j has none',
    (value) => {
      expect(faults(value)).toEqual([]);
    },
  );

  it('of a word list the words that any branch allows', () => {
    expect(faults('bra')).toEqual([' value: bar line']);
  });

  it('of a key are reported by the branch that fits otherwise', () => {
    expect(faults({ type: 'boxplot', extnt: 1 })).toEqual(['extnt unknown key: type extent']);
    expect(faults({ type: 'bar', sise: 1 })).toEqual(['sise unknown key: type size']);
  });

  it('of a value of another type list all allowed types', () => {
    expect(faults(3)).toEqual([' type: string object']);
    expect(faults({ type: 'boxplot', extent: [] })).toEqual(['extent type: number string']);
    expect(faults({ type: 'boxplot', extent: 'max' })).toEqual(['extent value: min-max']);
  });

  it('are all reported, not only the first', () => {
    expect(faults({ type: 'bar', sise: 1, size: -1 })).toEqual([
      'sise unknown key: type size',
      'size limit: at least 0',
    ]);
  });

  it('of a list include its length and its entries', () => {
    expect(faults([], 'List')).toEqual([' limit: at least 1 entries']);
    expect(faults(['a', null, 'b'], 'List')).toEqual([' limit: at most 2 entries']);
    expect(faults(['a', 1], 'List')).toEqual(['1 type: string null']);
  });

  it('cannot be found when the schema refers to nothing, which throws', () => {
    expect(() => faults(1, 'Nothing')).toThrow('`definitions/Nothing`, which it does not define');
  });
});
