// Says behind each row of a table which of the table's sources it comes from.
import { wordIn } from '../../facts/language/language.ts';
import type { CitedSource, DataTable } from '../../model/edition.ts';
import type { Language } from '../../model/manner/language.ts';

/**
 * The table with a last column of the numbers of each row's sources in the references, "[12; 40]"; the table as it is where all
 * rows come from the same sources, which the line under it names. `sources` are all sources of the figure.
 */
export function withRowSources(
  table: DataTable,
  sources: readonly CitedSource[],
  language: Language,
): DataTable {
  const numbers = new Map(sources.map(({ id, number }) => [id, number]));
  const marks = table.rows.map((row) => markOf(row.sources ?? [], numbers));
  if (new Set(marks).size < 2) return table;
  const column = { field: 'source', title: wordIn(language, 'row-source'), numeric: false };
  return {
    ...table,
    columns: [...table.columns, column],
    rows: table.rows.map((row, index) => {
      const mark = marks[index] ?? '';
      return { ...row, cells: [...row.cells, { text: mark, value: mark }] };
    }),
  };
}

/** The numbers of sources in ascending order, in brackets; "–" for a row without a source of its own. */
function markOf(ids: readonly string[], numbers: ReadonlyMap<string, number>): string {
  const own = ids.flatMap((id) => numbers.get(id) ?? []).sort((a, b) => a - b);
  return own.length === 0 ? '–' : `[${own.join('; ')}]`;
}
