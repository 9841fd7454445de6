// Claimed and measured start-up times.
import { describe, expect, it } from 'vitest';
import { short, startPredicates, startSeries } from '../../../data/facts/claims/starts.ts';
import { figure, measuredStarts, quantities } from './claimed-starts.ts';
import { dataOf, holds, rowOf } from './small.ts';

describe('what an explainer says, in short', () => {
  it.each([
    ['30-60 s (has to boot an OS)', '30–60 s'],
    ['< 100 ms', 'under 100 ms'],
    ['near-instant, often in seconds', 'seconds'],
    ['tens of seconds to minutes', 'tens of seconds to minutes'],
  ])('%s', (stated, expected) => {
    expect(short(stated)).toBe(expected);
  });
});

const claimed = quantities({
  a: figure('VM', 'explainer-serverlessbase', 120_000, 300_000, '2-5 min'),
  b: figure('VM', 'explainer-serverlessbase', 120_000, 300_000, '2-5 min (again)'),
  c: figure('container', 'explainer-book', 1000, 5000, '1-5 s'),
  d: { ...figure('VM', 'explainer-book', 60_000, 3_599_999, 'minutes'), form: 'word' },
});

describe('claimed and measured starts', () => {
  const series = [startSeries(dataOf(claimed, ...measuredStarts()))];
  const name = 'claimed-and-measured-starts';

  it('keep what one explainer repeats once', () => {
    expect(series[0]?.rows.filter((row) => row.who === 'ServerlessBase blog')).toHaveLength(1);
  });

  it('put measurements after the explainers', () => {
    expect(rowOf(series, name, 'c').order).toBeLessThan(
      Number(rowOf(series, name, 'measured-runtime').order),
    );
    expect(rowOf(series, name, 'measured-cloud')).toMatchObject({
      subject: 'VM',
      measured: true,
      low: 22_600,
      high: 25_800,
    });
  });

  it('keep what other reports say, in one unit', () => {
    expect(rowOf(series, name, 'measured-windows')).toMatchObject({ low: 60_000, high: 80_000 });
    expect(rowOf(series, name, 'd')).toMatchObject({ form: 'word', high: 3_599_999, measured: false });
  });

  it('call the figures too slow only while all lie above what was measured for Linux in a cloud', () => {
    const above = (cloud: number) =>
      holds(startPredicates(dataOf(claimed, ...measuredStarts(cloud))), 'vmStartsAbove');
    expect(above(25_800)).toBe(true);
    expect(above(130_000)).toBe(false);
  });
});
