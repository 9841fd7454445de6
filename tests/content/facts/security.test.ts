// Facts on security.
import { describe, expect, it } from 'vitest';
import { topic as security } from '../../../data/facts/security.ts';
import type { Scalar } from '../../../scripts/model/data.ts';
import { dataOf, holds, rowOf, small, value } from './small.ts';

type Rows = Readonly<Record<string, Readonly<Record<string, Scalar>>>>;

const exploited: Rows = {
  a: {
    cve: 'a',
    product: 'Linux kernel',
    part: 'Linux kernel',
    way: 'local',
    listedOn: '2025-01-01',
    year: '2025',
  },
  b: {
    cve: 'b',
    product: 'Linux kernel',
    part: 'Linux kernel',
    way: 'local',
    listedOn: '2026-01-01',
    year: '2026',
  },
  c: { cve: 'c', product: 'vCenter Server', part: 'vCenter', way: 'management', listedOn: '2025-01-01' },
  d: { cve: 'd', product: 'VMware ESXi', part: 'hypervisor', way: 'guest', listedOn: '2025-03-04' },
  e: { cve: 'e', product: 'VMware ESXi', part: 'hypervisor', way: 'guest', listedOn: '2025-03-04' },
  f: { cve: 'f', product: 'Hyper-V', part: 'hypervisor', way: 'local', listedOn: '2025-01-14' },
  g: { cve: 'g', product: 'Docker Desktop', part: 'container tool', way: 'local', listedOn: '2021-11-03' },
};

const flaws: Rows = {
  runc: { part: 'container runtime or tool', lookedUp: true, scoreV3: 8.6, scorer: 'NVD' },
  esxi: {
    part: 'hypervisor',
    lookedUp: true,
    scoreV3: 6.8,
    scorer: 'VMware',
    otherScore: 7.2,
    otherScorer: 'NVD',
    listedOn: '2024-07-30',
  },
  first: {
    part: 'sandbox',
    lookedUp: true,
    scoreV3: 7.5,
    scoreV4: 8.7,
    scorer: 'Amazon',
    published: '2026-04-07',
  },
  last: { part: 'sandbox', scoreV4: 9, scorer: 'Google', published: '2026-09-25' },
};

const calls: Readonly<Record<string, number>> = {
  'linux-implemented': 369,
  'docker-allowed': 305,
  'docker-blocked': 64,
  'docker-no-capabilities': 304,
  'docker-documented': 44,
  'containerd-allowed': 308,
  'gvisor-host': 96,
  'cloud-hypervisor-union': 109,
  'firecracker-union': 50,
};

const sizes: Readonly<Record<string, number>> = {
  qemu: 542_439,
  gvisor: 276_848,
  'cloud-hypervisor': 90_947,
  firecracker: 49_043,
  kvm: 75_837,
  linux: 26_879_706,
  'linux-drivers': 19_797_795,
};

interface Changed {
  readonly exploited?: Rows;
  readonly flaws?: Rows;
  readonly calls?: Readonly<Record<string, number>>;
  readonly walls?: Rows;
  readonly rules?: Rows;
  readonly seccomp?: string;
}

