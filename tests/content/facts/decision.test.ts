// The decision matrix and the facts on it.
import { describe, expect, it } from 'vitest';
import { measured, platformNames, scored } from '../../../data/facts/decision/measures.ts';
import { topic as decision } from '../../../data/facts/decision.ts';
import type { Dataset, Row } from '../../../scripts/model/data.ts';
import { dataOf, holds, rowOf, small } from './small.ts';

type Numbers = Readonly<Record<string, number>>;

const starts: Readonly<Record<string, readonly [kind: string, clock: string, value: number]>> = {
  docker: ['container', 'engine run to started', 200],
  slow: ['container', 'engine run to exit', 1200],
  gvisor: ['sandbox', 'engine run to started', 600],
  kata: ['secure container', 'create to running', 800],
  microvm: ['microVM', 'VMM start to guest init', 150],
  vm: ['VM', 'create and boot', 2000],
  unikernel: ['unikernel', 'boot', 50],
};

const idle: Numbers = {
  'docker-micropython-manco': 5,
  'runc-sleep-gvisor': 4,
  'gvisor-sleep-gvisor': 24,
  'rund-1000-li': 25,
  'rund-1-li': 60,
  'kata-firecracker-1-li': 98,
  'kata-qemu-1-li': 170,
  'kata-firecracker-1000-li': 77,
  'kata-template-1000-li': 103,
  'kata-qemu-1000-li': 148,
  'tinyx-micropython-manco': 27,
  'debian-micropython-manco': 114,
};

const rates: Numbers = {
  'native-redis-50-felter': 100,
  'docker-host-redis-50-felter': 99,
  'docker-nat-redis-50-felter': 72,
  'kvm-redis-50-felter': 84,
  'native-redis-get-kuenzer': 200,
  'docker-redis-get-kuenzer': 160,
  'microvm-qemu-redis-get-kuenzer': 126,
  'microvm-fc-redis-get-kuenzer': 94,
  'unikraft-qemu-redis-get-kuenzer': 220,
  'osv-qemu-redis-get-kuenzer': 162,
  'gvisor-redis-get-gvisor': 15,
  'runc-redis-get-gvisor': 30,
};

function column(name: string, field: string, unit: string, numbers: Numbers): Dataset {
  const rows = Object.entries(numbers).map(([id, number]) => [
    id,
    { label: id, platform: id, year: 2020, [field]: number },
  ]);
  const columns = { label: 'text', platform: 'text', year: 'text', [field]: unit };
  return small(name, columns, Object.fromEntries(rows));
}

function thresholds(): Dataset {
  const rows = [
    ['start-up', 'at most', 'ms', { 5: 100, 4: 1000, 3: 3000, 2: 10_000 }],
    ['memory', 'at most', 'MB', { 5: 10, 4: 50, 3: 100, 2: 200 }],
    ['redis', 'at least', '%', { 5: 95, 4: 80, 3: 60, 2: 40 }],
  ] as const;
  const dataset = small(
    'score-thresholds',
    { criterion: 'text', direction: 'text', unit: 'text', score: 'score', bound: '1' },
    Object.fromEntries(
      rows.flatMap(([criterion, direction, unit, bounds]) =>
        Object.entries(bounds).map(([score, bound]) => [
          `${criterion}-${score}`,
          { criterion, direction, unit, score: Number(score), bound },
        ]),
      ),
    ),
  );
  return { ...dataset, fields: dataset.fields.map(({ unit: _, ...field }) => field) };
}

const slugs = ['container', 'gvisor', 'kata', 'microvm', 'vm', 'unikernel'];

function judgements(change: (row: Row) => Row = (row) => row): Dataset {
  const scores = { border: [2, 3, 4, 5, 4, 4], fit: [4, 3, 4, 3, 5, 1], operations: [5, 4, 3, 2, 4, 1] };
  const dataset = small(
    'judgements',
    { platform: 'text', criterion: 'text', says: 'text', reason: 'text', score: 'score:score' },
    Object.fromEntries(
      Object.entries(scores).flatMap(([criterion, of]) =>
        of.map((score, index) => [
          `${slugs[index]}-${criterion}`,
          { platform: platformNames[index] ?? '', criterion, says: 'words', reason: 'why', score },
        ]),
      ),
    ),
  );
  return { ...dataset, rows: dataset.rows.map(change) };
}

