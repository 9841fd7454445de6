// `data`: lists, renews, imports, exports and packs datasets.
import { writeTextFile } from '../../host/disk/files.ts';
import { exitCodes, wrongUsage } from '../../messages/failure.ts';
import { suggest } from '../../messages/message.ts';
import { exportCsv } from '../../read/import/export.ts';
import { committed, type Run } from '../session/command.ts';
import { outputFile } from '../session/folders.ts';
import { textValue } from '../session/options.ts';
import { findDataset, readDatasets } from './datasets.ts';
import { runImport } from './import.ts';
import { runNewData } from './new.ts';
import { runPackage } from './package.ts';
import { runRefresh } from './refresh.ts';
import { runSchema } from './schema.ts';
import { runStale } from './stale.ts';

/** Lists, renews, imports, exports and packs datasets, says which are overdue, and writes their schemas. */
export const runData: Run = async (session, values, [action = '', ...rest]) => {
  const run = actions.get(action);
  if (run !== undefined) return run(session, values, rest);
  const reason = action === '' ? 'Missing action of `data`' : `Unexpected action \`${action}\` of \`data\``;
  throw wrongUsage(reason, suggest(action, [...actions.keys()]).help);
};

const runList: Run = async (session) => {
  const datasets = await readDatasets(session.root);
  const width = Math.max(0, ...datasets.map(({ dataset }) => dataset.name.length));
  for (const { dataset } of datasets) {
    const { name, rows, fields, retrieved, reviewBy, title, refresh = [] } = dataset;
    const from = [...new Set(refresh.map((source) => source.from))];
    const again = from.length === 0 ? '' : ` (refresh: ${from.join(', ')})`;
    const size = `${String(rows.length).padStart(4)} rows  ${String(fields.length).padStart(3)} fields`;
    session.console.print(
      `${name.padEnd(width)}  ${size}  ${retrieved}, review by ${reviewBy}  ${title}${again}`,
    );
  }
  return exitCodes.fine;
};

const runExport: Run = async (session, values, [name, extra]) => {
  if (name === undefined || extra !== undefined) {
    throw wrongUsage('Unexpected words after `data export`, expected one dataset', 'data export boil-times');
  }
  const asked = textValue(values, 'output');
  const file = asked === undefined ? undefined : outputFile(session, asked);
  const { dataset } = await findDataset(session.root, name);
  const csv = exportCsv(dataset);
  if (file === undefined) session.console.print(csv);
  else await committed(session, () => writeTextFile(file, csv));
  return exitCodes.fine;
};

const actions: ReadonlyMap<string, Run> = new Map([
  ['list', runList],
  ['import', runImport],
  ['export', runExport],
  ['new', runNewData],
  ['refresh', runRefresh],
  ['stale', runStale],
  ['package', runPackage],
  ['schema', runSchema],
]);
