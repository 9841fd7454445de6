// Reads a dataset again at its sources: the text of its file afterwards, and what a person should know.

import { keysOf } from '../../facts/renewal/keys.ts';
import { Failure } from '../../messages/failure.ts';
import type { Dataset } from '../../model/data.ts';
import type { Answer, Get, Refresh } from '../../model/datasets/refresh.ts';
import { sha256 } from '../../model/digest.ts';
import type { Units } from '../../model/units.ts';
import { rewriteDataset } from '../import/rewrite.ts';
import type { Found } from './adapter.ts';
import { datesAfter } from './dates.ts';
import { adapters } from './index.ts';
import { newsOf } from './news.ts';
import { renewRows } from './rows.ts';

/** What sources are asked with. */
export interface Sources {
  /** Asks only these hosts. */
  readonly get: (hosts: ReadonlySet<string>) => Get;
  readonly units: Units;
  /** ISO date-time in UTC. */
  readonly now: string;
}

/** A dataset as its sources have it now. */
export interface RenewedDataset {
  readonly dataset: Dataset;
  readonly rows: Dataset['rows'];
  /** The text of its file. */
  readonly text: string;
  readonly notes: readonly string[];
  /** Records that have no row, which a person has to judge. */
  readonly news: readonly string[];
}

/** The hosts that a source may be asked at: that of its address, and those that it names. */
export function hostsOf({ url, hosts = [] }: Refresh): ReadonlySet<string> {
  return new Set([new URL(url.replaceAll('{key}', 'key')).host, ...hosts]);
}

/**
 * Asks every source of a dataset, whose file has the text. Rejects with a `Failure` for any fault of an answer, and when a list
 * has over a tenth fewer records than the last time.
 */
export async function renewDataset(
  dataset: Dataset,
  text: string,
  { get, units, now }: Sources,
): Promise<RenewedDataset> {
  const today = now.slice(0, 10);
  const [notes, news, answers]: [string[], string[], Answer[]] = [[], [], []];
  const renewed = new Set<string>();
  let { rows } = dataset;
  for (const refresh of dataset.refresh ?? []) {
    const adapter = adapters.get(refresh.from);
    if (adapter === undefined) throw new Error(`There is no adapter ${refresh.from}`);
    const current = { ...dataset, rows };
    const keys = keysOf(current, refresh);
    const found = await adapter.read(refresh, [...new Set(keys.values())], limited(refresh, get));
    refuseShrinking(dataset, found);
    const after = renewRows(current, refresh, found.records, { adapter, units, today });
    news.push(...newsOf(current, refresh, found.records));
    notes.push(...after.notes);
    answers.push(...answersOf(found, now));
    const names = new Set(found.records.map(({ key }) => key));
    for (const [id, key] of keys) if (refresh.partial === true || names.has(key)) renewed.add(id);
    rows = after.rows;
  }
  const refreshed = answers.filter(
    ({ url }, index) => answers.findIndex((other) => other.url === url) === index,
  );
  const written = rewriteDataset(text, { rows, ...datesAfter(dataset, renewed, today), refreshed });
  return { dataset, rows, text: written, notes, news };
}

/** Asks the hosts of a source, within its own limits where it has some. */
function limited(refresh: Refresh, get: Sources['get']): Get {
  const ask = get(hostsOf(refresh));
  return (request) => ask({ ...request, most: { ...request.most, ...refresh.most } });
}

/** Each answer with its digest. Of a list that has one answer, or several pages, the first has the number of records. */
function answersOf({ replies, records, isList }: Found, at: string): readonly Answer[] {
  return replies.map(({ url, bytes }, index) => ({
    url,
    sha256: sha256(bytes),
    at,
    ...(isList && index === 0 && { records: records.length }),
  }));
}

function refuseShrinking({ name, refreshed = [] }: Dataset, { replies, records, isList }: Found): void {
  const url = replies[0]?.url;
  const before = refreshed.find((answer) => answer.url === url)?.records;
  if (!isList || before === undefined || records.length * 10 >= before * 9) return;
  throw new Failure(
    `Unexpected ${records.length} records at ${url}, expected no fewer than nine tenths of the ${before} of the last time`,
    {
      help: `look at what is missing; if that is right, take \`records\` out of \`refreshed\` in \`${name}\``,
    },
  );
}
