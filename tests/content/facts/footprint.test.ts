// Facts on the memory of idle instances and what is charged for them.
import { describe, expect, it } from 'vitest';
import { topic as footprint } from '../../../data/facts/footprint.ts';
import { bounds, dataOf, holds, rowOf, small } from './small.ts';

const measured = {
  runc: ['host', 5],
  'gvisor-systrap': ['user space', 20],
  'gvisor-kvm': ['user space', 50],
  'kata2-cloud-hypervisor': ['guest', 120],
  'kata2-firecracker': ['guest', 140],
  'kata2-qemu': ['guest', 150],
  'kata3-cloud-hypervisor': ['guest', 110],
  'kata3-dragonball': ['guest', 115],
  'kata3-qemu': ['guest', 130],
} as const;

const charges = {
  'kata-pod-clh': 130,
  'kata-pod-dragonball': 130,
  'kata-pod-fc': 130,
  'kata-pod-stratovirt': 130,
  'kata-pod-qemu': 320,
  'kata-pod-remote': 120,
  'kata-pod-se': 1024,
  'kata-pod-confidential': 2048,
  'kata-pod-gpu': 10_240,
  'kubevirt-example': 258,
};

function facts(
  memory: Readonly<Record<string, number>> = {},
  charged: Readonly<Record<string, number>> = {},
) {
  const used = Object.entries(measured).map(
    ([id, [kernel, mean]]) => [id, { runtime: id, kernel, memory: memory[id] ?? mean }] as const,
  );
  const declared = Object.entries({ ...charges, ...charged }).map(
    ([id, charge]) => [id, { platform: id, source: 'one2020', memory: charge }] as const,
  );
  return footprint(
    dataOf(
      small(
        'memory-one-host',
        { runtime: 'text', kernel: 'text', memory: 'MiB:mean' },
        Object.fromEntries(used),
      ),
      small(
        'specified-overheads',
        { platform: 'text', source: 'text', memory: 'MiB:specification' },
        Object.fromEntries(declared),
      ),
    ),
  );
}

describe('footprint', () => {
  it('spans the guests, and sets charges beside what was measured', () => {
    const { facts: tree, series } = facts();
    expect(bounds(tree, 'idle.kata')).toEqual([110, 150]);
    expect(rowOf(series, 'charged-and-used', 'kata-pod-qemu')).toMatchObject({
      charged: 320,
      second: 150,
      third: 130,
    });
    expect(rowOf(series, 'charged-and-used', 'kata-pod-dragonball').second).toBeNull();
    expect(series[0]?.rows.map(({ charged }) => Number(charged))).toEqual([
      120, 130, 130, 130, 258, 320, 1024, 2048, 10_240,
    ]);
  });

  it('holds the order, the saving of Kata 3 and the direction of the charges', () => {
    const names = ['idle.inOrder', 'idle.rustLess', 'charged.qemuOverUse', 'charged.firecrackerBelowUse'];
    expect(names.filter((name) => !holds(facts().facts, name))).toEqual([]);
  });

  it.each([
    ['idle.inOrder', { 'gvisor-kvm': 112 }, {}],
    ['idle.rustLess', { 'kata3-qemu': 151 }, {}],
    ['charged.qemuOverUse', { 'kata2-qemu': 161 }, {}],
    ['charged.firecrackerBelowUse', {}, { 'kata-pod-fc': 160 }],
  ])('%s fails when one figure contradicts it', (name, memory, charged) => {
    expect(holds(facts(memory, charged).facts, name)).toBe(false);
  });
});
