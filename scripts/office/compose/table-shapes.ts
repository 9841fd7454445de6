// Makes a table of the edition's cells and the browser's rows and columns.

import type { TableBox, TableItem } from '../../model/deck/presentation.ts';
import type { CellBlock, Fonts } from '../../model/deck/slide-boxes.ts';
import type { Pair } from './pairs.ts';
import { setRuns, sinkOf, typeStyle } from './runs.ts';
import type { Ruler } from './text-shapes.ts';
import { withWholeWords, wordWidths } from './word-widths.ts';

/** A table at its place, as wide as words in other fonts need. */
export function tableItem(
  { part, block }: Extract<Pair, { kind: 'table' }>,
  { width: slideWidth, fonts }: Ruler,
): TableItem {
  const cells = block.rows.map((row) => row.cells);
  const moves = boundaryMoves(cells);
  const set = block.widths.map((width, column) => width + (moves[column + 1] ?? 0) - (moves[column] ?? 0));
  // As much room at the right edge of the slide as at the left.
  const most = Math.max(block.box.width, slideWidth - 2 * block.box.x);
  const widths = withWholeWords(set, wordWidths(cells), most);
  return {
    kind: 'table',
    name: part.name,
    alt: part.alt,
    box: { ...block.box, width: widths.reduce((sum, width) => sum + width, 0) },
    widths,
    rows: block.rows.map(({ height, cells }, row) => ({
      height,
      cells: cells.map((cell, column) => ({
        ...cellBox(
          cell,
          cells[column + 1],
          { left: moves[column] ?? 0, right: moves[column + 1] ?? 0 },
          fonts,
        ),
        runs: setRuns(part.rows[row]?.[column] ?? [], cell),
      })),
    })),
  };
}

/**
 * How far the left edge of each column moves to the right, into the room before its words. Programs measure a little
 * differently; a column as wide as its words may not break them there, and nothing that is seen moves.
 */
function boundaryMoves(rows: readonly (readonly CellBlock[])[]): readonly number[] {
  const count = Math.max(0, ...rows.map((cells) => cells.length));
  return Array.from({ length: count + 1 }, (_, column) => {
    if (column === 0 || column === count) return 0;
    const free = rows.map((cells) => cells[column]?.padding.left ?? 0);
    return Math.min(...free) / 2;
  });
}

/** How far the left and the right edge of a cell moved to the right. */
interface Moved {
  readonly left: number;
  readonly right: number;
}

/** The room between the last line of a cell and the rule below its row, in pixels, also where a wider font breaks one line more. */
const leastBelow = 4;

function cellBox(
  cell: CellBlock,
  next: CellBlock | undefined,
  moved: Moved,
  fonts: Fonts,
): Omit<TableBox, 'runs'> {
  const { padding, align, anchor, borders, fill } = cell;
  const above = sinkOf(cell, fonts);
  // The line below a row belongs to its height, and words need not fill it to the hair.
  const slack = 1;
  const isLow = anchor === 'bottom';
  return {
    style: typeStyle(cell),
    align,
    anchor,
    // Where the words hang at one edge, the room at the other is theirs when a wider font breaks one line more.
    inset: {
      left: leftInset(cell, moved.left),
      right: rightInset(cell, next, moved.right),
      top: isLow ? 0 : Math.max(0, padding.top - above),
      bottom:
        anchor === 'top'
          ? Math.min(leastBelow, padding.bottom / 2)
          : Math.max(0, padding.bottom + above - (isLow ? 0 : slack)),
    },
    rules: borders,
    ...(fill === undefined ? {} : { fill }),
  };
}

/** The least room between the words of two columns, in pixels, however wide the font is. */
const leastGap = 14;

const isOneLine = ({ lineStarts }: CellBlock): boolean => lineStarts.length === 0;

/** The room before the words of a cell; a single line that ends at the other edge may take it in wider fonts. */
function leftInset(cell: CellBlock, moved: number): number {
  return isOneLine(cell) && cell.align === 'right' ? 0 : cell.padding.left - moved;
}

/** The room behind the words; a single line may take it in wider fonts, up to the least gap before those of the next cell. */
function rightInset(cell: CellBlock, next: CellBlock | undefined, moved: number): number {
  const room = cell.padding.right + moved;
  if (!isOneLine(cell) || cell.align !== 'left') return room;
  return next === undefined ? 0 : Math.max(0, Math.min(room, leastGap - leftInset(next, moved)));
}
