import type { DataTable, SlideLayout } from '../model.ts';

/** Rows of a table that a slide holds at a readable size. */
const mostRows: Partial<Record<SlideLayout, number>> = { backup: 14 };
const usualRows = 9;

/** A table as far as it fits on a slide of a layout, and in words how much is left out. */
export function excerpt(
  table: DataTable,
  layout: SlideLayout,
): { readonly table: DataTable; readonly remark?: string } {
  const most = mostRows[layout] ?? usualRows;
  if (table.rows.length <= most) return { table };
  // The sentence takes the room of a row.
  const rows = table.rows.slice(0, most - 1);
  const remark = `The first ${most - 1} of ${table.rows.length} rows; the report has them all.`;
  return { table: { ...table, rows }, remark };
}
