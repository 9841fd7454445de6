import type { CellRef } from '../model/facts.ts';

/** The rules under which an operation on data is refused instead of making a wrong number. */
export type RefusalRule =
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

/** A stretch of a line in a file of facts; line and column count from 1. */
export interface SourceLocation {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  /** Characters that are meant; the name at the place if absent. */
  readonly length?: number;
}

/** What a refusal knows beyond its reason: the name that was found, the names that exist, the way out. */
export interface RefusalDetail {
  readonly actual?: string;
  readonly expected?: readonly string[];
  readonly help?: string;
  /** The path in which `actual` stands, from its character `start` on, when the name alone could be found elsewhere. */
  readonly path?: { readonly text: string; readonly start: number };
  /** Name of the dataset it is about, and the cell where there is one. */
  readonly dataset?: string;
  readonly cell?: CellRef;
  /** Name of the fact or key of a topic that it is about. */
  readonly key?: string;
  /** Where in a file of facts, when more is known than the stack says. */
  readonly at?: SourceLocation;
}

/** Whether a thrown value is a refusal; files of facts may have been loaded beside another copy of this module. */
export function isRefusal(thrown: unknown): thrown is Refusal {
  return thrown instanceof Error && thrown.name === 'Refusal' && 'rule' in thrown && 'detail' in thrown;
}

/** Thrown where facts and helpers refuse: becomes a message of the rule at the place that asked. */
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
