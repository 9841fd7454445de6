// Puts the few values of a column that is empty in nearly all rows behind the names of these rows.
import type { Column, DataTable, TableRow } from '../../model/edition.ts';

/** Rows from which on a column may be rare, and the share of them that have a value. */
const fewestRows = 10;
const rareShare = 0.1;

type Cell = TableRow['cells'][number];

/**
 * The table without columns of words in which at most every tenth row says something: that stands in brackets behind the first
 * words of the row, "Oven (broken)", where a truth is the title of its column.
 */
export function withoutRareColumns(table: DataTable): DataTable {
  const { columns, rows } = table;
  const rare = columns.map((column, index) => index > 0 && isRare(column, index, rows));
  const name = columns.findIndex(({ numeric }, index) => !numeric && rare[index] !== true);
  if (!rare.includes(true) || name < 0) return table;
  return {
    ...table,
    columns: columns.filter((_, index) => rare[index] !== true),
    rows: rows.map((row) => {
      const said = row.cells.flatMap((cell, index) =>
        rare[index] === true && says(cell) ? [wordsOf(cell, columns[index])] : [],
      );
      const cells = row.cells.map((cell, index) =>
        index === name && said.length > 0 ? { ...cell, text: `${cell.text} (${said.join(', ')})` } : cell,
      );
      return { ...row, cells: cells.filter((_, index) => rare[index] !== true) };
    }),
  };
}

function isRare({ numeric }: Column, index: number, rows: readonly TableRow[]): boolean {
  if (numeric || rows.length < fewestRows) return false;
  const saying = rows.filter(({ cells }) => {
    const cell = cells[index];
    return cell !== undefined && says(cell);
  });
  return saying.length <= rows.length * rareShare;
}

function says({ value }: Cell): boolean {
  return value !== null && value !== '' && value !== false;
}

function wordsOf({ text, value }: Cell, column: Column | undefined): string {
  const title = column?.title ?? '';
  return value === true ? title.charAt(0).toLowerCase() + title.slice(1) : text;
}
