// `data import`: replaces the rows of a dataset by those of a CSV file.
import { join, relative, resolve } from 'node:path';
import { readTextFile, writeTextFile } from '../../host/disk/files.ts';
import { diskWorld } from '../../host/disk/world.ts';
import { exitCodes, wrongUsage } from '../../messages/failure.ts';
import { counted } from '../../messages/progress.ts';
import { parseDataset } from '../../read/data/dataset.ts';
import { parseEdition } from '../../read/data/edition.ts';
import { parseSources } from '../../read/data/sources.ts';
import { type CsvTable, readCsv } from '../../read/import/csv.ts';
import { describeDifference } from '../../read/import/difference.ts';
import { rewriteDataset } from '../../read/import/rewrite.ts';
import { importRows } from '../../read/import/rows.ts';
import type { DecimalSign } from '../../read/import/separators.ts';
import { isDate } from '../../read/text/date.ts';
import { committed, type Run, type Session, type Values } from '../session/command.ts';
import { printMessages } from '../session/messages.ts';
import { textValue } from '../session/options.ts';
import { findDataset } from './datasets.ts';

const editionPath = 'content/edition.yml';
const sourcesPath = 'data/sources.json';
const example = 'data import boil-times.csv --as boil-times';

/** Replaces the rows of a dataset by those of a CSV file, if every one of them fits. */
export const runImport: Run = async (session, values, [file, extra]) => {
  const name = textValue(values, 'as');
  if (file === undefined || extra !== undefined) throw wrongUsage('Expected one CSV file', example);
  if (name === undefined) throw wrongUsage('Missing `--as DATASET`', example);
  const retrieved = await retrievalDate(session, values);
  const { text, dataset } = await findDataset(session.root, name);
  const path = resolve(session.folder, file);
  const shownPath = relative(session.folder, path);
  const csv = await readTextFile(path);

  const table = readCsv(shownPath, csv);
  const rows =
    table.value === undefined
      ? undefined
      : importRows(table.value, dataset, { sources: await sourceIds(session), decimal: decimalSign(values) });
  const problems = [...table.messages, ...(rows?.messages ?? [])];
  const stop = (messages: typeof problems, source: readonly [string, string]) => {
    printMessages(session, values, messages, new Map([source]));
    session.console.note(`nothing was written; ${dataset.path} is as it was`);
    return exitCodes.content;
  };
  if (rows === undefined || problems.length > 0) return stop(problems, [shownPath, csv]);

  const rewritten = rewriteDataset(text, {
    rows: rows.value,
    ...(retrieved === undefined ? {} : { retrieved }),
  });
  const remaining = parseDataset(dataset.path, rewritten).messages;
  if (remaining.length > 0) return stop([...remaining], [dataset.path, rewritten]);
  const lines = describeDifference(dataset.rows, rows.value);
  sayBlanks(session, table.value);
  const isDry = values['dry-run'] === true;
  if (!isDry && rewritten !== text) {
    await committed(session, () => writeTextFile(join(session.root, dataset.path), rewritten));
  }
  const summary = `${dataset.path}: ${counted(rows.value.length, 'row')}, ${counted(lines.length, 'difference')}`;
  session.console.print([...lines, isDry ? `${summary} (nothing was written)` : summary].join('\n'));
  return exitCodes.fine;
};

/** The sign of `--decimal`. */
export function decimalSign(values: Values): DecimalSign | undefined {
  const sign = textValue(values, 'decimal');
  return sign === 'point' || sign === 'comma' ? sign : undefined;
}

/** Says where blanks around texts were left out, since nothing else of the import shows them. */
function sayBlanks({ console }: Session, table: CsvTable | undefined): void {
  const cells =
    table?.rows.flat().filter(({ text, hadBlanks }) => hadBlanks && Number.isNaN(Number(text))) ?? [];
  const [first] = cells;
  if (first === undefined) return;
  const { line, column } = first.position.start;
  const where = `${cells.length === 1 ? 'in' : 'the first in'} ${table?.path}:${line}:${column}`;
  console.note(`left out blanks around ${counted(cells.length, 'text')}, ${where}`);
}

/** The date of `--retrieved`. Throws wrong usage when it is none, or after the edition's date. */
export async function retrievalDate({ root }: Session, values: Values): Promise<string | undefined> {
  const date = textValue(values, 'retrieved');
  if (date === undefined) return undefined;
  if (!isDate(date))
    throw wrongUsage(`Unexpected date \`${date}\` of \`--retrieved\``, 'write it like 2026-11-20');
  const text = await textOf(root, editionPath);
  const edition = text === undefined ? undefined : parseEdition(editionPath, text).value?.date;
  if (edition !== undefined && isDate(edition) && date > edition) {
    throw wrongUsage(
      `Unexpected date \`${date}\` of \`--retrieved\`, which is after ${edition}, the edition's own`,
      `set \`date\` in ${editionPath} first: an edition holds no data of a later day`,
    );
  }
  return date;
}

/** Ids of the bibliography; undefined when it cannot be read, which `check` reports. */
export async function sourceIds({ root }: Session): Promise<readonly string[] | undefined> {
  const text = await textOf(root, sourcesPath);
  const sources = text === undefined ? undefined : parseSources(sourcesPath, text).value;
  return sources && [...sources.keys()];
}

/** The text of a file of the project; undefined when it cannot be read. */
async function textOf(root: string, path: string): Promise<string | undefined> {
  return (await diskWorld(root)).read(path).catch(() => undefined);
}
