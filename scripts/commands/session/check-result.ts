// Results of the checks that `doctor` and `present` make.

/** What a check found, and the help if that is not good. */
export interface CheckResult {
  readonly name: string;
  readonly isGood: boolean;
  readonly found: string;
  readonly help?: string;
  /** Exit code if it is not good. */
  readonly exitCode?: number;
}

/** Lines for a terminal; those of `more` stand between what was found and the help. */
export function describeCheck(check: CheckResult, more: readonly string[] = []): readonly string[] {
  const { name, isGood, found, help } = check;
  return [
    `${isGood ? 'ok' : 'BAD'}`.padEnd(4) + name.padEnd(8) + found,
    ...more,
    ...(isGood || help === undefined ? [] : [`${''.padEnd(12)}help: ${help}`]),
  ];
}
