// Facts on gVisor.
import { describe, expect, it } from 'vitest';
import { topic as sandbox } from '../../../data/facts/sandbox.ts';
import type { Dataset } from '../../../scripts/model/data.ts';
import { bounds, dataOf, holds, small, value } from './small.ts';

type Numbers = Readonly<Record<string, number>>;

function timed(name: string, unit: string, times: Numbers): Dataset {
  const rows = Object.entries(times).map(([id, time]) => [id, { platform: id, test: id, time }]);
  return small(name, { platform: 'text', test: 'text', time: unit }, Object.fromEntries(rows));
}

const calls = {
  'bare-getuid-young': 280,
  'runc-getuid-young': 360,
  'gvisor-kvm-getuid-young': 1000,
  'gvisor-ptrace-getuid-young': 10_000,
  'gvisor-kvm-getpid-ant': 800,
  'gvisor-ptrace-getpid-ant': 6400,
  'runc-raw-gvisor': 1900,
  'gvisor-kvm-raw-gvisor': 800,
  'gvisor-ptrace-raw-gvisor': 40_000,
};
const files = {
  'runc-open': 2.5,
  'gvisor-kvm-open': 288,
  'gvisor-kvm-tmpfs-open': 28,
};

function facts(changed: { calls?: Partial<typeof calls>; files?: Partial<typeof files> } = {}) {
  return sandbox(
    dataOf(
      timed('syscall-cost', 'ns:mean', { ...calls, ...changed.calls }),
      timed('file-operations', 'µs:mean', { ...files, ...changed.files }),
    ),
  ).facts;
}

describe('sandbox facts', () => {
  it('compare a call in the sandbox with one in a container of the same study', () => {
    expect(value(facts(), 'call.ptraceRatio')).toBeCloseTo(27.8, 1);
    expect(value(facts(), 'file.openRatio')).toBeCloseTo(115.2, 9);
  });

  it('span the price of ptrace over the studies', () => {
    const [least, most] = bounds(facts(), 'call.ptraceOverKvm');
    expect(least).toBeCloseTo(8, 9);
    expect(most).toBeCloseTo(50, 9);
  });

  it('call ptrace dearer only while it is in every study', () => {
    expect(holds(facts(), 'ptraceDearer')).toBe(true);
    expect(holds(facts({ calls: { 'gvisor-ptrace-getpid-ant': 3000 } }), 'ptraceDearer')).toBe(false);
  });

  it('let studies of calls disagree only while one has the sandbox ahead', () => {
    expect(holds(facts(), 'callsDisagree')).toBe(true);
    expect(holds(facts({ calls: { 'runc-raw-gvisor': 700 } }), 'callsDisagree')).toBe(false);
  });

  it('call opening slow only while runc opens faster than every variant', () => {
    expect(holds(facts(), 'slowsOpening')).toBe(true);
    expect(holds(facts({ files: { 'gvisor-kvm-tmpfs-open': 2 } }), 'slowsOpening')).toBe(false);
  });
});
