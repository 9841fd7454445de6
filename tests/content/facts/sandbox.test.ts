// Facts on gVisor, from the data of the project and from data that says otherwise.
import { describe, expect, it } from 'vitest';
import { topic } from '../../../data/facts/sandbox.ts';
import type { Row } from '../../../scripts/model/data.ts';
import { realData } from './real-data.ts';
import { bounds, holds } from './small.ts';

const of = (changes: Readonly<Record<string, Partial<Row>>> = {}) =>
  topic(realData(['benchmarks'], changes)).facts;

describe('time in gVisor', () => {
  it('spans what was measured at the provider, apart from what its authors report and from later runs', () => {
    expect(bounds(of(), 'seldom')).toEqual([1, 1.93]);
    expect(bounds(of(), 'databases')[1]).toBe(17.4);
    const [least, most] = bounds(of(), 'authors');
    expect(least).toBeCloseTo(1.06, 9);
    expect(most).toBeCloseTo(1.53, 9);
  });

  it('is decided by crossings only while neither computing, builds nor git are slowed as much as small requests', () => {
    expect(holds(of(), 'crossingsDecide')).toBe(true);
    expect(holds(of({ 'gvisor-slowdown/build': { slowdown: 3.5 } }), 'crossingsDecide')).toBe(false);
  });

  it('is milder by its authors only while they report nothing as slow as a database outside', () => {
    expect(holds(of(), 'authorsMilder')).toBe(true);
    expect(holds(of({ 'gvisor-slowdown/redis-own': { slowdown: 9 } }), 'authorsMilder')).toBe(false);
  });
});

it('Systrap answers a call faster only while its data say so', () => {
  expect(holds(of(), 'call.systrapFaster')).toBe(true);
  expect(holds(of({ 'syscall-cost/systrap-getpid-systrap': { time: 20_000 } }), 'call.systrapFaster')).toBe(
    false,
  );
});
