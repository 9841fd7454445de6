// Facts on start-up.
import { describe, expect, it } from 'vitest';
import { topic as startup } from '../../../data/facts/startup.ts';
import type { Dataset, Scalar } from '../../../scripts/model/data.ts';
import { at, bounds, dataOf, holds, rowOf, small, value } from './small.ts';

type Times = Readonly<Record<string, Readonly<Record<string, Scalar>>>>;

const kinds = {
  process: { kind: 'process', clock: 'fork to running process' },
  runtime: { kind: 'container', clock: 'runtime create to deletion' },
  engine: { kind: 'container', clock: 'engine run to started' },
  response: { kind: 'container', clock: 'engine run to first response' },
  sandbox: { kind: 'sandbox', clock: 'engine run to started' },
  secure: { kind: 'secure container', clock: 'create to running' },
  microvm: { kind: 'microVM', clock: 'VMM start to guest init' },
  part: { kind: 'microVM', clock: 'snapshot restore' },
  unikernel: { kind: 'unikernel', clock: 'boot' },
  vm: { kind: 'VM', clock: 'create and boot' },
  cloud: { kind: 'cloud VM', clock: 'launch call to SSH' },
};

const times: Times = {
  'fork-exec-mean': { ...kinds.process, value: 4, statistic: 'mean' },
  'fork-exec-p90': { ...kinds.process, value: 8, statistic: 'p90' },
  'crun-youki-readme': { ...kinds.runtime, value: 50, statistic: 'mean' },
  'crun-crun-readme': { ...kinds.runtime, value: 20, statistic: 'mean' },
  'youki-youki-readme': { ...kinds.runtime, value: 100, statistic: 'mean' },
  'runc-youki-readme': { ...kinds.runtime, value: 250, statistic: 'mean' },
  'runc-crun-readme': { ...kinds.runtime, value: 40, statistic: 'mean' },
  'docker-manco': { ...kinds.engine, value: 200, digits: 1, statistic: 'typical' },
  'docker-cadden-idle': { ...kinds.engine, value: 540, statistic: 'typical' },
  'docker-runc-python-young': { ...kinds.engine, value: 600, statistic: 'mean' },
  'docker-runc-empty-gvisor': { ...kinds.engine, value: 1200, statistic: 'single' },
  'docker-runc-node-gvisor': { ...kinds.response, value: 2500, statistic: 'single' },
  'docker-runc-ruby-gvisor': { ...kinds.response, value: 2600, statistic: 'single' },
  'docker-gvisor-python-young': { ...kinds.sandbox, value: 660, statistic: 'mean' },
  'docker-gvisor-empty-gvisor': { ...kinds.sandbox, value: 1150, statistic: 'single' },
  'kata-clh-ci': { ...kinds.secure, value: 400, statistic: 'typical' },
  'kata-stratovirt-ci': { ...kinds.secure, value: 500, statistic: 'typical' },
  'kata-qemu-ci': { ...kinds.secure, value: 700, statistic: 'typical' },
  'kata-direct-runtime-rs': { ...kinds.secure, value: 800, statistic: 'mean' },
  'kata-template-runtime-rs': { ...kinds.secure, value: 600, statistic: 'mean' },
  'lightvm-noop-manco': { ...kinds.unikernel, value: 2.3, statistic: 'min' },
  'lightvm-daytime-manco': { ...kinds.unikernel, value: 4, statistic: 'typical' },
  'unikraft-firecracker-kuenzer': { ...kinds.unikernel, value: 3, statistic: 'median' },
  'unikraft-qemu-kuenzer': { ...kinds.unikernel, value: 38, statistic: 'median' },
  'unikraft-qemu-microvm-kuenzer': { ...kinds.unikernel, value: 9, statistic: 'median' },
  'debian-xen-manco': { ...kinds.vm, value: 2000, digits: 2, statistic: 'total' },
  'tinyx-xen-manco': { ...kinds.vm, value: 540, digits: 2, statistic: 'total' },
  'firecracker-boot-spec': {
    kind: 'microVM',
    clock: 'API call to guest init',
    value: 125,
    statistic: 'specification',
  },
  'firecracker-vmm-spec-range': { kind: 'microVM', clock: 'VMM start to API ready', low: 6, high: 60 },
  'firecracker-agache': { ...kinds.microvm, value: 160, statistic: 'p50' },
  'firecracker-restore-m5d': { ...kinds.part, low: 29, high: 30, statistic: 'typical' },
  'firecracker-restore-m6i': { ...kinds.part, value: 30, statistic: 'typical' },
  'firecracker-restore-m6a': { ...kinds.part, value: 34, statistic: 'typical' },
  'firecracker-restore-m6g': { ...kinds.part, value: 4, statistic: 'typical' },
  'firecracker-restore-c7g': { ...kinds.part, value: 3, statistic: 'typical' },
  'ec2-cold-brev': { ...kinds.cloud, value: 24000, digits: 3, statistic: 'mean' },
  'ec2-types-brev': { ...kinds.cloud, low: 22000, high: 23000, digits: 3, statistic: 'mean' },
  'ec2-stopped-brev': { ...kinds.cloud, value: 21000, digits: 3, statistic: 'mean' },
  'ec2-hibernated-brev': { ...kinds.cloud, value: 20000, digits: 3, statistic: 'mean' },
  'ec2-percival': { ...kinds.cloud, value: 29000, digits: 3, statistic: 'single' },
};