function data(changed: { idle?: Numbers; judgements?: Dataset } = {}) {
  const times = Object.entries(starts).map(([id, [kind, clock, value]]) => [
    id,
    { kind, clock, value, label: id, source: 'a2020' },
  ]);
  const text = { kind: 'text', clock: 'text', label: 'text', source: 'text' };
  return dataOf(
    small('startup-times', { ...text, value: 'ms', low: 'ms', high: 'ms' }, Object.fromEntries(times)),
    column('memory-per-instance', 'memory', 'MB:mean', { ...idle, ...changed.idle }),
    column('minimum-memory', 'memory', 'MB:min', {
      'microvm-nginx-kuenzer': 29,
      'unikraft-nginx-kuenzer': 5,
      'osv-nginx-kuenzer': 26,
    }),
    column('application-throughput', 'rate', 'req/s:mean', rates),
    thresholds(),
    changed.judgements ?? judgements(),
  );
}

describe('the decision matrix', () => {
  const { series } = decision(data());
  const cell = (id: string) => rowOf(series, 'decision-matrix', id);

  it('has a cell for every platform and criterion', () => {
    expect(series.find(({ name }) => name === 'decision-matrix')?.rows).toHaveLength(36);
  });

  it('prints what was measured and scores its worse end by the bounds', () => {
    expect(cell('container-start-up')).toMatchObject({ basis: 'measured', score: 3 });
    expect(cell('container-start-up').says).toBe('200–1,200\u00a0ms');
    expect(cell('container-redis')).toMatchObject({ score: 3 });
    expect(cell('container-redis').says).toBe('72–99%');
    expect(cell('unikernel-start-up').score).toBe(5);
  });

  it('gives no score where nobody measured', () => {
    expect(cell('container-in-a-vm-redis')).toMatchObject({ says: 'no figure', score: null, basis: 'none' });
  });

  it('marks judgements and carries their reason', () => {
    expect(cell('microvm-border')).toMatchObject({ basis: 'judged', score: 5, reason: 'why' });
  });
});

describe('scores', () => {
  it('meet a bound that they equal, and are 1 beyond the last', () => {
    const at = (memory: number) => {
      const changed = data({ idle: { 'gvisor-sleep-gvisor': memory } });
      const amount = measured(changed, 'gVisor sandbox', 'memory');
      return amount && scored(changed, 'memory', amount);
    };
    expect([at(10), at(11), at(200), at(201)]).toEqual([5, 4, 2, 1]);
  });

  it('do not exist for platforms outside the matrix', () => {
    expect(measured(data(), 'Mainframe', 'memory')).toBeUndefined();
  });
});

describe('border against memory', () => {
  const { series } = decision(data());

  it('takes the strength of a border from the judgements', () => {
    expect(rowOf(series, 'border-and-memory', 'kata-qemu-1000-li')).toMatchObject({ border: 4, memory: 148 });
    expect(rowOf(series, 'border-and-memory', 'runc-sleep-gvisor')).toMatchObject({ border: 2, alone: null });
  });

  it('adds what a single instance takes where that was measured', () => {
    expect(rowOf(series, 'border-and-memory', 'rund-1000-li')).toMatchObject({ memory: 25, alone: 60 });
  });
});

describe('predicates on the decision', () => {
  it('let nothing win while each platform is beaten somewhere', () => {
    expect(holds(decision(data()).facts, 'noneWins')).toBe(true);
    const rigged = judgements((row) => (row.platform === 'Unikernel' ? { ...row, score: 5 } : row));
    const fast = { 'docker-micropython-manco': 300, 'runc-sleep-gvisor': 300 };
    expect(holds(decision(data({ judgements: rigged, idle: fast })).facts, 'noneWins')).toBe(false);
  });

  it('call the strong border light only while RunD stays near gVisor', () => {
    expect(holds(decision(data()).facts, 'strongNeedNotBeHeavy')).toBe(true);
    expect(holds(decision(data({ idle: { 'rund-1000-li': 60 } })).facts, 'strongNeedNotBeHeavy')).toBe(false);
  });
});
