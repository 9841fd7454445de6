// The cost model, by hand and for random inputs.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  breakEven,
  type CostInputs,
  containersPerHost,
  lambdaBreakEven,
  monthlyCost,
  options,
  vmShare,
} from '../../../data/facts/cost/model.ts';

const example: CostInputs = {
  workloads: 10,
  cpu: 0.5,
  memory: 1,
  utilisation: 0.1,
  shape: { vcpus: 2, memory: 8, pricePerHour: 0.1, smallestShare: 0.5 },
  packing: 0.75,
  cpuOvercommit: 2,
  hostReserveCpu: 0,
  hostReserveMemory: 0,
  containerOverhead: 0,
  guestMemory: 0.25,
  clusterPerHour: 0.1,
  fargatePerVcpuHour: 0.04,
  fargatePerGbHour: 0.004,
  lambdaPerGbSecond: 0.00002,
  lambdaPerRequest: 0.0000002,
  requestSeconds: 0.1,
  operationsPerHour: 50,
  hoursPerVm: 1,
  hoursPerContainer: 0.2,
  hoursPerPlatform: 4,
};

const positive = (min: number, max: number) => fc.double({ min, max, noNaN: true });

const anyInputs: fc.Arbitrary<CostInputs> = fc.record({
  workloads: fc.integer({ min: 1, max: 300 }),
  cpu: positive(0.1, 1),
  memory: positive(0.1, 4),
  utilisation: positive(0.01, 1),
  shape: fc.record({
    vcpus: fc.constantFrom(2, 4, 8),
    memory: fc.constantFrom(8, 16, 32),
    pricePerHour: positive(0.05, 1),
    smallestShare: fc.constantFrom(0.25, 0.5, 1),
  }),
  packing: positive(0.6, 1),
  cpuOvercommit: positive(1, 4),
  hostReserveCpu: positive(0, 0.1),
  hostReserveMemory: positive(0, 1),
  containerOverhead: positive(0, 0.1),
  guestMemory: positive(0.05, 1),
  clusterPerHour: positive(0, 1),
  fargatePerVcpuHour: positive(0.01, 0.1),
  fargatePerGbHour: positive(0.001, 0.01),
  lambdaPerGbSecond: positive(0.00001, 0.0001),
  lambdaPerRequest: positive(0, 0.000001),
  requestSeconds: positive(0.01, 5),
  operationsPerHour: positive(0, 200),
  hoursPerVm: positive(0, 2),
  hoursPerContainer: positive(0, 2),
  hoursPerPlatform: positive(0, 80),
});

describe('the cost model, by hand', () => {
  it('packs containers by whichever of CPU and memory runs out first', () => {
    // CPU: 2 × 0.75 × 2 ÷ 0.5 = 6; memory: 8 × 0.75 ÷ 1 = 6
    expect(containersPerHost(example)).toBe(6);
    expect(containersPerHost({ ...example, cpuOvercommit: 1 })).toBe(3);
    expect(containersPerHost({ ...example, containerOverhead: 0.2 })).toBe(5);
    expect(containersPerHost({ ...example, memory: 9 })).toBe(0);
  });

  it('takes host reserves off before packing', () => {
    // memory: (8 − 2) × 0.75 ÷ 1 = 4.5
    expect(containersPerHost({ ...example, hostReserveMemory: 2 })).toBe(4);
    // CPU: (2 − 0.5) × 0.75 × 2 ÷ 0.5 = 4.5
    expect(containersPerHost({ ...example, hostReserveCpu: 0.5 })).toBe(4);
  });

  it('rents a VM in whole steps of the smallest shape', () => {
    // 0.5 vCPU of 2 and 1.25 GB of 8: half a shape
    expect(vmShare(example)).toBe(0.5);
    expect(vmShare({ ...example, cpu: 1.2 })).toBe(1);
    expect(vmShare({ ...example, memory: 9 })).toBe(1.5);
    expect(vmShare({ ...example, shape: { ...example.shape, smallestShare: 0.25 } })).toBe(0.25);
  });

  it('adds infrastructure and operations for every option', () => {
    const result = monthlyCost(example);
    // 10 VMs of half a shape: 10 × 0.05 × 730; 10 hours at 50
    expect(result.vms).toEqual({ machines: 10, infrastructure: 365, operations: 500, total: 865 });
    // 2 hosts and a cluster: (0.2 + 0.1) × 730; 4 + 2 hours at 50
    expect(result.containers.machines).toBe(2);
    expect(result.containers.infrastructure).toBeCloseTo(219, 9);
    expect(result.containers.operations).toBe(300);
    // 10 × (0.02 + 0.004) × 730
    expect(result.fargate.infrastructure).toBeCloseTo(175.2, 9);
    expect(result.fargate.operations).toBe(100);
    // 10 × 0.1 × 730 × 3600 s × (0.00002 + 0.0000002 ÷ 0.1)
    expect(result.lambda.infrastructure).toBeCloseTo(57.816, 9);
  });

  it('finds the number of workloads from which containers stay cheaper', () => {
    // VMs 86.5 each; containers 273 fixed, 73 per started six, 10 each: dearer up to 4, cheaper from 5
    expect(breakEven(example)).toBe(5);
    expect(breakEven({ ...example, hoursPerPlatform: 0, clusterPerHour: 0 })).toBe(1);
    expect(breakEven({ ...example, hoursPerContainer: 10 }, 50)).toBeUndefined();
  });

  it('finds the busy share at which Fargate and Lambda cost the same', () => {
    // 0.024 an hour against 3600 × 0.000022 = 0.0792 an hour
    expect(lambdaBreakEven(example)).toBeCloseTo(0.024 / 0.0792, 9);
  });
});

