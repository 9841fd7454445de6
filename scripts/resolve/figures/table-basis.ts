// Checks what the rows of a table name as their basis.
import type { Row } from '../../model/data.ts';
import type { Project } from '../../model/project.ts';

/** The names in a text that says on what a row rests: datasets and `dataset/row`, with semicolons between them. In a row `*` stands for any characters. */
export function basesIn(basis: string): readonly string[] {
  return basis.split('; ').filter((name) => name !== '');
}

/** Whether a name of rows stands for several, as `*-2014` does. */
export function isPattern(name: string): boolean {
  return name.includes('*');
}

/** The rows of that name; all that it stands for where it has a `*`. */
export function rowsLike(name: string, rows: readonly Row[]): readonly Row[] {
  const [start = '', ...others] = name.split('*');
  return rows.filter(({ id }) => (others.length === 0 ? id === name : isLike(String(id), start, others)));
}

/** Whether a text begins with one part, holds the others in turn behind it, and ends with the last. */
function isLike(text: string, start: string, others: readonly string[]): boolean {
  const end = others.at(-1) ?? '';
  if (!text.startsWith(start) || text.length < start.length + end.length || !text.endsWith(end)) return false;
  let at = start.length;
  for (const part of others.slice(0, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= text.length - end.length;
}

/** Those of the names in the field `basis` of some rows that are neither a dataset nor `dataset/row`; none while a file is broken. */
export function unknownBases(
  rows: readonly Row[],
  basis: string,
  { datasets, broken }: Pick<Project, 'datasets' | 'broken'>,
): readonly string[] {
  if ([...broken].length > 0) return [];
  const names = rows.flatMap(({ [basis]: value }) => (typeof value === 'string' ? basesIn(value) : []));
  return [...new Set(names)].filter((name) => {
    const [id = '', row] = name.split('/');
    const dataset = datasets.get(id);
    return dataset === undefined || (row !== undefined && rowsLike(row, dataset.rows).length === 0);
  });
}
