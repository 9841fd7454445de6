// How old the data are at the date of the edition, by kind.
import {
  type Age,
  type Data,
  type FactTree,
  type Field,
  isStale,
  predicate,
  type Series,
  words,
} from '#facts';

const fields: readonly Field[] = [
  words('id', 'Id', 'Name of the kind.'),
  words('kind', 'Kind of data', 'What the datasets hold.'),
  { name: 'datasets', type: 'integer', title: 'Datasets', description: 'How many datasets are of the kind.' },
  { name: 'oldest', type: 'date', title: 'Oldest data', description: 'Own date of the oldest row.' },
  {
    name: 'age',
    type: 'integer',
    title: 'Age in days',
    description: 'Of the oldest row, at the date of the edition.',
  },
  {
    name: 'limit',
    type: 'integer',
    title: 'At most',
    description: 'Days that the kind allows, if it has a limit.',
  },
];

/** The ages of each kind of data as rows for a table, and that none is over its limit. */
export function dataAges(data: Data): { facts: FactTree; series: Series } {
  const ages = data.ages();
  const rows = [...Map.groupBy(ages, ({ kind }) => kind?.name ?? '')].map(([id, own]) => rowOf(id, own));
  const byLimit = rows.sort(
    (a, b) => (a.limit ?? Infinity) - (b.limit ?? Infinity) || (a.kind < b.kind ? -1 : 1),
  );
  const title = 'Ages of data at the date of the edition';
  return {
    facts: { fresh: freshness(ages) },
    series: { name: 'data-ages', title, fields, rows: byLimit, from: [] },
  };
}

function rowOf(id: string, ages: readonly Age[]) {
  const oldest = ages.toSorted((a, b) => b.days - a.days).at(0);
  const { title = 'Other data', days: limit = null } = oldest?.kind ?? {};
  return {
    id,
    kind: title,
    datasets: ages.length,
    oldest: oldest?.date ?? null,
    age: oldest?.days ?? null,
    limit,
  };
}

function freshness(ages: readonly Age[]) {
  const stale = ages.filter(isStale).map(({ dataset }) => dataset.name);
  const because = stale.length === 0 ? 'none is over the limit of its kind' : `too old: ${stale.join(', ')}`;
  const label = 'No data are older than their kind allows';
  const judged = ages.filter(({ kind }) => kind?.days !== undefined);
  const cells = judged.map(({ dataset: { name } }) => ({ dataset: name, row: '', field: 'retrieved' }));
  return { ...predicate(label, stale.length === 0, because, []), cells };
}
