// Facts on cost, from the data of the project and from data that says otherwise.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bound } from '../../../data/facts/cost/bind.ts';
import { inputName, inputRanges, inputUnits } from '../../../data/facts/cost/input-names.ts';
import { withInput } from '../../../data/facts/cost/model/vary.ts';
import { topic } from '../../../data/facts/cost.ts';
import type { CslItem, Dataset, Row } from '../../../scripts/model/data.ts';
import { sourcesTable } from '../../../scripts/resolve/facts/source-rows.ts';
import { base, startup, tools } from './cost-estate.ts';
import { at, bounds, dataOf, holds, rowOf, value } from './small.ts';

interface File {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly schema: { readonly fields: Dataset['fields'] };
  readonly data: readonly Row[];
}

const datasets = ['cost', 'operations'].flatMap((group) => {
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

const bibliography = JSON.parse(
  readFileSync(new URL('../../../data/sources.json', import.meta.url), 'utf8'),
) as readonly CslItem[];
datasets.push(sourcesTable(new Map(bibliography.map((item) => [item.id, item]))));

/** The data of the project with fields of rows replaced: `{'cost-model/copies': {value: 1}}`. */
function changed(changes: Readonly<Record<string, Row>> = {}) {
  return dataOf(
    ...datasets.map((dataset) => ({
      ...dataset,
      rows: dataset.rows.map((row) => ({ ...row, ...changes[`${dataset.name}/${row.id}`] })),
    })),
  );
}

const real = changed();
const { facts, series } = topic(real);

describe('the inputs of the cost model', () => {
  it('are those that its worked examples were computed with', () => {
    // The data also has a shape with a GPU, which no case without one rents.
    const { shapes, ...inputs } = bound(real).inputs;
    const { shapes: known, ...rest } = base;
    expect(inputs).toEqual(rest);
    expect(shapes.filter(({ gpus }) => gpus === undefined)).toEqual(known);
  });

  it.each([
    ['startup', startup],
    ['tools', tools],
    ['midsize', base],
  ])('are replaced by those of the case %s', (name, expected) => {
    const { shapes: _, ...inputs } = bound(real, name).inputs;
    const { shapes: __, ...rest } = expected;
    expect(inputs).toEqual(rest);
  });

  it('leave burstable shapes out where the case says so', () => {
    const burstable = (name: string) =>
      bound(real, name).inputs.shapes.filter(({ baseline }) => baseline < 1).length;
    expect(burstable('windows')).toBe(0);
    expect(burstable('midsize')).toBeGreaterThan(0);
  });

  it('have a unit and a name in the model each', () => {
    const rows = real.rows('cost-model').map(({ id }) => id);
    expect(Object.keys(inputUnits).sort()).toEqual([...rows].sort());
    for (const row of rows) expect(() => withInput(base, inputName(row), 1)).not.toThrow();
  });

  it('are varied in the units of the model', () => {
    const ranges = new Map(inputRanges(real).map((range) => [range.name, range]));
    expect(ranges.size).toBe(21);
    expect(ranges.get('busy')).toMatchObject({ low: 0.02, high: 0.4, unit: '%' });
    expect(ranges.get('perPlatform.managed')).toMatchObject({ low: 5, high: 60 });
    expect(ranges.get('prices')).toMatchObject({ low: 0.6, high: 1.2 });
  });

  it('are named behind every result', () => {
    const rows = new Set(
      at(facts, 'cases.startup.vm.total').cells.map(({ dataset, row }) => `${dataset}/${row}`),
    );
    expect(rows).toContain('cost-model/rate');
    expect(rows).toContain('cost-cases/startup-services');
    expect(rows).not.toContain('cost-model/services');
    expect(rows).toContain('vm-shapes/aws-t3-micro');
  });

  it('say of every assumption who knows better', () => {
    const silent = real.rows('cost-model').filter((row) => !row.has('knows') || !row.has('reason'));
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});

describe('cost facts', () => {
  it('compare Fargate with VMs of the same size', () => {
    expect(bounds(facts, 'premium.fixed')).toEqual([4, 16]);
    expect(bounds(facts, 'premium.burstable')).toEqual([39, 137]);
  });

  it('set what moves a price side by side, in whole percent', () => {
    expect(value(facts, 'effects.shape')).toBeCloseTo(57.5, 1);
    const effects = series.find(({ name }) => name === 'price-effects');
    expect(effects?.rows.map(({ id, low, high }) => [id, low, high])).toEqual([
      ['three-years', -55, -54],
      ['one-year', -37, -34],
      ['metal', 0, 10],
      ['fargate-fixed', 4, 16],
      ['fargate-burstable', 39, 137],
      ['shape', 58, 58],
    ]);
  });

  it('take commitments and metal from the lists', () => {
    expect(bounds(facts, 'commitment.one').map(Math.round)).toEqual([34, 37]);
    expect(bounds(facts, 'commitment.three').map(Math.round)).toEqual([54, 55]);
    expect(bounds(facts, 'metal.more').map(Math.round)).toEqual([0, 10]);
  });

  it('add up a small cluster', () => {
    expect(value(facts, 'cluster.total')).toBeCloseTo(183.01, 2);
    expect(value(facts, 'cluster.fargate')).toBeCloseTo(9.01, 2);
    expect(value(facts, 'cluster.nano')).toBeCloseTo(3.8, 2);
    expect(value(facts, 'cluster.extended')).toBeCloseTo(6, 6);
  });

  it('find the busy share from which a VM costs less than Lambda', () => {
    expect(value(facts, 'perUse.micro')).toBeCloseTo(17.3, 1);
    expect(value(facts, 'perUse.large')).toBeCloseTo(21, 1);
  });

  it('divide licences of a host by its VMs', () => {
    expect([value(facts, 'licence.foundation'), value(facts, 'licence.cloud')]).toEqual([8640, 22400]);
    expect(value(facts, 'licence.perVm')).toBeCloseTo(22400 / 27, 6);
    expect(value(facts, 'licence.cloudHours')).toBeCloseTo(22400 / 75, 6);
    expect(value(facts, 'licence.foundationHours')).toBeCloseTo(8640 / 75, 6);
    expect(value(facts, 'licence.datacenterFrom')).toBe(11);
    expect(value(facts, 'licence.docker')).toBe(28800);
    expect(bounds(facts, 'licence.cloudTerms')).toEqual([315, 395]);
  });

  it('state results of the model', () => {
    expect(value(facts, 'cases.startup.vm.total')).toBe(1107.4);
    const froms = ['noneFrom', 'equalFrom', 'from'].map((name) => value(facts, `copies.one.${name}`));
    expect(froms).toEqual([53, 10, 54]);
    expect([value(facts, 'busy.one'), value(facts, 'busy.equal')]).toEqual([39, 43]);
    expect(['free', 'full', 'fourfold'].map((name) => value(facts, `map.${name}`))).toEqual([18, 63, 186]);
    expect(value(facts, 'map.oneCopy')).toBe(187);
  });

  it('give every share of a result in whole percent, as tables do', () => {
    const midsize = ['none', 'own', 'reserved'].map((name) => value(facts, `cases.midsize.${name}`));
    expect(midsize).toEqual([23, 2, 11]);
  });

  it('offer rows for charts and tables from the same model', () => {
    expect(rowOf(series, 'cost-worked-cases', 'midsize-own')).toMatchObject({
      cheapest: 'Fargate',
      managed: 5381,
    });
    expect(rowOf(series, 'cost-worked-cases', 'gpu-own').fargate).toBeUndefined();
    expect(rowOf(series, 'cost-verdicts', 'windows')).toMatchObject({
      verdict: 'holds',
      own: 'cluster, 29%',
    });
    expect(rowOf(series, 'cost-split', 'managed')).toMatchObject({ total: 5381, infrastructure: 1875 });
    expect(rowOf(series, 'cost-by-copies', 'fixed-3')).toMatchObject({ own: 51, ownFrom: 9, noneFrom: 3 });
    expect(rowOf(series, 'cost-by-busy-share', 'functions-39')).toMatchObject({
      meets: 'break-even with managed cluster',
    });
    expect(rowOf(series, 'cost-by-busy-share', 'functions-0').each).toBeCloseTo((16.43 + 8) / 50, 6);
    expect(rowOf(series, 'cost-map-copies', 'none-3-50')).toMatchObject({
      cheapest: 'cluster',
      clear: 'yes',
      clusterFrom: 18,
    });
    expect(rowOf(series, 'cost-map-hours', '0-25-5')).toMatchObject({ cheapest: 'Fargate' });
    expect(rowOf(series, 'cost-sensitivity', 'services').swing).toBeCloseTo(72.77, 2);
    expect(rowOf(series, 'cost-sensitivity', 'services').base).toBeCloseTo(30.43, 2);
    expect(rowOf(series, 'cost-by-provider', 'google-fixed')).toMatchObject({ vm: 'e2-standard-2' });
    expect(rowOf(series, 'cost-assumptions', 'per-service-vm').input).toContain('Fargate');
  });
});

describe('cost predicates', () => {
  const names = (tree: object, path = ''): readonly string[] =>
    Object.entries(tree).flatMap(([name, node]: [string, { kind?: string }]) => {
      const own = path === '' ? name : `${path}.${name}`;
      if (node.kind === undefined) return names(node, own);
      return node.kind === 'predicate' ? [own] : [];
    });

  it('hold for the data of the project', () => {
    expect(names(facts).length).toBeGreaterThan(15);
    expect(names(facts).filter((name) => !holds(facts, name))).toEqual([]);
  });

  it.each([
    ['metal.oneOrTen', { 'metal-pairs/m7g-metal': { metalPrice: 3 } }],
    ['premium.burstableHigher', { 'fargate-premium/m7i-large': { price: 0.05 } }],
    ['effects.termAndShape', { 'fargate-premium/c8i-large': { price: 0.05 } }],
    ['licence.oneCountsGuests', { 'licences/windows-datacenter': { countsGuests: 'yes' } }],
    ['busy.ownAlways', { 'cost-model/per-platform-functions': { value: 60 } }],
    ['licence.minimumHasNoEffect', { 'licence-figures/vmware-minimum': { value: 40 } }],
    ['cases.labourDecides', { 'cost-model/rate': { value: 0 } }],
    ['cases.startupTurns', { 'cost-model/per-platform-vm': { value: 0 } }],
    ['cases.midsizeTurns', { 'cost-model/per-platform-managed': { value: 5 } }],
    ['cases.reservingTurns', { 'vm-shapes/aws-t3-small': { price: 0.1 } }],
    ['cases.reservingFixed', { 'cost-model/fargate-vcpu': { value: 0.4 } }],
    ['cases.peakNotSustained', { 'burstable-baselines/aws-t3-small': { baseline: 40 } }],
    ['cases.gpuLeans', { 'cost-cases/gpu-release-vm': { value: 0 } }],
    ['cases.windowsHolds', { 'cost-cases/windows-services': { value: 2 } }],
    ['cases.windowsUnlicensed', { 'cost-cases/windows-os-disk': { value: 3000 } }],
    ['cases.windowsFewerVcpus', { 'cost-cases/windows-services': { value: 1 } }],
    ['cases.functionsLeast', { 'cost-model/per-platform-functions': { value: 200 } }],
    ['copies.oneSavesNothing', { 'cost-model/per-platform-managed': { value: 5 } }],
    ['sharing.alike', { 'cost-model/managed-price': { value: 1 } }],
    ['busy.threeAlways', { 'cost-model/function-million': { value: 5 } }],
    ['map.fargateOrCluster', { 'cost-model/fargate-vcpu': { value: 0.4 } }],
    ['providers.clusterLess', { 'vm-shapes/azure-b1ms': { price: 0.01 } }],
    ['providers.fixedWidens', { 'vm-shapes/aws-m7a-medium': { price: 0.02 } }],
    ['map.machinesOrCluster', { 'cost-model/fargate-vcpu': { value: 0.004 } }],
    ['swing.estateAndLabour', { 'cost-model/managed-price': { high: 20 } }],
  ] as const)('%s fails when the data turns', (name, changes) => {
    expect(holds(topic(changed(changes)).facts, name)).toBe(false);
  });
});
