// Tables as CSV.
import { describe, expect, it } from 'vitest';
import type { DataTable } from '../../../scripts/model/edition.ts';
import { toCsv } from '../../../scripts/render/tables/csv.ts';

const table: DataTable = {
  id: 'boots',
  title: [],
  columns: [
    { field: 'name', title: 'Name', numeric: false },
    { field: 'p50', title: 'Median', unit: 'ms', numeric: true },
  ],
  rows: [
    {
      id: 'a',
      emphasis: false,
      cells: [
        { text: 'a', value: 'a, "b"\nc' },
        { text: '1.5', value: 1.4567 },
      ],
    },
    {
      id: 'b',
      emphasis: false,
      cells: [
        { text: 'b', value: 'plain' },
        { text: '–', value: null },
      ],
    },
  ],
  sources: [],
};

describe('the CSV of a table', () => {
  it('has units in its head and full values, and quotes cells with separators', () => {
    expect(toCsv(table)).toBe('Name,Median (ms)\r\n"a, ""b""\nc",1.4567\r\nplain,\r\n');
  });
});
