// Puts results into the tables and maps that stand in the page.
/// <reference lib="dom" />
import type { CellView, MapCellView, ResultView } from '../../../../model/calculators/calculator.ts';

/**
 * Shows a result in place of the one that stands there. What did not change is not touched, so that nothing is read out twice and
 * the browser lays out only cells that differ.
 */
export function showResults(section: HTMLElement, { says, tables, maps }: ResultView): void {
  showText(section.querySelector('[data-says]'), says);
  for (const [id, lines] of Object.entries(tables))
    each(cellsOf(section, `[data-table="${id}"]`), lines.flat(), showCell);
  for (const [id, cells] of Object.entries(maps))
    each(cellsOf(section, `[data-map="${id}"]`), cells, showMapCell);
}

function cellsOf(section: HTMLElement, table: string): readonly HTMLElement[] {
  return [...section.querySelectorAll<HTMLElement>(`${table} tbody td`)];
}

function each<T>(
  cells: readonly HTMLElement[],
  views: readonly T[],
  show: (cell: HTMLElement, view: T) => void,
): void {
  for (const [index, cell] of cells.entries()) {
    const view = views[index];
    if (view !== undefined) show(cell, view);
  }
}

function showCell(cell: HTMLElement, { text, isNumber, stress }: CellView): void {
  showText(cell, text);
  showClass(cell, `${isNumber ? 'num' : 'txt'} stress-${stress}`);
}

function showMapCell(cell: HTMLElement, { title, tone, text, isPale, isHere }: MapCellView): void {
  const [name, value] = cell.children;
  showText(name, `${title} `);
  showText(value, text);
  showClass(
    cell,
    ['cell', `cell-${tone}`, ...(isPale ? ['pale'] : []), ...(isHere ? ['here'] : [])].join(' '),
  );
}

function showText(element: Element | null | undefined, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}

function showClass(element: Element, name: string): void {
  if (element.className !== name) element.className = name;
}
