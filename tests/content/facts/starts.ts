// Small datasets of starts, with round numbers, for tests of facts on start-up.
import type { Dataset, Row, Scalar } from '../../../scripts/model/data.ts';
import { small } from './small.ts';

type Rows = Readonly<Record<string, Readonly<Record<string, Scalar>>>>;

const value = (rows: Readonly<Record<string, number>>, more: Readonly<Record<string, Scalar>> = {}): Rows =>
  Object.fromEntries(Object.entries(rows).map(([id, number]) => [id, { value: number, ...more }]));

const kinds = {
  runtime: { kind: 'container', clock: 'runtime create to deletion' },
  engine: { kind: 'container', clock: 'engine run to exit' },
  sandbox: { kind: 'sandbox', clock: 'containerd to first request' },
  secure: { kind: 'secure container', clock: 'pod start to workload' },
  microvm: { kind: 'microVM', clock: 'VMM start to guest init' },
  unikernel: { kind: 'unikernel', clock: 'boot' },
  vm: { kind: 'VM', clock: 'create and boot' },
  cloud: { kind: 'cloud VM', clock: 'launch call to SSH' },
};

const times: Rows = {
  ...value({ 'crun-pull': 5, 'runc-issue': 40, 'runc-youki-readme': 80 }, kinds.runtime),
  ...value({ 'docker-ssd': 500, 'docker-hdd': 1000 }, kinds.engine),
  'docker-old': { ...kinds.engine, value: 9000, historic: true },
  ...value({ 'gvisor-one': 600 }, kinds.sandbox),
  ...value({ 'kata-clh-ci': 400, 'kata-stratovirt-ci': 500, 'kata-qemu-ci': 700 }, kinds.secure),
  ...value({ 'firecracker-agache': 160 }, kinds.microvm),
  'firecracker-full': { kind: 'microVM', clock: 'VMM start to service in the guest', value: 1100 },
  'firecracker-boot-spec': { kind: 'microVM', clock: 'API call to guest init', value: 125 },
  'firecracker-agentkernel': { kind: 'microVM', clock: 'instance start to agent ready', value: 950 },
  'firecracker-agentkernel-tuned': { kind: 'microVM', clock: 'tuned', value: 150, digits: 2 },
  'unikraft-one': { ...kinds.unikernel, value: 3 },
  'debian-one': { ...kinds.vm, value: 2000 },
  'ec2-cold-brev': { ...kinds.cloud, value: 25_000, digits: 3 },
  'ec2-types-brev': { ...kinds.cloud, low: 22_000, high: 23_000, digits: 3 },
  'ec2-regions-brev': { ...kinds.cloud, low: 22_000, high: 24_000, digits: 3 },
};

const texts = { label: 'text', kind: 'text', clock: 'text', source: 'text', historic: 'text' };
const spans = { value: 'ms', low: 'ms', high: 'ms', digits: 'count' };

/** Start-up times with some rows changed. */
export function startTimes(changed: Rows = {}): Dataset {
  const rows = Object.entries({ ...times, ...changed });
  return small(
    'startup-times',
    { ...texts, ...spans },
    Object.fromEntries(rows.map(([id, row]) => [id, { label: id, source: 'one2020', ...row }])),
  );
}

function oneHost(): Dataset {
  const means = {
    runc: 200,
    'gvisor-systrap': 600,
    'gvisor-kvm': 610,
    'kata2-cloud-hypervisor': 800,
    'kata2-firecracker': 900,
    'kata2-qemu': 1000,
    'kata3-cloud-hypervisor': 1000,
    'kata3-dragonball': 1100,
    'kata3-qemu': 1200,
  };
  const rows = Object.entries(means).map(([id, mean]) => [id, { runtime: id, mean, digits: 3 }] as const);
  return small(
    'startup-one-host',
    { runtime: 'text', mean: 'ms:mean', digits: 'count' },
    Object.fromEntries(rows),
  );
}

function boots(): Dataset {
  const medians = { firecracker: 160, 'firecracker-pre': 110, qemu: 240 };
  const rows = Object.entries(medians).flatMap(([id, p50]) => [
    [`${id}-1`, { vmm: id, p50, p99: p50 + 10 }] as const,
    [`${id}-100`, { vmm: id, p50: p50 * 1.25, p99: p50 * 2 }] as const,
  ]);
  return small('boot-percentiles', { vmm: 'text', p50: 'ms:p50', p99: 'ms:p99' }, Object.fromEntries(rows));
}

function concurrency(): Dataset {
  const alone = { 'kata-qemu': 500, 'kata-template': 300, 'kata-firecracker': 310, rund: 80 };
  const crowd = { 'kata-qemu': 7000, 'kata-template': 2000, 'kata-firecracker': 27_000, rund: 1000 };
  const named = (means: Readonly<Record<string, number>>, atOnce: number) =>
    Object.entries(means).map(([id, time]) => [`${id}-${atOnce}`, { runtime: id, time }] as const);
  return small(
    'startup-concurrency',
    { runtime: 'text', time: 'ms:mean' },
    Object.fromEntries([...named(alone, 1), ...named(crowd, 200)]),
  );
}

