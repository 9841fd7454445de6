// Facts on start-up.
import { describe, expect, it } from 'vitest';
import { topic as startup } from '../../../data/facts/startup.ts';
import type { Dataset } from '../../../scripts/model/data.ts';
import { at, bounds, dataOf, holds, rowOf, value } from './small.ts';
import { startDatasets, withRows } from './starts.ts';

const facts = (...changed: readonly Dataset[]) =>
  startup(
    dataOf(...startDatasets().map((dataset) => changed.find(({ name }) => name === dataset.name) ?? dataset)),
  );

describe('start-up facts', () => {
  const { facts: tree, series } = facts();

  it('say what a boundary adds on one host, in seconds and as a ratio', () => {
    expect(at(tree, 'oneHost.added.gvisor')).toMatchObject({ value: 0.4, unit: 's', digits: 1 });
    expect(bounds(tree, 'oneHost.added.kata')).toEqual([0.6, 1]);
    expect(value(tree, 'oneHost.gvisorOverRunc')).toBe(3);
    expect(bounds(tree, 'oneHost.kataOverRunc')).toEqual([4, 6]);
    expect(bounds(tree, 'oneHost.kata')).toEqual([0.8, 1.2]);
  });

  it('take the median of the differences on other hosts', () => {
    expect(value(tree, 'pairs.added')).toBe(1);
    const even = withRows('startup-pairs', { 'host-1': { runc: 1000, kata: 2100 } });
    expect(value(facts(even).facts, 'pairs.added')).toBe(1.1);
  });

  it('give boots, and the slowdown of many at once', () => {
    expect(at(tree, 'firecrackerConfigured.p50')).toMatchObject({ unit: 'ms', statistic: 'p50' });
    expect(value(tree, 'parallel.firecracker.slowdown')).toBe(1.25);
    expect(bounds(tree, 'concurrent.kata.at1')).toEqual([0.3, 0.5]);
    expect(bounds(tree, 'concurrent.kata.at200')).toEqual([2, 27]);
  });

  it('take the start of a cluster node apart', () => {
    expect(value(tree, 'sampleGuestShare')).toBe(70);
    expect(bounds(tree, 'ec2')).toEqual([22, 25]);
    expect(bounds(tree, 'node')).toEqual([19, 80]);
    expect(bounds(tree, 'nodes.before')).toEqual([11, 16]);
    expect(value(tree, 'nodes.after.least')).toBe(7);
    expect(value(tree, 'nodes.after.most')).toBe(27);
    expect(bounds(tree, 'nodes.registered')).toEqual([19, 40]);
  });

  it('span restores that do not read all memory, and keep eager ones apart', () => {
    expect(bounds(tree, 'restored.lazily')).toEqual([30, 480]);
    expect(bounds(tree, 'restored.browser')).toEqual([320, 480]);
    expect(bounds(tree, 'restored.paired.back')).toEqual([30, 170]);
    expect(bounds(tree, 'restored.paired.cold')).toEqual([1.1, 1.2]);
    expect(value(tree, 'restored.paired.count')).toBe(4);
    expect(bounds(tree, 'restored.shown.back')).toEqual([30, 170]);
    expect(bounds(tree, 'restored.shown.cold')).toEqual([1.1, 1.2]);
    expect(value(tree, 'restored.shown.count')).toBe(3);
    expect(bounds(tree, 'restored.onDemand')).toEqual([110, 160]);
    expect(bounds(tree, 'restored.eagerLarge')).toEqual([1.7, 1.8]);
  });

  it('compare packages of functions and medians of services', () => {
    expect(bounds(tree, 'functions.imageOverZip')).toEqual([1.5, 2]);
    expect(value(tree, 'services.factor')).toBe(25);
    expect(value(tree, 'services.burstFactor')).toBe(50);
    expect(value(tree, 'services.failed')).toBe(25);
  });

  it('say what disk and pull do', () => {
    expect(value(tree, 'hddOverSsd')).toBe(2);
    expect(value(tree, 'pullOverStart')).toBe(8);
  });

  it('span the Wasm runtimes on either side of the step in their daily values', () => {
    expect(bounds(tree, 'wasm.first')).toEqual([90, 140]);
    expect(bounds(tree, 'wasm.later')).toEqual([270, 390]);
  });

  it('name the clock, the kernel and the source of every figure', () => {
    expect(bounds(tree, 'clocks.span')).toEqual([5, 80_000]);
    expect(rowOf(series, 'starts-by-clock', 'startup-one-host-gvisor-kvm-mean')).toMatchObject({
      clock: 'Response: containerd, to the first request',
      kernel: 'user space',
      low: 610,
      source: 'idlab-discover-containerd-runtimes-results',
    });
    expect(rowOf(series, 'four-clocks', 'fargate')).toMatchObject({ low: 57_000, source: 'two2020' });
    expect(rowOf(series, 'cold-and-restored', 'clh-2-eager')).toMatchObject({ cold: 1125, restored: 800 });
  });
});

