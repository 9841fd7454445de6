// Parses datasets and checks their fields, rows and sources.
import type { VFileMessage } from 'vfile-message';
import { asOfField, ownDateOf } from '../../facts/ages.ts';
import { fieldsOfRowTitle } from '../../facts/cell-label.ts';
import { message, suggest } from '../../messages/message.ts';
import type { Dataset, Field, Row } from '../../model/data.ts';
import type { Checked, Place } from '../../model/sources.ts';
import { parseJson } from '../text/json.ts';
import { type Locator, locator } from '../text/locate.ts';
import { checkShape, fitsShape } from '../text/schema-check.ts';
import { type DatasetFile, datasetSchema, fieldsSchema, rowsSchema } from './dataset-schema.ts';
import { refreshFaults } from './refresh-faults.ts';
import { checkRows } from './rows.ts';

/** The dataset in a file, with a message for each fault; undefined when the file does not follow the schema. */
export function parseDataset(path: string, text: string): Checked<Dataset | undefined> {
  const json = parseJson(path, text);
  if (json.value === undefined) return { value: undefined, messages: json.messages };
  const locate = locator(path, text);
  const file = checkShape(datasetSchema, json.value, locate);
  const messages = [...json.messages, ...file.messages];
  if (file.value === undefined) {
    const { fields, rows } = readable(json.value);
    return { value: undefined, messages: [...messages, ...checkRows({ fields, rows }, locate)] };
  }
  const dataset = datasetOf(path, file.value);
  return {
    value: dataset,
    messages: [
      ...messages,
      ...nameFaults(dataset, locate),
      ...fieldFaults(dataset.fields, locate),
      ...rowTitleFaults(dataset, locate),
      ...correctionFaults(dataset, locate),
      ...checkRows(dataset, locate),
      ...dateFaults(dataset, locate),
      ...sourceFaults(dataset, locate),
      ...refreshFaults(dataset, locate),
    ],
  };
}

function datasetOf(path: string, file: DatasetFile): Dataset {
  const [, group = ''] = path.split('/');
  return {
    path,
    name: file.name,
    group,
    title: file.title,
    description: file.description,
    fields: file.schema.fields,
    primaryKey: 'id',
    ...(file.rowTitle !== undefined && { rowTitle: file.rowTitle }),
    rows: file.data,
    sources: file.sources ?? [],
    licences: file.licenses,
    ...(file.corrections !== undefined && { corrections: file.corrections }),
    ...(file.kind !== undefined && { kind: file.kind }),
    ...(file.asOf !== undefined && { asOf: file.asOf }),
    retrieved: file.retrieved,
    reviewBy: file.reviewBy,
    ...(file.refresh !== undefined && { refresh: file.refresh }),
    ...(file.refreshed !== undefined && { refreshed: file.refreshed }),
  };
}

/** Fields and rows of a file that does not follow the schema, if these do, so that faults of rows are reported as well. */
function readable(json: unknown): Pick<Dataset, 'fields' | 'rows'> {
  const { schema, data } = Object(json) as { schema?: { fields?: unknown }; data?: unknown };
  const known = fitsShape(fieldsSchema, schema?.fields) && fitsShape(rowsSchema, data);
  return known ? { fields: schema?.fields as Field[], rows: data as Row[] } : { fields: [], rows: [] };
}

