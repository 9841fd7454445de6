// The list of claims.
import { expect, it } from 'vitest';
import { topic as explainers } from '../../../data/facts/explainers.ts';
import { dataOf, rowOf, small } from './small.ts';

const who = { docsite: 'text', course: 'text', website: 'text', serverlessbase: 'text', book: 'text' };
const judged = { verdict: 'text', finding: 'text' };
const verdict = { verdict: 'wrong', finding: 'It is not so.' };
const lines = { docsite: '1', course: '2', website: '3', serverlessbase: '4', book: '5' };

const { series } = explainers(
  dataOf(
    small(
      'quantities',
      { subject: 'text', metric: 'text', stated: 'text', source: 'text', ...judged },
      {
        q001: {
          subject: 'VM',
          metric: 'start-up time',
          stated: 'minutes',
          source: 'explainer-serverlessbase',
          ...verdict,
        },
      },
    ),
    small(
      'derived',
      { quantity: 'text', computation: 'text', ...who, ...judged },
      {
        d01: { quantity: 'Memory', computation: 'a × b', book: '9', ...verdict },
      },
    ),
    small(
      'statements',
      { claim: 'text', ...who, ...judged, restates: 'text', evidence: 'text' },
      {
        k001: { claim: 'Both isolate', ...lines, ...verdict },
        k002: { claim: 'Only two say this', docsite: '1', course: '2', ...verdict },
        k003: { claim: 'Said again', book: '3', ...verdict, restates: 'k001', evidence: 'times/a' },
      },
    ),
    small(
      'comparisons',
      { row: 'text', vm: 'text', container: 'text', source: 'text', ...judged },
      {
        r01: { row: 'Kernel', vm: 'own', container: 'shared', source: 'explainer-book', ...verdict },
        r02: { row: 'Type', vm: 'hosted', source: 'explainer-book', ...verdict },
      },
    ),
    small(
      'contradictions',
      { topic: 'text', ...who, ...judged },
      { c01: { topic: 'Boot time', docsite: 'takes part', book: 'takes part', ...verdict } },
    ),
    small(
      'examples',
      { metric: 'text', stated: 'text', source: 'text', ...judged },
      {
        q054: { metric: 'cores', stated: 'two', source: 'explainer-course', ...verdict },
      },
    ),
  ),
);

it('words each kind of claim from its own fields', () => {
  const claim = (id: string) => rowOf(series, 'claims-list', id).claim;
  expect(claim('q001')).toBe('VM, start-up time: minutes');
  expect(claim('d01')).toBe('Memory: a × b');
  expect(claim('r01')).toBe('Kernel: VM own; container shared');
  expect(claim('r02')).toBe('Type: VM hosted');
});

it('names the explainers that make the claim, in the order of the columns', () => {
  const whoSays = (id: string) => rowOf(series, 'claims-list', id).who;
  expect(whoSays('k001')).toBe('all');
  expect(whoSays('k002')).toBe('docs, course');
  expect(whoSays('q001')).toBe('blog');
});

it('numbers claims by their ids and keeps verdict and finding', () => {
  expect(rowOf(series, 'claims-list', 'c01')).toMatchObject({
    number: 'C01',
    kind: 'contradictions',
    ...verdict,
  });
});

it('marks a row that makes a claim once more with the number of that claim, and keeps what its verdict rests on', () => {
  expect(rowOf(series, 'claims-list', 'k003')).toMatchObject({ number: 'K003 = K001', basis: 'times/a' });
  expect(rowOf(series, 'claims-list', 'k001')).toMatchObject({ number: 'K001', basis: '' });
});
