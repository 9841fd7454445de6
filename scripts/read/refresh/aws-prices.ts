// Reads the price lists that AWS publishes for each of its services and regions.
import type { parse as Parse } from 'csv-parse/sync';
import type { Reply, SourceRecord } from '../../model/datasets/refresh.ts';
import type { Adapter } from './adapter.ts';
import { changedFormat, conditionsOf, fulfils } from './answers.ts';
import { namesAsked } from './names.ts';

/** Rows of details before the head of the columns. */
const details = 5;

/**
 * A price list as CSV (`…/current/<region>/index.csv`), a record for each price that `select` leaves. The list of a service
 * has as much as 500 MB, most of it prices with a commitment; only what is selected is kept while it is read.
 */
export const awsPrices: Adapter = {
  name: 'aws-prices',
  about: 'a price list of AWS as CSV, whose columns are the values; `published` is its date',
  match: 'Instance Type',
  read: async (refresh, _keys, get) => {
    const most = { megabytes: 600, seconds: 900 };
    const types = ['text/csv', 'application/octet-stream', 'binary/octet-stream', 'application/csv'];
    const reply = await get({ url: refresh.url, types, most });
    const { parse } = await import('csv-parse/sync');
    const published = publicationOf(reply, parse);
    const match = refresh.match ?? 'Instance Type';
    const names = namesAsked(refresh, match).filter((name) => name !== 'published');
    const rows = rowsOf(reply, names, conditionsOf(refresh), parse);
    const records = rows.map(
      (row): SourceRecord => ({ key: row[match] ?? '', values: { ...row, published } }),
    );
    return { records, replies: [reply], isList: true };
  },
};

/** The date of publication in the details of the list. */
function publicationOf({ url, bytes }: Reply, parse: typeof Parse): string {
  const text = new TextDecoder().decode(bytes.subarray(0, 8192));
  const rows: string[][] = parseSafely(url, () =>
    parse(text.split(/\r?\n/u).slice(0, details).join('\n'), { relax_column_count: true, bom: true }),
  );
  const detail = (name: string) => rows.find(([key]) => key === name)?.[1];
  if (detail('FormatVersion') !== 'v1.0')
    throw changedFormat(url, `it does not begin with \`FormatVersion\` v1.0`);
  const published = detail('Publication Date');
  if (published === undefined) throw changedFormat(url, 'it has no `Publication Date`');
  return published;
}

type PriceRow = Readonly<Record<string, string>>;

function rowsOf(
  { url, bytes }: Reply,
  names: readonly string[],
  conditions: Readonly<Record<string, string>>,
  parse: typeof Parse,
): readonly PriceRow[] {
  const columns = (head: string[]) => {
    const missing = names.find((name) => !head.includes(name));
    if (missing !== undefined) throw changedFormat(url, `it has no column \`${missing}\``);
    return head;
  };
  const rows: (PriceRow | null)[] = parseSafely(url, () =>
    parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      columns,
      from_line: details + 1,
      on_record: (row: PriceRow) => (fulfils(row, conditions) ? row : null),
    }),
  );
  return rows.filter((row): row is PriceRow => row !== null);
}

function parseSafely<T>(url: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof Error && error.name === 'Failure') throw error;
    throw changedFormat(url, error instanceof Error ? error.message : 'it is no CSV');
  }
}