describe('the cost model, for any inputs', () => {
  it('never gets cheaper when a price rises', () => {
    fc.assert(
      fc.property(anyInputs, positive(1, 3), (inputs, factor) => {
        const dearer = {
          ...inputs,
          shape: { ...inputs.shape, pricePerHour: inputs.shape.pricePerHour * factor },
          fargatePerVcpuHour: inputs.fargatePerVcpuHour * factor,
          lambdaPerGbSecond: inputs.lambdaPerGbSecond * factor,
          operationsPerHour: inputs.operationsPerHour * factor,
        };
        const [before, after] = [monthlyCost(inputs), monthlyCost(dearer)];
        for (const option of options) {
          expect(after[option].total).toBeGreaterThanOrEqual(before[option].total - 1e-9);
        }
      }),
    );
  });

  it('never puts more on a host than its memory and promised CPU allow', () => {
    fc.assert(
      fc.property(anyInputs, (inputs) => {
        const count = containersPerHost(inputs);
        const room = (inputs.shape.memory - inputs.hostReserveMemory) * inputs.packing;
        const cpu = (inputs.shape.vcpus - inputs.hostReserveCpu) * inputs.packing * inputs.cpuOvercommit;
        expect(count * (inputs.memory + inputs.containerOverhead)).toBeLessThanOrEqual(room + 1e-6);
        expect(count * inputs.cpu).toBeLessThanOrEqual(cpu + 1e-6);
      }),
    );
  });

  it('never gets cheaper with more workloads', () => {
    fc.assert(
      fc.property(anyInputs, (inputs) => {
        const [some, more] = [
          monthlyCost(inputs),
          monthlyCost({ ...inputs, workloads: inputs.workloads + 1 }),
        ];
        for (const option of options) expect(more[option].total).toBeGreaterThanOrEqual(some[option].total);
      }),
    );
  });

  it('makes the total of infrastructure and operations and nothing else', () => {
    fc.assert(
      fc.property(anyInputs, (inputs) => {
        for (const one of Object.values(monthlyCost(inputs))) {
          expect(one.total).toBe(one.infrastructure + one.operations);
        }
      }),
    );
  });

  it('puts Lambda below Fargate exactly below the break-even share', () => {
    fc.assert(
      fc.property(anyInputs, (inputs) => {
        const share = lambdaBreakEven(inputs);
        fc.pre(Math.abs(inputs.utilisation - share) > 1e-6);
        const { lambda, fargate } = monthlyCost(inputs);
        expect(lambda.infrastructure < fargate.infrastructure).toBe(inputs.utilisation < share);
      }),
    );
  });
});
