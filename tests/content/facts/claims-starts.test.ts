// Claimed and measured start-up times.
import { describe, expect, it } from 'vitest';
import { short, startSeries } from '../../../data/facts/claims/starts.ts';
import { dataOf, rowOf, small } from './small.ts';

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

describe('claimed and measured starts', () => {
  const claim = (subject: string, source: string, stated: string, low: number, high: number) => ({
    topic: 'start-up',
    unit: 'ms',
    form: 'figure',
    subject,
    source,
    stated,
    low,
    high,
  });
  const columns = {
    topic: 'text',
    subject: 'text',
    source: 'text',
    stated: 'text',
    form: 'text',
    unit: 'text',
  };
  const claims = small(
    'quantities',
    { ...columns, value: '1', low: '1', high: '1' },
    {
      a: claim('VM', 'explainer-serverlessbase', '2-5 min', 120_000, 300_000),
      b: claim('VM', 'explainer-serverlessbase', '2-5 min (again)', 120_000, 300_000),
      c: claim('container', 'explainer-book', '1-5 s', 1000, 5000),
    },
  );
  const quantities = { ...claims, fields: claims.fields.map(({ unit: _, ...field }) => field) };
  const start = (kind: string, clock: string, value: number) => ({ kind, clock, value, source: 'a2020' });
  const times = small(
    'startup-times',
    { kind: 'text', clock: 'text', source: 'text', value: 'ms', low: 'ms', high: 'ms' },
    {
      runtime: start('container', 'runtime create to deletion', 50),
      engine: start('container', 'engine run to started', 200),
      microvm: start('microVM', 'VMM start to guest init', 150),
      vm: start('VM', 'create and boot', 2000),
      cloud: start('cloud VM', 'launch call to SSH', 20_000),
    },
  );
  const series = [startSeries(dataOf(quantities, times))];

  it('keep what one explainer repeats once', () => {
    expect(series[0]?.rows.filter((row) => row.who === 'ServerlessBase blog')).toHaveLength(1);
  });

  it('put measurements after the explainers', () => {
    const name = 'claimed-and-measured-starts';
    expect(rowOf(series, name, 'c').order).toBeLessThan(
      Number(rowOf(series, name, 'measured-runtime').order),
    );
    expect(rowOf(series, name, 'measured-cloudVm')).toMatchObject({ subject: 'VM', measured: true });
  });
});
