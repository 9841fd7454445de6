// Facts on cost.
import { describe, expect, it } from 'vitest';
import { topic as cost } from '../../../data/facts/cost.ts';
import type { Dataset, Scalar } from '../../../scripts/model/data.ts';
import { at, bounds, dataOf, holds, rowOf, small, value } from './small.ts';

type Rows = Readonly<Record<string, Readonly<Record<string, Scalar>>>>;

function prices(changed: Rows = {}): Dataset {
  const large = (perInstanceHour: number) => ({ perInstanceHour, vcpus: 2, memory: 8 });
  const rows: Rows = {
    'm5-large': large(0.08),
    'm7i-large': large(0.1),
    'm7g-large': large(0.08),
    'm8g-large': large(0.09),
    'fargate-x86': { perVcpuHour: 0.04, perGbHour: 0.005 },
    'fargate-arm': { perVcpuHour: 0.03, perGbHour: 0.004 },
    'lambda-x86': { perGbSecond: 0.00002, perMillionRequests: 0.2 },
    eks: { perClusterHour: 0.1 },
    'eks-extended': { perClusterHour: 0.6 },
  };
  return small(
    'prices',
    {
      product: 'text',
      perInstanceHour: 'USD/instance-h:list price',
      perVcpuHour: 'USD/vCPU-h:list price',
      perGbHour: 'USD/GB-h:list price',
      perGbSecond: 'USD/GB-s:list price',
      perMillionRequests: 'USD/million-requests:list price',
      perClusterHour: 'USD/cluster-h:list price',
      vcpus: 'vCPU',
      memory: 'GB',
    },
    Object.fromEntries(
      Object.entries({ ...rows, ...changed }).map(([id, row]) => [id, { product: id, ...row }]),
    ),
  );
}

function utilisation(cpu2024 = 10): Dataset {
  const used = { '2023': [13, 20], '2024': [cpu2024, 23], '2025': [8, 20] };
  const rows = Object.entries(used).flatMap(([year, [cpu, memory]]) => [
    [`castai-${year}-cpu`, { resource: 'CPU', utilisation: cpu ?? 0 }] as const,
    [`castai-${year}-memory`, { resource: 'memory', utilisation: memory ?? 0 }] as const,
  ]);
  return small('utilisation', { resource: 'text', utilisation: '%:mean' }, Object.fromEntries(rows));
}

function model(changed: Rows = {}): Dataset {
  const rows: Rows = {
    workloads: { value: 10, unit: 'count', low: 5, high: 20 },
    'workload-cpu': { value: 0.5, unit: 'vCPU' },
    'workload-memory': { value: 1, unit: 'GB' },
    utilisation: { value: 10, unit: '%' },
    packing: { value: 75, unit: '%', low: 50, high: 100 },
    'cpu-overcommit': { value: 2, unit: '1' },
    'smallest-vm': { value: 50, unit: '%' },
    'host-size': { value: 1, unit: '1' },
    'host-reserve-memory': { value: 0, unit: 'GB' },
    'host-reserve-cpu': { value: 0, unit: 'vCPU' },
    'container-overhead': { value: 0, unit: 'MB' },
    'vm-os-memory': { value: 250, unit: 'MB' },
    'operations-hour': { value: 50, unit: 'USD/h' },
    'operations-vm': { value: 1, unit: 'h/instance-month', low: 0.5, high: 2 },
    'operations-container': { value: 0.2, unit: 'h/instance-month' },
    'operations-platform': { value: 4, unit: 'h/month' },
    duration: { value: 100, unit: 'ms' },
  };
  const dataset = small(
    'cost-model',
    { name: 'text', unit: 'text', value: '1', low: '1', high: '1' },
    Object.fromEntries(
      Object.entries({ ...rows, ...changed }).map(([id, row]) => [id, { name: id, ...row }]),
    ),
  );
  return { ...dataset, fields: dataset.fields.map(({ unit: _, ...field }) => field) };
}

const facts = (...changed: readonly Dataset[]) => {
  const all = [prices(), utilisation(), model()];
  return cost(dataOf(...all.map((dataset) => changed.find(({ name }) => name === dataset.name) ?? dataset)));
};

