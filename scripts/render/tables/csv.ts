// Writes tables as CSV.
import type { Scalar } from '../../model/data.ts';
import type { DataTable } from '../../model/edition.ts';
import { protectedText } from '../../read/import/spreadsheet-text.ts';

/**
 * A table as CSV (RFC 4180): a line of titles with units, then the full values of each row. Lines end in CR LF. Texts that a
 * spreadsheet would run as formulas have an apostrophe before them.
 */
export function toCsv(table: DataTable): string {
  const head = table.columns.map((column) =>
    column.unit === undefined ? column.title : `${column.title} (${column.unit})`,
  );
  const rows = table.rows.map((row) => row.cells.map((cell) => cell.value));
  return [head, ...rows].map((cells) => `${cells.map(field).join(',')}\r\n`).join('');
}

function field(value: Scalar): string {
  const text = value === null ? '' : typeof value === 'string' ? protectedText(value) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
