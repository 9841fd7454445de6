// What the method chapter says of the edition, over small data.
import { describe, expect, it } from 'vitest';
import { topic } from '../../../data/facts/method.ts';
import { type Data, viewData } from '../../../scripts/facts/data.ts';
import type { CslItem, Dataset } from '../../../scripts/model/data.ts';
import type { ShownFact } from '../../../scripts/model/facts.ts';
import { sourcesTable } from '../../../scripts/resolve/facts/source-rows.ts';
import { dataset } from '../../support/amounts.ts';
import { at } from './small.ts';

const year = (value: number) => ({ 'date-parts': [[value]] });
const sources: readonly CslItem[] = [
  { id: 'a', type: 'webpage', title: 'A', issued: year(2024), accessed: { 'date-parts': [[2026, 11, 29]] } },
  { id: 'b', type: 'webpage', title: 'B', accessed: { 'date-parts': [[2026, 10, 4]] } },
  {
    id: 'c',
    type: 'report',
    title: 'C',
    issued: year(2019),
    note: 'Quoted.',
    custom: { read: 'second-hand' },
  },
  { id: 'd', type: 'article', title: 'D', note: 'Abstract.', custom: { read: 'in-part' } },
  { id: 'e', type: 'document', title: 'E', custom: { read: 'own' } },
  { id: 'f', type: 'webpage', title: 'F', note: 'Listed.', custom: { read: 'index' } },
];

const fields = [
  { name: 'id', type: 'string' },
  { name: 'time', type: 'number', unit: 'ms' },
  { name: 'year', type: 'year' },
  { name: 'source', type: 'string' },
  { name: 'obtained', type: 'string' },
] as const;
const rows = [
  { id: 'old', time: 5, year: 2019, source: 'a' },
  { id: 'new', time: 6, year: 2023, source: 'c' },
  { id: 'undated', time: 7, year: null, source: 'a' },
  { id: 'unknown', time: 8, year: null, source: 'b' },
  { id: 'assumed', time: 9, year: null, source: 'a', obtained: 'assumption' },
];
const inGroup = (group: string): Dataset => ({ ...dataset(group, fields, rows), group });

const shown = (dataset: string, rows: readonly string[], rest: Partial<ShownFact> = {}): ShownFact => ({
  name: `${dataset}.${rows.join()}`,
  kind: 'quantity',
  cells: rows.map((row) => ({ dataset, row, field: 'time' })),
  inReport: true,
  ...rest,
});

function dataOf(facts: readonly ShownFact[], cited: readonly string[]): Data {
  const all = [inGroup('benchmarks'), inGroup('cost')].map((one) => [one.name, one] as const);
  const bibliography = new Map(sources.map((item) => [item.id, item]));
  const datasets = new Map([...all, ['sources', sourcesTable(bibliography)] as const]);
  const limited = { name: 'prices', title: 'Prices', days: 60 };
  const usual = { name: 'measurements', title: 'Measurements' };
  const ages = [
    { dataset: inGroup('benchmarks'), kind: usual, date: '2020-01-01', days: 2500 },
    { dataset: inGroup('cost'), kind: limited, date: '2026-10-04', days: 60 },
  ];
  return viewData(datasets, undefined, { ages: () => ages, shown: () => ({ facts, sources: cited }) });
}

function shownAs(data: Data, path: string): unknown {
  const fact = at(topic(data).facts, path);
  if (fact.kind === 'predicate') return fact.holds;
  return fact.kind === 'range' ? fact.low : fact.value;
}

describe('sources', () => {
  const data = dataOf([], ['a', 'b', 'c', 'd', 'e']);

  it('are counted by how they were read, without our own', () => {
    const counts = ['total', 'firstHand', 'inPart', 'secondHand'].map((name) =>
      shownAs(data, `sources.${name}`),
    );
    expect(counts).toEqual([4, 2, 1, 1]);
  });

  it('were opened between two days, those that were read through others left out', () => {
    expect(shownAs(data, 'opened.first')).toBe('2026-10-04');
    expect(shownAs(data, 'opened.last')).toBe('2026-11-29');
  });

  it('that are known from an index only make the sentence false', () => {
    expect(shownAs(data, 'sources.noneFromIndex')).toBe(true);
    expect(shownAs(dataOf([], ['a', 'f']), 'sources.noneFromIndex')).toBe(false);
  });
});

describe('printed figures', () => {
  const old = shown('benchmarks', ['old']);
  const recent = shown('benchmarks', ['new']);

  it('are as old as the oldest of their rows, and those without a year as their source', () => {
    const facts = [
      old,
      recent,
      shown('benchmarks', ['old', 'new']),
      shown('benchmarks', ['undated']),
      shown('benchmarks', ['unknown']),
    ];
    expect(shownAs(dataOf(facts, []), 'figures.total')).toBe(5);
    expect(shownAs(dataOf(facts, []), 'figures.recent')).toBe(2);
    expect(shownAs(dataOf(facts, []), 'figures.share')).toBe(40);
    expect(shownAs(dataOf(facts, []), 'figures.recentEnough')).toBe(true);
    expect(shownAs(dataOf([...facts, old], []), 'figures.recentEnough')).toBe(false);
  });

  it('are numbers of the report from benchmarks, density, accelerators and security, without what is assumed', () => {
    const others = [
      shown('cost', ['new']),
      shown('benchmarks', ['new'], { inReport: false }),
      shown('benchmarks', ['new'], { kind: 'term' }),
      shown('benchmarks', ['new'], { kind: 'predicate' }),
      shown('benchmarks', ['new', 'assumed']),
    ];
    expect(shownAs(dataOf([...others, recent], []), 'figures.total')).toBe(1);
  });
});

describe('ages', () => {
  it('are listed by kind, those with a limit first', () => {
    const [series] = topic(dataOf([], [])).series;
    expect(series?.rows).toEqual([
      { id: 'prices', kind: 'Prices', datasets: 1, oldest: '2026-10-04', age: 60, limit: 60 },
      { id: 'measurements', kind: 'Measurements', datasets: 1, oldest: '2020-01-01', age: 2500, limit: null },
    ]);
  });

  it('make the sentence false where one is over its limit', () => {
    const data = dataOf([], []);
    const older = () => data.ages().map((age) => ({ ...age, days: age.days + 1 }));
    expect(shownAs(data, 'fresh')).toBe(true);
    expect(shownAs({ ...data, ages: older }, 'fresh')).toBe(false);
  });
});
