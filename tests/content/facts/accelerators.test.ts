// Facts on GPUs, confidential VMs and what gVisor implements.
import { describe, expect, it } from 'vitest';
import { topic as accelerators } from '../../../data/facts/accelerators.ts';
import { topic as compatibility } from '../../../data/facts/compatibility.ts';
import type { Row } from '../../../scripts/model/data.ts';
import { realData } from './real-data.ts';
import { bounds, holds, rowOf, value } from './small.ts';

const of = (changes: Readonly<Record<string, Partial<Row>>> = {}) =>
  accelerators(realData(['benchmarks', 'accelerators'], changes));

describe('GPUs', () => {
  it('span the submitted results, and the tasks in gVisor', () => {
    expect(bounds(of().facts, 'gpu.inVm')).toEqual([94, 105]);
    expect(bounds(of().facts, 'gpu.inGvisor')).toEqual([1.03, 1.25]);
  });

  it('are near metal in a VM only while every result is', () => {
    expect(holds(of().facts, 'gpu.nearMetal')).toBe(true);
    expect(holds(of({ 'gpu-in-vm/inference-1-1': { low: 80 } }).facts, 'gpu.nearMetal')).toBe(false);
  });

  it('have walls where their data have them', () => {
    const walls = ['mig-1', 'mps-1', 'time-slicing-1'].map((id) => rowOf(of().series, 'gpu-slices', id).wall);
    expect(walls).toEqual(['memory and faults', 'limits', 'none']);
    const shared = of({ 'gpu-sharing/mig': { faults: 'shared' } });
    expect(rowOf(shared.series, 'gpu-slices', 'mig-1').wall).toBe('none');
  });

  it('are cut into as many slices as the model allows', () => {
    const rows = of({ 'mig-instances/data-centre': { instances: 4 } }).series[0]?.rows ?? [];
    expect(rows).toHaveLength(12);
  });
});

describe('confidential VMs', () => {
  it('lose throughput beside the same VM without encryption', () => {
    expect(value(of().facts, 'confidential.oneQueue')).toBeCloseTo((100 * (10.0 - 17.6)) / 17.6, 9);
    expect(value(of().facts, 'confidential.severalQueues')).toBeCloseTo((100 * (52.9 - 59.1)) / 59.1, 9);
  });

  it('gain from queues only while they lose less with several', () => {
    expect(holds(of().facts, 'confidential.queuesHelp')).toBe(true);
    const slow = of({ 'vm-network/snp-multiqueue': { throughput: 20 } });
    expect(holds(slow.facts, 'confidential.queuesHelp')).toBe(false);
  });
});

it('system calls of gVisor add up without those that are not in its table', () => {
  const { facts } = compatibility(realData(['security']));
  expect(value(facts, 'gvisor.implemented')).toBe(288);
  expect(value(facts, 'gvisor.total')).toBe(351);
  expect(value(facts, 'gvisor.share')).toBeCloseTo(82.05, 2);
});
