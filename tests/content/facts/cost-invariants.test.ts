// What the cost model promises for all inputs.

import { describe, expect, it } from 'vitest';
import { counted, ranking, verdict } from '../../../data/facts/cost/model/compare.ts';
import { type CostInputs, options } from '../../../data/facts/cost/model/inputs.ts';
import { billFor, bills } from '../../../data/facts/cost/model/options.ts';
import {
  containerDemand,
  copiesPerHost,
  guestDemand,
  hostsNeeded,
} from '../../../data/facts/cost/model/packing.ts';
import { withInput } from '../../../data/facts/cost/model/vary.ts';
import { fc } from '../../support/properties.ts';
import { base, shapes } from './cost-estate.ts';
import { exactTotal } from './cost-exact.ts';

/** A number with at most so many decimals, as people write them. */
const decimal = (min: number, max: number, decimals: number) => {
  const scale = 10 ** decimals;
  return fc
    .integer({ min: Math.ceil(min * scale), max: Math.floor(max * scale) })
    .map((whole) => Number((whole / scale).toFixed(decimals)));
};

const hours = (most: number) =>
  fc.record({
    vm: decimal(0, most, 2),
    own: decimal(0, most, 2),
    managed: decimal(0, most, 2),
    fargate: decimal(0, most, 2),
    functions: decimal(0, most, 2),
    metal: decimal(0, most, 2),
  });

const anyInputs: fc.Arbitrary<CostInputs> = fc
  .record({
    services: fc.integer({ min: 0, max: 400 }),
    copies: fc.integer({ min: 1, max: 5 }),
    peak: decimal(0.05, 4, 2),
    busy: decimal(0, 1, 2),
    memory: decimal(0.1, 8, 2),
    data: decimal(0, 20, 1),
    requestSeconds: decimal(0.01, 2, 2),
    servicesPerVm: fc.integer({ min: 1, max: 10 }),
    guestMemory: decimal(0.1, 1, 2),
    overcommit: decimal(1, 4, 1),
    fill: decimal(0.5, 1, 2),
    spare: fc.integer({ min: 0, max: 2 }),
    daemonCpu: decimal(0, 0.3, 2),
    daemonMemory: decimal(0, 1, 2),
    managedPrice: decimal(0, 0.6, 2),
    diskPrice: decimal(0.01, 0.2, 2),
    rate: decimal(0, 150, 0),
    committed: decimal(0, 1, 1),
    discountMachine: decimal(0, 0.7, 2),
    discountFargate: decimal(0, 0.5, 2),
    perGuest: decimal(0, 1, 2),
    perService: hours(2),
    perPlatform: hours(80),
  })
  .map((changed) => ({ ...base, ...changed }));

const all = (check: (inputs: CostInputs) => void, numRuns = 150) =>
  fc.assert(fc.property(anyInputs, check), { numRuns });

/** Inputs of which more never makes an option cheaper, with a step. */
const dearer: readonly (readonly [string, number])[] = [
  ['services', 1],
  ['copies', 1],
  ['managedPrice', 0.05],
  ['ownPrice', 0.01],
  ['diskPrice', 0.01],
  ['balancerPrice', 0.01],
  ['natPrice', 0.01],
  ['fargateVcpu', 0.01],
  ['fargateGib', 0.001],
  ['functionGibSecond', 0.00001],
  ['functionMillion', 0.1],
  ['osVcpuHour', 0.01],
  ['pairYear', 100],
  ['coreYear', 10],
  ['standard16', 100],
  ['datacenter16', 500],
  ['rate', 1],
  ['perGuest', 0.1],
  ['perInstance.vm', 0.1],
  ['perInstance.own', 0.1],
  ['perInstance.managed', 0.1],
  ['perInstance.metal', 0.1],
  ...options.flatMap((option) => [
    [`perService.${option}`, 0.1] as const,
    [`perPlatform.${option}`, 1] as const,
  ]),
];

function numberAt(inputs: CostInputs, name: string): number {
  const [table = '', entry] = name.split('.');
  const held = inputs[table as keyof CostInputs];
  return Number(entry === undefined ? held : (held as Readonly<Record<string, number>>)[entry]);
}

