// Facts on density.
import { describe, expect, it } from 'vitest';
import { topic as density } from '../../../data/facts/density.ts';
import type { Dataset, Scalar } from '../../../scripts/model/data.ts';
import { at, dataOf, holds, rowOf, small, value } from './small.ts';

type Rows = Readonly<Record<string, Readonly<Record<string, Scalar>>>>;

function overheads(qemu = 130_048): Dataset {
  const rows = {
    firecracker: ['Firecracker', 2560],
    'cloud-hypervisor': ['Cloud Hypervisor', 13_312],
    qemu: ['QEMU', qemu],
  } as const;
  const sizes = [128, 256, 1024];
  return small(
    'vmm-memory-overhead',
    { vmm: 'text', guest: 'MiB', overhead: 'KiB:single' },
    Object.fromEntries(
      Object.entries(rows).flatMap(([name, [vmm, overhead]]) =>
        sizes.map((guest) => [
          `${name}-${guest}`,
          { vmm, guest, overhead: name === 'qemu' && guest === 128 ? overhead + 20_480 : overhead },
        ]),
      ),
    ),
  );
}

const perInstance: Rows = {
  'runc-sleep-gvisor': { memory: 5 },
  'runc-node-gvisor': { memory: 80 },
  'runc-ruby-gvisor': { memory: 40 },
  'runc-redis-gvisor': { memory: 1000 },
  'gvisor-sleep-gvisor': { memory: 25 },
  'gvisor-node-gvisor': { memory: 120 },
  'gvisor-ruby-gvisor': { memory: 100 },
  'gvisor-redis-gvisor': { memory: 1020 },
  'docker-micropython-manco': { memory: 5, digits: 1 },
  'tinyx-micropython-manco': { memory: 25 },
  'debian-micropython-manco': { memory: 110 },
  'lightvm-daytime-manco': { memory: 3.6, statistic: 'typical' },
  'kata-qemu-1000-li': { memory: 150 },
  'kata-template-1000-li': { memory: 100 },
  'kata-firecracker-1000-li': { memory: 75 },
  'rund-1000-li': { memory: 25 },
  'kata-qemu-1-li': { memory: 170 },
  'kata-template-1-li': { memory: 130 },
  'kata-firecracker-1-li': { memory: 100 },
  'rund-1-li': { memory: 60 },
  'kata-qemu-ci': { memory: 122, statistic: 'typical' },
  'kata-clh-ci': { memory: 127, statistic: 'typical' },
  'kata-stratovirt-ci': { memory: 132, statistic: 'typical' },
};

function memory(changed: Rows = {}): Dataset {
  return small(
    'memory-per-instance',
    { label: 'text', workload: 'text', statistic: 'text', memory: 'MB', digits: 'count' },
    Object.fromEntries(
      Object.entries({ ...perInstance, ...changed }).map(([id, row]) => [
        id,
        { label: id, workload: 'idle', statistic: 'mean', ...row },
      ]),
    ),
  );
}

function scaling(): Dataset {
  const runtimes = ['kata-qemu', 'kata-template', 'kata-firecracker', 'rund'];
  const cells = { '128-1': 100_000, '128-1000': 80_000 };
  const rows = runtimes.flatMap((runtime) =>
    Object.entries(cells).map(
      ([id, kilobytes]) => [`${runtime}-${id}`, { runtime, memory: kilobytes }] as const,
    ),
  );
  return small('memory-scaling', { runtime: 'text', memory: 'KB:mean' }, Object.fromEntries(rows));
}

const named = (field: string, rows: Readonly<Record<string, number>>): Rows =>
  Object.fromEntries(
    Object.entries(rows).map(([id, number]) => [
      id,
      { platform: id, what: id, workload: id, [field]: number },
    ]),
  );

function others(): readonly Dataset[] {
  const limits = [
    'kubernetes-pods',
    'kubernetes-nodes',
    'kubernetes-cluster-pods',
    'kubernetes-containers',
    'openshift-pods-default',
    'openshift-pods-tested',
    'aks-pods-cni',
    'eks-pods',
    'hyperv-vms',
    'vsphere-3-vms',
    'vsphere-4-vms',
  ];
  const words = { platform: 'text', what: 'text', workload: 'text' };
  return [
    small(
      'specified-overheads',
      { ...words, memory: 'MiB:specification' },
      named('memory', {
        'firecracker-vmm': 5,
        'kata-pod-clh': 130,
        'kata-pod-qemu': 320,
        'kata-pod-qemu-2025': 160,
        'kata-pod-confidential': 2048,
        'kata-guest-default': 2048,
        'kubevirt-example': 258,
        'kata-template': 180,
        'kata-direct': 225,
      }),
    ),
    small(
      'minimum-memory',
      { ...words, memory: 'MB:min' },
      named('memory', {
        'docker-nginx-kuenzer': 7,
        'unikraft-nginx-kuenzer': 5,
        'microvm-nginx-kuenzer': 29,
        'crun-echo-crun-readme': 0.5,
        'runc-echo-crun-readme': 4,
        'windows-nano-process': 40,
        'windows-nano-hyper-v': 130,
        'windows-core-process': 50,
        'windows-core-hyper-v': 325,
      }),
    ),
    small(
      'guests-per-host',
      { platform: 'text', count: 'instances', low: 'instances', high: 'instances' },
      {
        ...named('count', {
          lightvm: 8000,
          'docker-manco': 3000,
          'firecracker-demo': 4000,
          rund: 2500,
          seuss: 54_000,
        }),
        'containers-typical-manco': { platform: 'Containers', low: 100, high: 1000 },
        'vms-typical-manco': { platform: 'VMs', low: 10, high: 999 },
      },
    ),
    small(
      'platform-limits',
      { platform: 'text', what: 'text', limit: 'count:limit', low: 'count', high: 'count' },
      {
        ...named('limit', Object.fromEntries(limits.map((id) => [id, 110]))),
        'aks-pods': { platform: 'AKS', what: 'pods', low: 30, high: 250 },
      },
    ),
    small('example-host', { name: 'text', value: 'text', unit: 'text' }, {}),
  ];
}

