// Puts results into the tables and maps that stand in the page.
/// <reference lib="dom" />
import type { CellView, MapCellView, ResultView } from '../../../../model/calculators/calculator.ts';

/** Shows a result in place of the one that stands there. What did not change is not touched, so that nothing is read out twice. */
export function showResults(section: HTMLElement, { says, tables, maps }: ResultView): void {
  const answer = section.querySelector('[data-says]');
  if (answer !== null && answer.textContent !== says) answer.textContent = says;
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
  if (cell.textContent !== text) cell.textContent = text;
  cell.className = `${isNumber ? 'num' : 'txt'} stress-${stress}`;
}

function showMapCell(cell: HTMLElement, { title, tone, text, isPale, isHere }: MapCellView): void {
  const [name, value] = cell.children;
  if (name !== undefined) name.textContent = `${title} `;
  if (value !== undefined) value.textContent = text;
  cell.className = ['cell', `cell-${tone}`, ...(isPale ? ['pale'] : []), ...(isHere ? ['here'] : [])].join(
    ' ',
  );
}
