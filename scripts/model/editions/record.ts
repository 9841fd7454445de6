// What is kept of an edition so that later ones can be compared with it: `data/editions/<id>.json`.
import type { Scalar } from '../data.ts';

/** The `kind` of records of editions. */
export const recordKind = 'edition-record/1';

/** The name of an edition, and the ISO date that it carries. */
export interface EditionName {
  readonly id: string;
  readonly title: string;
  readonly date: string;
}

/** What an edition said, in words and numbers, without any rendered file. */
export interface EditionRecord {
  readonly kind: typeof recordKind;
  readonly edition: EditionName;
  /** The latest retrieval of the data, ISO. */
  readonly dataDate: string;
  /** What it was built with and from; absent while it is not built. */
  readonly build?: BuildRecord;
  /** In order of first mention. */
  readonly facts: readonly RecordedFact[];
  /** Datasets and series by name: the rows that figures and tables show, and those that facts come from. */
  readonly tables: Readonly<Record<string, RecordedTable>>;
  /** Titles of charts and diagrams by id, as far as they are known. */
  readonly figures: Readonly<Record<string, string>>;
  /** Digests of the drawings by `chart/surface`; empty when nothing was drawn. */
  readonly drawings: Readonly<Record<string, string>>;
  /** Short names of the sources by id. */
  readonly sources: Readonly<Record<string, string>>;
  readonly corrections: readonly RecordedCorrection[];
}

/** The essentials of the manifest. */
export interface BuildRecord {
  readonly generator: string;
  readonly documentDate: string;
  /** Digest of all inputs. */
  readonly inputs: string;
  readonly tools: Readonly<Record<string, string>>;
  readonly coverage: { readonly bound: number; readonly waived: number; readonly loose: number };
  /** The documents with their digests and their number of pages or slides. */
  readonly files: Readonly<
    Record<string, { readonly sha256: string; readonly pages?: number; readonly slides?: number }>
  >;
}

/** A fact as readers saw it. */
export interface RecordedFact {
  /** Dotted path. */
  readonly fact: string;
  readonly label: string;
  /** Every form in which it was printed. */
  readonly texts: readonly string[];
  /** With full precision: a number, both ends of a range, a text or a truth. */
  readonly value: number | readonly [number, number] | string | boolean;
  readonly unit?: string;
  readonly method?: string;
  /** `dataset/row/field`. */
  readonly cells: readonly string[];
  /** Ids. */
  readonly sources: readonly string[];
  /** Labels of the places that print it: "§5", "Figure 5", "slide 7". */
  readonly places: readonly string[];
  /** Whether front matter or the heading of a slide prints it. */
  readonly headline?: boolean;
  /** What was wrong about it in an earlier edition. */
  readonly correction?: string;
}

/** A dataset or series. */
export interface RecordedTable {
  readonly title: string;
  readonly fields: Readonly<Record<string, RecordedField>>;
  readonly rows: Readonly<Record<string, RecordedRow>>;
}

export interface RecordedField {
  readonly title: string;
  readonly unit?: string;
  /** Its cells are judgements on what the row says. */
  readonly isVerdict?: boolean;
}

/** The cells of a row that are shown or that facts come from. */
export interface RecordedRow {
  readonly label: string;
  /** Labels of the figures, tables and slides that show it; absent where none does. */
  readonly places?: readonly string[];
  readonly cells: Readonly<Record<string, Scalar>>;
}

/** What a dataset or fact says was wrong in an earlier edition. */
export interface RecordedCorrection {
  readonly text: string;
  /** Title of the dataset, or label of the fact. */
  readonly about: string;
  /** `dataset/row` of the rows that it concerns; the whole dataset as `dataset`; dotted path of a fact. */
  readonly concerns: readonly string[];
}
