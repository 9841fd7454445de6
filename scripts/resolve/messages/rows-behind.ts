// Errors about rows of datasets that name rows behind them which do not exist.
import type { VFileMessage } from 'vfile-message';
import { message } from '../../messages/message.ts';
import type { Project } from '../../model/project.ts';
import { locate } from '../../read/text/locate.ts';
import { namedBehind } from '../figures/rows.ts';
import { isPattern, unknownBases } from '../figures/table-basis.ts';

/** What every message about such a row says of the field. */
export const behindHelp = 'the field `behind` holds names of rows, `dataset/row`, with blanks between them';

/** An error at each row of a dataset for each row that it names as one behind it and that no dataset has. */
export function rowsBehindFaults(project: Project): readonly VFileMessage[] {
  return [...project.datasets.values()].flatMap(({ path, name, rows }) =>
    rows.flatMap((row, index) => {
      const unknown = unknownBehind(row, project);
      if (unknown.length === 0) return [];
      const place = locate(project.sources.texts, path, ['data', index, 'behind']);
      return unknown.map((actual) => {
        const reason = `Unexpected row \`${actual}\` behind row \`${row.id}\` of \`${name}\`, expected a row of a dataset`;
        return message('unknown-row', place, reason, { actual, help: behindHelp });
      });
    }),
  );
}

/** The rows that a row names as those behind it and that no dataset has. */
export function unknownBehind(
  row: Parameters<typeof namedBehind>[0],
  project: Pick<Project, 'datasets' | 'broken'>,
): readonly string[] {
  const names = namedBehind(row).map(({ dataset, row: id }) => `${dataset}/${id}`);
  const named = names.filter((name) => !isPattern(name)).map((behind) => ({ behind }));
  return [...names.filter(isPattern), ...unknownBases(named, 'behind', project)];
}
