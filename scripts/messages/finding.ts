// Findings of checks: plain data, so that caches can store them and browsers can return them.
import type { RuleId } from './rules.ts';

/** A fault of a result that was made from a file, without a place. The caller that knows the file makes a message of it. */
export interface Finding {
  readonly rule: RuleId;
  readonly reason: string;
  readonly help?: string;
  /** The name that was found instead of a known one. */
  readonly actual?: string;
}