function made(changed: Changed = {}) {
  const named = (rows: Rows, extra: (id: string) => Readonly<Record<string, Scalar>>): Rows =>
    Object.fromEntries(Object.entries(rows).map(([id, row]) => [id, { ...extra(id), ...row }]));
  const numbers = (
    counts: Readonly<Record<string, number>>,
    field: string,
    extra: Readonly<Record<string, Scalar>>,
  ): Rows =>
    Object.fromEntries(Object.entries(counts).map(([id, count]) => [id, { ...extra, [field]: count }]));
  const core = { program: 'Linux, core', kind: 'core', lines: 3_000_000, source: 'counted' };
  const data = dataOf(
    small(
      'known-exploited',
      { cve: 'text', product: 'text', part: 'text', way: 'text', listedOn: 'text', year: 'text' },
      changed.exploited ?? exploited,
    ),
    small(
      'flaws',
      {
        cve: 'text',
        source: 'text',
        product: 'text',
        part: 'text',
        flaw: 'text',
        needs: 'text',
        scoreV2: 'score:score',
        scoreV3: 'score:score',
        scoreV4: 'score:score',
        scorer: 'text',
        otherScore: 'score:score',
        otherScorer: 'text',
        published: 'text',
        lookedUp: 'text',
        listedOn: 'text',
      },
      named(changed.flaws ?? flaws, (id) => ({ cve: `CVE-${id}`, product: id, flaw: 'flaw', needs: 'code' })),
    ),
    small(
      'copy-fail',
      { on: 'text', event: 'text' },
      {
        record: { on: '2026-04-22', event: 'record' },
        exploit: { on: '2026-04-29', event: 'exploit' },
        profile: { on: '2026-04-30', event: 'profile' },
        listed: { on: '2026-05-01', event: 'list' },
      },
    ),
    small(
      'syscall-surface',
      { who: 'text', what: 'text', calls: 'syscalls:count', source: 'text' },
      numbers({ ...calls, ...changed.calls }, 'calls', { who: 'who', what: 'what', source: 'counted' }),
    ),
    small(
      'code-size',
      { program: 'text', kind: 'text', lines: 'lines:count', source: 'text' },
      {
        ...numbers(sizes, 'lines', { program: 'program', kind: 'monitor', source: 'counted' }),
        'linux-kernel': core,
      },
    ),
    small(
      'kernel-cves',
      { cves: 'CVEs:count' },
      { all: { cves: 1000 }, drivers: { cves: 530 }, kvm: { cves: 14 } },
    ),
    small(
      'tenant-walls',
      { offer: 'text', wall: 'text', given: 'text' },
      changed.walls ?? {
        one: { offer: 'one', wall: 'microVM', given: 'always' },
        two: { offer: 'two', wall: 'gVisor', given: 'on request' },
        three: { offer: 'three', wall: 'V8 isolate', given: 'always' },
      },
    ),
    small(
      'rules',
      { rule: 'text', demandsVm: 'text' },
      changed.rules ?? { nist: { rule: 'NIST', demandsVm: 'no' } },
    ),
    small(
      'kubernetes-defaults',
      { byDefault: 'text' },
      { seccomp: { byDefault: changed.seccomp ?? 'Unconfined' } },
    ),
  );
  return security(data);
}

function facts(changed: Changed = {}) {
  return made(changed).facts;
}

describe('what is listed as exploited', () => {
  it('is counted by part and way in', () => {
    const names = ['kernel', 'kernelThisYear', 'management', 'hypervisor', 'fromGuest', 'around', 'tools'];
    expect(names.map((name) => value(facts(), `exploited.${name}`))).toEqual([2, 1, 1, 3, 2, 1, 1]);
  });

  it('counts a chain once', () => {
    expect(value(facts(), 'exploited.guestAttacks')).toBe(1);
    const apart = { ...exploited, e: { ...exploited.e, product: 'Hyper-V' } };
    expect(value(facts({ exploited: apart }), 'exploited.guestAttacks')).toBe(2);
  });

  it('is drawn with the same numbers', () => {
    expect(rowOf(made().series, 'exploited-by-part', 'guest')).toMatchObject({ flaws: 2, emphasis: 'guest' });
  });

  it('contradicts a sentence when a server’s engine or another hypervisor is listed', () => {
    expect(holds(facts(), 'exploited.onlyDesktopTool')).toBe(true);
    expect(holds(facts(), 'exploited.namedHypervisors')).toBe(true);
    const runc = { ...exploited, h: { ...exploited.g, cve: 'h', product: 'runc' } };
    expect(holds(facts({ exploited: runc }), 'exploited.onlyDesktopTool')).toBe(false);
    const qemu = { ...exploited, h: { ...exploited.f, cve: 'h', product: 'QEMU' } };
    expect(holds(facts({ exploited: qemu }), 'exploited.namedHypervisors')).toBe(false);
    const fusion = { ...exploited, h: { ...exploited.f, cve: 'h', product: 'VMware Fusion' } };
    expect(holds(facts({ exploited: fusion }), 'exploited.namedHypervisors')).toBe(true);
  });

  it('leads with the kernel and management only while their counts do', () => {
    expect(holds(facts(), 'exploited.kernelLeads')).toBe(false);
    const more = { x: 1, y: 2, z: 3 };
    const kernels = Object.fromEntries(Object.keys(more).map((id) => [id, { ...exploited.a, cve: id }]));
    expect(holds(facts({ exploited: { ...exploited, ...kernels } }), 'exploited.kernelLeads')).toBe(true);
    expect(holds(facts(), 'exploited.managementAhead')).toBe(false);
    expect(holds(facts(), 'exploited.oneChain')).toBe(false);
  });
});

