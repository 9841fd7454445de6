// Datasets are parsed, and their fields, rows and sources checked.
import { describe, expect, it } from 'vitest';
import { parseDataset } from '../../../scripts/read/data/dataset.ts';
import { check } from '../../support/check.ts';

const path = 'data/benchmarks/x.json';

interface Change {
  fields?: object[];
  rows?: unknown;
  top?: object;
}

/** A dataset, one field and one row a line, so that places are readable. */
function text({ fields = [], rows = [{ id: 'a' }], top = {} }: Change): string {
  const id = { name: 'id', type: 'string', title: 'Id', description: 'Name.' };
  const all = [id, ...fields].map((field) => JSON.stringify({ title: 'T', description: 'D', ...field }));
  const head = {
    name: 'x',
    title: 'X',
    description: 'X.',
    sources: [{ id: 's' }],
    licenses: [{ name: 'CC0-1.0' }],
    retrieved: '2026-01-01',
    reviewBy: '2027-01-01',
    ...top,
  };
  const entries = Object.entries(head).map(([key, value]) => `"${key}": ${JSON.stringify(value)},`);
  const data = Array.isArray(rows)
    ? `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]`
    : JSON.stringify(rows);
  return `{\n${entries.join('\n')}\n"schema": {"fields": [\n${all.join(',\n')}\n], "primaryKey": ["id"]},\n"data": ${data}\n}`;
}

const reported = (change: Change) => {
  const { messages } = parseDataset(path, text(change));
  return messages.map(
    ({ line, ruleId, reason }) => `${line} ${ruleId}: ${reason.replace(/^Unexpected /, '')}`,
  );
};
const number = { name: 'n', type: 'number' };