describe('the cost model, for all inputs', () => {
  it('never gets cheaper by a higher price, rate or hour, or by one more service or copy', () => {
    const inputsAndStep = fc.tuple(anyInputs, fc.constantFrom(...dearer));
    fc.assert(
      fc.property(inputsAndStep, ([inputs, [name, step]]) => {
        const more = withInput(inputs, name, numberAt(inputs, name) + step);
        for (const option of options) {
          const [before, after] = [billFor(inputs, option), billFor(more, option)];
          if (before !== undefined && after !== undefined)
            expect(after.total, `${name}, ${option}`).toBeGreaterThanOrEqual(before.total);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never gets cheaper when all shapes do not', () => {
    all((inputs) => {
      const more = withInput(inputs, 'prices', 1.25);
      for (const bill of Object.values(bills(inputs)))
        expect(billFor(more, bill.option)?.total).toBeGreaterThanOrEqual(bill.total);
    });
  });

  it('adds up: whole cents, infrastructure from its lines, the total with labour', () => {
    all((inputs) => {
      for (const bill of Object.values(bills(inputs))) {
        const { compute, storage, balancer, nat, control, licences, infrastructure } = bill;
        const lines = [compute, storage, balancer, nat, control, licences];
        expect(lines.every((line) => Number.isInteger(line) && line >= 0)).toBe(true);
        expect(infrastructure).toBe(lines.reduce((sum, line) => sum + line, 0));
        expect(bill.total).toBe(infrastructure + bill.labour);
        expect(Number.isInteger(bill.machines)).toBe(true);
      }
    });
  });

  it('never packs more than a host leaves, nor more than a burstable host sustains', () => {
    all((inputs) => {
      for (const shape of shapes) {
        const demand = shape.cores === undefined ? containerDemand(inputs) : guestDemand(inputs);
        const n = copiesPerHost(inputs, shape, demand);
        const { milliCpu = 0, mib = 0, pods = 0 } = shape;
        expect(n * demand.memory).toBeLessThanOrEqual(mib / 1024 + 1e-6);
        expect(n * demand.request).toBeLessThanOrEqual(milliCpu / 1000 + 1e-6);
        expect(n * demand.average).toBeLessThanOrEqual(shape.baseline * shape.vcpus + 1e-6);
        expect(n).toBeLessThanOrEqual(pods);
      }
    });
  });

  it('keeps all copies on distinct hosts even without the spare ones', () => {
    const host = shapes.find(({ name }) => name === 'm7i.2xlarge');
    if (host === undefined) throw new Error('no such shape');
    all((inputs) => {
      const { services, copies, spare } = inputs;
      const n = copiesPerHost(inputs, host, containerDemand(inputs));
      const hosts = hostsNeeded(inputs, n);
      if (services === 0 || n === 0) {
        expect(hosts).toBe(services === 0 ? 0 : undefined);
        return;
      }
      const working = (hosts ?? 0) - spare;
      expect(working).toBeGreaterThanOrEqual(copies);
      // Each host holds n copies, and no two of one service.
      expect(working * Math.min(n, services)).toBeGreaterThanOrEqual(services * copies);
    });
  });

  it('ranks by infrastructure where every platform takes the same hours', () => {
    all((inputs) => {
      const alike = {
        ...counted(inputs, 'equal'),
        perInstance: { vm: 0, own: 0, managed: 0, metal: 0 },
        perGuest: 0,
        perService: counted(inputs, 'equal').perPlatform,
      };
      const order = ranking(alike).map(({ infrastructure }) => infrastructure);
      expect(order).toEqual([...order].sort((a, b) => a - b));
    });
  });

  it('charges no machine, compute or licence for zero services, but platform, control plane and network', () => {
    all((inputs) => {
      const none = { ...inputs, services: 0, osVcpuHour: 0.05, coreYear: 350, pairYear: 100 };
      for (const bill of Object.values(bills(none))) {
        expect([bill.machines, bill.compute, bill.licences]).toEqual([0, 0, 0]);
        expect(bill.hours).toBeGreaterThanOrEqual(inputs.perPlatform[bill.option]);
        expect(bill.balancer).toBe(1643);
      }
    });
  });

  it('says that a result holds only where one kind wins in every way', () => {
    all((inputs) => {
      const found = verdict(inputs);
      if (found === undefined || found.verdict === 'labour decides') return;
      expect(new Set(Object.values(found.winners).map(({ kind }) => kind)).size).toBe(1);
    }, 60);
  });

  it('gives the same cents in doubles as in exact fractions', () => {
    all((inputs) => {
      for (const option of options)
        expect(billFor(inputs, option)?.total, option).toBe(exactTotal(inputs, option));
    }, 120);
  });

  it('lets a copy fill what daemons leave of a node to the last thousandth of a vCPU', () => {
    const node = shapes.find(({ name }) => name === 'm7a.medium');
    if (node === undefined) throw new Error('no such shape');
    // In doubles, 0.94 − 0.29 is a little less than 0.65.
    const inputs = {
      ...base,
      peak: 0.65,
      busy: 0.17,
      memory: 0.1,
      overcommit: 1.2,
      fill: 0.84,
      daemonCpu: 0.29,
    };
    expect(copiesPerHost(inputs, node, containerDemand(inputs))).toBe(1);
    expect(copiesPerHost({ ...inputs, peak: 0.651 }, node, containerDemand(inputs))).toBe(0);
  });
});
