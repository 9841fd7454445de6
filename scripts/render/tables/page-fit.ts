// Estimates whether a Markdown table fits on an upright page.
import type { Table } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { longestWord, unbroken } from '../html/breaks.ts';

/** CSS pixels: of a usual character in a table, of the room beside a cell, and of the whole measure of an A4 page. */
const character = 5.8;
const beside = 12;
const measure = 604;

/** Whether the longest words of the columns are together wider than the measure, so that the table needs a page across. */
export function needsLandscape({ children: rows }: Table): boolean {
  const widths: number[] = [];
  for (const { children: cells } of rows) {
    for (const [column, cell] of cells.entries()) {
      const widest = Math.max(
        0,
        ...unbroken(plainText(cell)).map((word) => Math.min(word.length, longestWord)),
      );
      widths[column] = Math.max(widths[column] ?? 0, widest * character + beside);
    }
  }
  return widths.reduce((sum, width) => sum + width, 0) > measure;
}
