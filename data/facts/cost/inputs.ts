import { convert, type Data, type Quantity, quantity } from '#facts';
import type { CostInputs } from './model.ts';

/** Rows of `cost-model`, by the name used here, with the unit in which the model takes them. */
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

/** A parameter of the cost model that has a row in the data. */
export type Parameter = keyof typeof parameters;
export const parameterNames = Object.keys(parameters) as readonly Parameter[];

/** Cells of `prices`, by the name used here: row and field. */
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

/** Every figure that the model uses, in the model's units, each with its cells. */
export interface CostFigures {
  readonly parameters: Readonly<Record<Parameter, Quantity>>;
  readonly prices: Readonly<Record<Price, Quantity>>;
}

/** A parameter at its base value, or at the low or high end of its row, in the model's unit. */
export function parameter(data: Data, name: Parameter, field: 'value' | 'low' | 'high' = 'value'): Quantity {
  const [id, unit] = parameters[name];
  const row = data.row('cost-model', id);
  return convert(quantity(row.cell(field), { label: row.text('name') ?? id }), unit);
}

/** Whether the row gives both ends for the sensitivity analysis. */
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

/** The model's inputs, with parameters replaced where asked. */
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
