// Columns that are empty in nearly all rows.
import { expect, it } from 'vitest';
import { inEnglish } from '../../../scripts/facts/language/language.ts';
import type { DataTable } from '../../../scripts/model/edition.ts';
import { withoutRareColumns } from '../../../scripts/render/tables/rare-columns.ts';

const cell = (text: string) => ({ text, value: text === '–' ? null : text });
const tableOf = (rows: readonly (readonly string[])[]): DataTable => ({
  id: 'flaws',
  title: [],
  columns: ['Flaw', 'Name', 'Broken'].map((title) => ({ field: title, title, numeric: false })),
  rows: rows.map((texts, index) => ({ id: `r${index}`, emphasis: false, cells: texts.map(cell) })),
  sources: [],
});
const plain = Array.from({ length: 19 }, (_, index) => [`f${index}`, '–', 'no']);

it('stand in brackets behind the names of the few rows that they say something of', () => {
  const { columns, rows } = withoutRareColumns(tableOf([['first', 'Dirty', 'yes'], ...plain]), inEnglish);
  expect(columns.map(({ title }) => title)).toEqual(['Flaw']);
  expect(rows.slice(0, 2).map(({ cells }) => cells.map(({ text }) => text))).toEqual([
    ['first (Dirty, broken)'],
    ['f0'],
  ]);
});

it('stay in a short table', () => {
  const table = tableOf(plain.slice(0, 5));
  expect(withoutRareColumns(table, inEnglish)).toBe(table);
});
