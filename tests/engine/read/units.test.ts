// `data/units.json` is parsed and checked.
import { describe, expect, it } from 'vitest';
import { convertValue, unit, unitWords } from '../../../scripts/facts/units.ts';
import { parseUnits } from '../../../scripts/read/data/units.ts';
import { briefly } from '../../support/check.ts';
import { inspected } from '../../support/inspected.ts';

const path = 'data/units.json';
const text = (units: object, combinations?: readonly string[]) =>
  JSON.stringify({ units, ...(combinations && { combinations }) }, null, 2);

const library = {
  books: { counts: 'book', singular: 'book' },
  shelves: { counts: 'book', times: 40, singular: 'shelf', symbol: 'full shelves' },
  LPS: { counts: 'loan', per: 's', times: 10 },
  loans: { counts: 'loan', words: ['loan', 'loans'] },
};

function parsed(units: object = library, combinations?: readonly string[]) {
  const { value, messages } = parseUnits(path, text(units, combinations));
  return { units: value?.units, own: value?.own, reported: briefly(messages) };
}

describe('data/units.json', () => {
  it('adds units that convert among what they count, with the symbols and words that it gives', () => {
    const { units, reported } = parsed(library, ['USD/book-month']);
    expect(reported).toEqual([]);
    if (units === undefined) throw new Error('not read');
    expect(convertValue(2, 'shelves', 'books', units)).toBe(80);
    expect(convertValue(3, 'LPS', 'loans/s', units)).toBe(30);
    expect(unit('shelves', units)).toMatchObject({ symbol: 'full shelves', singular: 'shelf' });
    expect(unitWords('loans/s', false, units)).toBe('loans per second');
    expect(units.names).toEqual(expect.arrayContaining(['ms', 'books', 'USD/book-month']));
  });

  it('is refused at the key that is wrong', () => {
    expect(parsed({ books: { count: 'book' } }).reported).toEqual(['data/units.json:4:7 unknown-key']);
    expect(parsed({ books: { counts: 'Book' } }).reported).toEqual(['data/units.json:4:17 wrong-format']);
    expect(parsed({ books: { counts: 'book', times: 0 } }).reported).toEqual([
      'data/units.json:5:16 out-of-range',
    ]);
    expect(parsed({ 'books/h': { counts: 'book' } }).reported).toEqual(['data/units.json:3:5 wrong-format']);
    expect(parsed({ books: { counts: 'book', per: 'minute' } }).reported).toEqual([
      'data/units.json:5:14 unknown-unit',
    ]);
    expect(parsed({ books: { counts: 'book' } }, ['USD/boks']).reported).toEqual([
      'data/units.json:8:5 unknown-unit',
    ]);
    expect(briefly(parseUnits(path, '{').messages)).toEqual(['data/units.json:1:1 json-syntax']);
  });

  it('may name nothing that every project has, also not as a singular or a combination', () => {
    expect(parsed({ s: { counts: 'second' } }).reported).toEqual(['data/units.json:3:5 duplicate-unit']);
    expect(parsed({ days: { counts: 'workday', singular: 'day' } }).reported).toEqual([
      'data/units.json:5:19 duplicate-unit',
    ]);
    expect(parsed(library, ['MB/s']).reported).toEqual([expect.stringMatching(/ duplicate-unit$/)]);
  });

  it('is for this project alone: another one does not know its units', async () => {
    const dataset = (unitName: string) => ({
      'data/benchmarks/more.json': JSON.stringify({
        name: 'more',
        title: 'More',
        description: 'More numbers.',
        schema: {
          fields: [
            { name: 'id', type: 'string', title: 'Id', description: 'Name.' },
            { name: 'lent', type: 'number', title: 'Lent', description: 'Lent.', unit: unitName },
          ],
          primaryKey: ['id'],
        },
        sources: [{ id: 'author2020' }],
        licenses: [{ name: 'CC-BY-4.0' }],
        retrieved: '2026-11-20',
        reviewBy: '2027-11-20',
        data: [{ id: 'a', lent: 5 }],
      }),
    });
    const rules = async (overlay: Readonly<Record<string, string>>) =>
      (await inspected(overlay)).messages.map(({ ruleId }) => ruleId);
    expect(await rules({ ...dataset('books'), [path]: text({ books: library.books }) })).toEqual([
      'unused-dataset',
    ]);
    expect(await rules(dataset('books'))).toContain('unknown-unit');
    expect(await rules({ ...dataset('book'), [path]: '{' })).not.toContain('unknown-unit');
  });

  it('reaches facts, prose, tables and the ledger', async () => {
    const data = (await inspected()).sources.texts.get('data/benchmarks/boot-times.json') ?? '';
    const { value, messages } = await inspected({
      'data/benchmarks/boot-times.json': data.replace('"unit": "ms"', '"unit": "loans"'),
      'content/01-summary.md': '# Summary\n\nSee [@sec:boot].\n',
      'content/02-boot.md': '# Boot times\n\nIt lent {{count boot.small}}.\n\n::table{#boot-times}\n',
      [path]: text({ loans: { counts: 'loan', singular: 'loan' } }),
    });
    expect(messages.filter(({ fatal }) => fatal).map(String)).toEqual([]);
    expect(value.ledger.find(({ fact }) => fact === 'boot.small')?.texts).toEqual(['125\u00a0loans']);
    expect(value.tables.get('boot-times')?.columns).toContainEqual(
      expect.objectContaining({ unit: 'loans' }),
    );
    expect(value.units.parts.has('loans')).toBe(true);
  });
});
