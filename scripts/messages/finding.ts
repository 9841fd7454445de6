/** What is wrong before it is a message: plain data, so that it can be kept with a result or come out of a browser. */
import type { RuleId } from './rules.ts';

/** Something wrong with what was made of a file. Whoever knows the file gives it its place. */
export interface Finding {
  readonly rule: RuleId;
  readonly reason: string;
  readonly help?: string;
  /** What was found instead of one of those that are known. */
  readonly actual?: string;
}