function restores(): Dataset {
  const fields = ['cold', 'coldLow', 'coldHigh', 'restored', 'restoredLow', 'restoredHigh'];
  const columns = Object.fromEntries(fields.map((field) => [field, 'ms']));
  const rows: Rows = {
    numavm: { cold: 1100, restored: 170, vendor: true },
    stacyvm: { cold: 1200, restored: 30, vendor: true },
    'clh-2-demand': { coldLow: 1100, coldHigh: 1150, restoredLow: 110, restoredHigh: 140, way: 'on demand' },
    'clh-4-demand': { coldLow: 1150, coldHigh: 1200, restoredLow: 110, restoredHigh: 160, way: 'on demand' },
    'clh-2-eager': { coldLow: 1100, coldHigh: 1150, restoredLow: 700, restoredHigh: 900, way: 'eager' },
    'clh-4-eager': { coldLow: 1150, coldHigh: 1200, restoredLow: 1700, restoredHigh: 1800, way: 'eager' },
    mvm: { restored: 60 },
    agentenv: { restored: 50 },
    fcvm: { restored: 140 },
    'hypeman-demand': { restored: 320 },
    'hypeman-firecracker': { restored: 480 },
  };
  return small(
    'startup-restores',
    { label: 'text', way: 'text', source: 'text', vendor: 'text', ...columns },
    Object.fromEntries(Object.entries(rows).map(([id, row]) => [id, { label: id, ...row }])),
  );
}

function hosted(): readonly Dataset[] {
  const lambda = {
    rust: 20,
    go: 50,
    python: 100,
    node: 150,
    java: 200,
    'python-image': 150,
    'node-image': 300,
    'java-image': 300,
    'java-2025': 250,
    'java-snapstart': 700,
  };
  return [
    small(
      'startup-functions',
      { language: 'text', package: 'text', p50: 'ms:p50' },
      Object.fromEntries(
        Object.entries(lambda).map(([id, p50]) => [id, { language: id, package: 'zip', p50 }]),
      ),
    ),
    small(
      'startup-services',
      { p50: 'ms:p50', burstP50: 'ms:p50', n: 'sandboxes:count', failed: 'sandboxes:count' },
      {
        daytona: { p50: 100, burstP50: 300, n: 100, failed: 0 },
        e2b: { p50: 400, burstP50: 600, n: 100, failed: 0 },
        hopx: { p50: 1100, burstP50: 15_000, n: 100, failed: 0 },
        modal: { p50: 1600, burstP50: 2000, n: 100, failed: 0 },
        codesandbox: { p50: 2500, burstP50: 7500, n: 75, failed: 25 },
      },
    ),
  ];
}

function machines(): readonly Dataset[] {
  const phases = {
    'percival-1': 2,
    'percival-2': 4,
    'percival-3': 10,
    'percival-4': 4,
    'eks-1': 12,
    'eks-2': 9,
    'eks-3': 13,
    'eks-4': 5,
    'autoscaler-1': 16,
    'autoscaler-2': 4,
    'autoscaler-3': 20,
    'readme-first-1': 11,
    'readme-first-2': 8,
    'readme-second-1': 13,
    'readme-second-2': 7,
  };
  const orchestrated: Rows = {
    fargate: { value: 57 },
    'openshift-kata': { low: 6, high: 7 },
    'node-readme': { low: 19, high: 20 },
    'node-autoscaler': { value: 40 },
    'node-eks': { value: 39 },
    'node-custom': { low: 70, high: 80 },
  };
  return [
    small(
      'cloud-vm-phases',
      { run: 'text', phase: 'text', time: 's' },
      Object.fromEntries(Object.entries(phases).map(([id, time]) => [id, { run: id, phase: id, time }])),
    ),
    small(
      'startup-orchestrated',
      { source: 'text', value: 's', low: 's', high: 's' },
      Object.fromEntries(
        Object.entries(orchestrated).map(([id, row]) => [id, { source: 'two2020', ...row }]),
      ),
    ),
  ];
}

function wasmTasks(): Dataset {
  const medians = {
    first: { wasmtime: 140, wasmer: 130, wasmedge: 120, wamr: 90 },
    later: { wasmtime: 360, wasmer: 350, wasmedge: 390, wamr: 270 },
  };
  const rows = Object.entries(medians).flatMap(([stretch, values]) =>
    Object.entries(values).map(
      ([runtime, time]) => [`runwasi-${runtime}-${stretch}`, { value: time }] as const,
    ),
  );
  return small('startup-small-guests', { value: 'ms:median' }, Object.fromEntries(rows));
}

function rest(): readonly Dataset[] {
  return [
    small(
      'startup-pairs',
      { host: 'text', runc: 'ms:mean', kata: 'ms:mean' },
      {
        'host-1': { runc: 200, kata: 1000 },
        'host-2': { runc: 500, kata: 1500 },
        'host-3': { runc: 1000, kata: 2100 },
      },
    ),
    small(
      'startup-pulls',
      { pull: 'ms:mean', start: 'ms:mean' },
      { alpine: { pull: 700, start: 500 }, nginx: { pull: 4000, start: 500 } },
    ),
    small('startup-lazy-pulls', { lazy: 's:p90', local: 's:p90' }, { tensorflow: { lazy: 20, local: 2 } }),
    small(
      'startup-desktop',
      { start: 'ms:median', idle: 'MB:median' },
      {
        apple: { start: 1100, idle: 50 },
        'docker-desktop': { start: 400, idle: 1100 },
        orbstack: { start: 350, idle: 1600 },
      },
    ),
    wasmTasks(),
  ];
}

/** Every dataset that facts on start-up read. */
export function startDatasets(): readonly Dataset[] {
  return [startTimes(), oneHost(), boots(), concurrency(), restores(), ...hosted(), ...machines(), ...rest()];
}

/** A dataset with values of some rows changed. */
export function withRows(name: string, changed: Rows): Dataset {
  const dataset = startDatasets().find((one) => one.name === name);
  if (dataset === undefined) throw new Error(`no dataset ${name}`);
  return { ...dataset, rows: dataset.rows.map((row): Row => ({ ...row, ...changed[String(row.id)] })) };
}
