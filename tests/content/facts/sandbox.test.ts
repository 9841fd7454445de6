import { describe, expect, it } from 'vitest';
import { topic as sandbox } from '../../../data/facts/sandbox.ts';
import type { Dataset } from '../../../scripts/model.ts';
import { bounds, dataOf, holds, small, value } from './small.ts';

type Numbers = Readonly<Record<string, number>>;

function timed(name: string, unit: string, times: Numbers): Dataset {
  const rows = Object.entries(times).map(([id, time]) => [id, { platform: id, test: id, time }]);
  return small(name, { platform: 'text', test: 'text', time: unit }, Object.fromEntries(rows));
}

function stated(name: string, field: string, unit: string, numbers: Numbers): Dataset {
  const rows = Object.entries(numbers).map(([id, number]) => [id, { what: id, test: id, [field]: number }]);
  return small(name, { what: 'text', test: 'text', [field]: unit }, Object.fromEntries(rows));
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
  'gvisor-kvm-volume-open': 500,
  'runc-read-4k': 1,
  'gvisor-kvm-read-4k': 12,
  'runc-read-1m': 140,
  'gvisor-kvm-read-1m': 160,
};

function facts(changed: { calls?: Partial<typeof calls>; files?: Partial<typeof files> } = {}) {
  return sandbox(
    dataOf(
      timed('syscall-cost', 'ns:mean', { ...calls, ...changed.calls }),
      timed('file-operations', 'µs:mean', { ...files, ...changed.files }),
      timed('download-time', 's:median', { 'gvisor-kvm-1gb': 40, 'runc-1gb': 10 }),
      timed('python-imports', 'ms:mean', {
        'gvisor-django': 300,
        'runc-django': 100,
        'gvisor-numpy': 450,
        'runc-numpy': 100,
      }),
      stated('gvisor-relative', 'share', '%', {
        'iperf-download': 86,
        'iperf-upload': 68,
        'disk-read': 100,
        'tmpfs-random-read': 6,
        'httpd-25': 19,
        'sysbench-cpu': 99,
      }),
      stated('gvisor-slowdowns', 'factor', '1', { syscalls: 2.2, memory: 2.5, downloads: 2.8, open: 216 }),
      stated('sandbox-in-production', 'share', '%', { 'under-one-percent': 70, 'under-three-percent': 25 }),
      stated('stated-shares', 'share', '%', { 'directfs-real': 12, 'tencent-affected': 1.7 }),
    ),
  ).facts;
}

describe('sandbox facts', () => {
  it('compare a call in the sandbox with one in a container of the same study', () => {
    expect(value(facts(), 'call.kvmRatio')).toBeCloseTo(2.78, 2);
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
