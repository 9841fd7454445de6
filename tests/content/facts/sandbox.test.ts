// Facts on gVisor, from the data of the project and from data that says otherwise.
import { describe, expect, it } from 'vitest';
import { topic } from '../../../data/facts/sandbox.ts';
import type { Row } from '../../../scripts/model/data.ts';
import { realData } from './real-data.ts';
import { bounds, holds, value } from './small.ts';

const of = (changes: Readonly<Record<string, Partial<Row>>> = {}) =>
  topic(realData(['benchmarks'], changes)).facts;

describe('time in gVisor', () => {
  it('spans what was measured at the provider, apart from what its authors report and from later runs', () => {
    expect(bounds(of(), 'seldom')).toEqual([1, 1.93]);
    expect(value(of(), 'drawn')).toBe(10);
    expect(bounds(of(), 'builds')).toEqual([1.59, 1.93]);
    expect(bounds(of(), 'databases')[1]).toBe(17.4);
    const [least, most] = bounds(of(), 'authors');
    expect(least).toBeCloseTo(1.06, 9);
    expect(most).toBeCloseTo(1.53, 9);
  });

  it('spans the builds and checks that are not drawn where that is said', () => {
    expect(bounds(of(), 'further')).toEqual([1.58, 3.347]);
    expect(bounds(of(), 'checks')).toEqual([1.59, 3.347]);
    expect(bounds(of(), 'checkRuns')).toEqual([1.39, 4.79]);
    expect(bounds(of(), 'september')).toEqual([0.87, 1.96]);
  });

  it('is decided by crossings only while neither memory, Python, git, the build nor the type check are slowed as much as small requests', () => {
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
