// Tables are parsed and checked.
import { describe, expect, it } from 'vitest';
import { parseTable } from '../../../scripts/read/charts/table.ts';
import { briefly } from '../../support/check.ts';

const path = 'templates/tables/prices.json';
const table = { title: 'Prices of {{a}}', dataset: 'prices', columns: [{ field: 'price' }] };
const read = (more: object) => parseTable(path, JSON.stringify({ ...table, ...more }));
const reported = (more: object) => briefly(read(more).messages).map((line) => line.split(' ')[1]);

describe('parseTable', () => {
  it('reads a table spec with its id from the file name and its title as words', () => {
    const { value, messages } = read({
      note: 'Without tax [@b].',
      where: { region: 'eu', year: [2025, 2026] },
      sort: [{ field: 'price', order: 'descending' }],
      emphasis: ['x'],
    });
    expect(messages).toEqual([]);
    expect(value).toMatchObject({ id: 'prices', path, dataset: 'prices', where: { year: [2025, 2026] } });
    expect(value?.title.map((node) => node.type)).toEqual(['text', 'expression']);
    expect(value?.note?.map((node) => node.type)).toEqual(['text', 'citation', 'text']);
    expect(value).not.toHaveProperty('$schema');
  });

  it.each([
    [{ columns: [] }, ['empty-data']],
    [{ columns: [{ feild: 'price' }] }, ['unknown-key']],
    [{ sort: [{ field: 'price', order: 'down' }] }, ['not-in-enum']],
    [{ where: { region: { is: 'eu' } } }, ['wrong-type']],
    [{ rows: [] }, ['unknown-key']],
    [{ title: 'a {{' }, ['unclosed-expression']],
  ])('finds the faults of %j', (more, rules) => {
    expect(reported(more)).toEqual(rules);
  });
});
