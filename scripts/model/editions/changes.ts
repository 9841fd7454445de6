// What changed between two editions, as plain data.
import type { EditionName } from './record.ts';

/**
 * Kinds of changes, those that matter most first. `sentence`: its condition does not hold any more. `order`: two rows changed
 * places. `words`: texts of rows in a table. `rows`: rows of a table that were added or withdrawn. `new`, `withdrawn`: numbers
 * that only one of the editions prints. `figure`: one that is new, withdrawn or drawn otherwise.
 */
export const changeKinds = [
  'correction',
  'sentence',
  'number',
  'verdict',
  'order',
  'rows',
  'words',
  'figure',
  'source',
  'withdrawn',
  'new',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** One change, named in words. */
export interface Change {
  readonly kind: ChangeKind;
  /** What changed: the label of a fact, a claim, the title of a table. */
  readonly label: string;
  /** The number by which tables call the row of a verdict, as "Q002". */
  readonly number?: string;
  /** As printed; absent for what was not there before, or is not there any more. */
  readonly before?: string;
  readonly after?: string;
  /** Labels of the places that print it: "§5", "Figure 5", "slide 7". */
  readonly places: readonly string[];
  readonly reasons: readonly Reason[];
  /** Whether readers meet it first: in front matter or in the heading of a slide. */
  readonly isHeadline: boolean;
  /** What it is called in the data: the path of a fact, `dataset/row/field`, `dataset`, the id of a figure or source. */
  readonly name: string;
}

/** Why a number changed; `names` are the rows, sources or words behind it. */
export interface Reason {
  readonly kind:
    | 'corrected'
    | 'row-changed'
    | 'row-added'
    | 'row-withdrawn'
    | 'source-replaced'
    | 'computation';
  readonly names: readonly string[];
}

/** Every change from one edition to another, those that matter first. */
export interface Changes {
  readonly since: EditionName;
  readonly to: EditionName;
  readonly changes: readonly Change[];
}
