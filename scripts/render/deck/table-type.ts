// Chooses how large the table of a slide is set, and how wide its columns are: as large as the slide has room for.
import type { RootContent, Table } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { leastType } from '../../model/deck/least-type.ts';
import { type SlideSize, slideSizes } from '../../model/manner/look.ts';
import { columnWidths } from '../tables/column-widths.ts';

/** Sizes of type on backup slides in pixels, the largest first. The smallest, in which every table is set that needs it, has no class. */
const sizes = [30, 28] as const;

/** Sizes of type on other slides as the style sheet has them: tables of so many rows at most can be read from afar. */
const ownSizes = { few: { rows: 4, size: 34 }, many: 28 } as const;

/** Room above and below the words of a cell, as a share of the size of the type, where there is enough, and where it is scarce. */
const paddings = { airy: 0.5, close: 0.18 } as const;

/** Pixels of a slide between its margins and below its heading, and what of them an estimate may fill. */
const room = { across: 1160, down: 514, share: 0.94 } as const;

/** Characters of a heading that take one line for certain, and the height of another one. */
const heading = { short: 56, line: 38 } as const;

/** Width of a character and height of a line, as shares of the size of the type. Words are wider where they are measured alone, less so where several are joined. */
const letter = { average: 0.515, alone: 0.6, joined: 0.56, line: 1.2, head: 0.9 } as const;
const gap = 36;

/** Lines beside a table: 26 px and their leading. */
const remark = { character: 13.4, line: 32, gap: 8 } as const;

/**
 * The classes of a backup slide with a heading of so many characters that holds one table, and paragraphs at most beside it:
 * `type-28`, `airy` where rows may stand apart, and the widths of its columns. No size where the table fits in the smallest
 * type only, or where more stands there.
 */
export function backupTableClasses(
  blocks: readonly RootContent[],
  characters: number,
  slide: SlideSize['name'] = '16:9',
): readonly string[] {
  const table = onlyTable(blocks);
  const others = blocks.filter((block) => block.type !== 'table');
  const isPlain = others.every(({ type }) => type === 'paragraph' || type === 'html');
  if (table === undefined) return [];
  const texts = textsOf(table);
  if (!isPlain) return columnClasses(texts, leastType.chart);
  const extra = slideSizes[slide].height - slideSizes['16:9'].height;
  const title = characters > heading.short ? heading.line : 0;
  const free = (room.down + extra - title - sum(others.map(heightOfRemark))) * room.share;
  const size = sizes.find((one) => heightOf(texts, one, paddings.close) <= free);
  const type = size ?? leastType.chart;
  return [
    ...(size === undefined ? [] : [`type-${size}`]),
    ...(heightOf(texts, type, paddings.airy) <= free ? ['airy'] : []),
    ...columnClasses(texts, type),
  ];
}

/** The class with the widths of the columns of the only table of a slide of the talk; none where it needs none. */
export function tableClasses(blocks: readonly RootContent[]): readonly string[] {
  const table = onlyTable(blocks);
  if (table === undefined) return [];
  const isFew = table.children.length - 1 <= ownSizes.few.rows;
  return columnClasses(textsOf(table), isFew ? ownSizes.few.size : ownSizes.many);
}

/** CSS rules for the widths of columns that slides name in their classes: `columns-40-60`. */
export function columnStyle(markdown: string): string {
  const names = new Set([...markdown.matchAll(/(?<=[\s"])columns(?:-\d+)+(?=[\s"])/g)].map(([name]) => name));
  return [...names]
    .toSorted()
    .flatMap((name) => {
      const shares = name.split('-').slice(1);
      const rules = shares.map(
        (share, index) => `section.${name} th:nth-child(${index + 1}) { width: ${share}% }`,
      );
      return [`section.${name} table { table-layout: fixed }`, ...rules];
    })
    .join('\n');
}

function columnClasses(rows: readonly (readonly string[])[], size: number): readonly string[] {
  const shares = sharesOf(rows, size);
  return shares === undefined ? [] : [`columns-${shares.join('-')}`];
}

