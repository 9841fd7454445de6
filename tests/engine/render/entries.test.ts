// Tables that are printed as entries.
import { expect, it } from 'vitest';
import type { DataTable } from '../../../scripts/model/edition.ts';
import { entriesContext } from '../../../scripts/render/tables/entries.ts';

const table = (titles: readonly string[], ...rows: readonly (readonly string[])[]): DataTable => ({
  id: 'claims',
  title: [],
  columns: titles.map((title) => ({ field: title, title, numeric: false })),
  rows: rows.map((texts, index) => ({
    id: `${index}`,
    emphasis: false,
    cells: texts.map((text) => ({ text, value: text })),
  })),
  sources: [],
});

it('makes each row an entry, and a key of the heads of the columns', () => {
  const context = entriesContext(
    table(
      ['No.', 'Claim', 'Who', 'Verdict', 'What is true'],
      ['K1', 'VMs are slow', 'blog', 'wrong', "It's not so."],
    ),
  );
  expect(context.key).toMatchObject({
    head: 'No.',
    lead: 'Claim',
    between: 'Who · Verdict',
    last: 'What is true',
  });
  expect(context.entries).toEqual([
    { verdict: '', head: 'K1', lead: 'VMs are slow', between: 'blog · wrong', last: 'It’s not so.' },
  ]);
});

it('begins each entry with the field that leads', () => {
  const claims = {
    ...table(['No.', 'Claim', 'Verdict', 'Why'], ['K1', 'Slow', 'wrong', 'Fast.']),
    lead: 'Verdict',
  };
  const { key, entries } = entriesContext(claims);
  expect(key.verdict).toBe('Verdict');
  expect(entries).toEqual([{ verdict: 'wrong', head: 'K1', lead: 'Slow', between: '', last: 'Fast.' }]);
});

it('ends an entry with what it rests on, and no other', () => {
  const basis = {
    before: 'Rests on ',
    after: '',
    parts: [
      {
        dataset: 'times',
        href: '#data-times',
        places: [],
        all: '',
        rows: [{ row: 'a', counted: '', marks: [] }],
        isLast: true,
      },
    ],
  };
  const { entries } = entriesContext(table(['No.', 'Claim'], ['K1', 'Slow'], ['K2', 'Fast']), undefined, [
    basis,
    undefined,
  ]);
  expect(entries.map((entry) => entry.basis?.parts[0]?.dataset)).toEqual(['times', undefined]);
});

it('has nothing between where there are three columns or fewer', () => {
  expect(entriesContext(table(['Term', 'Sense', 'Note'])).key.between).toBe('');
  expect(entriesContext(table(['Term', 'Sense'])).key.last).toBe('');
});
