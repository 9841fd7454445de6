// Shares of native speed of applications.
import { describe, expect, it } from 'vitest';
import { applicationPredicates, applicationSeries } from '../../../data/facts/performance/applications.ts';
import { dataOf, holds, rowOf, small } from './small.ts';

const slugs = ['native', 'unikraft-qemu', 'osv-qemu', 'docker', 'microvm-qemu', 'microvm-fc'];

function data(changed: Readonly<Record<string, number>> = {}) {
  const rates: Record<string, number> = {
    'native-redis-50-felter': 100_000,
    'docker-host-redis-50-felter': 99_000,
    'kvm-redis-50-felter': 84_000,
    'docker-nat-redis-50-felter': 72_000,
    'kvm-redis-1-felter': 9_400,
    'docker-nat-redis-1-felter': 12_800,
    ...Object.fromEntries(
      slugs.flatMap((slug) => [
        [`${slug}-redis-get-kuenzer`, 50_000],
        [`${slug}-nginx-static-kuenzer`, slug === 'unikraft-qemu' ? 80_000 : 50_000],
      ]),
    ),
    ...changed,
  };
  const rows = Object.entries(rates).map(([id, rate]) => [
    id,
    { platform: id, test: id, rate, sd: id.endsWith('kuenzer') ? rate * 0.03 : null },
  ]);
  const columns = { platform: 'text', test: 'text', rate: 'req/s:mean', sd: 'req/s' };
  return dataOf(small('application-throughput', columns, Object.fromEntries(rows)));
}

describe('application shares', () => {
  const series = [applicationSeries(data())];

  it('relate every platform to native of its own experiment', () => {
    expect(rowOf(series, 'application-shares', 'docker-nat-redis-50-felter')).toMatchObject({
      experiment: 'Redis, 2014',
      kernel: 'host',
      share: 72,
    });
    expect(rowOf(series, 'application-shares', 'unikraft-qemu-nginx-static-kuenzer').share).toBe(160);
  });

  it('carry one standard deviation of both rates, and none where a source gives none', () => {
    const row = rowOf(series, 'application-shares', 'docker-nginx-static-kuenzer');
    expect(Number(row.high) - 100).toBeCloseTo(100 * Math.hypot(0.03, 0.03), 9);
    expect(100 - Number(row.low)).toBeCloseTo(100 * Math.hypot(0.03, 0.03), 9);
    expect(rowOf(series, 'application-shares', 'kvm-redis-50-felter')).not.toHaveProperty('low');
  });
});

describe('predicates on applications', () => {
  const says = (name: string, changed?: Readonly<Record<string, number>>) =>
    holds(applicationPredicates(data(changed)), name);

  it('let the network option decide only while the VM lies between both containers', () => {
    expect(says('optionDecides')).toBe(true);
    expect(says('optionDecides', { 'docker-nat-redis-50-felter': 90_000 })).toBe(false);
    expect(says('optionDecides', { 'kvm-redis-50-felter': 99_500 })).toBe(false);
  });

  it('let round trips reorder the platforms only while one connection turns the order', () => {
    expect(says('roundTripsReorder')).toBe(true);
    expect(says('roundTripsReorder', { 'kvm-redis-1-felter': 13_000 })).toBe(false);
    expect(says('roundTripsReorder', { 'kvm-redis-50-felter': 71_000 })).toBe(false);
  });

  it('let address translation cost a quarter only while it does', () => {
    expect(says('natCostsQuarter')).toBe(true);
    expect(says('natCostsQuarter', { 'docker-nat-redis-50-felter': 76_000 })).toBe(false);
  });

  it('let the unikernel beat the bare machine only while it does', () => {
    expect(says('unikernelBeatsNative')).toBe(true);
    expect(says('unikernelBeatsNative', { 'unikraft-qemu-nginx-static-kuenzer': 50_000 })).toBe(false);
  });
});
