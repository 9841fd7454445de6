// The bibliography as a dataset, so that sentences about the sources are bound to it like all others.
import type { CslItem, Dataset, Field, Row } from '../../model/data.ts';
import type { Project } from '../../model/project.ts';
import { readingOf } from '../citations/references.ts';

/** The name under which expressions and topics read the bibliography, unless the project has a dataset of that name. */
export const sourcesName = 'sources';

const fields: readonly Field[] = [
  { name: 'id', type: 'string', title: 'Id', description: 'What citations name.' },
  { name: 'title', type: 'string', title: 'Title', description: 'Title of the work.' },
  { name: 'type', type: 'string', title: 'Type', description: 'Kind of work, in the words of CSL.' },
  { name: 'year', type: 'year', title: 'Year', description: 'Year of publication.' },
  { name: 'accessed', type: 'date', title: 'Accessed', description: 'Day on which its address was opened.' },
  { name: 'read', type: 'string', title: 'Read', description: 'How it was read.' },
  { name: 'note', type: 'string', title: 'Note', description: 'What is noted about it.' },
];

/** Every entry of the bibliography as a row, in the order of the file. Its rows have no sources: they are some. */
export function sourcesTable(bibliography: Project['bibliography']): Dataset {
  const rows = [...bibliography.values()].map(rowOf);
  return {
    path: 'data/sources.json',
    name: sourcesName,
    group: '',
    title: 'Sources',
    description: 'The entries of the bibliography.',
    fields,
    primaryKey: 'id',
    rowTitle: '{title}',
    rows,
    sources: [],
    licences: [],
    retrieved: '',
    reviewBy: '',
  };
}

function rowOf(item: CslItem): Row {
  const { id, title, type, note } = item;
  return {
    id,
    title,
    type,
    year: Number(datePart(item.issued)?.slice(0, 4)) || null,
    accessed: datePart(item.accessed) ?? null,
    read: readingOf(item),
    note: typeof note === 'string' ? note : null,
  };
}

/** The first date of a date in CSL as far as it is known: "2026-11-20", "2026". */
export function datePart(date: unknown): string | undefined {
  const parts = (date as { 'date-parts'?: readonly (readonly number[])[] } | undefined)?.['date-parts']?.[0];
  return parts?.map((part) => String(part).padStart(2, '0')).join('-');
}
