// The unit in the head of a column.
import { describe, expect, it } from 'vitest';
import type { DataTable } from '../../../scripts/model/edition.ts';
import { gridContext, unitBeside } from '../../../scripts/render/tables/grid.ts';

describe('the head of a column', () => {
  it.each([
    ['Time', 'ms', 'ms'],
    ['Books', 'books', ''],
    ['From services', 'services', ''],
    ['Copies', '', ''],
    ['Textbooks', 'books', 'books'],
  ])('%s in %s shows “%s” beside the title', (title, unit, beside) => {
    expect(unitBeside({ field: 'value', title, unit, numeric: true })).toBe(beside);
  });

  it('stays on one line above numbers, if it is short and the table has few columns', () => {
    const numbers = { field: 'short', title: 'Used, Kata 3', numeric: true };
    const columns = [
      { field: 'id', title: 'Run time', numeric: false },
      numbers,
      { field: 'long', title: 'Used by a machine', numeric: true },
    ];
    const titles = (of: readonly object[]) => {
      const table = { id: 't', title: [], columns: of, rows: [], sources: [] } as unknown as DataTable;
      return (gridContext(table).columns as readonly { title: string }[]).map(({ title }) => title);
    };
    expect(titles(columns)).toEqual(['Run time', 'Used,\u00a0Kata\u00a03', 'Used by a machine']);
    expect(titles([...columns, ...columns])).toContain('Used, Kata 3');
  });
});
