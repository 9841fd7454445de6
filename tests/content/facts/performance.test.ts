// Facts on performance, from the data of the project and from data that says otherwise.
import { describe, expect, it } from 'vitest';
import { topic } from '../../../data/facts/performance.ts';
import type { Row } from '../../../scripts/model/data.ts';
import { realData } from './real-data.ts';
import { bounds, holds, rowOf, value } from './small.ts';

const of = (changes: Readonly<Record<string, Partial<Row>>> = {}) => topic(realData(['benchmarks'], changes));

describe('pod networks', () => {
  it('are shares of the host, over all unencrypted modes that forward in its kernel', () => {
    const [least, most] = bounds(of().facts, 'pods.one');
    expect(least).toBeCloseTo((100 * 11.12) / 31.37, 9);
    expect(most).toBeCloseTo((100 * 25.85) / 31.37, 9);
    expect(value(of().facts, 'pods.modes')).toBe(13);
    expect(bounds(of().facts, 'pods.encrypted')[1]).toBeCloseTo((100 * 9) / 31.37, 9);
    expect(value(of().facts, 'pods.vppOne')).toBeCloseTo((100 * 8.94) / 31.37, 9);
  });

  it('fill the link with eight streams only while every one of them does', () => {
    expect(holds(of().facts, 'pods.eightFillLink')).toBe(true);
    expect(holds(of({ 'pod-network/flannel': { eight: 30 } }).facts, 'pods.eightFillLink')).toBe(false);
  });

  it('are dearer encrypted only while the fastest encrypted one is below the slowest plain one', () => {
    expect(holds(of().facts, 'pods.encryptionDearer')).toBe(true);
    expect(holds(of({ 'pod-network/cilium-wg': { one: 12 } }).facts, 'pods.encryptionDearer')).toBe(false);
  });

  it('on VPP are no slower encrypted only while their means say so', () => {
    expect(holds(of().facts, 'pods.vppNotDearer')).toBe(true);
    expect(holds(of({ 'pod-network/calico-vpp': { one: 12 } }).facts, 'pods.vppNotDearer')).toBe(false);
  });
});

describe('the network of one VM', () => {
  it('gains by configuration', () => {
    expect(value(of().facts, 'vmNetwork.gain')).toBeCloseTo(59.1 / 12.2, 9);
  });

  it('is decided by configuration only while the best carries three times the worst', () => {
    expect(holds(of().facts, 'vmNetwork.configurationDecides')).toBe(true);
    const slow = of({ 'vm-network/normal-multiqueue': { throughput: 30 } });
    expect(holds(slow.facts, 'vmNetwork.configurationDecides')).toBe(false);
  });
});

describe('shared folders of a desktop', () => {
  it('are set beside the native time of their own session', () => {
    expect(bounds(of().facts, 'shares.plain')[0]).toBeCloseTo(8.47 / 3.35, 9);
    expect(bounds(of().facts, 'shares.optimised')[0]).toBeCloseTo(3.88 / 4.19, 9);
    expect(rowOf(of().series, 'desktop-share-ratios', 'linux-bind')).toMatchObject({
      name: 'Docker Engine 27.3, bind mount on Linux',
      slowdown: 5.29 / 5.32,
    });
  });

  it('are slower plain only while no optimised one is as slow', () => {
    expect(holds(of().facts, 'shares.plainSlower')).toBe(true);
    const slow = of({ 'desktop-shares/docker-sync': { time: 12 } });
    expect(holds(slow.facts, 'shares.plainSlower')).toBe(false);
  });
});

describe('nested VMs', () => {
  it('gain from huge pages only while the difference is more than tenfold', () => {
    expect(holds(of().facts, 'nesting.hugePagesHelp')).toBe(true);
    const near = of({ 'nesting-measured/import-small': { low: 3, high: 4 } });
    expect(holds(near.facts, 'nesting.hugePagesHelp')).toBe(false);
  });
});

describe('studies of older hardware', () => {
  it('are shares of native; for times the inverse', () => {
    const { series } = of();
    expect(rowOf(series, 'older-studies', 'disk-2014')).toMatchObject({ year: 2014, container: 100, vm: 55 });
    expect(rowOf(series, 'older-studies', 'trip-2020')).toMatchObject({ gvisor: 46, microvm: 39 });
    expect(rowOf(series, 'older-studies', 'mysql-2014')).toMatchObject({ year: 2014, vm: 39 });
  });

  it.each([
    ['tuningHelps', { 'metal-comparisons/cern-tuned': { vm: 70 } }],
    ['cpuNearNative', { 'cpu-linpack/kvm-linpack-felter': { speed: 200 } }],
    ['randomDiskHalved', { 'disk-operations/kvm-random-read-felter': { rate: 80_000 } }],
    ['mysqlFalls', { 'mysql-throughput/kvm-90': { rate: 6000 } }],
    ['optionDecides', { 'application-throughput/docker-nat-redis-50-felter': { rate: 100_000 } }],
    ['unikernelBeatsNative', { 'application-throughput/unikraft-qemu-nginx-static-kuenzer': { rate: 1000 } }],
  ])('say %s only while their data do', (name, changes) => {
    expect(holds(of().facts, name)).toBe(true);
    expect(holds(of(changes as Readonly<Record<string, Partial<Row>>>).facts, name)).toBe(false);
  });
});
