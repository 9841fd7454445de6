// Puts cells into words: which fields of which rows of a dataset.
import { inEnglish, wordIn } from '../../facts/language/language.ts';
import type { Edition } from '../../model/edition.ts';
import type { CellRef } from '../../model/facts.ts';
import type { Language } from '../../model/manner/language.ts';
import { sourcesName } from '../../resolve/facts/source-rows.ts';

/** Cells of one dataset. */
export interface CellGroup {
  readonly dataset: string;
  /** Fields and rows: "time of kettle, pan; n of pan". */
  readonly places: string;
  readonly isLast: boolean;
}

/** Cells by dataset. Rows are called by their ids, or as `nameOf` says. Rows with the same fields are put together; of more than fifteen, one and their number are listed. */
export function groupCells(
  cells: readonly CellRef[],
  language: Language = inEnglish,
  nameOf: (cell: CellRef) => string = ({ row }) => row,
): readonly CellGroup[] {
  const datasets = Map.groupBy(cells, (cell) => cell.dataset);
  return [...datasets].map(([dataset, own], index) => {
    const fieldsOfRow = [...Map.groupBy(own, nameOf)].map(([row, found]) => ({
      row,
      fields: [...new Set(found.map((cell) => cell.field))].join(', '),
    }));
    const places = [...Map.groupBy(fieldsOfRow, ({ fields }) => fields)].map(([fields, found]) => {
      const rows = found.map(({ row }) => row).filter((row) => row !== '');
      return rows.length === 0
        ? fields
        : wordIn(language, 'fields-of-rows', { fields, rows: someOf(rows, language) });
    });
    return { dataset, places: places.join('; '), isLast: index === datasets.size - 1 };
  });
}

/** What a row is called: entries of the bibliography by their numbers in the references, "[12]", others by their ids. */
export function rowNames({ references, datasets }: Edition): (cell: CellRef) => string {
  if (datasets.has(sourcesName)) return ({ row }) => row;
  const marks = new Map(references.map(({ id, number }) => [id, `[${number}]`]));
  return ({ dataset, row }) => (dataset === sourcesName ? (marks.get(row) ?? row) : row);
}

/** Rows that are listed one by one; of more, only the file of all numbers has the whole list. */
const mostRows = 15;

function someOf(rows: readonly string[], language: Language): string {
  if (rows.length <= mostRows) return rows.join(', ');
  return wordIn(language, 'some-rows', { first: rows[0] ?? '', count: rows.length });
}
