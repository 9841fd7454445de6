// Parsed specs of charts, diagrams and tables.
import type { PhrasingContent } from 'mdast';
import type { Scalar, SourceRef } from './data.ts';
import type { Picture } from './diagram.ts';
import type { Meanings } from './manner/hues.ts';
import type { JsonPointer } from './sources.ts';

/** `templates/charts/<id>.vl.json`: plain Vega-Lite; `data` by dataset name; texts may hold expressions. */
export interface ChartSpec {
  readonly path: string;
  readonly id: string;
  /** The Vega-Lite spec with `usermeta` and `description` as written. */
  readonly spec: Readonly<Record<string, unknown>>;
  /** The takeaway, a sentence. */
  readonly title: readonly PhrasingContent[];
  /** Measure, unit, "log scale", and the legend as toned words: `[median]{blue}`. */
  readonly subtitle: readonly PhrasingContent[];
  /** The text alternative, key `description`: what the chart shows, with bound numbers. */
  readonly alt: readonly PhrasingContent[];
  /** Caveat printed before the source line. */
  readonly note?: readonly PhrasingContent[];
  /** Text alternative and caveat on slides, where these show less. */
  readonly slideAlt?: readonly PhrasingContent[];
  readonly slideNote?: readonly PhrasingContent[];
  /** What its colours mean. */
  readonly meanings?: Meanings;
  /** Names of the datasets and series that the spec reads. */
  readonly reads: readonly string[];
}

/** `templates/diagrams/<id>.json`: a diagram of parts and their relations, laid out by `scripts/draw/diagrams/`. */
export interface DiagramSpec {
  readonly path: string;
  readonly id: string;
  /** As written; its texts may hold expressions. */
  readonly picture: Picture;
  /** Every text of the picture with its pointer. */
  readonly labels: readonly { readonly pointer: JsonPointer; readonly words: readonly PhrasingContent[] }[];
  /** The takeaway, a sentence. */
  readonly title: readonly PhrasingContent[];
  /** How to read it; the legend as toned words. */
  readonly subtitle: readonly PhrasingContent[];
  /** The text alternative, key `description`: what the picture shows. */
  readonly alt: readonly PhrasingContent[];
  readonly note?: readonly PhrasingContent[];
  /** What its colours mean. */
  readonly meanings?: Meanings;
  /** The sources that it is based on. */
  readonly sources: readonly SourceRef[];
  /** Always empty, as a diagram reads no dataset. */
  readonly reads: readonly string[];
}

/** `templates/tables/<id>.json`: which columns and rows of a dataset a table shows. */
export interface TableSpec {
  readonly path: string;
  readonly id: string;
  readonly title: readonly PhrasingContent[];
  readonly note?: readonly PhrasingContent[];
  readonly dataset: string;
  readonly columns: readonly ColumnSpec[];
  /** Filter: only rows whose field equals the value, or one of the values. */
  readonly where?: Readonly<Record<string, Scalar | readonly Scalar[]>>;
  readonly sort?: readonly { readonly field: string; readonly order: 'ascending' | 'descending' }[];
  /** Ids of the rows in bold. */
  readonly emphasis?: readonly string[];
  /** The form on paper: rows, or entries in two columns, which need less space where cells are sentences. */
  readonly print?: 'rows' | 'entries';
  /** The field that stands first and bold in entries. */
  readonly lead?: string;
  /** The field that names the dataset, or `dataset/row`, on which a row rests. */
  readonly basis?: string;
  /** Fields beside the columns by which readers of the page choose rows. */
  readonly choices?: readonly string[];
}

export interface ColumnSpec {
  readonly field: string;
  /** Column head; the field's title if absent. */
  readonly title?: string;
  /** A helper of `scripts/facts/helpers.ts`; chosen by the field's type and unit if absent. */
  readonly format?: string;
  /** Field with the upper end when `field` is the lower end of a range. */
  readonly to?: string;
  /** Whether its numbers have fewer digits than elsewhere on purpose. */
  readonly coarse?: boolean;
}
