// The error that facts and helpers throw instead of computing or printing something wrong.
import type { CellRef } from '../model/facts.ts';

/** The rules of messages that a refusal becomes. */
export type RefusalRule =
  | 'calculator-error'
  | 'bad-fact'
  | 'fact-error'
  | 'fact-syntax'
  | 'missing-topic'
  | 'topic-shape'
  | 'unknown-import'
  | 'false-predicate'
  | 'bad-expression'
  | 'mixed-statistics'
  | 'mixed-units'
  | 'range-as-point'
  | 'too-many-digits'
  | 'unknown-dataset'
  | 'unknown-fact'
  | 'unknown-field'
  | 'unknown-helper'
  | 'unknown-row'
  | 'unknown-unit';

/** A location in a file of facts, within one line; line and column count from 1. */
export interface SourceLocation {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  /** Length in characters; if absent, that of the name at the location. */
  readonly length?: number;
}

/** Details of a refusal: `actual` is the name that was found, `expected` the known names, `help` how to correct the fault. */
export interface RefusalDetail {
  readonly actual?: string;
  readonly expected?: readonly string[];
  readonly help?: string;
  /** The path that contains `actual` from the offset `start` on, for names that may occur elsewhere too. */
  readonly path?: { readonly text: string; readonly start: number };
  /** Name of the dataset that it refers to, and the cell if there is one. */
  readonly dataset?: string;
  readonly cell?: CellRef;
  /** Name of the fact, or key of a topic, that it refers to. */
  readonly key?: string;
  /** The location in a file of facts, if it is known better than from the stack trace. */
  readonly at?: SourceLocation;
}

/** Whether a thrown value is a refusal. `instanceof` is not enough: files of facts may have loaded another copy of this module. */
export function isRefusal(thrown: unknown): thrown is Refusal {
  return thrown instanceof Error && thrown.name === 'Refusal' && 'rule' in thrown && 'detail' in thrown;
}

/** Thrown by facts and helpers. It becomes a message of its rule at the place of the expression or of the call. */
export class Refusal extends Error {
  readonly rule: RefusalRule;
  readonly detail: RefusalDetail;

  constructor(rule: RefusalRule, reason: string, detail: RefusalDetail = {}) {
    super(reason);
    this.name = 'Refusal';
    this.rule = rule;
    this.detail = detail;
  }
}
