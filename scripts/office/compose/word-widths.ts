// Makes columns of tables so wide that no program has to break a word, also in a font that is wider than ours.

import type { CellBlock } from '../../model/deck/slide-boxes.ts';

/** Width of a letter in ems in the widest fonts that programs take for ours, on average of a word. */
const widestLetter = { normal: 0.62, bold: 0.7 } as const;

/** The width that each column needs for its longest word, with the room beside it. */
export function wordWidths(rows: readonly (readonly CellBlock[])[]): readonly number[] {
  const count = Math.max(0, ...rows.map((cells) => cells.length));
  return Array.from({ length: count }, (_, column) =>
    Math.max(0, ...rows.flatMap((cells) => (cells[column] === undefined ? [] : [wordWidth(cells[column])]))),
  );
}

function wordWidth({ text, look, padding }: CellBlock): number {
  // Programs break after hyphens and slashes, as browsers do.
  const longest = Math.max(0, ...text.split(/[\s\u200b]|(?<=[-/–—])/u).map(({ length }) => length));
  const letter = look.weight >= 600 ? widestLetter.bold : widestLetter.normal;
  return longest * letter * look.size + padding.left + padding.right;
}

/**
 * The widths of columns with room for their words: columns that lack some get what others have more than they need, and
 * the table grows up to `most`. Where that is not enough, what there is is shared by need.
 */
export function withWholeWords(
  widths: readonly number[],
  needs: readonly number[],
  most: number,
): readonly number[] {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const lacks = widths.map((width, column) => Math.max(0, (needs[column] ?? 0) - width));
  const lacking = lacks.reduce((sum, lack) => sum + lack, 0);
  if (lacking < 1) return widths;
  const grown = Math.min(lacking, Math.max(0, most - total));
  const spares = widths.map((width, column) => Math.max(0, width - (needs[column] ?? 0)));
  const sparing = spares.reduce((sum, spare) => sum + spare, 0);
  const taken = Math.min(lacking - grown, sparing);
  const share = (grown + taken) / lacking;
  return widths.map(
    (width, column) =>
      width + (lacks[column] ?? 0) * share - (taken === 0 ? 0 : ((spares[column] ?? 0) * taken) / sparing),
  );
}
