// Shortens a table to the rows that fit on a slide.
import { inEnglish } from '../../facts/language/language.ts';
import type { DataTable } from '../../model/edition.ts';
import type { Language } from '../../model/manner/language.ts';
import { excerptRemark } from '../../resolve/figures/table-fit.ts';

/** The table with at most `most` rows, and a remark on how many it has where some are left out. */
export function excerpt(
  table: DataTable,
  most: number,
  language: Language = inEnglish,
): { readonly table: DataTable; readonly remark?: string } {
  if (table.rows.length <= most) return { table };
  // The remark takes the height of a row.
  const rows = table.rows.slice(0, most - 1);
  return { table: { ...table, rows }, remark: excerptRemark(rows.length, table.rows.length, language) };
}