describe('parseDataset', () => {
  it('reads a dataset with its group from the folder', () => {
    const { value, messages } = parseDataset(path, text({ fields: [number], rows: [{ id: 'a', n: 1.5 }] }));
    expect(messages).toEqual([]);
    expect(value).toMatchObject({
      name: 'x',
      group: 'benchmarks',
      primaryKey: 'id',
      rows: [{ id: 'a', n: 1.5 }],
    });
    expect(value?.licences).toEqual([{ name: 'CC0-1.0' }]);
  });

  it.each([
    ['12', '14 wrong-type: string `"12"` for `n` in row `a`, expected a number'],
    [true, '14 wrong-type: boolean `true` for `n` in row `a`, expected a number'],
    ['NaN', '14 not-a-number: string `"NaN"` for `n` in row `a`, expected a number'],
    ['n/a', '14 not-a-number: string `"n/a"` for `n` in row `a`, expected a number'],
    ['-', '14 not-a-number: string `"-"` for `n` in row `a`, expected a number'],
    ['Infinity', '14 not-a-number: string `"Infinity"` for `n` in row `a`, expected a number'],
  ])('does not accept %j as a number', (value, message) => {
    expect(reported({ fields: [number], rows: [{ id: 'a', n: value }] })).toEqual([message]);
  });

  it.each([
    ['integer', 1.5, 'wrong-type'],
    ['year', '2020', 'wrong-type'],
    ['year', 20, 'wrong-type'],
    ['boolean', 'true', 'wrong-type'],
    ['string', 1, 'wrong-type'],
    ['date', '2026-02-30', 'wrong-format'],
    ['date', 2026, 'wrong-type'],
  ])('requires a %s and reports %j', (type, value, rule) => {
    const [message, ...more] = reported({ fields: [{ name: 'n', type }], rows: [{ id: 'a', n: value }] });
    expect(message).toContain(rule);
    expect(more).toEqual([]);
  });

  it.each([
    ['integer', 3],
    ['year', 2020],
    ['boolean', false],
    ['date', '2024-02-29'],
    ['number', 0],
    ['string', null],
  ])('accepts a %s such as %j', (type, value) => {
    expect(reported({ fields: [{ name: 'n', type }], rows: [{ id: 'a', n: value }] })).toEqual([]);
  });

  it('checks the constraints of fields', () => {
    const field = (constraints: object, type = 'number') => ({ name: 'n', type, constraints });
    const one = (constraints: object, n: unknown, type?: string) =>
      reported({ fields: [field(constraints, type)], rows: [{ id: 'a', n }] }).map(
        (text) => text.split(':')[0],
      );
    expect(one({ minimum: 1, maximum: 2 }, 0)).toEqual(['14 out-of-range']);
    expect(one({ minimum: 1, maximum: 2 }, 3)).toEqual(['14 out-of-range']);
    expect(one({ enum: ['a', 'b'] }, 'c', 'string')).toEqual(['14 not-in-enum']);
    expect(one({ pattern: '^a+$' }, 'b', 'string')).toEqual(['14 wrong-format']);
    expect(one({ required: true }, null)).toEqual(['14 missing-key']);
    expect(one({ minimum: 2, maximum: 1 }, null)).toEqual(['11 reversed-range']);
    expect(one({ pattern: '(' }, 'b', 'string')).toEqual(['11 wrong-format']);
  });

  it('finds values that stand twice in a unique field', () => {
    const fields = [{ name: 'n', type: 'string', constraints: { unique: true } }];
    const rows = [{ id: 'a', n: 'x' }, { id: 'b' }, { id: 'c' }, { id: 'd', n: 'x' }];
    expect(reported({ fields, rows })).toEqual([
      '17 duplicate-id: second string `"x"` for `n`, expected each value once',
    ]);
  });

  it.each([
    ['low', 'high'],
    ['min', 'max'],
    ['timeLow', 'timeHigh'],
    ['min_ms', 'max_ms'],
    ['priceMinUsd', 'priceMaxUsd'],
  ])('requires `%s` not to be above `%s`', (low, high) => {
    const fields = [low, high].map((name) => ({ name, type: 'number' }));
    const rows = [
      { id: 'a', [low]: 1, [high]: 2 },
      { id: 'b', [low]: 2, [high]: 1 },
    ];
    expect(reported({ fields, rows })).toEqual([
      `16 reversed-range: \`${low}\` 2 above \`${high}\` 1 in row \`b\`, expected them in order`,
    ]);
  });

  it('ignores names that only contain such a word', () => {
    const fields = ['minutes', 'maxutes', 'slow', 'shigh'].map((name) => ({ name, type: 'number' }));
    expect(reported({ fields, rows: [{ id: 'a', minutes: 9, maxutes: 1, slow: 9, shigh: 1 }] })).toEqual([]);
  });

  it('requires a unique id of every row', () => {
    const rows = [{ id: 'a' }, {}, { id: 'a' }, { id: 'A b' }];
    expect(reported({ rows }).map((text) => text.split(':')[0])).toEqual([
      '14 missing-key',
      '15 duplicate-id',
      '16 wrong-format',
    ]);
  });

  it('reports cells without a field, and suggests the field', () => {
    const { messages } = parseDataset(
      path,
      text({ fields: [{ name: 'time', type: 'number' }], rows: [{ id: 'a', tiem: 1 }] }),
    );
    expect(messages).toMatchObject([
      { ruleId: 'unknown-key', line: 14, column: 11, note: 'did you mean `time`?' },
    ]);
  });

  it('requires a source for every row', () => {
    const fields = [{ name: 'source', type: 'string' }];
    const rows = [{ id: 'a', source: 's' }, { id: 'b' }];
    expect(reported({ fields, rows, top: { sources: [] } })).toEqual([
      '15 no-source: row `b` without a source, expected where its numbers come from',
    ]);
  });

  it('reports once that no row of a dataset has a source', () => {
    expect(reported({ rows: [{ id: 'a' }, { id: 'b' }], top: { sources: [] } })).toEqual([
      '2 no-source: dataset `x` without a source, expected where its numbers come from',
    ]);
  });

  it('is named like its file and each field once', () => {
    expect(
      reported({ top: { name: 'y' }, fields: [number, number] }).map((text) => text.split(':')[0]),
    ).toEqual(['2 name-mismatch', '12 duplicate-id']);
  });

  it('finds the faults of its rows also when its form has faults', () => {
    const change = { fields: [number], rows: [{ id: 'a', n: 'x' }], top: { titel: 'X', retrieved: 'today' } };
    expect(reported(change).map((text) => text.split(':')[0])).toEqual([
      '7 wrong-format',
      '9 unknown-key',
      '15 wrong-type',
    ]);
  });

  it('is not empty', () => {
    expect(reported({ rows: [] })[0]).toContain('empty-data');
    expect(reported({ rows: {} })[0]).toContain('wrong-type: object for `data`, expected a list');
    expect(reported({ rows: [1] })[0]).toContain('wrong-type: number `1` for `data[0]`, expected an object');
  });

  it('names sources of the bibliography only', async () => {
    const file = text({
      fields: [{ name: 'source', type: 'string' }],
      rows: [{ id: 'a', source: 'author2021' }],
    });
    await check({ [path]: file }, [`${path}:5:19 unknown-source`, `${path}:14:20 unknown-source`]);
  });

  it('has a name of its own', async () => {
    const { 'data/benchmarks/boot-times.json': file } = (
      await import('../../support/check.ts')
    ).minimalProject();
    await check({ 'data/density/boot-times.json': file ?? '' }, [
      'data/density/boot-times.json:3:11 duplicate-id',
    ]);
  });
});
