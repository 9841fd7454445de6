// Chooses how large the table of a backup slide is set: as large as the slide has room for.
import type { RootContent, Table } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { type SlideSize, slideSizes } from '../../model/manner/look.ts';

/** Sizes of type in pixels, the largest first. The smallest, in which every table is set that needs it, has no class. */
const sizes = [30, 28, 26, 24, 22] as const;

/** Room above and below the words of a cell, as a share of the size of the type, where there is enough, and where it is scarce. */
const paddings = { airy: 0.5, close: 0.18 } as const;

/** Pixels of a slide between its margins and below its heading, and what of them an estimate may fill. */
const room = { across: 1160, down: 514, share: 0.94 } as const;

/** Characters of a heading that take one line for certain, and the height of another one. */
const heading = { short: 56, line: 38 } as const;

/** Width of a character and height of a line, as shares of the size of the type. Words are wider where they are measured alone. */
const letter = { average: 0.515, alone: 0.6, line: 1.2, head: 0.82 } as const;
const gap = 24;

/** Lines below a table: 20 px and their leading. */
const remark = { character: 10.4, line: 28, gap: 8 } as const;

/**
 * The classes of a slide with a heading of so many characters that holds one table, and paragraphs at most beside it: `type-28`, and `airy` where rows may stand
 * apart. None where the table fits in the smallest type only, or where more stands there.
 */
export function tableClasses(
  blocks: readonly RootContent[],
  characters: number,
  slide: SlideSize['name'] = '16:9',
): readonly string[] {
  const tables = blocks.filter((block) => block.type === 'table');
  const [table] = tables;
  const others = blocks.filter((block) => block.type !== 'table');
  const isPlain = others.every(({ type }) => type === 'paragraph' || type === 'html');
  if (table === undefined || tables.length > 1 || !isPlain) return [];
  const extra = slideSizes[slide].height - slideSizes['16:9'].height;
  const title = characters > heading.short ? heading.line : 0;
  const free = (room.down + extra - title - sum(others.map(heightOfRemark))) * room.share;
  const texts = textsOf(table);
  const size = sizes.find((one) => heightOf(texts, one, paddings.close) <= free);
  if (size === undefined) return [];
  return [`type-${size}`, ...(heightOf(texts, size, paddings.airy) <= free ? ['airy'] : [])];
}

function heightOfRemark(block: RootContent): number {
  if (block.type !== 'paragraph') return 0;
  return remark.gap + remark.line * Math.ceil((plainText(block).length * remark.character) / room.across);
}

/** The texts of a table by row, heads first. */
const textsOf = ({ children }: Table): readonly (readonly string[])[] =>
  children.map((row) => row.children.map((cell) => plainText(cell)));

/** The height of a table in pixels; infinite where a row of words that cannot break is wider than the slide. */
function heightOf(rows: readonly (readonly string[])[], size: number, padding: number): number {
  const widths = columnWidths(rows, size);
  if (widths === undefined) return Number.POSITIVE_INFINITY;
  const heights = rows.map((row, index) => {
    const type = index === 0 ? size * letter.head : size;
    const lines = row.map((text, column) =>
      Math.ceil((text.length * letter.average * type) / (widths[column] ?? 1)),
    );
    return Math.max(1, ...lines) * letter.line * type + 2 * padding * size + 2;
  });
  return sum(heights);
}

/** Widths as browsers distribute them: each column has its longest word, and a share of the rest by what it lacks. */
function columnWidths(rows: readonly (readonly string[])[], size: number): readonly number[] | undefined {
  const [heads = []] = rows;
  const columns = heads.map((_, column) => rows.map((row) => row[column] ?? ''));
  const typeOf = (row: number) => (row === 0 ? letter.head * size : size);
  const least = columns.map((texts) => {
    const longest = texts.map((text, row) => typeOf(row) * longestWord(text));
    return letter.alone * Math.max(...longest);
  });
  const most = columns.map(
    (texts) => letter.average * Math.max(...texts.map(({ length }, row) => typeOf(row) * length)),
  );
  const spare = room.across - gap * columns.length - sum(least);
  if (spare < 0) return undefined;
  const lack = sum(most.map((width, column) => Math.max(0, width - (least[column] ?? 0))));
  const share = lack === 0 ? 0 : Math.min(1, spare / lack);
  return least.map((width, column) => width + Math.max(0, (most[column] ?? 0) - width) * share);
}

/** Characters of the longest part of a text that stays on one line. */
const longestWord = (text: string): number =>
  Math.max(...text.split(/[\s\u200b]|(?<=-)(?!\d)/u).map(({ length }) => length));

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
