// Errors about rows of datasets that name rows behind them which do not exist.
import type { VFileMessage } from 'vfile-message';
import { message } from '../../messages/message.ts';
import type { Row } from '../../model/data.ts';
import type { Project } from '../../model/project.ts';
import { locate } from '../../read/text/locate.ts';
import { namedBehind } from '../figures/rows.ts';
import { isPattern, unknownBases } from '../figures/table-basis.ts';

/** What every message about such a row says of the field. */
export const behindHelp =
  'the field `behind` holds names of rows, `dataset/row`, or of their cells, `dataset/row/field`, with blanks between them';

/** An error at each row of a dataset for each row that it names as one behind it and that no dataset has. */
export function rowsBehindFaults(project: Project): readonly VFileMessage[] {
  return [...project.datasets.values()].flatMap(({ path, name, rows }) =>
    rows.flatMap((row, index) => {
      const unknown = unknownBehind(row, project);
      if (unknown.length === 0) return [];
      const place = locate(project.sources.texts, path, ['data', index, 'behind']);
      return unknown.map((actual) => {
        return message('unknown-row', place, behindReason(actual, row, name), { actual, help: behindHelp });
      });
    }),
  );
}

/** What is wrong with a name that a row of a dataset or series has behind it. */
export function behindReason(name: string, row: Row, dataset: string): string {
  return `Unexpected \`${name}\` behind row \`${row.id}\` of \`${dataset}\`, expected a row of a dataset or a cell of it`;
}

/** The rows that a row names as those behind it and that no dataset has, and the cells for which their dataset has no field. */
export function unknownBehind(row: Row, project: Pick<Project, 'datasets' | 'broken'>): readonly string[] {
  const behind = namedBehind(row);
  const names = behind.map(({ dataset, row: id }) => `${dataset}/${id}`);
  const rows = names.filter((name) => !isPattern(name)).map((name) => ({ behind: name }));
  const cells = behind.flatMap(({ dataset, row: id, fields }) => {
    const known = project.datasets.get(dataset)?.fields.map(({ name }) => name);
    const unknown = fields.filter((field) => known?.includes(field) === false);
    return unknown.map((field) => `${dataset}/${id}/${field}`);
  });
  return [...names.filter(isPattern), ...unknownBases(rows, 'behind', project), ...cells];
}
