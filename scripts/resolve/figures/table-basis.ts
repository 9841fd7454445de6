// Checks what the rows of a table name as their basis.
import type { Row } from '../../model/data.ts';
import type { Project } from '../../model/project.ts';

/** The names in a text that says on what a row rests: datasets and `dataset/row`, with semicolons between them. */
export function basesIn(basis: string): readonly string[] {
  return basis.split('; ').filter((name) => name !== '');
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
    return dataset === undefined || (row !== undefined && !dataset.rows.some((one) => one.id === row));
  });
}
