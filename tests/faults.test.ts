import { describe, it } from 'vitest';
import { readFaultCases } from './support/fault-cases.ts';
import { expectCase } from './support/fault-checks.ts';
import { unprintedOutputs } from './support/unprinted.ts';

const cases = readFaultCases().filter((one) => !one.needsBrowser);

describe.each([...new Set(cases.map((one) => one.kind))])('%s', (kind) => {
  const own = cases.filter((one) => one.kind === kind);
  it.each(own.map((one) => [one.sentence, one] as const))('%s', (_, one) =>
    expectCase(one, unprintedOutputs),
  );
});
