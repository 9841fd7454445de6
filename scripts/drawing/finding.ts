import type { RuleId } from '../diagnostics/rules.ts';

/** Names of keys and numbers of list entries inside a spec, from the outermost inwards. */
export type SpecPointer = readonly (string | number)[];

/** Something wrong with a chart, before it is a message: plain data, so that it can be kept with a cached drawing. */
export interface Finding {
  readonly rule: RuleId;
  readonly pointer: SpecPointer;
  readonly reason: string;
  readonly actual?: string;
  readonly expected?: readonly string[];
  readonly help?: string;
}