/** Whole percents, in which the table is the shortest; undefined where every cell fits on a line, or its longest words do not fit side by side. */
function sharesOf(rows: readonly (readonly string[])[], size: number): readonly number[] | undefined {
  const columns = columnsOf(rows).map(({ texts }) => ({ texts, isWhole: isNumbers(texts) }));
  const least = leastWidths(rows, size);
  if (least === undefined) return undefined;
  const found = columnWidths(columns, room.across / (letter.average * size));
  if (found === undefined) return undefined;
  // Long words are wider than so many average characters: what a column lacks for its own is taken from what others have to spare.
  const spares = found.map((share, index) => share - (100 * ((least[index] ?? 0) + gap)) / room.across);
  const lack = sum(spares.map((spare) => Math.max(0, -spare)));
  const spare = sum(spares.map((own) => Math.max(0, own)));
  return found.map((share, index) => {
    const own = spares[index] ?? 0;
    return Math.round(own < 0 ? share - own : share - (own * lack) / spare);
  });
}

/** Whether every cell below the head is a number or a dash. */
const isNumbers = ([, ...cells]: readonly string[]): boolean =>
  cells.every((cell) => /^[^\p{L}]*$/u.test(cell));

function onlyTable(blocks: readonly RootContent[]): Table | undefined {
  const tables = blocks.filter((block) => block.type === 'table');
  return tables.length === 1 ? tables[0] : undefined;
}

function heightOfRemark(block: RootContent): number {
  if (block.type !== 'paragraph') return 0;
  return remark.gap + remark.line * Math.ceil((plainText(block).length * remark.character) / room.across);
}

/** The texts of a table by row, heads first. */
const textsOf = ({ children }: Table): readonly (readonly string[])[] =>
  children.map((row) => row.children.map((cell) => plainText(cell)));

/** The texts of a table by column, heads first. */
const columnsOf = (rows: readonly (readonly string[])[]): readonly { readonly texts: readonly string[] }[] =>
  (rows[0] ?? []).map((_, column) => ({ texts: rows.map((row) => row[column] ?? '') }));

/** The height of a table in pixels; infinite where a row of words that cannot break is wider than the slide. */
function heightOf(rows: readonly (readonly string[])[], size: number, padding: number): number {
  const least = leastWidths(rows, size);
  if (least === undefined) return Number.POSITIVE_INFINITY;
  const shares = sharesOf(rows, size);
  const widths = shares?.map((share) => (room.across * share) / 100 - gap);
  const heights = rows.map((row, index) => {
    const type = index === 0 ? size * letter.head : size;
    const lines = row.map((text, column) =>
      widths === undefined ? 1 : linesOf(text, (widths[column] ?? 1) / (letter.average * type)),
    );
    return Math.max(1, ...lines) * letter.line * type + 2 * padding * size + 2;
  });
  return sum(heights);
}

/** The lines that a text takes in so many characters, broken between words. */
function linesOf(text: string, characters: number): number {
  let lines = 1;
  let used = 0;
  for (const word of text.split(/[^\S\u00a0\u202f]|\u200b/u)) {
    const needed = used === 0 ? word.length : used + 1 + word.length;
    if (needed <= characters || used === 0) used = needed;
    else {
      lines += 1;
      used = word.length;
    }
  }
  return lines;
}

/** The widths of the longest words of the columns in pixels; undefined where they do not fit side by side. */
function leastWidths(rows: readonly (readonly string[])[], size: number): readonly number[] | undefined {
  const least = columnsOf(rows).map(({ texts }) => {
    const widths = texts.map((text, row) => (row === 0 ? letter.head : 1) * size * longestWord(text));
    return Math.max(...widths);
  });
  return sum(least) + gap * least.length > room.across ? undefined : least;
}

/** The width of the longest part of a text that stays on one line, in sizes of its type. */
const longestWord = (text: string): number =>
  Math.max(
    ...text
      .split(/[^\S\u00a0\u202f]|\u200b|(?<=-)(?!\d)/u)
      .map(
        (part) => part.length * (/[\u00a0\u202f].*[\u00a0\u202f]/u.test(part) ? letter.joined : letter.alone),
      ),
  );

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
