// Facts on performance.
import { describe, expect, it } from 'vitest';
import { topic as performance } from '../../../data/facts/performance.ts';
import type { Dataset, Scalar } from '../../../scripts/model/data.ts';
import { bounds, dataOf, holds, rowOf, small, value } from './small.ts';

type Numbers = Readonly<Record<string, number>>;

/** Rows that hold one number under `field`, with what labels need. */
function column(
  name: string,
  field: string,
  unit: string,
  numbers: Numbers,
  extra: Readonly<Record<string, Scalar>> = {},
): Dataset {
  const rows = Object.entries(numbers).map(
    ([id, number]) => [id, { platform: id, test: id, ...extra, [field]: number }] as const,
  );
  return small(name, { platform: 'text', test: 'text', [field]: unit }, Object.fromEntries(rows));
}

const felter = (test: string, native: number, docker: number, kvm: number): Numbers => ({
  [`native-${test}-felter`]: native,
  [`docker-${test}-felter`]: docker,
  [`kvm-${test}-felter`]: kvm,
});

function linpack(kvm = 196): Dataset {
  return column('cpu-linpack', 'speed', 'GFLOPS:mean', {
    ...felter('linpack', 200, 200, kvm),
    'kvm-untuned-linpack-felter': 98,
  });
}

function mysql(kvmAt170 = 50): Dataset {
  const at = (platform: string, ten: number, many: number) => ({
    [`${platform}-10`]: { platform, threads: 10, rate: ten },
    [`${platform}-170`]: { platform, threads: 170, rate: many },
  });
  return small(
    'mysql-throughput',
    { platform: 'text', threads: 'threads', rate: 'tps:mean' },
    {
      ...at('native', 100, 130),
      ...at('docker-host', 90, 125),
      ...at('docker-nat', 88, 120),
      ...at('docker-aufs', 80, 110),
      ...at('kvm', 60, kvmAt170),
    },
  );
}

const kuenzer = ['docker', 'microvm-qemu', 'microvm-fc', 'unikraft-qemu', 'osv-qemu'];
const monitors = ['metal', 'qemu', 'cloud-hypervisor', 'firecracker'];

const facts = (...changed: readonly Dataset[]) => {
  const all = [
    linpack(),
    mysql(),
    column('cpu-applications', 'time', 's:single', {
      'runsc-tensorflow-gvisor': 236,
      'runc-tensorflow-gvisor': 200,
      'runsc-ffmpeg-gvisor': 88,
      'runc-ffmpeg-gvisor': 80,
    }),
    column('memory-bandwidth', 'bandwidth', 'GB/s:mean', {
      ...felter('triad-two-sockets', 50, 50, 49),
      ...felter('copy-two-sockets', 40, 40, 39),
    }),
    column('memory-random-access', 'rate', 'GUPS:mean', felter('random-one-socket', 0.05, 0.05, 0.043)),
    column('disk-operations', 'rate', 'IOPS:mean', {
      ...felter('random-read', 80_000, 80_000, 44_000),
      ...felter('random-write', 100_000, 100_000, 50_000),
      ...felter('mixed', 100_000, 100_000, 48_000),
      ...Object.fromEntries(monitors.map((name) => [`${name}-4k-read-qd32-agache`, 13_000])),
    }),
    column('disk-throughput', 'throughput', 'MB/s:mean', {
      ...felter('sequential-read', 800, 800, 792),
      ...felter('sequential-write', 750, 750, 735),
    }),
    column('stated-shares', 'share', '%:share', { 'firecracker-cpu': 95 }),
    column('wsl-speedups', 'factor', '1:max', { unpack: 20 }),
    column('disk-latency', 'latency', 'µs:p99', {
      'metal-4k-read-qd1-agache': 100,
      'qemu-4k-read-qd1-agache': 167,
      'cloud-hypervisor-4k-read-qd1-agache': 136,
      'firecracker-4k-read-qd1-agache': 150,
    }),
    column('network-throughput', 'throughput', 'Gbit/s:mean', {
      'native-nuttcp-felter': 10,
      'docker-nat-nuttcp-felter': 9.9,
      'kvm-nuttcp-felter': 9.8,
      'firecracker-receive-agache': 15,
      'qemu-receive-agache': 23,
    }),
    column('network-latency', 'latency', 'µs:mean', {
      'native-tcp-rr-felter': 40,
      'kvm-tcp-rr-felter': 80,
      'host-ping-firecracker': 198,
      'firecracker-ping-firecracker': 321,
    }),
    column('application-throughput', 'rate', 'req/s:mean', {
      'native-redis-50-felter': 100_000,
      'docker-host-redis-50-felter': 99_000,
      'docker-nat-redis-50-felter': 72_000,
      'kvm-redis-50-felter': 84_000,
      'native-redis-1-felter': 16_000,
      'docker-host-redis-1-felter': 15_600,
      'docker-nat-redis-1-felter': 12_800,
      'kvm-redis-1-felter': 9600,
      ...Object.fromEntries(
        ['redis-get', 'nginx-static'].flatMap((app) => [
          [`native-${app}-kuenzer`, 200_000],
          ...kuenzer.map((platform) => [`${platform}-${app}-kuenzer`, 160_000]),
        ]),
      ),
      'gvisor-redis-get-gvisor': 15_000,
      'runc-redis-get-gvisor': 30_000,
      'gvisor-node-http-server-gvisor': 375,
      'runc-node-http-server-gvisor': 886,
      'gvisor-ruby-http-server-gvisor': 260,
      'runc-ruby-http-server-gvisor': 540,
    }),
  ];
  return performance(
    dataOf(...all.map((dataset) => changed.find(({ name }) => name === dataset.name) ?? dataset)),
  );
};