const alwaysTrue = [
  'oneHost.inOrder',
  'oneHost.rustLater',
  'firecrackerMeetsSpecification',
  'concurrencyReorders',
  'nodes.differAfter',
  'restored.wins',
  'restored.eagerLoses',
  'restored.eagerSmallWins',
  'functions.rustFirst',
  'functions.snapStartLater',
  'services.turned',
  'services.burstReorders',
  'clocks.fourInOrder',
  'pullLonger',
  'imagesAlike',
  'lazyMoves',
  'desktop.apartLater',
  'desktop.apartIdleLess',
  'cloudSlowest',
];

/** For each predicate a change of one figure that makes it false. */
const contradictions: readonly (readonly [string, Dataset])[] = [
  ['oneHost.inOrder', withRows('startup-one-host', { 'kata3-qemu': { mean: 605 } })],
  ['oneHost.rustLater', withRows('startup-one-host', { 'kata3-qemu': { mean: 1000 } })],
  ['firecrackerMeetsSpecification', withRows('boot-percentiles', { 'firecracker-pre-1': { p99: 126 } })],
  ['concurrencyReorders', withRows('startup-concurrency', { 'kata-firecracker-200': { time: 6000 } })],
  ['nodes.differAfter', withRows('cloud-vm-phases', { 'readme-first-1': { time: 2 } })],
  ['restored.wins', withRows('startup-restores', { numavm: { restored: 230 } })],
  ['restored.eagerLoses', withRows('startup-restores', { 'clh-4-eager': { restoredLow: 1150 } })],
  [
    'restored.eagerSmallWins',
    withRows('startup-restores', { 'clh-2-eager': { restoredLow: 1300, restoredHigh: 1400 } }),
  ],
  ['functions.rustFirst', withRows('startup-functions', { rust: { p50: 60 } })],
  ['functions.snapStartLater', withRows('startup-functions', { 'java-snapstart': { p50: 200 } })],
  ['services.turned', withRows('startup-services', { modal: { p50: 300 } })],
  ['services.burstReorders', withRows('startup-services', { hopx: { burstP50: 7000 } })],
  ['clocks.fourInOrder', withRows('startup-times', { 'docker-ssd': { value: 150 } })],
  ['pullLonger', withRows('startup-pulls', { alpine: { pull: 400 } })],
  ['imagesAlike', withRows('startup-pulls', { alpine: { start: 560 } })],
  ['lazyMoves', withRows('startup-lazy-pulls', { tensorflow: { lazy: 9 } })],
  ['desktop.apartLater', withRows('startup-desktop', { apple: { start: 390 } })],
  ['desktop.apartIdleLess', withRows('startup-desktop', { orbstack: { idle: 40 } })],
  ['cloudSlowest', withRows('startup-times', { 'debian-one': { value: 24_000 } })],
];

describe('start-up predicates', () => {
  it('hold for the figures above', () => {
    const { facts: tree } = facts();
    expect(alwaysTrue.filter((name) => !holds(tree, name))).toEqual([]);
    expect(contradictions.map(([name]) => name).toSorted()).toEqual(alwaysTrue.toSorted());
  });

  it.each(contradictions)('%s fails when one figure contradicts it', (name, changed) => {
    expect(holds(facts(changed).facts, name)).toBe(false);
  });
});
