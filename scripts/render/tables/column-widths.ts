// Computes the widths of the columns of a table that make it shortest.

/** Width of the gap between two columns, in characters. */
const gutter = 3;
/** The share of a column's width that lines fill on average, since they break between words. */
const fill = 0.9;

/** A column of a table: its texts, head first, and whether its cells must stay on one line, as numbers do. */
export interface ColumnTexts {
  readonly texts: readonly string[];
  readonly isWhole: boolean;
}

/**
 * The widths of columns in percent of the table that make it shortest. `room` is the number of characters that fit side by
 * side, `broken` what it costs in lines to break a short cell. Undefined when every text fits on one line: then browsers choose the widths.
 */
export function columnWidths(
  columns: readonly ColumnTexts[],
  room: number,
  broken = 0,
): readonly number[] | undefined {
  const free = room - gutter * (columns.length - 1);
  const lengths = columns.map(({ texts }) => texts.map((text) => text.length));
  if (sum(lengths.map((own) => Math.max(...own))) <= free) return undefined;
  const least = columns.map(leastWidth);
  const rest = Math.max(0, free - sum(least));
  const widths = shortest(
    least.map((width) => width + rest / columns.length),
    least,
    (widths) => height(widths, lengths, broken),
  );
  const padded = widths.map((width, index) => width + (index === columns.length - 1 ? 0 : gutter));
  return padded.map((width) => Math.round((1000 * width) / sum(padded)) / 10);
}

/** Moves width from column to column in ever smaller steps, as long as that makes the table shorter. */
function shortest(
  start: readonly number[],
  least: readonly number[],
  heightOf: (widths: readonly number[]) => number,
): readonly number[] {
  let best = { widths: start, height: heightOf(start) };
  for (let step = 16; step >= 1; ) {
    const [better] = moves(best.widths, least, step)
      .map((widths) => ({ widths, height: heightOf(widths) }))
      .filter((move) => move.height < best.height)
      .toSorted((a, b) => a.height - b.height);
    if (better === undefined) step /= 2;
    else best = better;
  }
  return best.widths;
}

function moves(widths: readonly number[], least: readonly number[], step: number): (readonly number[])[] {
  return widths.flatMap((from, source) =>
    widths.flatMap((to, target) => {
      const isPossible = source !== target && from - step >= (least[source] ?? 0);
      return isPossible ? [widths.with(source, from - step).with(target, to + step)] : [];
    }),
  );
}

/** Characters of a cell that readers take in at once. */
const short = 14;

/** The height of the table in lines: each row is as high as its highest cell, and a little more for each short cell that breaks. */
function height(widths: readonly number[], lengths: readonly (readonly number[])[], broken: number): number {
  const rows = lengths[0]?.keys() ?? [];
  return sum(
    [...rows].map((row) => {
      const lines = widths.map((width, column) => linesOf(lengths[column]?.[row] ?? 0, width));
      const torn = lines.filter((count, column) => count > 1 && (lengths[column]?.[row] ?? 0) <= short);
      return Math.max(...lines) + broken * torn.length;
    }),
  );
}

/** The expected number of lines of a text. Not rounded, so that each character makes a difference to the search. */
function linesOf(length: number, width: number): number {
  return length <= width ? 1 : 0.5 + length / (width * fill);
}

/** The least width of a column: its longest word (what no-break spaces join is one), or its longest cell where cells must stay on one line. */
function leastWidth({ texts: [head = '', ...cells], isWhole }: ColumnTexts): number {
  const parts = [head, ...(isWhole ? [] : cells)].flatMap((text) => text.split(/[^\S\u00a0\u202f]|[/-]/u));
  return Math.max(1, ...[...parts, ...(isWhole ? cells : [])].map((part) => part.length + 1));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