function startupTimes(changed: Times = {}): Dataset {
  const columns = { label: 'text', kind: 'text', clock: 'text', source: 'text', statistic: 'text' };
  return small(
    'startup-times',
    { ...columns, value: 'ms', low: 'ms', high: 'ms', digits: 'count' },
    Object.fromEntries(
      Object.entries({ ...times, ...changed }).map(([id, row]) => [
        id,
        { label: id, source: 'one2020', ...row },
      ]),
    ),
  );
}

const percentileColumns = {
  vmm: 'text',
  clock: 'text',
  min: 'ms:min',
  p50: 'ms:p50',
  mean: 'ms:mean',
  p95: 'ms:p95',
  p99: 'ms:p99',
  max: 'ms:max',
  n: 'count',
};

function boots(p99OfFirecracker = 172): Dataset {
  const row = (vmm: string, p50: number, p99: number) => ({
    vmm,
    clock: 'VMM start to guest init',
    min: p50 - 10,
    p50,
    mean: p50 + 1,
    p95: p99 - 5,
    p99,
    max: p99 + 5,
    n: 500,
  });
  return small('boot-percentiles', percentileColumns, {
    'firecracker-1': row('Firecracker', 160, p99OfFirecracker),
    'firecracker-50': row('Firecracker', 200, 240),
    'firecracker-100': row('Firecracker', 216, 258),
    'firecracker-pre-1': row('Firecracker, configured', 110, 115),
    'firecracker-pre-50': row('Firecracker, configured', 113, 146),
    'firecracker-pre-100': row('Firecracker, configured', 121, 153),
    'cloud-hypervisor-1': row('Cloud Hypervisor', 100, 110),
    'cloud-hypervisor-50': row('Cloud Hypervisor', 120, 150),
    'cloud-hypervisor-100': row('Cloud Hypervisor', 130, 170),
    'qemu-1': row('QEMU', 240, 257),
    'qemu-50': row('QEMU', 230, 279),
    'qemu-100': row('QEMU', 228, 295),
    'qemu-qboot-1': row('QEMU, qboot', 214, 220),
    'qemu-microvm-1': row('QEMU microvm', 582, 597),
  });
}

