/** One thing that was looked at: what was found, and the way out when that is not enough. */
export interface CheckResult {
  readonly name: string;
  readonly isGood: boolean;
  readonly found: string;
  readonly help?: string;
  /** Exit code when it is not good. */
  readonly exitCode?: number;
}

/** Lines for a terminal; `more` stands between what was found and the way out. */
export function describeCheck(check: CheckResult, more: readonly string[] = []): readonly string[] {
  const { name, isGood, found, help } = check;
  return [
    `${isGood ? 'ok' : 'BAD'}`.padEnd(4) + name.padEnd(8) + found,
    ...more,
    ...(isGood || help === undefined ? [] : [`${''.padEnd(12)}help: ${help}`]),
  ];
}