describe('performance facts', () => {
  const { facts: tree, series } = facts();

  it('give container and VM as a share of native', () => {
    expect(value(tree, 'cpu.kvmShare')).toBe(98);
    expect(value(tree, 'cpu.kvmUntunedShare')).toBe(49);
    expect(value(tree, 'cpu.tuningGain')).toBe(2);
    expect(value(tree, 'memory.randomKvm')).toBeCloseTo(86, 9);
    expect(value(tree, 'disk.mixedKvm')).toBe(48);
    expect(value(tree, 'applications.redis2014.dockerNat')).toBe(72);
    expect(value(tree, 'applications.redisOne2014.kvm')).toBe(60);
    expect(value(tree, 'applications.gvisorRedis')).toBe(50);
    expect(value(tree, 'disk.queuedShareQemu')).toBe(100);
    expect(value(tree, 'mysql.aufsShare')).toBe(88);
  });

  it('span the advantage over a VM from the fewest to the most threads', () => {
    expect(bounds(tree, 'mysql.dockerOverKvm')).toEqual([1.5, 2.5]);
  });

  it('turn times round, so that a share below native always means slower', () => {
    expect(rowOf(series, 'relative-performance', 'kvm-tcp-rr-felter').share).toBe(50);
    expect(rowOf(series, 'relative-performance', 'kvm-nuttcp-felter').share).toBeCloseTo(98, 9);
    expect(value(tree, 'network.roundTrip.ratio')).toBe(2);
  });

  it('name the source of each row, not all those of its dataset', () => {
    const numbers = { ...felter('linpack', 200, 200, 196), 'kvm-untuned-linpack-felter': 98 };
    const sourced = column('cpu-linpack', 'speed', 'GFLOPS:mean', numbers, { source: 'felter2014' });
    const rows = facts(sourced).series;
    expect(rowOf(rows, 'relative-performance', 'kvm-linpack-felter').source).toBe('felter2014');
  });

  it('keep the VM as installed beside the tuned one', () => {
    const untuned = rowOf(series, 'relative-performance', 'kvm-untuned-linpack-felter');
    expect(untuned).toMatchObject({ platform: 'KVM, as installed', share: 49 });
  });
});

describe('performance predicates', () => {
  it('hold for the figures above', () => {
    const names = [
      'cpuNearNative',
      'randomDiskHalved',
      'mysqlSlowerInVm',
      'containerComputesNatively',
      'bulkNearNative',
      'gvisorServesHalf',
      'gvisorComputesOn',
    ];
    expect(names.filter((name) => !holds(facts().facts, name))).toEqual([]);
  });

  it('fail when a container computes slower, a bulk transfer halves, or a sandbox changes sides', () => {
    const slow = column('cpu-linpack', 'speed', 'GFLOPS:mean', {
      ...felter('linpack', 200, 190, 196),
      'kvm-untuned-linpack-felter': 98,
    });
    expect(holds(facts(slow).facts, 'containerComputesNatively')).toBe(false);
    const halved = column('disk-throughput', 'throughput', 'MB/s:mean', {
      ...felter('sequential-read', 800, 800, 400),
      ...felter('sequential-write', 750, 750, 735),
    });
    expect(holds(facts(halved).facts, 'bulkNearNative')).toBe(false);
    const dear = column('cpu-applications', 'time', 's:single', {
      'runsc-tensorflow-gvisor': 400,
      'runc-tensorflow-gvisor': 200,
      'runsc-ffmpeg-gvisor': 88,
      'runc-ffmpeg-gvisor': 80,
    });
    expect(holds(facts(dear).facts, 'gvisorComputesOn')).toBe(false);
  });

  it('fail when a tuned VM falls below, or one number of threads turns', () => {
    expect(holds(facts(linpack(180)).facts, 'cpuNearNative')).toBe(false);
    expect(holds(facts(mysql(115)).facts, 'mysqlSlowerInVm')).toBe(false);
  });
});
