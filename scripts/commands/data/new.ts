// `data new`: makes a dataset from a CSV file.
import { dirname, join, relative, resolve } from 'node:path';
import { isUnit } from '../../facts/units.ts';
import { isThere, makeFolder, readTextFile, writeTextFile } from '../../host/disk/files.ts';
import { exitCodes, wrongUsage } from '../../messages/failure.ts';
import { suggest } from '../../messages/message.ts';
import { counted } from '../../messages/progress.ts';
import type { Dataset, Field } from '../../model/data.ts';
import { parseDataset } from '../../read/data/dataset.ts';
import { readCsv } from '../../read/import/csv.ts';
import { inferFields } from '../../read/import/infer.ts';
import { importRows } from '../../read/import/rows.ts';
import { committed, type Run, type Session, type Values } from '../session/command.ts';
import { today } from '../session/dates.ts';
import { printMessages } from '../session/messages.ts';
import { textValue } from '../session/options.ts';
import { refuseLateDate, retrievalDate, sourceIds } from './edition-date.ts';
import { decimalSign } from './import.ts';
import { askForGaps, withoutUnit } from './questions.ts';
import { projectUnits } from './units.ts';

const example =
  'data new prices.csv --as cost/prices --title "List prices" --source aws-prices --licence CC-BY-4.0 --units price=USD/h';

/** Writes `data/<group>/<name>.json`, if every cell fits and everything is said that a dataset needs. */
export const runNewData: Run = async (session, given, [file, extra]) => {
  if (file === undefined || extra !== undefined) throw wrongUsage('Expected one CSV file', example);
  const { group, name } = placeOf(given);
  const path = `data/${group}/${name}.json`;
  if (await isThere(join(session.root, path)))
    throw wrongUsage(`Unexpected dataset \`${name}\`, which exists`, `data import ${file} --as ${name}`);
  const source = resolve(session.folder, file);
  const shown = relative(session.folder, source);
  const csv = await readTextFile(source);
  const read = readCsv(shown, csv);
  if (read.value === undefined) return stop(session, given, read.messages, [shown, csv]);
  const decimal = decimalSign(given);
  const bare = inferFields(read.value, { units: unitsAsked(given), decimal }).fields;
  const values = await askForGaps(session, given, bare);
  const { table, fields } = inferFields(read.value, { units: unitsAsked(values), decimal });
  await refuseGaps(session, values, fields);
  const draft = await draftOf(session, values, { path, group, name, fields, file: shown });
  const sources = await sourceIds(session);
  const rows = importRows(table, draft, { sources, decimal });
  const problems = [...read.messages, ...rows.messages];
  if (problems.length > 0) return stop(session, values, problems, [shown, csv]);
  const text = textOf({ ...draft, rows: rows.value });
  const remaining = parseDataset(path, text).messages;
  if (remaining.length > 0) return stop(session, values, remaining, [path, text]);
  if (values['dry-run'] !== true)
    await committed(session, async () => {
      await makeFolder(dirname(join(session.root, path)));
      await writeTextFile(join(session.root, path), text);
    });
  const types = fields.map(
    (field) => `${field.name} ${field.type}${field.unit === undefined ? '' : ` in ${field.unit}`}`,
  );
  const note = values['dry-run'] === true ? ' (nothing was written)' : '';
  session.console.print(`${path}: ${counted(rows.value.length, 'row')}; ${types.join(', ')}${note}`);
  return exitCodes.fine;
};

type Messages = Parameters<typeof printMessages>[2];

function stop(session: Session, values: Values, messages: Messages, file: readonly [string, string]): number {
  printMessages(session, values, messages, new Map([file]));
  session.console.note('nothing was written');
  return exitCodes.content;
}

