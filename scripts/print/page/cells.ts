// Tables on slides, as the browser reports them.
/// <reference lib="dom" />
// Reads inside the browser how tables are laid out.
import type { CellBlock, Sides, TableBlock } from '../../model/deck/slide-boxes.ts';
import { portable } from './page-source.ts';
import type { TypeTools } from './type.ts';

/** An expression for the browser: a function that reads a table. */
export function cellsSource(): string {
  return portable(readTable, [readCell, textsIn, bordersIn]);
}

export function readTable(table: HTMLTableElement, slot: string, tools: TypeTools): TableBlock {
  const rows = [...table.rows];
  const widest = rows.toSorted((a, b) => b.cells.length - a.cells.length)[0];
  return {
    kind: 'table',
    slot,
    isShown: table.checkVisibility(),
    box: tools.boxOf(table.getBoundingClientRect()),
    widths: [...(widest?.cells ?? [])].map((cell) => tools.boxOf(cell.getBoundingClientRect()).width),
    rows: rows.map((row) => ({
      height: tools.boxOf(row.getBoundingClientRect()).height,
      cells: [...row.cells].map((cell) => readCell(cell, row, tools)),
    })),
  };
}

function readCell(cell: HTMLTableCellElement, row: HTMLTableRowElement, tools: TypeTools): CellBlock {
  const style = getComputedStyle(cell);
  const fill = tools.colourOf(style.backgroundColor) ?? tools.colourOf(getComputedStyle(row).backgroundColor);
  const anchors = { middle: 'middle', bottom: 'bottom' } as const;
  return {
    ...tools.setText(textsIn(cell), cell),
    padding: tools.sidesOf(style, 'padding'),
    anchor: anchors[style.verticalAlign as keyof typeof anchors] ?? 'top',
    borders: bordersIn(style, tools),
    ...(fill === undefined ? {} : { fill }),
  };
}

function textsIn(root: Element): readonly Text[] {
  const texts: Text[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) texts.push(node as Text);
  return texts;
}

function bordersIn(style: CSSStyleDeclaration, tools: TypeTools): CellBlock['borders'] {
  const widths = tools.sidesOf(style, 'border');
  const borders: Partial<Record<keyof Sides, { width: number; colour: string }>> = {};
  for (const side of ['left', 'right', 'top', 'bottom'] as const) {
    const colour = tools.colourOf(style.getPropertyValue(`border-${side}-color`));
    if (widths[side] > 0 && colour !== undefined) borders[side] = { width: widths[side], colour };
  }
  return borders;
}