function concurrency(): Dataset {
  const means = { 'kata-qemu': 500, 'kata-template': 300, 'kata-firecracker': 300, rund: 80 };
  const growth = { 1: 1, 10: 2, 100: 6, 200: 12, 400: 30 };
  const rows = Object.entries(means).flatMap(([runtime, mean]) =>
    Object.entries(growth).map(([atOnce, factor]) => {
      const slow = runtime === 'kata-firecracker' && Number(atOnce) > 10 ? 8 : 1;
      return [`${runtime}-${atOnce}`, { runtime, time: mean * factor * slow }] as const;
    }),
  );
  return small('startup-concurrency', { runtime: 'text', time: 'ms' }, Object.fromEntries(rows));
}

function rest(): readonly Dataset[] {
  return [
    small(
      'startup-parts',
      { part: 'text', statistic: 'text', value: 'ms', low: 'ms', high: 'ms', factor: '1' },
      {
        namespaces: { low: 8, high: 10, statistic: 'typical' },
        'start-ssd': { value: 500, statistic: 'typical' },
        'start-hdd': { value: 1000, statistic: 'typical' },
        desktop: { factor: 2.7, statistic: 'typical' },
      },
    ),
    small(
      'cloud-vm-phases',
      { run: 'text', phase: 'text', time: 's' },
      {
        'm7i-1': { phase: 'API call', time: 5 },
        'm7i-2': { phase: 'pending', time: 15 },
        'm7i-3': { phase: 'to SSH', time: 5 },
        'percival-1': { phase: 'API call', time: 2 },
        'percival-2': { phase: 'pending', time: 4 },
        'percival-3': { phase: 'to port', time: 10 },
        'percival-4': { phase: 'to SSH', time: 4 },
      },
    ),
  ];
}

const facts = (...changed: readonly Dataset[]) => {
  const all = [startupTimes(), boots(), concurrency(), ...rest()];
  const replaced = all.map((dataset) => changed.find((other) => other.name === dataset.name) ?? dataset);
  return startup(dataOf(...replaced));
};

describe('start-up facts', () => {
  const { facts: tree, series } = facts();

  it('give each monitor its percentiles with unit and statistic', () => {
    expect(at(tree, 'firecracker.p50')).toMatchObject({ value: 160, unit: 'ms', statistic: 'p50' });
    expect(at(tree, 'firecracker.p99').cells).toEqual([
      { dataset: 'boot-percentiles', row: 'firecracker-1', field: 'p99' },
    ]);
  });

  it('divide the median of many boots at once by the median alone', () => {
    expect(value(tree, 'parallel.firecracker.slowdown')).toBeCloseTo(1.35, 9);
    expect(value(tree, 'parallel.cloudHypervisor.slowdown')).toBeCloseTo(1.3, 9);
  });

  it('give cold starts alone and with many at once', () => {
    expect(value(tree, 'concurrent.kataQemu.at1')).toBe(500);
    expect(value(tree, 'concurrent.rund.at400')).toBe(2400);
  });

  it('compare the storage under a container', () => {
    expect(bounds(tree, 'parts.namespaces')).toEqual([8, 10]);
    expect(value(tree, 'parts.hddOverSsd')).toBe(2);
  });

  it('keep sources that disagree apart as a range and join those that agree', () => {
    expect(bounds(tree, 'runc.typical')).toEqual([40, 250]);
    expect(value(tree, 'docker.toResponse')).toBe(2550);
    expect(bounds(tree, 'restore')).toEqual([3, 34]);
  });

  it('compare platforms only within one experiment', () => {
    expect(value(tree, 'compared.debianVmOverDocker')).toBe(10);
    expect(bounds(tree, 'compared.runcOverCrun')).toEqual([2, 5]);
    expect(value(tree, 'compared.gvisorOverRunc')).toBeCloseTo(1.1, 9);
  });

  it('carry no more digits than the coarser of two figures', () => {
    expect(at(tree, 'compared.debianVmOverDocker')).toMatchObject({ digits: 1 });
  });

  it('turn cloud phases into shares of the whole start', () => {
    expect(value(tree, 'cloud.guestShare')).toBe(20);
    expect(value(tree, 'cloud.guestShareSample')).toBe(70);
    expect(value(tree, 'cloud.launch')).toBe(24);
  });

  it('leave snapshots and parts of a start out of the classes', () => {
    expect(value(tree, 'class.microvm')).toBe(160);
    expect(bounds(tree, 'class.engine')).toEqual([200, 1200]);
    expect(rowOf(series, 'startup-by-class', 'engine')).toMatchObject({
      low: 200,
      high: 1200,
      figures: 4,
      sources: 1,
    });
  });
});

