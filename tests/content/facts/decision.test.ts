// The state of products, as the status table prints it.
import { expect, it } from 'vitest';
import { topic as decision } from '../../../data/facts/decision.ts';
import { dataOf, rowOf, small } from './small.ts';

const columns = {
  product: 'text',
  version: 'text',
  standard: 'text',
  available: 'text',
  offered: 'text',
  unknown: 'text',
  asOf: 'text',
  source: 'text',
  where: 'text',
};
const row = {
  standard: 'boots',
  available: 'open source',
  asOf: '2026-08-21',
  source: 'a2020',
  where: 'p. 1',
};
const { series } = decision(
  dataOf(
    small('status', columns, {
      kettle: { ...row, product: 'Kettle', version: '4.1', offered: 'Clouds' },
      cup: { ...row, product: 'Cup' },
    }),
  ),
);

it('names a product with its version, and what is available with who offers it', () => {
  expect(rowOf(series, 'status-list', 'kettle')).toMatchObject({
    product: 'Kettle 4.1',
    available: 'open source; Clouds',
    asOf: '2026-08',
    source: 'a2020',
  });
});

it('leaves out what is not known', () => {
  expect(rowOf(series, 'status-list', 'cup')).toMatchObject({
    product: 'Cup',
    available: 'open source',
    unknown: null,
  });
});
