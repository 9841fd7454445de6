import type { Field, Row, Statistic } from './data.ts';
import type { Units } from './units.ts';

/** A cell: which field of which row of which dataset. */
export interface CellRef {
  readonly dataset: string;
  readonly row: string;
  readonly field: string;
}

interface FactBase {
  /** What it is, in words, for the ledger: "Kettle, full, median boiling time". */
  readonly label: string;
  /** Every cell it was computed from. Never empty. */
  readonly cells: readonly CellRef[];
  /** How it was computed, when not copied: "a ÷ b". */
  readonly method?: string;
}

/** A number with its unit and no more significant digits than its sources carry. */
export interface Quantity extends FactBase {
  readonly kind: 'quantity';
  readonly value: number;
  readonly unit: string;
  /** The units among which `unit` is one; those of every project if absent. */
  readonly units?: Units;
  /** Significant digits that the sources support. */
  readonly digits: number;
  readonly statistic?: Statistic;
}

/** Sources disagree, or the source gives a range: cannot be printed as a point. `low` < `high`. */
export interface Range extends FactBase {
  readonly kind: 'range';
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  readonly units?: Units;
  readonly digits: number;
  readonly statistic?: Statistic;
}

/** A word or name that data chooses: the fastest platform, a version, a date (ISO). */
export interface Term extends FactBase {
  readonly kind: 'term';
  readonly value: string;
}

/** A sentence's condition. `because` explains with numbers what was found, for the error when it is false. */
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

/** What a file in `data/facts/` gives: its tree stands under the topic's name, which is the file's. */
export interface Topic {
  readonly facts: FactTree;
  readonly series: readonly Series[];
}
