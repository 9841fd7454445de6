// Reads the inputs of the cost model from the data, and makes facts of its results.
import {
  computed,
  convert,
  type Data,
  type DataRow,
  digitsOf,
  type Fact,
  type Quantity,
  quantity,
  type Term,
} from '#facts';
import { inputUnits } from './input-names.ts';
import { type CostInputs, type Option, options, type Shape, type Size } from './model/inputs.ts';
import { asNode } from './model/packing.ts';
import { withPrices } from './model/vary.ts';

/** Significant digits of sums that rest on assumptions: those that tables of them are printed with. */
const modelDigits = 3;

/** The case whose platforms the base case ranks. */
const baseCase = 'midsize';

/** Inputs of the model with the facts that they were read from. */
export interface Bound {
  readonly inputs: CostInputs;
  readonly from: readonly Quantity[];
}

type Read = (id: string) => number;

/** The inputs of the base case, or of a worked case, at AWS's list prices. */
export function bound(data: Data, name?: string): Bound {
  const rows = inputRows(data, name);
  const quantities = new Map([...rows].map(([id, row]) => [id, read(id, row)]));
  const at: Read = (id) => quantities.get(id)?.value ?? read(id, data.row('cost-model', id)).value;
  const shapes = shapesOf(data, 'AWS', at('pods-small'));
  const inputs = {
    ...estate(at),
    ...platform(at),
    ...prices(at),
    ...licences(at),
    ...labour(at),
    allowed: ranked(data, name ?? baseCase),
    shapes: rentable(data, name ?? baseCase, shapes),
    sizes: sizesOf(data),
  };
  const priced = rowsOfShapes(data, 'AWS').map((row) => quantity(row.cell('price')));
  return { inputs: withPrices(inputs, at('shape-prices')), from: [...quantities.values(), ...priced] };
}

/** The rows of all inputs by id, those of the case instead of the base where it has them. */
function inputRows(data: Data, name: string | undefined): ReadonlyMap<string, DataRow> {
  const changed = data.rows('cost-cases').filter((row) => row.text('case') === name);
  return new Map([
    ...data.rows('cost-model').map((row) => [row.id, row] as const),
    ...changed.map((row) => [row.text('input') ?? '', row] as const),
  ]);
}

function read(id: string, row: DataRow): Quantity {
  return convert(quantity(row.cell('value'), { label: row.text('name') ?? id }), inputUnits[id] ?? '1');
}

function rowsOfShapes(data: Data, provider: string): readonly DataRow[] {
  return data.rows('vm-shapes').filter((row) => row.text('provider') === provider);
}

/** The shapes of a provider in the order of its list. Nodes whose list does not say what they keep run so many pods. */
export function shapesOf(data: Data, provider: string, pods: number): readonly Shape[] {
  const known = (row: DataRow, field: string) =>
    row.has(field) ? { [field]: quantity(row.cell(field)).value } : {};
  return rowsOfShapes(data, provider)
    .map((row) => ({
      name: row.text('name') ?? row.id,
      vcpus: quantity(row.cell('vcpus')).value,
      gib: quantity(row.cell('gib')).value,
      price: quantity(row.cell('price')).value,
      baseline: quantity(row.cell('baseline')).value / 100,
      ...known(row, 'milliCpu'),
      ...known(row, 'mib'),
      ...known(row, 'pods'),
      ...known(row, 'cores'),
      ...known(row, 'sockets'),
      ...known(row, 'gpus'),
    }))
    .map((shape) => asNode(shape, pods));
}

function sizesOf(data: Data): readonly Size[] {
  return data.rows('container-sizes').map((row) => ({
    vcpus: quantity(row.cell('vcpus')).value,
    gib: quantity(row.cell('gib')).value,
  }));
}

/** The platforms that are ranked in a case, or in the base case. */
function ranked(data: Data, name: string): readonly Option[] {
  const listed = (data.row('cost-case-list', name).text('ranked') ?? '').split(' ');
  return options.filter((option) => listed.includes(option));
}

/** The shapes that may be rented in a case: all, or those with fixed performance only. */
function rentable(data: Data, name: string, shapes: readonly Shape[]): readonly Shape[] {
  const all = data.row('cost-case-list', name).text('shapes') === 'all';
  return all ? shapes : shapes.filter(({ baseline }) => baseline === 1);
}