describe('start-up predicates', () => {
  it('hold for the figures above', () => {
    const { facts: tree } = facts();
    const names = [
      'microvmUnderQuarterSecond',
      'qemuUnderQuarterSecond',
      'cloudSlowest',
      'concurrencyReorders',
      'bootRangesApart',
      'microvmTypeLagged',
      'microvmTypeLeads',
      'unikernelsStartFirst',
      'trimmingHelps',
      'crunFirst',
      'kernelInTenths',
      'gvisorNear',
    ];
    expect(names.map((name) => holds(tree, name))).toEqual(names.map(() => true));
  });

  it('fail when one source has crun behind runc, or a pod with its own kernel takes seconds', () => {
    const behind = startupTimes({ 'crun-crun-readme': { ...kinds.runtime, value: 60, statistic: 'mean' } });
    expect(holds(facts(behind).facts, 'crunFirst')).toBe(false);
    const slow = startupTimes({ 'kata-qemu-ci': { ...kinds.secure, value: 1700, statistic: 'typical' } });
    expect(holds(facts(slow).facts, 'kernelInTenths')).toBe(false);
    const late = startupTimes({
      'docker-gvisor-python-young': { ...kinds.sandbox, value: 900, statistic: 'mean' },
    });
    expect(holds(facts(late).facts, 'gvisorNear')).toBe(false);
  });

  it('fail when a unikernel starts no faster than a container, or trimming a guest saves nothing', () => {
    const slow = startupTimes({
      'lightvm-daytime-manco': { ...kinds.unikernel, value: 210, statistic: 'typical' },
      'tinyx-xen-manco': { ...kinds.vm, value: 2000, digits: 2, statistic: 'total' },
      'unikraft-qemu-microvm-kuenzer': { ...kinds.unikernel, value: 40, statistic: 'median' },
    });
    const { facts: tree } = facts(slow);
    expect(holds(tree, 'unikernelsStartFirst')).toBe(false);
    expect(holds(tree, 'trimmingHelps')).toBe(false);
    expect(holds(tree, 'microvmTypeLeads')).toBe(false);
  });

  it('fail when the slowest boot of one monitor takes as long as the fastest of the next', () => {
    expect(holds(facts(boots(205)).facts, 'bootRangesApart')).toBe(false);
  });

  it('fail when one boot in a hundred takes a quarter of a second', () => {
    expect(holds(facts(boots(250)).facts, 'microvmUnderQuarterSecond')).toBe(false);
  });

  it('fail when the guest takes like shares of both cloud starts', () => {
    const phases = rest().find(({ name }) => name === 'cloud-vm-phases');
    const even = { ...phases, rows: phases?.rows.map((row) => ({ ...row, time: 5 })) } as Dataset;
    expect(holds(facts().facts, 'guestShareVaries')).toBe(true);
    expect(holds(facts(even).facts, 'guestShareVaries')).toBe(false);
  });

  it('fail when measured ranges part', () => {
    expect(holds(facts().facts, 'enginesOverlapMicrovms')).toBe(false);
    const slow = startupTimes({ 'firecracker-agache': { ...kinds.microvm, value: 300, statistic: 'p50' } });
    const two = startupTimes({
      'firecracker-agache': { ...kinds.microvm, value: 160, statistic: 'p50' },
      other: { ...kinds.microvm, value: 300, statistic: 'p50' },
    });
    expect(holds(facts(slow).facts, 'enginesOverlapMicrovms')).toBe(true);
    expect(holds(facts(two).facts, 'enginesOverlapMicrovms')).toBe(true);
  });
});
