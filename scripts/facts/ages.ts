// The dates of data, and how old they are.
import type { DataKind, DataKinds, Dataset, Row } from '../model/data.ts';

/** The field of a row, and the property of a dataset, with the date up to which it was read or is valid: a day, a month or a year. */
export const asOfField = 'asOf';

/** What the date of data depends on. */
type Dated = Pick<Dataset, 'asOf' | 'retrieved'>;

/** The date that a row has itself. */
export function ownDateOf(row: Row): string | undefined {
  const own = row[asOfField];
  return own === undefined || own === null || own === '' ? undefined : String(own);
}

/** The date of a row of a dataset: its own, or that of the dataset, or else the day on which the dataset was retrieved. */
export function dateOfRow(row: Row, { asOf, retrieved }: Dated): string {
  return ownDateOf(row) ?? asOf ?? retrieved;
}

/** The date of a dataset: that of its oldest row, for which all that it says is as of that date or later. */
export function dateOfDataset(dataset: Dated & Pick<Dataset, 'rows'>): string {
  const dates = dataset.rows.map((row) => dateOfRow(row, dataset));
  return dates.sort().at(0) ?? dataset.retrieved;
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

/** Whole days from one ISO date to another, negative where it lies before; of a month or year its first day counts. */
export function daysBetween(from: string, to: string): number {
  const start = (date: string) => Date.parse(`${date}-01-01`.slice(0, 10));
  return Math.round((start(to) - start(from)) / dayLength);
}
