// Writes datasets as CSV.
import type { Dataset, Scalar } from '../../model/data.ts';
import { protectedText } from './spreadsheet-text.ts';

/**
 * A dataset as CSV (RFC 4180): field names as head, in the order of the fields. Texts that a spreadsheet would run as formulas
 * have an apostrophe before them, which the import takes away: importing the result changes nothing.
 */
export function exportCsv(dataset: Pick<Dataset, 'fields' | 'rows'>): string {
  return csvOf(dataset, protectedText);
}

/** A dataset as CSV with every text as it is, for programs. */
export function tableCsv(dataset: Pick<Dataset, 'fields' | 'rows'>): string {
  return csvOf(dataset, (text) => text);
}

type Protect = (text: string) => string;

function csvOf({ fields, rows }: Pick<Dataset, 'fields' | 'rows'>, protect: Protect): string {
  const names = fields.map(({ name }) => name);
  const lines = [names, ...rows.map((row) => names.map((name) => row[name] ?? null))];
  return lines.map((cells) => `${cells.map((cell) => writeCell(cell, protect)).join(',')}\r\n`).join('');
}

function writeCell(value: Scalar, protect: Protect): string {
  const text = value === null ? '' : typeof value === 'string' ? protect(value) : String(value);
  return /[",;\t\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
