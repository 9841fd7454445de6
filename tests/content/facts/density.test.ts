// Facts on density and use, from the data of the project and from data that says otherwise.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { topic } from '../../../data/facts/density.ts';
import type { Dataset, Row } from '../../../scripts/model/data.ts';
import { at, bounds, dataOf, holds, rowOf, value } from './small.ts';

interface File {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly schema: { readonly fields: Dataset['fields'] };
  readonly data: readonly Row[];
}

const datasets = ['density', 'cost', 'benchmarks'].flatMap((group) => {
  const folder = new URL(`../../../data/${group}/`, import.meta.url);
  return readdirSync(folder).map((file): Dataset => {
    const { data, schema, ...rest } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as File;
    return {
      ...rest,
      path: `data/${group}/${file}`,
      group,
      fields: schema.fields,
      primaryKey: 'id',
      rows: data,
      sources: [],
      licences: [],
      retrieved: '2026-11-29',
      reviewBy: '2027-11-29',
    };
  });
});

/** The facts of the project with fields of rows replaced: `{'application-sizes/app-10': {value: 20}}`. */
function density(changes: Readonly<Record<string, Row>> = {}) {
  return topic(
    dataOf(
      ...datasets.map((dataset) => ({
        ...dataset,
        rows: dataset.rows.map((row) => ({ ...row, ...changes[`${dataset.name}/${row.id}`] })),
      })),
    ),
  );
}

const { facts, series } = density();

describe('density facts', () => {
  it('divide the memory of Kata with an application by that of runc with the same', () => {
    // 10 MB are 9.54 MiB: (153.27 + 9.54) ÷ (5.33 + 9.54) = 10.95
    expect(value(facts, 'gainOverKata.tiny')).toBeCloseTo(10.95, 2);
    expect(value(facts, 'gainOverKata.large')).toBeCloseTo(1.15, 2);
    expect(value(facts, 'gainOverGvisor.tiny')).toBeCloseTo(2.12, 2);
    expect(rowOf(series, 'density-gain', 'kata3-cloud-hypervisor-app-10').gain).toBeCloseTo(8.17, 2);
  });

  it('set the memory of a pod under load beside that of one with runc, and pods beside pods', () => {
    // 631.5 − 250 to 687.5 − 200; 120 ÷ 40 and 120 ÷ 20
    expect(bounds(facts, 'browserMemory.more')).toEqual([381.5, 487.5]);
    expect(bounds(facts, 'browserMemory.runc')).toEqual([200, 250]);
    expect(bounds(facts, 'browserMemory.kata')).toEqual([631.5, 687.5]);
    expect(bounds(facts, 'browserGain')).toEqual([3, 6]);
  });

  it('name the idle memory and the application behind a gain', () => {
    expect(at(facts, 'gainOverKata.tiny').cells.map(({ row }) => row)).toEqual([
      'kata2-qemu',
      'app-10',
      'runc',
    ]);
  });

  it('count what the memory of a node would hold beside its addresses', () => {
    // 29,317 MiB ÷ (5.33 + 47.68) = 553.0; ÷ (5.33 + 953.67) = 30.6
    expect(value(facts, 'fit.small')).toBe(553);
    expect(value(facts, 'fit.large')).toBe(30);
    expect(at(facts, 'fit.small').cells).toContainEqual({
      dataset: 'vm-shapes',
      row: 'aws-m7i-2xlarge',
      field: 'mib',
    });
  });

  it('span the counts of VMs per host, and no limit', () => {
    expect(bounds(facts, 'observed')).toEqual([5.1, 27]);
  });

  it('give each platform its default, limit and test in words of their own', () => {
    expect(rowOf(series, 'limits-by-platform', 'openshift')).toMatchObject({
      default: 250,
      limit: null,
      tested: 2500,
      year: '2020\u00a0default, 2025\u00a0tested',
    });
    expect(rowOf(series, 'limits-by-platform', 'hyper-v')).toMatchObject({ default: null, limit: 1024 });
  });

  it('give the share of memory that a node leaves to pods', () => {
    expect(value(facts, 'node.nano')).toBeCloseTo(14.45, 2);
    expect(bounds(facts, 'node.large').map(Math.round)).toEqual([83, 91]);
    expect(rowOf(series, 'node-overhead', 'aws-t3-small').kept).toBe(69);
  });

  it('join overheads of a monitor that hardly vary with the size of the guest, in MiB', () => {
    expect(at(facts, 'vmm.firecracker')).toMatchObject({ unit: 'MiB' });
    expect(value(facts, 'perInstance.kataCi')).toBeGreaterThan(100);
    expect(at(facts, 'scaling.rund.at1000')).toMatchObject({ unit: 'MB' });
  });
});

describe('density predicates', () => {
  const names = Object.entries(facts)
    .filter(([, fact]) => (fact as { kind?: string }).kind === 'predicate')
    .map(([name]) => name);

  it('hold for the data of the project', () => {
    expect(names.length).toBeGreaterThan(12);
    expect(names.filter((name) => !holds(facts, name))).toEqual([]);
  });

  it.each([
    ['gainShrinks', { 'memory-one-host/kata2-qemu': { memory: 6 } }],
    ['gvisorBetween', { 'memory-one-host/gvisor-systrap': { memory: 120 } }],
    ['addressesBind', { 'vm-shapes/aws-m7i-2xlarge': { pods: 737 } }],
    ['podLimitBinds', { 'platform-limits/kubernetes-pods': { count: 2500 } }],
    ['memoryBinds', { 'vm-shapes/aws-m7i-2xlarge': { pods: 29 } }],
    ['limitsAbovePractice', { 'platform-limits/sap-vms': { count: 270 } }],
    ['browserOrder', { 'browser-pods/kata-clh': { pods: 90 } }],
    ['swapHelps', { 'browser-pods/kata-clh': { withSwap: 15 } }],
    ['swapLeavesQemu', { 'browser-pods/kata-qemu': { withSwap: 30 } }],
    ['browserMemory.aboveIdle', { 'browser-pods/runc': { memoryHigh: 500 } }],
    ['addressesCost', { 'vm-shapes/aws-c8i-large': { mib: 3300 } }],
    ['idleOnBothSides', { 'utilisation/azure-2019-cpu': { utilisation: 30 } }],
    ['node.mostEstimated', { 'stated-shares/karpenter-vm-memory': { share: 3 } }],
    ['batchBusier', { 'utilisation/alibaba-2018-cpu': { utilisation: 10 } }],
    ['firecrackerMeetsSpecification', { 'specified-overheads/firecracker-vmm': { memory: 1 } }],
    ['vmUsesMore', { 'memory-per-instance/tinyx-micropython-manco': { memory: 4 } }],
    ['scalingSaves', { 'memory-scaling/rund-128-1000': { memory: 900_000 } }],
  ] as const)('%s fails when the data turns', (name, changes) => {
    expect(holds(density(changes).facts, name)).toBe(false);
  });
});
