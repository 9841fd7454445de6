// What reads one kind of source: from an address and keys to records.
import type { Get, Refresh, Reply, SourceRecord } from '../../model/datasets/refresh.ts';

/** What was found at a source. */
export interface Found {
  readonly records: readonly SourceRecord[];
  /** The answers that the records stand in, without those that only led there. */
  readonly replies: readonly Reply[];
  /** Whether one list has all records, so that its length says whether something is missing. */
  readonly isList: boolean;
}

/** A kind of source. Each stands in a file of its own and is listed in `index.ts`. */
export interface Adapter {
  /** What `from` calls it. */
  readonly name: string;
  /** What it reads, in a clause. */
  readonly about: string;
  /** The values of its records, each with its unit, or `""` without one; absent where the source names them. */
  readonly values?: Readonly<Record<string, string>>;
  /** The value that holds the key of a record; absent where each key has an answer of its own, or the dataset has to say it. */
  readonly match?: string;
  /**
   * The records of a source that have one of the keys, and more where a list has them. Rejects with a `Failure` for an answer
   * that has not the form which the source documents.
   */
  read(refresh: Refresh, keys: readonly string[], get: Get): Promise<Found>;
}
