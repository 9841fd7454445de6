// Facts on performance: processor, memory, disk, network and servers beside native speed.
import {
  atMost,
  between,
  type Data,
  each,
  type FactTree,
  predicate,
  type Quantity,
  quantity,
  ratio,
  spread,
  type Topic,
} from '#facts';
import { applicationPredicates, applicationSeries } from './performance/applications.ts';
import { performanceBounds } from './performance/bounds.ts';
import { figure } from './performance/figure.ts';
import { relativeSeries } from './performance/relative.ts';

/** Processor, memory, disk, network and servers in containers and VMs beside native speed. */
export function topic(data: Data): Topic {
  const facts = {
    cpu: cpu(data),
    memory: memory(data),
    disk: disk(data),
    network: network(data),
    applications: applications(data),
    mysql: mysql(data),
    ...predicates(data),
    ...applicationPredicates(data),
    ...performanceBounds(data),
  };
  return { facts, series: [relativeSeries(data), applicationSeries(data)] };
}

function cpu(data: Data): FactTree {
  const speed = (id: string) => figure(data, 'cpu-linpack', id, 'speed');
  const native = speed('native-linpack-felter');
  const share = (id: string) => atMost(3, ratio(speed(id), native, { unit: '%' }));
  const time = (id: string) => figure(data, 'cpu-applications', id, 'time');
  return {
    dockerShare: share('docker-linpack-felter'),
    kvmShare: share('kvm-linpack-felter'),
    kvmUntunedShare: share('kvm-untuned-linpack-felter'),
    tuningGain: atMost(2, ratio(speed('kvm-linpack-felter'), speed('kvm-untuned-linpack-felter'))),
    gvisorTensorflow: ratio(time('runsc-tensorflow-gvisor'), time('runc-tensorflow-gvisor')),
    gvisorFfmpeg: ratio(time('runsc-ffmpeg-gvisor'), time('runc-ffmpeg-gvisor')),
  };
}

function memory(data: Data): FactTree {
  const share = (dataset: string, field: string, test: string, platform: string) =>
    atMost(
      3,
      ratio(
        figure(data, dataset, `${platform}-${test}-felter`, field),
        figure(data, dataset, `native-${test}-felter`, field),
        { unit: '%' },
      ),
    );
  return {
    triadKvm: share('memory-bandwidth', 'bandwidth', 'triad-two-sockets', 'kvm'),
    randomKvm: share('memory-random-access', 'rate', 'random-one-socket', 'kvm'),
    randomDocker: share('memory-random-access', 'rate', 'random-one-socket', 'docker'),
  };
}

function disk(data: Data): FactTree {
  const rate = (id: string) => figure(data, 'disk-operations', id, 'rate');
  const share = (test: string, platform: string) =>
    atMost(3, ratio(rate(`${platform}-${test}-felter`), rate(`native-${test}-felter`), { unit: '%' }));
  const latency = (name: string) =>
    atMost(3, figure(data, 'disk-latency', `${name}-4k-read-qd1-agache`, 'latency'));
  const throughput = (id: string) => figure(data, 'disk-throughput', id, 'throughput');
  return {
    randomReadKvm: share('random-read', 'kvm'),
    mixedKvm: share('mixed', 'kvm'),
    sequentialReadKvm: ratio(
      throughput('kvm-sequential-read-felter'),
      throughput('native-sequential-read-felter'),
      {
        unit: '%',
      },
    ),
    queued: each(
      {
        metal: 'metal',
        qemu: 'qemu',
        cloudHypervisor: 'cloud-hypervisor',
        firecracker: 'firecracker',
      } as const,
      (name) => atMost(3, rate(`${name}-4k-read-qd32-agache`)),
    ),
    latency: each(
      {
        metal: 'metal',
        qemu: 'qemu',
        firecracker: 'firecracker',
      } as const,
      latency,
    ),
    queuedShareQemu: atMost(
      2,
      ratio(rate('qemu-4k-read-qd32-agache'), rate('metal-4k-read-qd32-agache'), { unit: '%' }),
    ),
  };
}

function network(data: Data): FactTree {
  const throughput = (id: string) => figure(data, 'network-throughput', id, 'throughput');
  const latency = (id: string) => figure(data, 'network-latency', id, 'latency');
  return {
    kvmShare: atMost(
      3,
      ratio(throughput('kvm-nuttcp-felter'), throughput('native-nuttcp-felter'), { unit: '%' }),
    ),
    roundTrip: { ratio: atMost(3, ratio(latency('kvm-tcp-rr-felter'), latency('native-tcp-rr-felter'))) },
  };
}

