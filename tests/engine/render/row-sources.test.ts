// The sources of single rows behind a figure.
import { expect, it } from 'vitest';
import { inEnglish } from '../../../scripts/facts/language/language.ts';
import type { DataTable } from '../../../scripts/model/edition.ts';
import { withRowSources } from '../../../scripts/render/tables/row-sources.ts';

const cited = [
  { id: 'late', number: 40, short: 'Late 2026' },
  { id: 'early', number: 12, short: 'Early 2019' },
];
const tableOf = (...sources: readonly (readonly string[])[]): DataTable => ({
  id: 'starts',
  title: [],
  columns: [{ field: 'platform', title: 'Platform', numeric: false }],
  rows: sources.map((own, index) => ({
    id: `r${index}`,
    emphasis: false,
    cells: [{ text: `p${index}`, value: `p${index}` }],
    sources: own,
  })),
  sources: [],
});
const textsOf = ({ rows }: DataTable) => rows.map(({ cells }) => cells.map(({ text }) => text));

it('stand behind the rows by their numbers, where the rows come from several', () => {
  const table = withRowSources(tableOf(['late'], ['late', 'early'], []), cited, inEnglish);
  expect(table.columns.map(({ title }) => title)).toEqual(['Platform', 'Source']);
  expect(textsOf(table)).toEqual([
    ['p0', '[40]'],
    ['p1', '[12; 40]'],
    ['p2', '–'],
  ]);
});

it('are left to the line under the table, where all rows come from the same', () => {
  const table = tableOf(['early', 'late'], ['late', 'early']);
  expect(withRowSources(table, cited, inEnglish)).toBe(table);
});
