// Finds records of a source that came after the date of a dataset and have no row in it.
import { dateOfDataset } from '../../facts/ages.ts';
import { filled, keysOf } from '../../facts/renewal/keys.ts';
import type { Dataset } from '../../model/data.ts';
import type { Refresh, SourceRecord } from '../../model/datasets/refresh.ts';
import { fulfils } from './answers.ts';
import { dayOf } from './rows.ts';

/** What is told of each such record, in the order of their dates; none where the dataset asks for no news. */
export function newsOf(
  dataset: Dataset,
  refresh: Refresh,
  records: readonly SourceRecord[],
): readonly string[] {
  const { news } = refresh;
  if (news === undefined) return [];
  const known = new Set(keysOf(dataset, refresh).values());
  const since = dataset.asOf ?? dateOfDataset(dataset);
  return records
    .map(({ key, values }) => ({ key, values, date: dayOf(String(values[news.date] ?? '')) ?? '' }))
    .filter(({ key, values, date }) => date > since && !known.has(key) && fulfils(values, news.select ?? {}))
    .sort((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)))
    .map(({ values, date }) => {
      const text = filled(news.text, (name) =>
        values[name] === undefined ? undefined : String(values[name]),
      );
      return `${date}  ${text ?? ''}`;
    });
}
