// Reads the parameters and prices of the cost model from the data.
import { convert, type Data, type Quantity, quantity } from '#facts';
import type { CostInputs } from './model.ts';

/** Ids of rows of `cost-model` with the unit that the model expects, by the names used here. */
const parameters = {
  workloads: ['workloads', 'count'],
  cpu: ['workload-cpu', 'vCPU'],
  memory: ['workload-memory', 'GB'],
  utilisation: ['utilisation', '1'],
  packing: ['packing', '1'],
  cpuOvercommit: ['cpu-overcommit', '1'],
  smallestVm: ['smallest-vm', '1'],
  hostSize: ['host-size', '1'],
  hostReserveMemory: ['host-reserve-memory', 'GB'],
  hostReserveCpu: ['host-reserve-cpu', 'vCPU'],
  containerOverhead: ['container-overhead', 'GB'],
  guestMemory: ['vm-os-memory', 'GB'],
  operationsPerHour: ['operations-hour', 'USD/h'],
  hoursPerVm: ['operations-vm', 'h/instance-month'],
  hoursPerContainer: ['operations-container', 'h/instance-month'],
  hoursPerPlatform: ['operations-platform', 'h/month'],
  requestSeconds: ['duration', 's'],
} as const;

/** A parameter of the cost model. */
export type Parameter = keyof typeof parameters;
export const parameterNames = Object.keys(parameters) as readonly Parameter[];

/** Cells of `prices`, row and field, by the names used here. */
const prices = {
  instance: ['m7i-large', 'perInstanceHour'],
  instanceVcpus: ['m7i-large', 'vcpus'],
  instanceMemory: ['m7i-large', 'memory'],
  cluster: ['eks', 'perClusterHour'],
  fargateVcpu: ['fargate-x86', 'perVcpuHour'],
  fargateGb: ['fargate-x86', 'perGbHour'],
  lambdaGbSecond: ['lambda-x86', 'perGbSecond'],
  lambdaMillion: ['lambda-x86', 'perMillionRequests'],
} as const;
type Price = keyof typeof prices;

/** All figures of the model with their cells, in the units of the model. */
export interface CostFigures {
  readonly parameters: Readonly<Record<Parameter, Quantity>>;
  readonly prices: Readonly<Record<Price, Quantity>>;
}

/** The base value of a parameter, or the low or high end of its row, in the unit of the model. */
export function parameter(data: Data, name: Parameter, field: 'value' | 'low' | 'high' = 'value'): Quantity {
  const [id, unit] = parameters[name];
  const row = data.row('cost-model', id);
  return convert(quantity(row.cell(field), { label: row.text('name') ?? id }), unit);
}

/** Whether the row of a parameter has both ends, for the sensitivity analysis. */
export function isVaried(data: Data, name: Parameter): boolean {
  const row = data.row('cost-model', parameters[name][0]);
  return row.has('low') && row.has('high');
}

/** Reads all figures of the cost model. */
export function costFigures(data: Data): CostFigures {
  const price = (name: Price) => {
    const [id, field] = prices[name];
    const row = data.row('prices', id);
    const cell = row.cell(field);
    return quantity(cell, { label: `${row.text('product')}, ${cell.field.title.toLowerCase()}` });
  };
  const all = <Name extends string>(names: readonly Name[], read: (name: Name) => Quantity) =>
    Object.fromEntries(names.map((name) => [name, read(name)])) as Record<Name, Quantity>;
  return {
    parameters: all(parameterNames, (name) => parameter(data, name)),
    prices: all(Object.keys(prices) as Price[], price),
  };
}

/** The inputs of the model, with the given parameters replaced. */
export function costInputs(
  figures: CostFigures,
  changed: Partial<Readonly<Record<Parameter, number>>> = {},
): CostInputs {
  const value = (name: Parameter) => changed[name] ?? figures.parameters[name].value;
  const price = (name: Price) => figures.prices[name].value;
  const size = value('hostSize');
  return {
    workloads: value('workloads'),
    cpu: value('cpu'),
    memory: value('memory'),
    utilisation: value('utilisation'),
    shape: {
      vcpus: price('instanceVcpus') * size,
      memory: price('instanceMemory') * size,
      pricePerHour: price('instance') * size,
      smallestShare: value('smallestVm') / size,
    },
    packing: value('packing'),
    cpuOvercommit: value('cpuOvercommit'),
    hostReserveCpu: value('hostReserveCpu'),
    hostReserveMemory: value('hostReserveMemory'),
    containerOverhead: value('containerOverhead'),
    guestMemory: value('guestMemory'),
    clusterPerHour: price('cluster'),
    fargatePerVcpuHour: price('fargateVcpu'),
    fargatePerGbHour: price('fargateGb'),
    lambdaPerGbSecond: price('lambdaGbSecond'),
    lambdaPerRequest: price('lambdaMillion') / 1e6,
    requestSeconds: value('requestSeconds'),
    operationsPerHour: value('operationsPerHour'),
    hoursPerVm: value('hoursPerVm'),
    hoursPerContainer: value('hoursPerContainer'),
    hoursPerPlatform: value('hoursPerPlatform'),
  };
}
