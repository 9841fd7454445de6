// Names of rows with a star.
import { expect, it } from 'vitest';
import { rowsLike, unknownBases } from '../../../scripts/resolve/figures/table-basis.ts';

const rows = ['kettle-1', 'kettle-10', 'pan-1', 'pan-10'].map((id) => ({ id }));
const idsLike = (name: string) => rowsLike(name, rows).map(({ id }) => id);

it('finds the rows for which a name with a star stands', () => {
  expect(idsLike('kettle-*')).toEqual(['kettle-1', 'kettle-10']);
  expect(idsLike('*-10')).toEqual(['kettle-10', 'pan-10']);
  expect(idsLike('*t*-1*')).toEqual(['kettle-1', 'kettle-10']);
  expect(idsLike('*')).toHaveLength(rows.length);
});

it('takes each part of a name once, and a name without a star as it is', () => {
  expect(idsLike('kettle-1*10')).toEqual([]);
  expect(idsLike('*n-1*1')).toEqual([]);
  expect(idsLike('pan-1')).toEqual(['pan-1']);
  expect(idsLike('pan')).toEqual([]);
});

it('knows no basis for which no row stands', () => {
  const datasets = new Map([['times', { rows }]]) as unknown as Parameters<
    typeof unknownBases
  >[2]['datasets'];
  const project = { datasets, broken: new Set<string>() } as Parameters<typeof unknownBases>[2];
  const named = [{ basis: 'times/pan-*; times/pot-*; times' }];
  expect(unknownBases(named, 'basis', project)).toEqual(['times/pot-*']);
});
