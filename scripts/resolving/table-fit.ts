import type { DataTable } from '../model.ts';

/** Pixels of a backup slide between its heading of two lines and its foot, and what the parts of a table take of them. */
const room = 500;
const slideWidth = 1160;
const cell = { character: 11.5, line: 24, padding: 7 } as const;
const head = { character: 10.5, line: 22, padding: 10 } as const;
const gap = 24;

/** The table in parts that each fit on a backup slide, judged by the lengths of its words; `kept` pixels stay free. */
export function partsThatFit(table: DataTable, kept = 0): readonly DataTable[] {
  const widths = columnWidths(table);
  const titles = table.columns.map(({ title, unit }) => (unit === undefined ? title : `${title}, ${unit}`));
  const free = room - kept - height(titles, widths, head);
  const parts: { rows: DataTable['rows'][number][]; used: number }[] = [];
  for (const row of table.rows) {
    const texts = row.cells.map(({ text }) => text);
    const needed = height(texts, widths, cell);
    const last = parts.at(-1);
    if (last === undefined || last.used + needed > free) parts.push({ rows: [row], used: needed });
    else {
      last.rows.push(row);
      last.used += needed;
    }
  }
  return parts.map(({ rows }) => ({ ...table, rows }));
}

interface Measure {
  readonly character: number;
  readonly line: number;
  readonly padding: number;
}

function height(texts: readonly string[], widths: readonly number[], size: Measure): number {
  const lines = texts.map((text, column) =>
    Math.ceil((text.length * size.character) / (widths[column] ?? 1)),
  );
  return Math.max(1, ...lines) * size.line + size.padding;
}

/** Widths as browsers share them out: every column its longest word, and of the rest in proportion to what it lacks. */
function columnWidths({ columns, rows }: DataTable): readonly number[] {
  const texts = columns.map(({ title }, column) => [
    title,
    ...rows.map(({ cells }) => cells[column]?.text ?? ''),
  ]);
  const least = texts.map((all) => cell.character * Math.max(...all.flatMap(wordLengths)));
  const most = texts.map((all) => cell.character * Math.max(...all.map(({ length }) => length)));
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const spare = Math.max(0, slideWidth - gap * columns.length - sum(least));
  const lack = sum(most) - sum(least);
  const share = lack === 0 ? 0 : Math.min(1, spare / lack);
  return least.map((width, column) => width + ((most[column] ?? width) - width) * share);
}

function wordLengths(text: string): readonly number[] {
  return text.split(/[ -]/).map(({ length }) => length);
}
