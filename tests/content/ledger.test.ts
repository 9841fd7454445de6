// The words of the real edition's ledger: what every number is called, and how it was computed.
import { beforeAll, expect, it } from 'vitest';
import type { Edition } from '../../scripts/model/edition.ts';
import { realRun } from '../support/run.ts';

let ledger: Edition['ledger'] = [];
beforeAll(async () => {
  ({
    edition: { ledger },
  } = await (await realRun()).resolved());
}, 60_000);

const labels = () => ledger.map(({ label }) => label);

it('counts one thing in the singular, and says no word twice', () => {
  const singular = ['series', 'address', 'access', 'process', 'vCPUs'];
  const plural = labels().filter((label) =>
    [...label.matchAll(/(?<![\d.,])1[ \u00a0](\p{L}+s)\b/gu)].some(
      ([, word = '']) => !singular.includes(word),
    ),
  );
  expect(plural).toEqual([]);
  expect(labels().filter((label) => /\b(\p{L}+) \1\b/iu.test(label))).toEqual([]);
});

it('ends no name with the title of a column that says nothing', () => {
  expect(labels().filter((label) => /, value$/iu.test(label))).toEqual([]);
});

it('has no method that only repeats the name of the number', () => {
  const repeated = ledger.filter(
    ({ label, method = '' }) =>
      method.includes(': ') && label.startsWith(method.split(': ').slice(1).join(': ')),
  );
  expect(repeated.map(({ label }) => label)).toEqual([]);
});
