// The dates of data, and how old they are.
import type { DataKind, DataKinds, Dataset, Row } from '../model/data.ts';

/** The field of a row with the date up to which its source was read or is valid: a day, a month or a year. */
export const asOfField = 'asOf';

/** The date of a row of a dataset: its own, or else the day on which the dataset was retrieved. */
export function dateOfRow(row: Row, { retrieved }: Pick<Dataset, 'retrieved'>): string {
  const own = row[asOfField];
  return own === undefined || own === null || own === '' ? retrieved : String(own);
}

/** The date of a dataset: that of its oldest row, for which all that it says is as of that date or later. */
export function dateOfDataset({ rows, retrieved }: Pick<Dataset, 'rows' | 'retrieved'>): string {
  const dates = rows.map((row) => dateOfRow(row, { retrieved }));
  return dates.sort().at(0) ?? retrieved;
}

/** How old a dataset is at a date. */
export interface Age {
  readonly dataset: Dataset;
  /** Undefined in a project without kinds. */
  readonly kind: DataKind | undefined;
  /** The date of its oldest row. */
  readonly date: string;
  /** Whole days from that date, of a month or year from its first day; none where the date lies in the future. */
  readonly days: number;
}

/** The ages of datasets at a date, in their order. A dataset without a kind has the usual one. */
export function agesAt(date: string, datasets: Iterable<Dataset>, kinds: DataKinds): readonly Age[] {
  return [...datasets].map((dataset) => {
    const own = dateOfDataset(dataset);
    const kind = kinds.byName.get(dataset.kind ?? kinds.usual ?? '');
    return { dataset, kind, date: own, days: Math.max(0, daysBetween(own, date)) };
  });
}

/** Whether data are older than their kind may be. */
export function isStale({ kind, days }: Age): boolean {
  return kind?.days !== undefined && days > kind.days;
}

const dayLength = 86_400_000;

function daysBetween(from: string, to: string): number {
  const start = (date: string) => Date.parse(`${date}-01-01`.slice(0, 10));
  return Math.round((start(to) - start(from)) / dayLength);
}
