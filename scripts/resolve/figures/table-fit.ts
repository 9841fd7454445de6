// Divides a table into parts that each fit on a backup slide.

import { wordIn } from '../../facts/language/language.ts';
import type { DataTable } from '../../model/edition.ts';
import type { Language } from '../../model/manner/language.ts';

/** Pixels of a backup slide between its heading of two lines and its foot, and the sizes of a table's text in pixels. */
const room = 500;
const slideWidth = 1160;
const cell = { character: 14, line: 31, padding: 8 } as const;
const head = { character: 12.9, line: 26, padding: 10 } as const;
const gap = 36;

/**
 * The table in parts of about the same height that each fit on a backup slide, estimated from the lengths of its texts.
 * `reserved` pixels of the slide stay free.
 */
export function partsThatFit(table: DataTable, reserved = 0): readonly DataTable[] {
  const widths = columnWidths(table);
  const titles = table.columns.map(({ title, unit }) => (unit === undefined ? title : `${title}, ${unit}`));
  const free = room - reserved - height(titles, widths, head);
  const heights = table.rows.map(({ cells }) => height(texts(cells), widths, cell));
  const fewest = cuts(heights, free, free).length;
  const even = sum(heights) / Math.max(1, fewest);
  return cuts(heights, even, free).map(([from, to]) => ({ ...table, rows: table.rows.slice(from, to) }));
}

/** What a slide says under a table that it does not show in full. */
export function excerptRemark(shown: number, all: number, language: Language): string {
  return wordIn(language, 'first-rows', { count: shown, all });
}

/** The parts as `[start, end)` of row indices: a part ends when its height reaches `enough`, and before it would exceed `most`. */
function cuts(
  heights: readonly number[],
  enough: number,
  most: number,
): readonly (readonly [number, number])[] {
  const parts: [number, number][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const [index, needed] of heights.entries()) {
    if (used >= enough || used + needed > most) {
      parts.push([index, index]);
      used = 0;
    }
    const last = parts.at(-1);
    if (last !== undefined) last[1] = index + 1;
    used += needed;
  }
  return parts;
}

interface Measure {
  readonly character: number;
  readonly line: number;
  readonly padding: number;
}

function height(words: readonly string[], widths: readonly number[], size: Measure): number {
  const lines = words.map((text, column) =>
    Math.ceil((text.length * size.character) / (widths[column] ?? 1)),
  );
  return Math.max(1, ...lines) * size.line + size.padding;
}

/** Column widths as browsers distribute them: each column gets its longest word, and a share of the rest in proportion to what it lacks. */
function columnWidths({ columns, rows }: DataTable): readonly number[] {
  const words = columns.map(({ title }, column) => [
    title,
    ...rows.map(({ cells }) => cells[column]?.text ?? ''),
  ]);
  const least = words.map((all) => cell.character * Math.max(...all.flatMap(wordLengths)));
  const most = words.map((all) => cell.character * Math.max(...all.map(({ length }) => length)));
  const spare = Math.max(0, slideWidth - gap * columns.length - sum(least));
  const lack = sum(most) - sum(least);
  const share = lack === 0 ? 0 : Math.min(1, spare / lack);
  return least.map((width, column) => width + ((most[column] ?? width) - width) * share);
}

function wordLengths(text: string): readonly number[] {
  return text.split(/[ -]/).map(({ length }) => length);
}

function texts(cells: DataTable['rows'][number]['cells']): readonly string[] {
  return cells.map(({ text }) => text);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
