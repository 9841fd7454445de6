// Datasets, their fields and rows, and the sources that they cite.
import type { Answer, Refresh } from './datasets/refresh.ts';
import type { Row, Scalar } from './datasets/row.ts';

export type { Row, Scalar };

/** A Frictionless Data Resource with inline rows: `data/<group>/<name>.json`. `group` is the folder that it is in. */
export interface Dataset {
  readonly path: string;
  /** Unique, equals the file name. */
  readonly name: string;
  readonly group: string;
  readonly title: string;
  readonly description: string;
  readonly fields: readonly Field[];
  /** Name of the field that identifies a row; always `id`. */
  readonly primaryKey: string;
  /** The title of a row in the ledger: words, with the names of fields in braces: "{platform}, {test}". */
  readonly rowTitle?: string;
  readonly rows: readonly Row[];
  /** Sources of every row that names none itself (field `source`, place in the source in field `where`). */
  readonly sources: readonly SourceRef[];
  readonly licences: readonly { readonly name: string; readonly title?: string; readonly path?: string }[];
  /** What was wrong in an earlier edition and is put right in this one. */
  readonly corrections?: readonly Correction[];
  /** Name of its kind in `data/kinds.json`; the usual one if absent. */
  readonly kind?: string;
  /** Date up to which the rows without a field `asOf` of their own were read or are valid: a day, a month or a year. */
  readonly asOf?: string;
  /** ISO date on which the data was taken from its sources. */
  readonly retrieved: string;
  /** ISO date from which the data has to be reviewed. */
  readonly reviewBy: string;
  /** Where values can be read again. */
  readonly refresh?: readonly Refresh[];
  /** The answers that values were last taken from. */
  readonly refreshed?: readonly Answer[];
}

/** What a dataset says was wrong before, in a sentence for readers; `rows` are the ids of the rows that it concerns, all if absent. */
export interface Correction {
  readonly text: string;
  readonly rows?: readonly string[];
}

/** A kind of data: `days` is how old they may be at the date of an edition, absent where they do not grow old. */
export interface DataKind {
  readonly name: string;
  readonly title: string;
  readonly days?: number;
}

/** `data/kinds.json`. */
export interface DataKinds {
  readonly byName: ReadonlyMap<string, DataKind>;
  /** The kind of datasets that name none. */
  readonly usual?: string;
}

export type FieldType = 'string' | 'number' | 'integer' | 'boolean' | 'date' | 'year';

export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly title: string;
  readonly description: string;
  /** A unit of every project or of `data/units.json`, required for quantities ("1" for a bare ratio, "count" for things counted). */
  readonly unit?: string;
  /** The statistic that every number of the column is; if absent, the row's own field `statistic` gives it. */
  readonly statistic?: Statistic;
  /** Its cells are judgements on what the row says; one that turns is told before other changes of the data. */
  readonly isVerdict?: boolean;
  /** The source of its cells, where it is another than that of the rest of the row. */
  readonly source?: SourceRef;
  /** It only says how charts draw the row, as an order or a short name does: tables of the data behind a figure leave it out. */
  readonly isForDrawing?: boolean;
  readonly constraints?: {
    readonly required?: boolean;
    readonly unique?: boolean;
    readonly enum?: readonly Scalar[];
    readonly minimum?: number;
    readonly maximum?: number;
    readonly pattern?: string;
  };
}

export const statistics = [
  'mean',
  'median',
  'p50',
  'p90',
  'p95',
  'p99',
  'min',
  'max',
  'typical',
  'limit',
  'specification',
  'list price',
  'count',
  'share',
  'total',
  'single',
  'score',
] as const;
export type Statistic = (typeof statistics)[number];

/** A reference into a source: `id` is a CSL id, `where` a table, figure, file or page of the source. */
export interface SourceRef {
  readonly id: string;
  readonly where?: string;
}

/** How a source was read: itself, in part (its abstract), through another that quotes it, as an entry of an index; or written by us. */
export const readings = ['first-hand', 'in-part', 'second-hand', 'index', 'own'] as const;
export type Reading = (typeof readings)[number];

/** An entry of the bibliography, CSL-JSON as Zotero exports it. */
export interface CslItem {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  /** `read` is ours; CSL leaves the keys of `custom` to its users. */
  readonly custom?: { readonly read?: Reading };
  readonly [key: string]: unknown;
}
