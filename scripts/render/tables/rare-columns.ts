// Puts the few values of a column that is empty in nearly all rows behind the names of these rows.
import { wordIn } from '../../facts/language/language.ts';
import type { Column, DataTable, TableRow } from '../../model/edition.ts';
import type { Language } from '../../model/manner/language.ts';

/** Rows from which on a column may be rare, and the share of them that have a value. */
const fewestRows = 10;
const rareShare = 0.1;

type Cell = TableRow['cells'][number];

/**
 * The table without columns of words in which at most every tenth row says something: that stands in brackets behind the first
 * words of the row, "Oven (broken)", where a truth is the title of its column.
 */
export function withoutRareColumns(table: DataTable, language: Language): DataTable {
  const { columns, rows } = table;
  const [yes, no] = [wordIn(language, 'yes'), wordIn(language, 'no')];
  const rare = columns.map((column, index) => index > 0 && isRare(column, index, rows, no));
  const name = columns.findIndex(({ numeric }, index) => !numeric && rare[index] !== true);
  if (!rare.includes(true) || name < 0) return table;
  return {
    ...table,
    columns: columns.filter((_, index) => rare[index] !== true),
    rows: rows.map((row) => {
      const said = row.cells.flatMap((cell, index) =>
        rare[index] === true && says(cell, no) ? [wordsOf(cell, columns[index], yes)] : [],
      );
      const cells = row.cells.map((cell, index) =>
        index === name && said.length > 0 ? { ...cell, text: `${cell.text} (${said.join(', ')})` } : cell,
      );
      return { ...row, cells: cells.filter((_, index) => rare[index] !== true) };
    }),
  };
}

function isRare({ numeric }: Column, index: number, rows: readonly TableRow[], no: string): boolean {
  if (numeric || rows.length < fewestRows) return false;
  const saying = rows.filter(({ cells }) => {
    const cell = cells[index];
    return cell !== undefined && says(cell, no);
  });
  return saying.length <= rows.length * rareShare;
}

function says({ text, value }: Cell, no: string): boolean {
  return value !== null && value !== '' && text !== no;
}

function wordsOf({ text }: Cell, column: Column | undefined, yes: string): string {
  const title = column?.title ?? '';
  return text === yes ? title.charAt(0).toLowerCase() + title.slice(1) : text;
}
