import type { Table } from 'mdast';
import type { DataTable, PhrasingContent } from '../model.ts';
import type { Paragraph, Run, TableBox, TableItem, TableLine } from '../presentation.ts';
import { countLines, type Measure, naturalWidth } from './pptx-fit.ts';
import type { Styles } from './pptx-styles.ts';
import { wordsOf } from './pptx-text.ts';
import { curl } from './quotes.ts';

/** A table before it has sizes: the first row is its head. */
export interface TableGrid {
  readonly alt: string;
  readonly rows: readonly { readonly cells: readonly (readonly Run[])[]; readonly isEmphasised: boolean }[];
  readonly aligns: readonly ('left' | 'right')[];
}

/** A data table as a grid; rows that matter are bold, units stand in the head. */
export function dataGrid({ columns, rows }: DataTable, alt: string): TableGrid {
  const head = columns.map(({ title, unit }) => [
    { text: curl(unit === undefined ? title : `${title}, ${unit}`) },
  ]);
  return {
    alt,
    aligns: columns.map(({ numeric }) => (numeric ? 'right' : 'left')),
    rows: [
      { cells: head, isEmphasised: false },
      ...rows.map(({ cells, emphasis }) => ({
        isEmphasised: emphasis,
        cells: cells.map(({ text }) => [{ text: curl(text), ...(emphasis ? { isBold: true } : {}) }]),
      })),
    ],
  };
}

/** A table written in Markdown as a grid. */
export function markdownGrid(
  table: Table,
  runs: (line: readonly PhrasingContent[]) => readonly Run[],
): TableGrid {
  const rows = table.children.map(({ children }) => ({
    cells: children.map((cell) => runs(cell.children)),
    isEmphasised: false,
  }));
  return {
    alt: `Table: ${(rows[0]?.cells ?? []).map(wordsOf).join(', ')}`,
    aligns: (rows[0]?.cells ?? []).map((_, index) => (table.align?.[index] === 'right' ? 'right' : 'left')),
    rows,
  };
}

const inner = { first: 12, between: 24 } as const;

/** What a table is set with. */
export interface TableSetting {
  readonly styles: Styles;
  readonly measure: Measure;
  readonly scale: number;
  readonly rowPadding: number;
  readonly colours: { readonly ink: string; readonly grid: string; readonly tint: string };
}

/** Sizes of a table of that width. */
export function tableSize(
  grid: TableGrid,
  width: number,
  setting: TableSetting,
): { widths: readonly number[]; heights: readonly number[] } {
  const widths = shareOut(grid, width, setting);
  const heights = grid.rows.map(({ cells }, row) => {
    const style = styleOf(row, setting);
    const lines = cells.map((runs, column) =>
      countLines(runs, style, (widths[column] ?? 0) - padding(column, cells.length), setting.measure),
    );
    const around = row === 0 ? 8 : 2 * setting.rowPadding;
    return Math.max(1, ...lines) * style.lineHeight + around + 1;
  });
  return { widths, heights };
}

/** A table at its place. */
export function tableItem(
  grid: TableGrid,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
  setting: TableSetting,
): Omit<TableItem, 'name'> {
  const { widths, heights } = tableSize(grid, width, setting);
  const { ink, grid: faint, tint } = setting.colours;
  const rows = grid.rows.map(
    ({ cells, isEmphasised }, row): TableLine => ({
      height: heights[row] ?? 0,
      cells: cells.map((runs, column) => boxOf(runs, row, column, grid, setting)),
      rule: row === 0 ? { colour: ink, width: 2 } : { colour: faint, width: 1 },
      ...(isEmphasised ? { fill: tint } : {}),
    }),
  );
  const height = heights.reduce((sum, value) => sum + value, 0);
  return { kind: 'table', alt: grid.alt, box: { x, y, width, height }, widths, rows };
}

function boxOf(
  runs: readonly Run[],
  row: number,
  column: number,
  grid: TableGrid,
  setting: TableSetting,
): TableBox {
  const last = grid.aligns.length - 1;
  const paragraph: Paragraph = { runs };
  return {
    paragraph,
    style: styleOf(row, setting),
    align: grid.aligns[column] ?? 'left',
    anchor: row === 0 ? 'bottom' : 'top',
    inset: {
      left: column === 0 ? inner.first : inner.between,
      right: column === last ? inner.first : 0,
      y: row === 0 ? 4 : setting.rowPadding,
    },
  };
}

function styleOf(row: number, { styles, scale }: TableSetting) {
  const style = row === 0 ? styles.head : styles.cell;
  return { ...style, size: style.size * scale, lineHeight: style.lineHeight * scale };
}

function padding(column: number, count: number): number {
  return (column === 0 ? inner.first : inner.between) + (column === count - 1 ? inner.first : 0);
}

/** Programs measure a little differently; a column as wide as its words may not break them there. */
const slack = 1.02;

/** Widths as browsers share them out: every column its longest word, and of the rest in proportion to what it lacks. */
function shareOut({ rows }: TableGrid, width: number, setting: TableSetting): readonly number[] {
  const count = rows[0]?.cells.length ?? 0;
  const columns = Array.from({ length: count }, (_, column) => {
    const cells = rows.map(({ cells: row }, index) => ({
      runs: row[column] ?? [],
      style: styleOf(index, setting),
    }));
    const wide = (measured: (runs: readonly Run[], style: ReturnType<typeof styleOf>) => number) =>
      Math.max(0, ...cells.map(({ runs, style }) => measured(runs, style))) * slack + padding(column, count);
    const whole = wide((runs, style) => naturalWidth(runs, style, setting.measure));
    const word = wide((runs, style) =>
      Math.max(0, ...longestWords(runs).map((one) => naturalWidth([one], style, setting.measure))),
    );
    return { whole, word };
  });
  const total = columns.reduce((sum, { whole }) => sum + whole, 0);
  if (total <= width) return columns.map(({ whole }) => (whole * width) / total);
  const words = columns.reduce((sum, { word }) => sum + word, 0);
  if (words >= width) return columns.map(({ word }) => (word * width) / words);
  return columns.map(({ whole, word }) => word + ((whole - word) * (width - words)) / (total - words));
}

function longestWords(runs: readonly Run[]): readonly Run[] {
  return runs.flatMap((run) => run.text.split(/ +/).map((text) => ({ ...run, text })));
}