describe('cost facts', () => {
  const { facts: tree, series } = facts();

  it('compare Fargate with half a VM of twice its size', () => {
    // 0.04 + 4 × 0.005 = 0.06 against 0.04 and 0.05
    expect(value(tree, 'fargate.example')).toBeCloseTo(0.06, 9);
    expect(bounds(tree, 'fargate.premium').map(Math.round)).toEqual([20, 50]);
    // ARM: 0.03 + 0.016 = 0.046 against 0.04 and 0.045
    expect(bounds(tree, 'fargate.premiumArm').map(Math.round)).toEqual([2, 15]);
  });

  it('turn prices per second into prices per hour', () => {
    expect(value(tree, 'lambda.gbHour')).toBeCloseTo(0.072, 9);
  });

  it('keep utilisation of different years as a range', () => {
    expect(bounds(tree, 'utilisation.cpu.range')).toEqual([8, 13]);
  });

  it('run the model on parameters in its own units', () => {
    // the worked example of the model itself: 10 half VMs; 2 hosts of 6 containers and a cluster
    expect(value(tree, 'model.vms.total')).toBeCloseTo(865, 6);
    expect(value(tree, 'model.containers.machines')).toBe(2);
    expect(value(tree, 'model.containers.total')).toBeCloseTo(519, 6);
    expect(value(tree, 'model.saving')).toBeCloseTo(40, 6);
    expect(value(tree, 'model.breakEven')).toBe(5);
  });

  it('names every parameter and price behind a result', () => {
    const rows = new Set(at(tree, 'model.vms.total').cells.map(({ dataset, row }) => `${dataset}/${row}`));
    expect(rows).toContain('cost-model/operations-vm');
    expect(rows).toContain('prices/m7i-large');
    expect(rows.size).toBe(17 + 4);
  });

  it('offer rows for charts from the same model', () => {
    expect(rowOf(series, 'cost-by-workloads', 'vms-10').total).toBeCloseTo(865, 6);
    expect(rowOf(series, 'cost-by-utilisation', 'lambda-10').perWorkload).toBeCloseTo(5.7816, 6);
    const swings =
      series.find(({ name }) => name === 'cost-sensitivity')?.rows.map(({ swing }) => Number(swing)) ?? [];
    expect(swings).toEqual([...swings].sort((a, b) => b - a));
    expect(swings).toHaveLength(3);
  });
});

describe('cost predicates', () => {
  it('hold for the figures above', () => {
    const names = [
      'fargateDearer',
      'mostlyIdle',
      'cpuUseFell',
      'model.containersCheaper',
      'model.platformNeedsScale',
      'model.rentedCheapest',
      'model.rentedMachinesCheapest',
    ];
    expect(names.filter((name) => !holds(facts().facts, name))).toEqual([]);
  });

  it('fail when the data turns', () => {
    expect(holds(facts(utilisation(14)).facts, 'cpuUseFell')).toBe(false);
    expect(holds(facts(utilisation(30)).facts, 'mostlyIdle')).toBe(false);
    expect(
      holds(facts(prices({ 'fargate-x86': { perVcpuHour: 0.02, perGbHour: 0.005 } })).facts, 'fargateDearer'),
    ).toBe(false);
    const heavy = model({ 'operations-platform': { value: 40, unit: 'h/month' } });
    expect(holds(facts(heavy).facts, 'model.containersCheaper')).toBe(false);
  });

  it('fail when renting containers, or functions, costs more', () => {
    const dear = prices({ 'fargate-x86': { perVcpuHour: 0.4, perGbHour: 0.05 } });
    expect(holds(facts(dear).facts, 'model.rentedCheapest')).toBe(false);
    expect(holds(facts(dear).facts, 'model.rentedMachinesCheapest')).toBe(false);
    const busy = model({ utilisation: { value: 100, unit: '%' } });
    expect(holds(facts().facts, 'model.functionsCheapest')).toBe(true);
    expect(holds(facts(busy).facts, 'model.functionsCheapest')).toBe(false);
  });

  it('say what moves the saving most only while it does', () => {
    const work = {
      workloads: { value: 10, unit: 'count' },
      'operations-platform': { value: 4, unit: 'h/month', low: 0, high: 60 },
    };
    expect(holds(facts(model(work)).facts, 'model.workMovesMost')).toBe(true);
    expect(holds(facts().facts, 'model.workMovesMost')).toBe(false);
    const roomy = { 'vm-os-memory': { value: 250, unit: 'MB', low: 100, high: 1000 } };
    expect(holds(facts(model(roomy)).facts, 'model.guestMemoryInert')).toBe(true);
    const tight = { 'vm-os-memory': { value: 250, unit: 'MB', low: 100, high: 8000 } };
    expect(holds(facts(model(tight)).facts, 'model.guestMemoryInert')).toBe(false);
    const small = { 'smallest-vm': { value: 50, unit: '%', low: 1, high: 100 } };
    expect(holds(facts(model(small)).facts, 'model.smallVmsUndoSaving')).toBe(false);
    const cheap = { ...small, 'operations-vm': { value: 0.1, unit: 'h/instance-month', low: 0.05, high: 2 } };
    expect(holds(facts(model(cheap)).facts, 'model.smallVmsUndoSaving')).toBe(true);
  });

  it('have no break-even when containers never become cheaper', () => {
    const dear = model({ 'operations-container': { value: 5, unit: 'h/instance-month' } });
    expect(() => at(facts(dear).facts, 'model.breakEven')).toThrow('no fact');
    expect(holds(facts(dear).facts, 'model.platformNeedsScale')).toBe(false);
  });
});