function nameFaults({ path, name }: Dataset, locate: Locator): readonly VFileMessage[] {
  const wanted = path.replace(/^.*\//, '').replace(/\.json$/, '');
  if (name === wanted) return [];
  const reason = `Unexpected name \`${name}\`, expected the file name \`${wanted}\``;
  const help = `rename the file to \`${name}.json\`, or the dataset to \`${wanted}\``;
  return [message('name-mismatch', locate(['name']), reason, { actual: name, expected: [wanted], help })];
}

function fieldFaults(fields: readonly Field[], locate: Locator): readonly VFileMessage[] {
  const names = new Set<string>();
  return fields.flatMap((field, index) => {
    const at = ['schema', 'fields', index] as const;
    const messages: VFileMessage[] = [];
    if (names.has(field.name)) {
      const reason = `Unexpected second field \`${field.name}\`, expected each field once`;
      messages.push(message('duplicate-id', locate([...at, 'name']), reason));
    }
    names.add(field.name);
    return [...messages, ...constraintFaults(field, (key) => locate([...at, 'constraints', key]))];
  });
}

function rowTitleFaults({ rowTitle = '', fields }: Dataset, locate: Locator): readonly VFileMessage[] {
  const names = fields.map(({ name }) => name);
  return fieldsOfRowTitle(rowTitle)
    .filter((name) => !names.includes(name))
    .map((name) => {
      const reason = `Unexpected field \`${name}\` in \`rowTitle\`, expected one of the ${names.length} fields`;
      return message('unknown-field', locate(['rowTitle']), reason, suggest(name, names));
    });
}

/** A correction concerns rows that the dataset has. */
function correctionFaults({ corrections = [], rows }: Dataset, locate: Locator): readonly VFileMessage[] {
  const ids = rows.map(({ id }) => String(id));
  return corrections.flatMap((correction, index) =>
    [...(correction.rows ?? []).entries()]
      .filter(([, id]) => !ids.includes(id))
      .map(([at, id]) => {
        const reason = `Unexpected row \`${id}\` of a correction, expected one of the ${ids.length} rows`;
        return message('unknown-row', locate(['corrections', index, 'rows', at]), reason, suggest(id, ids));
      }),
  );
}

function constraintFaults(field: Field, at: (key: string) => ReturnType<Locator>): readonly VFileMessage[] {
  const { minimum, maximum, pattern } = field.constraints ?? {};
  if (minimum !== undefined && maximum !== undefined && minimum > maximum) {
    const reason = `Unexpected minimum \`${minimum}\` above the maximum \`${maximum}\`, expected them in order`;
    return [message('reversed-range', at('minimum'), reason)];
  }
  if (pattern === undefined || isPattern(pattern)) return [];
  const reason = `Unexpected pattern \`${pattern}\`, expected a regular expression`;
  return [message('wrong-format', at('pattern'), reason)];
}

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

/** The dataset and its rows are as of a day, month or year that is not after the day on which it was retrieved. */
function dateFaults(dataset: Dataset, locate: Locator): readonly VFileMessage[] {
  const { asOf, rows } = dataset;
  const own = asOf === undefined ? [] : dateFault(asOf, dataset, () => locate([asOfField]));
  const ofRows = rows.flatMap((row, index) => {
    const date = ownDateOf(row);
    return date === undefined ? [] : dateFault(date, dataset, () => locate(['data', index, asOfField]));
  });
  return [...own, ...ofRows];
}

function dateFault(date: string, { retrieved }: Dataset, place: () => Place): readonly VFileMessage[] {
  if (!/^\d{4}(?:-\d\d){0,2}$/u.test(date)) {
    const reason = `Unexpected \`${asOfField}\` \`${date}\`, expected a day, month or year such as \`2026-11-20\``;
    return [message('wrong-format', place(), reason, { actual: date })];
  }
  if (date <= retrieved) return [];
  const reason = `Unexpected \`${asOfField}\` ${date}, expected none after ${retrieved}, when the dataset was retrieved`;
  const help = 'correct it, or `retrieved` if the source was opened again';
  return [message('late-date', place(), reason, { actual: date, help })];
}

/** Every row needs a source: its own, or those of the dataset. */
function sourceFaults({ name, rows, sources }: Dataset, locate: Locator): readonly VFileMessage[] {
  const unsourced = [...rows.entries()].filter(([, row]) => sources.length === 0 && !row.source);
  const help = 'fill the field `source` with an id of `data/sources.json`, or give the dataset `sources`';
  if (unsourced.length > 0 && unsourced.length === rows.length) {
    const reason = `Unexpected dataset \`${name}\` without a source, expected where its numbers come from`;
    return [message('no-source', locate(['name']), reason, { help })];
  }
  return unsourced.map(([index, row]) => {
    const reason = `Unexpected row \`${String(row.id)}\` without a source, expected where its numbers come from`;
    return message('no-source', locate(['data', index, 'id']), reason, { help });
  });
}
