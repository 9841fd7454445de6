// `data import`: replaces the rows of a dataset by those of a CSV file.
import { join, relative, resolve } from 'node:path';
import { readTextFile, writeTextFile } from '../../host/disk/files.ts';
import { exitCodes, wrongUsage } from '../../messages/failure.ts';
import { counted } from '../../messages/progress.ts';
import { parseDataset } from '../../read/data/dataset.ts';
import { type CsvTable, readCsv } from '../../read/import/csv.ts';
import { describeDifference } from '../../read/import/difference.ts';
import { rewriteDataset } from '../../read/import/rewrite.ts';
import { importRows } from '../../read/import/rows.ts';
import type { DecimalSign } from '../../read/import/separators.ts';
import { committed, type Run, type Session, type Values } from '../session/command.ts';
import { printMessages } from '../session/messages.ts';
import { textValue } from '../session/options.ts';
import { findDataset } from './datasets.ts';
import { retrievalDate, sourceIds } from './edition-date.ts';

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
