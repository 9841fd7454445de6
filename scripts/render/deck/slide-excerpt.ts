import type { DataTable } from '../../model/edition.ts';
import { excerptRemark } from '../../resolve/figures/table-fit.ts';

/** A table of at most so many rows, and in words how much is left out. */
export function excerpt(
  table: DataTable,
  most: number,
): { readonly table: DataTable; readonly remark?: string } {
  if (table.rows.length <= most) return { table };
  // The sentence takes the room of a row.
  const rows = table.rows.slice(0, most - 1);
  return { table: { ...table, rows }, remark: excerptRemark(rows.length, table.rows.length) };
}
