// Frozen editions as a dataset, so that words about them are bound to it like all others.
import type { Dataset, Field, Row } from '../../model/data.ts';
import type { EditionRecord } from '../../model/editions/record.ts';
import type { Project } from '../../model/project.ts';

/** The name under which expressions and topics read frozen editions, unless the project has a dataset of that name. */
export const editionsName = 'editions';

/** The row of the last edition before the project's own; there is none for a first edition. */
const lastRow = 'last';

const fields: readonly Field[] = [
  { name: 'id', type: 'string', title: 'Id', description: 'Its id with hyphens for points.' },
  { name: 'name', type: 'string', title: 'Name', description: 'Id as it is printed.' },
  { name: 'title', type: 'string', title: 'Title', description: 'Title of the report.' },
  { name: 'date', type: 'date', title: 'Date', description: 'Date that its documents carry.' },
];

/** The last frozen edition before the project's own; undefined for a first edition. */
export function lastEdition({
  editions,
  edition,
}: Pick<Project, 'editions' | 'edition'>): EditionRecord | undefined {
  return [...editions.values()]
    .filter((record) => record.edition.id !== edition.id && record.edition.date <= edition.date)
    .sort((a, b) => (a.edition.date < b.edition.date ? -1 : 1))
    .at(-1);
}

/** Every frozen edition as a row, the oldest first, and the last one once more as `last`. Its rows have no sources. */
export function editionsTable(editions: Project['editions'], edition: Project['edition']): Dataset {
  const last = lastEdition({ editions, edition });
  const records = [...editions.values()].sort((a, b) => (a.edition.date < b.edition.date ? -1 : 1));
  const rows = records.map((record) =>
    rowOf(record, record.edition.id.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-')),
  );
  return {
    path: 'data/editions',
    name: editionsName,
    group: '',
    title: 'Editions',
    description: 'Editions that were frozen.',
    fields,
    primaryKey: 'id',
    rowTitle: 'edition of {date}',
    rows: last === undefined ? rows : [...rows, rowOf(last, lastRow)],
    sources: [],
    licences: [],
    retrieved: '',
    reviewBy: '',
  };
}

function rowOf({ edition: { id, title, date } }: EditionRecord, row: string): Row {
  return { id: row, name: id, title, date };
}
