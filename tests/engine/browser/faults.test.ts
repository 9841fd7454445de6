import { afterAll, beforeAll, describe, it } from 'vitest';
import { openPrinter } from '../../../scripts/host/browser/printer.ts';
import type { Printer } from '../../../scripts/model/artifact.ts';
import { outputs } from '../../../scripts/render/index.ts';
import { readFaultCases } from '../../support/fault-cases.ts';
import { expectCase } from '../../support/fault-checks.ts';
import { cacheFolder } from './printing.ts';

const cases = readFaultCases().filter((one) => one.needsBrowser);
let printer: Printer;

beforeAll(async () => {
  printer = await openPrinter({ cacheFolder });
});
afterAll(async () => printer.close());

describe('cases that need a browser', () => {
  it.each(cases.map((one) => [`${one.kind}: ${one.sentence}`, one] as const))('%s', (_, one) =>
    expectCase(one, outputs, printer),
  );
});
