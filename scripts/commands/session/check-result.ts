// Results of the checks that `doctor` and `present` make.

import { exitCodes } from '../../messages/failure.ts';

/** What a check found, and the help if that is not good. */
export interface CheckResult {
  readonly name: string;
  readonly isGood: boolean;
  /** What is not good can be lived with: it is told, and changes no exit code. */
  readonly isMinor?: true;
  readonly found: string;
  readonly help?: string;
  /** Exit code if it is not good. */
  readonly exitCode?: number;
}

/** Lines for a terminal; those of `more` stand between what was found and the help. */
export function describeCheck(check: CheckResult, more: readonly string[] = []): readonly string[] {
  const { name, isGood, isMinor, found, help } = check;
  const grade = isGood ? 'ok' : isMinor === true ? '!' : 'BAD';
  return [
    `${grade.padEnd(4)}${name.padEnd(8)}`.padEnd(12) + found,
    ...more,
    ...(isGood || help === undefined ? [] : [`${''.padEnd(12)}help: ${help}`]),
  ];
}

/** The exit code of the first check that is bad; 0 when none is. */
export function exitCodeOf(checks: readonly CheckResult[]): number {
  const bad = checks.find(({ isGood, isMinor }) => !isGood && isMinor !== true);
  return bad === undefined ? exitCodes.fine : (bad.exitCode ?? exitCodes.content);
}