function estate(at: Read) {
  return {
    services: at('services'),
    copies: at('copies'),
    peak: at('peak'),
    busy: at('busy'),
    memory: at('memory'),
    data: at('data'),
    gpus: at('gpus'),
    running: at('running'),
    release: {
      vm: at('release-vm'),
      own: at('release-own'),
      managed: at('release-managed'),
      metal: at('release-metal'),
      fargate: at('release-fargate'),
    },
    requestSeconds: at('request-seconds'),
    concurrency: at('concurrency'),
    servicesPerVm: at('services-per-vm'),
    guestMemory: at('guest-memory'),
    guestCpu: at('guest-cpu'),
    vmmMemory: at('vmm-memory'),
  };
}

function platform(at: Read) {
  return {
    overcommit: at('overcommit'),
    fill: at('fill'),
    spare: at('spare'),
    daemonCpu: at('daemon-cpu'),
    daemonMemory: at('daemon-memory'),
    daemonPods: at('daemon-pods'),
    workerMinGib: at('worker-min'),
    podsSmall: at('pods-small'),
    podsLarge: at('pods-large'),
    podsVcpus: at('pods-vcpus'),
    osDisk: at('os-disk'),
    hostDisk: at('host-disk'),
    ownCount: at('own-count'),
    balancers: at('balancers'),
    nats: at('nats'),
  };
}

function prices(at: Read) {
  return {
    diskPrice: at('disk-price'),
    balancerPrice: at('balancer-price'),
    natPrice: at('nat-price'),
    managedPrice: at('managed-price'),
    ownPrice: at('own-price'),
    fargateVcpu: at('fargate-vcpu'),
    fargateGib: at('fargate-gib'),
    functionGibSecond: at('function-gib-second'),
    functionMillion: at('function-million'),
    functionMaxGib: at('function-max-gib'),
    functionMaxSeconds: at('function-max-seconds'),
    committed: at('committed'),
    discountMachine: at('discount-machine'),
    discountFargate: at('discount-fargate'),
    discountFunction: at('discount-function'),
  };
}

function licences(at: Read) {
  return {
    osVcpuHour: at('os-vcpu-hour'),
    pairYear: at('pair-year'),
    coreYear: at('core-year'),
    standard16: at('standard-16'),
    datacenter16: at('datacenter-16'),
    licenceMonths: at('licence-months'),
  };
}

function labour(at: Read) {
  const each = (group: string) => ({
    vm: at(`${group}-vm`),
    own: at(`${group}-own`),
    managed: at(`${group}-managed`),
    fargate: at(`${group}-fargate`),
    functions: at(`${group}-functions`),
    metal: at(`${group}-metal`),
  });
  return {
    rate: at('rate'),
    perInstance: {
      vm: at('per-instance-vm'),
      own: at('per-instance-own'),
      managed: at('per-instance-managed'),
      metal: at('per-instance-metal'),
    },
    perGuest: at('per-guest'),
    perService: each('per-service'),
    perPlatform: each('per-platform'),
    equalPlatform: at('equal-platform'),
  };
}

/** Makes facts of results of the model, which carry the cells of all its inputs. */
export interface Results {
  readonly from: readonly Fact[];
  /** A share in whole percent, as tables and charts of results have it. */
  readonly percent: (label: string, share: number) => Quantity;
  /** Dollars a month of whole cents, with three digits. */
  readonly money: (label: string, cents: number) => Quantity;
  /** A whole number with all its digits. */
  readonly exact: (label: string, value: number, unit: string) => Quantity;
  readonly word: (label: string, value: string) => Term;
}

export function results({ from }: Bound, method: string): Results {
  const result = (label: string, value: number, unit: string, digits: number) =>
    computed(value, { label, unit, digits, from, method: `cost model: ${method}` });
  return {
    from,
    percent: (label, share) => result(label, Math.round(100 * share), '%', digitsOf(Math.round(100 * share))),
    money: (label, cents) => result(label, cents / 100, 'USD/month', modelDigits),
    exact: (label, value, unit) => result(label, value, unit, digitsOf(value)),
    word: (label, value) => ({ kind: 'term', label, cells: from.flatMap(({ cells }) => cells), value }),
  };
}