/** Group and name of `--as cost/prices`. */
function placeOf(values: Values): { readonly group: string; readonly name: string } {
  const asked = textValue(values, 'as');
  const [, group, name] = /^([a-z0-9-]+)\/([a-z0-9]+(?:-[a-z0-9]+)*)$/u.exec(asked ?? '') ?? [];
  if (group !== undefined && name !== undefined && !['facts', 'schema', 'editions'].includes(group))
    return { group, name };
  throw wrongUsage(
    asked === undefined
      ? 'Missing `--as GROUP/NAME`'
      : `Unexpected \`--as ${asked}\`, expected a group and a name`,
    example,
  );
}

/** Units of `--units time=ms,memory=MiB`. */
function unitsAsked(values: Values): Readonly<Record<string, string>> {
  const pairs = (textValue(values, 'units') ?? '').split(',').filter((pair) => pair !== '');
  return Object.fromEntries(
    pairs.map((pair) => {
      const [, field, unit] = /^\s*([A-Za-z]\w*)\s*=\s*(\S.*?)\s*$/u.exec(pair) ?? [];
      if (field === undefined || unit === undefined)
        throw wrongUsage(`Unexpected \`${pair}\` in \`--units\``, 'write `--units time=ms,memory=MiB`');
      return [field, unit];
    }),
  );
}

/** Throws wrong usage that names everything which is missing or unknown. */
async function refuseGaps(session: Session, values: Values, fields: readonly Field[]): Promise<void> {
  const missing = ['title', 'source', 'licence'].filter((name) => textValue(values, name) === undefined);
  const bare = withoutUnit(fields);
  const gaps = [
    ...missing.map((name) => `\`--${name}\``),
    ...(bare.length === 0 ? [] : [`\`--units ${bare.map(({ name }) => `${name}=…`).join(',')}\``]),
  ];
  if (gaps.length > 0) throw wrongUsage(`Missing ${gaps.join(', ')}`, example);
  const units = await projectUnits(session.root);
  const unknown = fields.find(({ unit }) => unit !== undefined && !isUnit(unit, units));
  if (unknown !== undefined)
    throw wrongUsage(
      `Unexpected unit \`${unknown.unit}\` of \`${unknown.name}\``,
      suggest(unknown.unit ?? '', units.names).help,
    );
  const id = textValue(values, 'source') ?? '';
  const ids = await sourceIds(session);
  if (ids !== undefined && !ids.includes(id))
    throw wrongUsage(`Unexpected source \`${id}\`, which is not in data/sources.json`, suggest(id, ids).help);
}

interface Draft extends Pick<Dataset, 'path' | 'group' | 'name' | 'fields'> {
  readonly file: string;
}

/** The dataset without rows. It is to be reviewed a year after it was retrieved. */
async function draftOf(session: Session, values: Values, { file, ...own }: Draft): Promise<Dataset> {
  const retrieved = (await retrievalDate(session, values)) ?? today(session);
  await refuseLateDate(session, retrieved);
  const kind = textValue(values, 'kind');
  return {
    ...own,
    title: textValue(values, 'title') ?? '',
    description: `Taken from ${file}.`,
    primaryKey: 'id',
    rows: [],
    sources: [{ id: textValue(values, 'source') ?? '' }],
    licences: [{ name: textValue(values, 'licence') ?? '' }],
    ...(kind === undefined ? {} : { kind }),
    retrieved,
    reviewBy: `${Number(retrieved.slice(0, 4)) + 1}${retrieved.slice(4).replace('-02-29', '-02-28')}`,
  };
}

/** The text of the file, in the form that the formatter leaves as it is. */
function textOf({
  name,
  title,
  description,
  fields,
  sources,
  licences,
  kind,
  retrieved,
  reviewBy,
  rows,
}: Dataset): string {
  const file = {
    $schema: '../schema/dataset.schema.json',
    name,
    title,
    description,
    schema: { fields, primaryKey: ['id'] },
    sources,
    licenses: licences,
    ...(kind === undefined ? {} : { kind }),
    retrieved,
    reviewBy,
    data: rows,
  };
  return `${JSON.stringify(file, null, 2).replace(/\[\s+"id"\s+\]/u, '["id"]')}\n`;
}
