// Facts on claims.
import { describe, expect, it } from 'vitest';
import { topic as claims } from '../../../data/facts/claims.ts';
import type { Dataset, Scalar } from '../../../scripts/model/data.ts';
import { bounds, dataOf, holds, rowOf, small, value } from './small.ts';

const quantityColumns = {
  topic: 'text',
  subject: 'text',
  stated: 'text',
  form: 'text',
  verdict: 'text',
  source: 'text',
  value: '1',
  low: '1',
  high: '1',
  unit: 'text',
};

function quantities(slowestClaim = 60_000): Dataset {
  const start = { topic: 'start-up', unit: 'ms', verdict: 'overstated' };
  const dataset = small('quantities', quantityColumns, {
    q1: {
      ...start,
      subject: 'VM',
      form: 'figure',
      source: 'explainer-course',
      low: slowestClaim / 2,
      high: slowestClaim,
    },
    q2: { ...start, subject: 'VM', form: 'figure', source: 'explainer-book', low: 90_000, high: 300_000 },
    q3: { ...start, subject: 'VM', form: 'word', source: 'explainer-book', low: 60_000, high: 3_599_999 },
    q4: {
      ...start,
      subject: 'container',
      form: 'figure',
      source: 'explainer-book',
      low: 1000,
      high: 5000,
      verdict: 'undefined',
    },
  });
  return { ...dataset, fields: dataset.fields.map(({ unit: _, ...field }) => field) };
}

function judgedAs(name: string, verdicts: readonly string[]): Dataset {
  const rows = Object.fromEntries(
    verdicts.map((verdict, index): [string, Record<string, Scalar>] => [`r${index}`, { verdict }]),
  );
  return small(name, { verdict: 'text' }, rows);
}

const everyVerdict = [
  'supported',
  'overstated',
  'outdated',
  'wrong',
  'undefined',
  'unsupported',
  'matter of definition',
  'advice',
];

const times = small(
  'startup-times',
  { kind: 'text', clock: 'text', source: 'text', value: 'ms', low: 'ms', high: 'ms' },
  {
    runtime: { kind: 'container', clock: 'runtime create to deletion', value: 50, source: 'a2020' },
    engine: { kind: 'container', clock: 'engine run to started', value: 200, source: 'a2020' },
    microvm: { kind: 'microVM', clock: 'VMM start to guest init', value: 150, source: 'a2020' },
    vm: { kind: 'VM', clock: 'create and boot', value: 2000, source: 'a2020' },
    'cloud-a': { kind: 'cloud VM', clock: 'launch call to SSH', value: 20_000, source: 'a2020' },
    'cloud-b': { kind: 'cloud VM', clock: 'launch call to SSH', value: 29_000, source: 'b2021' },
  },
);

const facts = (claimed = quantities(), compared = judgedAs('comparisons', ['wrong'])) =>
  claims(
    dataOf(
      claimed,
      judgedAs('statements', [...everyVerdict, 'supported', 'not a claim']),
      compared,
      judgedAs('contradictions', ['wrong']),
      judgedAs('derived', ['wrong']),
      judgedAs('examples', ['not a claim']),
      times,
    ),
  );

describe('facts on claims', () => {
  const { facts: tree, series } = facts();

  it('count claims by verdict over every kind of claim', () => {
    expect(value(tree, 'total')).toBe(4 + 9 + 3);
    expect(value(tree, 'verdict.supported')).toBe(2);
    expect(value(tree, 'verdict.wrong')).toBe(4);
    expect(value(tree, 'verdict.overstated')).toBe(4);
    expect(rowOf(series, 'claims-by-verdict', 'quantities-undefined').claims).toBe(1);
    expect(rowOf(series, 'claims-by-verdict', 'all-wrong').claims).toBe(4);
  });

  it('span the stated figures and leave words out', () => {
    expect(bounds(tree, 'vmStart')).toEqual([30, 300]);
    expect(bounds(tree, 'containerStart')).toEqual([1, 5]);
  });

  it('put measured classes beside the claims in one unit', () => {
    const name = 'claimed-and-measured-starts';
    expect(rowOf(series, name, 'q3')).toMatchObject({ form: 'word', high: 3_599_999, measured: false });
    expect(rowOf(series, name, 'measured-cloudVm')).toMatchObject({
      low: 20_000,
      high: 29_000,
      measured: true,
    });
  });

  it('call the claims too slow only while all lie above what was measured', () => {
    expect(holds(tree, 'vmStartsOverstated')).toBe(true);
    expect(holds(facts(quantities(50_000)).facts, 'vmStartsOverstated')).toBe(false);
  });

  it('call overstated the largest group only while no verdict is as common', () => {
    const many = (verdict: string, rows: number) => judgedAs('comparisons', Array(rows).fill(verdict));
    expect(holds(facts(quantities(), many('overstated', 9)).facts, 'overstatedMost')).toBe(true);
    expect(holds(facts(quantities(), many('advice', 9)).facts, 'overstatedMost')).toBe(false);
  });

  it('call the supported claims a minority only below one in four', () => {
    expect(holds(tree, 'supportedMinority')).toBe(true);
    const praise = judgedAs('comparisons', ['supported', 'supported', 'supported', 'supported']);
    expect(holds(facts(quantities(), praise).facts, 'supportedMinority')).toBe(false);
  });
});
