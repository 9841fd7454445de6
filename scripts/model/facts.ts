// Facts that are computed from datasets, and the topics and series that hold them.
import type { Calculator } from './calculators/calculator.ts';
import type { Field, Row, Statistic } from './data.ts';
import type { Units } from './units.ts';

/** The reference to a cell: a field of a row of a dataset. */
export interface CellRef {
  readonly dataset: string;
  /** Empty for a date of the dataset itself. */
  readonly row: string;
  readonly field: string;
}

interface FactBase {
  /** A description for the ledger: "Kettle, full, median boiling time". */
  readonly label: string;
  /** Every cell it was computed from. Never empty. */
  readonly cells: readonly CellRef[];
  /** How it was computed: "a ÷ b". Absent for a value that was copied from a cell. */
  readonly method?: string;
  /** What was wrong about it in an earlier edition, in a sentence for readers. */
  readonly correction?: string;
}

/** A number with its unit and the number of significant digits that its sources support. */
export interface Quantity extends FactBase {
  readonly kind: 'quantity';
  readonly value: number;
  readonly unit: string;
  /** The table of units that contains `unit`; the built-in one if absent. */
  readonly units?: Units;
  /** Significant digits that the sources support. */
  readonly digits: number;
  readonly statistic?: Statistic;
}

/** A range, because sources disagree or one source gives a range. It cannot be printed as a single value. `low` < `high`. */
export interface Range extends FactBase {
  readonly kind: 'range';
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  readonly units?: Units;
  readonly digits: number;
  readonly statistic?: Statistic;
}

/** A word, name or ISO date from the data: the fastest platform, a version, a day. */
export interface Term extends FactBase {
  readonly kind: 'term';
  readonly value: string;
}

/** The condition of a sentence. `because` gives the numbers behind the result, for the error when it does not hold. */
export interface Predicate extends FactBase {
  readonly kind: 'predicate';
  readonly holds: boolean;
  readonly because: string;
}

export type Fact = Quantity | Range | Term | Predicate;
/** Facts by name; a path in prose is the names joined with dots: `boil.kettle.median`. */
export interface FactTree {
  readonly [name: string]: Fact | FactTree;
}

/** Rows computed from datasets for charts, tables and further facts; read by name like a dataset. */
export interface Series {
  readonly name: string;
  readonly title: string;
  readonly fields: readonly Field[];
  readonly rows: readonly Row[];
  /** Names of the datasets it was computed from. */
  readonly from: readonly string[];
}

/** What an edition shows, without the facts of topics that ask for it. */
export interface Shown {
  /** In order of first mention. */
  readonly facts: readonly ShownFact[];
  /** Ids of the sources that are cited, in order of their numbers. */
  readonly sources: readonly string[];
}

/** A fact that prose, a slide, a note, a title or a text alternative prints. */
export interface ShownFact {
  /** Dotted path. */
  readonly name: string;
  readonly kind: Fact['kind'];
  readonly cells: readonly CellRef[];
  /** Whether the report shows it, and not only the talk. */
  readonly inReport: boolean;
}

/** The result of a file in `data/facts/`. Paths to its facts begin with the name of the topic, which is that of the file. */
export interface Topic {
  readonly facts: FactTree;
  readonly series: readonly Series[];
  /** What readers may compute with numbers of their own; none if absent. */
  readonly calculators?: readonly Calculator[];
}