function applications(data: Data): FactTree {
  const share = (id: string, base: string) =>
    atMost(
      3,
      ratio(
        figure(data, 'application-throughput', id, 'rate'),
        figure(data, 'application-throughput', base, 'rate'),
        { unit: '%' },
      ),
    );
  const redis = (connections: number) => (platform: string) =>
    share(`${platform}-redis-${connections}-felter`, `native-redis-${connections}-felter`);
  const setUps = { dockerHost: 'docker-host', dockerNat: 'docker-nat', kvm: 'kvm' } as const;
  const kuenzer = (app: string) => (platform: string) =>
    share(`${platform}-${app}-kuenzer`, `native-${app}-kuenzer`);
  const platforms = {
    docker: 'docker',
    vmQemu: 'microvm-qemu',
    vmFirecracker: 'microvm-fc',
    unikraft: 'unikraft-qemu',
  } as const;
  return {
    redis2014: each(setUps, redis(50)),
    redisOne2014: each({ dockerNat: 'docker-nat', kvm: 'kvm' }, redis(1)),
    redis2021: each(platforms, kuenzer('redis-get')),
    nginx2021: each(platforms, kuenzer('nginx-static')),
    gvisorRedis: share('gvisor-redis-get-gvisor', 'runc-redis-get-gvisor'),
    gvisorNode: share('gvisor-node-http-server-gvisor', 'runc-node-http-server-gvisor'),
    gvisorRuby: share('gvisor-ruby-http-server-gvisor', 'runc-ruby-http-server-gvisor'),
  };
}

function served(data: Data, platform: string, threads: number): Quantity {
  const row = data.row('mysql-throughput', `${platform}-${threads}`);
  const label = `${row.text('platform')}, MySQL transactions, ${threads} threads`;
  return atMost(4, quantity(row.cell('rate'), { label }));
}

function mysql(data: Data): FactTree {
  const over = (threads: number) => ratio(served(data, 'docker-host', threads), served(data, 'kvm', threads));
  const counts = data
    .rows('mysql-throughput')
    .filter((row) => row.id.startsWith('kvm-'))
    .map((row) => Number(row.values.threads));
  return {
    native: served(data, 'native', 170),
    dockerHost: served(data, 'docker-host', 170),
    dockerAufs: served(data, 'docker-aufs', 170),
    kvm: served(data, 'kvm', 170),
    aufsShare: atMost(
      2,
      ratio(served(data, 'docker-aufs', 170), served(data, 'docker-host', 170), { unit: '%' }),
    ),
    dockerOverKvm: atMost(
      2,
      spread(counts.map(over), {
        tolerance: 0.1,
        label: 'MySQL, Docker with host network compared with KVM',
      }),
    ),
  };
}

function predicates(data: Data): FactTree {
  const kvm = ratio(
    figure(data, 'cpu-linpack', 'kvm-linpack-felter', 'speed'),
    figure(data, 'cpu-linpack', 'native-linpack-felter', 'speed'),
    { unit: '%' },
  );
  const rate = (id: string) => figure(data, 'disk-operations', id, 'rate');
  const half = ratio(rate('kvm-random-read-felter'), rate('native-random-read-felter'), { unit: '%' });
  const threads = data.rows('mysql-throughput').filter((row) => row.id.startsWith('kvm-'));
  const slower = threads.filter(
    (row) =>
      served(data, 'kvm', Number(row.values.threads)).value <
      served(data, 'docker-aufs', Number(row.values.threads)).value,
  );
  return {
    cpuNearNative: between(kvm, { least: 95 }, 'a tuned VM computes at 95 % of native speed or more'),
    randomDiskHalved: between(
      half,
      { most: 60 },
      'random reads in the VM of 2014 reach 60 % of native or less',
    ),
    mysqlSlowerInVm: predicate(
      'MySQL served fewer transactions in the VM than in the slowest container set-up, at every number of threads',
      slower.length === threads.length && threads.length > 0,
      `at ${slower.length} of ${threads.length} numbers of threads`,
      threads.map((row) => quantity(row.cell('rate'))),
    ),
  };
}
