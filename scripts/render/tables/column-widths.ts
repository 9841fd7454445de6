/** Characters between two columns. */
const gutter = 3;
/** Lines are broken at words, so that on average this much of a column's width is filled. */
const fill = 0.9;

/** A column of a table: its texts, head first, and whether its cells must stay on one line, as numbers do. */
export interface ColumnTexts {
  readonly texts: readonly string[];
  readonly isWhole: boolean;
}

/**
 * Shares of the width of a table, in percent, where words must be broken into lines: those that make the table
 * shortest. `room` is the number of characters that fit side by side. Nothing when every text fits on one line: then
 * the widths are the browser's business.
 */
export function columnWidths(columns: readonly ColumnTexts[], room: number): readonly number[] | undefined {
  const free = room - gutter * (columns.length - 1);
  const lengths = columns.map(({ texts }) => texts.map((text) => text.length));
  if (sum(lengths.map((own) => Math.max(...own))) <= free) return undefined;
  const least = columns.map(leastWidth);
  const rest = Math.max(0, free - sum(least));
  const widths = shortest(
    least.map((width) => width + rest / columns.length),
    least,
    lengths,
  );
  const padded = widths.map((width, index) => width + (index === columns.length - 1 ? 0 : gutter));
  return padded.map((width) => Math.round((1000 * width) / sum(padded)) / 10);
}

/** Moves characters from column to column, ever fewer at a time, as long as that makes the table shorter. */
function shortest(
  start: readonly number[],
  least: readonly number[],
  lengths: readonly (readonly number[])[],
): readonly number[] {
  let best = { widths: start, height: height(start, lengths) };
  for (let step = 16; step >= 1; ) {
    const [better] = moves(best.widths, least, step)
      .map((widths) => ({ widths, height: height(widths, lengths) }))
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

/** Lines of all rows, each as high as its highest cell. */
function height(widths: readonly number[], lengths: readonly (readonly number[])[]): number {
  const rows = lengths[0]?.keys() ?? [];
  return sum(
    [...rows].map((row) =>
      Math.max(...widths.map((width, column) => linesOf(lengths[column]?.[row] ?? 0, width))),
    ),
  );
}

/** How many lines a text takes on average; not a whole number, so that every character counts. */
function linesOf(length: number, width: number): number {
  return length <= width ? 1 : 0.5 + length / (width * fill);
}

/** The longest word of the head, and of the cells the longest word or, where they stay whole, the longest cell. */
function leastWidth({ texts: [head = '', ...cells], isWhole }: ColumnTexts): number {
  const parts = [head, ...(isWhole ? [] : cells)].flatMap((text) => text.split(/[\s/-]/u));
  return Math.max(1, ...[...parts, ...(isWhole ? cells : [])].map((part) => part.length + 1));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
