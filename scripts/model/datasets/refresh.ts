// How the values of a dataset are read again at their source.
import type { Row, Scalar } from './row.ts';

/** One source of a dataset that a program can read. */
export interface Refresh {
  /** Name of the adapter that reads it. */
  readonly from: string;
  /** Address over HTTPS. With `{key}` in it, each row is asked for on its own. */
  readonly url: string;
  /** Other hosts that may be asked on the way, such as one that gives out tokens. */
  readonly hosts?: readonly string[];
  /** The rows that it renews: those in which each of these fields has the value, or one of them. All if absent. */
  readonly rows?: Readonly<Record<string, Scalar | readonly Scalar[]>>;
  /** What a row is called at the source: words, with names of fields in braces. The id if absent. */
  readonly key?: string;
  /** What rows are called at the source, by their ids; only these rows are renewed. */
  readonly keys?: Readonly<Record<string, string>>;
  /** The value of a record that holds its key; that which the adapter knows if absent. */
  readonly match?: string;
  /** Which records count: a JSONPath for `json`, for others values by name; one between slashes is a regular expression. */
  readonly select?: string | Readonly<Record<string, string>>;
  /** What fields take from a record. */
  readonly map: Readonly<Record<string, string | MappedValue>>;
  /** What fields of a renewed row are set to; `null` takes the cell away. */
  readonly set?: Row;
  /** The source need not have every row. */
  readonly partial?: boolean;
  /** Other limits of an answer than those of the adapter. */
  readonly most?: Partial<Limits>;
  /** Which records without a row are told to a person, who has to judge them. */
  readonly news?: News;
}

/** A value of a record, and the unit that it has there; that of the adapter if absent. */
export interface MappedValue {
  readonly value: string;
  readonly unit?: string;
}

/** Records that are later than the date of the dataset. */
export interface News {
  /** The value that is their date. */
  readonly date: string;
  /** What is told of each: words, with names of values in braces. */
  readonly text: string;
  /** Which of them are told, as for `select`. */
  readonly select?: Readonly<Record<string, string>>;
}

/** An answer from which values of a dataset were taken. */
export interface Answer {
  readonly url: string;
  readonly sha256: string;
  /** ISO date-time in UTC. */
  readonly at: string;
  /** How many records it held, where one answer has many. */
  readonly records?: number;
}

/** A record that a source has under a key. */
export interface SourceRecord {
  readonly key: string;
  readonly values: Readonly<Record<string, Scalar | undefined>>;
}

/** What a request got. */
export interface Reply {
  readonly url: string;
  readonly status: number;
  /** Header by its name in lower case. */
  header(name: string): string | undefined;
  readonly bytes: Uint8Array;
}

/** What is asked for. */
export interface Request {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Media types that are read; an answer of another one is a fault. */
  readonly types: readonly string[];
  /** Status codes that are no fault; 200 if absent. */
  readonly statuses?: readonly number[];
  /** Most bytes of the answer in megabytes, and most seconds until it is whole. */
  readonly most: Limits;
}

/** How large an answer may be, and how long it may take. */
export interface Limits {
  readonly megabytes: number;
  readonly seconds: number;
}

/** Asks a host. Rejects with a `Failure` for everything that is no usable answer. */
export type Get = (request: Request) => Promise<Reply>;
