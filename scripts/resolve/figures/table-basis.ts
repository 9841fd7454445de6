// Checks what the rows of a table name as their basis.
import type { Row } from '../../model/data.ts';
import type { Project } from '../../model/project.ts';

/** Those of the names in the field `basis` of some rows that are neither a dataset nor `dataset/row`; none while a file is broken. */
export function unknownBases(
  rows: readonly Row[],
  basis: string,
  { datasets, broken }: Pick<Project, 'datasets' | 'broken'>,
): readonly string[] {
  if ([...broken].length > 0) return [];
  const names = rows.map((row) => row[basis]).filter((name) => typeof name === 'string' && name !== '');
  return [...new Set(names as string[])].filter((name) => {
    const [id = '', row] = name.split('/');
    const dataset = datasets.get(id);
    return dataset === undefined || (row !== undefined && !dataset.rows.some((one) => one.id === row));
  });
}