function host(gigabytes = 64): Dataset {
  const sizes = { 'app-10': 10, 'app-50': 50, 'app-250': 250, 'app-1000': 1000 };
  const rows = Object.entries(sizes).map(
    ([id, megabytes]) => [id, { name: `${megabytes} MB application`, value: megabytes, unit: 'MB' }] as const,
  );
  const dataset = small(
    'example-host',
    { name: 'text', value: '1', unit: 'text' },
    {
      'host-memory': { name: 'host', value: gigabytes, unit: 'GB' },
      'host-reserve': { name: 'reserve', value: 4, unit: 'GB' },
      ...Object.fromEntries(rows),
    },
  );
  const fields = dataset.fields.map(({ unit: _, ...field }) => field);
  return { ...dataset, fields };
}

const facts = (...changed: readonly Dataset[]) => {
  const all = [
    overheads(),
    memory(),
    scaling(),
    ...others().filter(({ name }) => name !== 'example-host'),
    host(),
  ];
  return density(
    dataOf(...all.map((dataset) => changed.find(({ name }) => name === dataset.name) ?? dataset)),
  );
};

describe('density facts', () => {
  const { facts: tree, series } = facts();

  it('join overheads that hardly vary with the size of the guest, in MiB', () => {
    expect(at(tree, 'vmm.firecracker')).toMatchObject({ value: 2.5, unit: 'MiB' });
    expect(value(tree, 'vmm.qemu')).toBe(127);
  });

  it('join the thresholds of Kata’s tests, which agree within a tenth', () => {
    expect(value(tree, 'perInstance.kataCi')).toBe(127);
  });

  it('give memory per container alone and with a thousand, in MB', () => {
    expect(at(tree, 'scaling.rund.at1')).toMatchObject({ value: 100, unit: 'MB' });
    expect(value(tree, 'scaling.kataQemu.at1000')).toBe(80);
  });

  it('count whole instances that fit by memory', () => {
    // (64 − 4) GB ÷ (5 + 10) MB = 4000; ÷ (150 + 10) = 375; ÷ (5 + 1000) = 59.7
    expect(value(tree, 'fit.runc.tiny')).toBe(4000);
    expect(value(tree, 'fit.kataQemu.tiny')).toBe(375);
    expect(value(tree, 'fit.runc.large')).toBe(59);
    expect(value(tree, 'gainOverKata.tiny')).toBeCloseTo(10.67, 2);
    expect(rowOf(series, 'instances-by-memory', 'rund-1000-li-app-250').instances).toBe(218);
  });

  it('name the host, the reserve, the overhead and the application behind a count', () => {
    expect(at(tree, 'fit.runc.tiny').cells.map(({ row }) => row)).toEqual([
      'host-memory',
      'host-reserve',
      'runc-sleep-gvisor',
      'app-10',
    ]);
  });
});

describe('density predicates', () => {
  it('hold for the figures above', () => {
    const names = [
      'vmUsesMore',
      'firecrackerMeetsSpecification',
      'scalingSaves',
      'gainShrinks',
      'podLimitBinds',
      'memoryBinds',
      'kernelTakesTens',
      'machinesBeyondDozens',
    ];
    expect(names.filter((name) => !holds(facts().facts, name))).toEqual([]);
  });

  it('fail when an idle VM takes no more than a container', () => {
    const { facts: tree } = facts(memory({ 'tinyx-micropython-manco': { memory: 4 } }));
    expect(holds(tree, 'vmUsesMore')).toBe(false);
    expect(at(tree, 'vmUsesMore')).toMatchObject({ because: expect.stringContaining('4') });
  });

  it('fail when containers crowd the host as much as light VMs', () => {
    const guests = others().find(({ name }) => name === 'guests-per-host');
    const rows = guests?.rows.map((row) => (row.id === 'docker-manco' ? { ...row, count: 9000 } : row));
    expect(holds(facts().facts, 'lightVmsCrowdMore')).toBe(true);
    expect(holds(facts({ ...guests, rows } as Dataset).facts, 'lightVmsCrowdMore')).toBe(false);
  });

  it('fail when a kernel needs hundreds of megabytes, or a limit stops machines at dozens', () => {
    const changed = (name: string, id: string, values: Readonly<Record<string, Scalar>>) => {
      const dataset = others().find((other) => other.name === name);
      const rows = dataset?.rows.map((row) => (row.id === id ? { ...row, ...values } : row));
      return facts({ ...dataset, rows } as Dataset).facts;
    };
    const heavy = changed('minimum-memory', 'microvm-nginx-kuenzer', { memory: 290 });
    expect(holds(heavy, 'kernelTakesTens')).toBe(false);
    const few = changed('platform-limits', 'hyperv-vms', { limit: 64 });
    expect(holds(few, 'machinesBeyondDozens')).toBe(false);
  });

  it('fail when the host is too small for the pod limit to matter', () => {
    expect(holds(facts(host(8)).facts, 'podLimitBinds')).toBe(false);
  });

  it('fail when even large applications fit more often than pods are allowed', () => {
    expect(holds(facts(host(640)).facts, 'memoryBinds')).toBe(false);
  });
});