describe('published flaws', () => {
  it('name each score with its version and scorer', () => {
    const scores = (id: string) => rowOf(made().series, 'flaw-list', id).scores;
    expect(scores('first')).toBe('7.5 (v3.1), 8.7 (v4.0) Amazon');
    expect(scores('esxi')).toBe('6.8 (v3.1) VMware; 7.2 (v3.1) NVD');
    expect(scores('last')).toBe('9.0 (v4.0) Google');
  });

  it('say that there is no score instead of zero', () => {
    const unscored = { ...flaws, runc: { part: 'container runtime or tool', lookedUp: true } };
    expect(rowOf(made({ flaws: unscored }).series, 'flaw-list', 'runc').scores).toBe('none');
  });

  it('are counted in days between two events', () => {
    expect(value(facts(), 'recordToList')).toBe(9);
    expect(value(facts(), 'exploitToProfile')).toBe(1);
  });

  it('contradict a sentence when one is listed, or falls out of the span of months', () => {
    expect(holds(facts(), 'runtimesUnlisted')).toBe(true);
    expect(holds(facts(), 'sandboxSpan')).toBe(true);
    const listed = { ...flaws, runc: { ...flaws.runc, listedOn: '2026-11-01' } };
    expect(holds(facts({ flaws: listed }), 'runtimesUnlisted')).toBe(false);
    const later = { ...flaws, last: { ...flaws.last, published: '2026-11-01' } };
    expect(holds(facts({ flaws: later }), 'sandboxSpan')).toBe(false);
    const mild = { ...flaws, last: { ...flaws.last, scoreV4: 5.8 } };
    expect(holds(facts(), 'sandboxesScored')).toBe(true);
    expect(holds(facts({ flaws: mild }), 'sandboxesScored')).toBe(false);
  });
});

describe('the attack surface', () => {
  it('is counted against one table', () => {
    expect(rowOf(made().series, 'attack-surface', 'docker-allowed')).toMatchObject({ calls: 305, all: 369 });
    expect(Math.round(value(facts(), 'dockerShare'))).toBe(83);
    expect(value(facts(), 'capabilityEffect')).toBe(1);
  });

  it('adds KVM to every monitor', () => {
    expect(rowOf(made().series, 'guard-code', 'firecracker').lines).toBe(125_000);
    expect(rowOf(made().series, 'guards', 'gvisor-host').lines).toBe(277_000);
  });

  it('contradicts a sentence when a filter opens more, or blocks less, than is said', () => {
    expect(holds(facts(), 'filtersNarrow')).toBe(true);
    expect(holds(facts({ calls: { 'firecracker-union': 400 } }), 'filtersNarrow')).toBe(false);
    expect(holds(facts({ calls: { 'docker-blocked': 40 } }), 'blocksMoreThanSaid')).toBe(false);
    expect(['kernelLargest', 'gvisorLarger', 'qemuLarger'].filter((name) => !holds(facts(), name))).toEqual(
      [],
    );
  });
});

describe('walls and rules', () => {
  it('count offers that give a wall to everybody', () => {
    expect(value(facts(), 'walledOffers')).toBe(1);
    expect(value(facts(), 'offersAlways')).toBe(2);
    expect(holds(facts(), 'onlyIsolatesWithout')).toBe(true);
  });

  it('contradict a sentence when a rule demands a VM', () => {
    expect(holds(facts(), 'noRuleDemands')).toBe(true);
    expect(holds(facts({ rules: { one: { rule: 'one', demandsVm: 'yes' } } }), 'noRuleDemands')).toBe(false);
  });

  it('contradict a sentence when pods are filtered by default', () => {
    expect(holds(facts(), 'unfilteredByDefault')).toBe(true);
    expect(holds(facts({ seccomp: 'RuntimeDefault' }), 'unfilteredByDefault')).toBe(false);
  });
});
