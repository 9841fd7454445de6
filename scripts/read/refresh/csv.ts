// Reads any CSV with a head: each row is a record, each column a value.
import type { SourceRecord } from '../../model/datasets/refresh.ts';
import type { Adapter } from './adapter.ts';
import { changedFormat, conditionsOf, fulfils, textOf, usualMost } from './answers.ts';
import { namesAsked } from './names.ts';

/** CSV over HTTPS, in UTF-8, with commas between cells. */
export const csv: Adapter = {
  name: 'csv',
  about: 'any CSV with a head, whose columns are the values; `match` names the column of the keys',
  match: 'id',
  read: async (refresh, _keys, get) => {
    const types = ['text/csv', 'text/plain', 'application/csv', 'application/octet-stream'];
    const reply = await get({ url: refresh.url, types, most: usualMost });
    const match = refresh.match ?? 'id';
    const rows = await rowsOf(textOf(reply), reply.url, namesAsked(refresh, match));
    const records = rows
      .filter((row) => fulfils(row, conditionsOf(refresh)))
      .map((values): SourceRecord => ({ key: values[match] ?? '', values }));
    return { records, replies: [reply], isList: true };
  },
};

type CsvRow = Readonly<Record<string, string>>;

/** The rows of a CSV text, each by the names in its head. Rejects with a `Failure` when a column is missing or a row has another length. */
async function rowsOf(text: string, url: string, names: readonly string[]): Promise<readonly CsvRow[]> {
  let head: readonly string[] = [];
  const columns = (cells: string[]) => {
    head = cells;
    return cells;
  };
  const rows = await readRows(text, url, columns);
  const missing = names.find((name) => !head.includes(name));
  if (missing !== undefined) throw changedFormat(url, `it has no column \`${missing}\``);
  return rows;
}

async function readRows(
  text: string,
  url: string,
  columns: (cells: string[]) => string[],
): Promise<readonly CsvRow[]> {
  const { parse } = await import('csv-parse/sync');
  try {
    return parse(text, { columns, bom: true, skip_empty_lines: true, trim: true });
  } catch (error) {
    throw changedFormat(url, error instanceof Error ? error.message : 'it is no CSV');
  }
}
