// Facts on claims.
import { describe, expect, it } from 'vitest';
import { topic as claims } from '../../../data/facts/claims.ts';
import type { Dataset, Scalar } from '../../../scripts/model/data.ts';
import { figure, measuredStarts, quantities } from './claimed-starts.ts';
import { dataOf, holds, small, value } from './small.ts';

type Judged = Readonly<Record<string, Readonly<Record<string, Scalar>>>>;

function judged(name: string, rows: Judged): Dataset {
  return small(name, { verdict: 'text', restates: 'text' }, rows);
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
const one: Judged = Object.fromEntries(everyVerdict.map((verdict, index) => [`k${index}`, { verdict }]));

const facts = (compared: Judged = {}, contradictions: Judged = { c1: { verdict: 'wrong' } }) =>
  claims(
    dataOf(
      quantities({
        q1: figure('VM', 'explainer-course', 30_000, 60_000),
        q2: figure('VM', 'explainer-book', 30_000, 90_000),
        q3: { ...figure('VM', 'explainer-book', 30_000, 90_000), restates: 'q2' },
      }),
      judged('statements', { ...one, k9: { verdict: 'not a claim' } }),
      judged('comparisons', compared),
      judged('contradictions', contradictions),
      judged('derived', { d1: { verdict: 'wrong' }, d2: { verdict: 'not a claim' } }),
      ...measuredStarts(),
    ),
  ).facts;

describe('facts on claims', () => {
  it('count a claim once, however often it is made', () => {
    expect(value(facts(), 'total')).toBe(8 + 2);
    expect(value(facts(), 'repeated')).toBe(1);
    const more = facts({ r1: { verdict: 'wrong', restates: 'k3' }, r2: { verdict: 'wrong' } });
    expect(value(more, 'total')).toBe(8 + 2 + 1);
    expect(value(more, 'repeated')).toBe(2);
    expect(value(more, 'verdict.wrong')).toBe(2);
  });

  it('count contradictions and derived values apart', () => {
    const more = facts({}, { c1: { verdict: 'wrong' }, c2: { verdict: 'supported' } });
    expect(value(more, 'contradictions')).toBe(2);
    expect(value(more, 'derived')).toBe(1);
    expect(value(more, 'verdict.wrong')).toBe(1);
    expect(value(more, 'total')).toBe(value(facts(), 'total'));
  });

  it('count the explainers that are quoted', () => {
    expect(value(facts(), 'explainers')).toBe(2);
  });

  it('call overstated the largest group only while no verdict is as common', () => {
    const many = (verdict: string, rows: number): Judged =>
      Object.fromEntries(Array.from({ length: rows }, (_, index) => [`r${index}`, { verdict }]));
    expect(holds(facts(many('advice', 1)), 'overstatedMost')).toBe(true);
    expect(holds(facts(many('advice', 9)), 'overstatedMost')).toBe(false);
  });

  it('call the supported claims a minority only below one in four', () => {
    expect(holds(facts(), 'supportedMinority')).toBe(true);
    const praise = ['a', 'b', 'c'].map((id): [string, Record<string, Scalar>] => [
      id,
      { verdict: 'supported' },
    ]);
    expect(holds(facts(Object.fromEntries(praise)), 'supportedMinority')).toBe(false);
  });
});
