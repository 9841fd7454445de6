// How old the data are at the date of the edition, by kind.
import {
  type Age,
  type Data,
  type FactTree,
  type Field,
  isStale,
  predicate,
  type Renewal,
  renewalOf,
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

const renewalFields: readonly Field[] = [
  words('id', 'Id', 'Name of the dataset.'),
  words('data', 'Data', 'What the dataset holds.'),
  words('kind', 'Kind of data', 'What the dataset is.'),
  { name: 'oldest', type: 'date', title: 'Oldest data', description: 'Own date of the oldest row.' },
  {
    name: 'age',
    type: 'integer',
    title: 'Age in days',
    description: 'Of the oldest row, at the date of the edition.',
  },
  { name: 'limit', type: 'integer', title: 'At most', description: 'Days that the kind allows.' },
  words('renewed', 'Read again by', 'Who gets new rows from the sources.'),
];

const renewers: Readonly<Record<Renewal, string>> = {
  program: 'a program',
  person: 'a person',
  both: 'both, in part',
};

/** Each dataset that may grow too old, the nearest to its limit first, and how it gets new rows. */
export function dataRenewal(data: Data): Series {
  const judged = data.ages().filter(({ kind }) => kind?.days !== undefined);
  const left = ({ kind, days }: Age) => (kind?.days ?? 0) - days;
  const rows = judged
    .toSorted((a, b) => left(a) - left(b) || (a.dataset.name < b.dataset.name ? -1 : 1))
    .map(({ dataset, kind, date, days }) => ({
      id: dataset.name,
      data: dataset.title,
      kind: kind?.title ?? '',
      oldest: date,
      age: days,
      limit: kind?.days ?? null,
      renewed: renewers[renewalOf(dataset)],
    }));
  const title = 'Data that may grow too old, and how they are renewed';
  return { name: 'data-renewal', title, fields: renewalFields, rows, from: [] };
}

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
