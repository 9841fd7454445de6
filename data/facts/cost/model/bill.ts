// The lines of a monthly bill, each rounded to a cent once, and the hours of work behind its last line.
import { type CostInputs, cents, hoursPerMonth, type Option, type Shape, up } from './inputs.ts';

/** A bill in whole cents. Infrastructure is the sum of its lines, the total is infrastructure and labour. */
export interface Bill {
  readonly option: Option;
  /** Name of the shape or size. */
  readonly shape: string;
  readonly machines: number;
  /** Copies that a host holds; undefined where copies do not share hosts. */
  readonly perHost: number | undefined;
  readonly compute: number;
  readonly storage: number;
  readonly balancer: number;
  readonly nat: number;
  readonly control: number;
  readonly licences: number;
  readonly infrastructure: number;
  /** Hours a month. */
  readonly hours: number;
  readonly labour: number;
  readonly total: number;
}

/** What is rented for an option. */
export interface Rental {
  readonly option: Option;
  readonly shape: string;
  readonly machines: number;
  readonly perHost: number | undefined;
  /** USD a month. */
  readonly compute: number;
  /** Licences in USD a month. */
  readonly licences: number;
  /** Guests and hosts that have a system disk of their own. */
  readonly guests: number;
  readonly hosts: number;
  /** Virtual machines on metal, each looked after. */
  readonly keptGuests: number;
}

/** The share of the month that is paid for copies that exist for `running` of it. */
export function sharePaid({ running, release }: CostInputs, option: Exclude<Option, 'functions'>): number {
  return running + (1 - running) * (1 - release[option]);
}

/** What a month costs of list price, as a commitment covers a share of it. */
export function discounted({ committed }: CostInputs, discount: number): number {
  return 1 - committed * discount;
}

/** The bill of what is rented. */
export function billOf(inputs: CostInputs, rental: Rental): Bill {
  const { option, shape, machines, perHost } = rental;
  const functions = option === 'functions';
  const compute = cents(rental.compute);
  const disk = cents(storage(inputs, rental));
  const balancer = cents(inputs.balancers * inputs.balancerPrice * hoursPerMonth);
  const nat = functions ? 0 : cents(inputs.nats * inputs.natPrice * hoursPerMonth);
  const plane = cents(control(inputs, option));
  const licences = cents(rental.licences);
  const infrastructure = compute + disk + balancer + nat + plane + licences;
  const hours = hoursOf(inputs, rental);
  const labour = cents(hours * inputs.rate);
  return {
    option,
    shape,
    machines,
    perHost,
    compute,
    storage: disk,
    balancer,
    nat,
    control: plane,
    licences,
    infrastructure,
    hours,
    labour,
    total: infrastructure + labour,
  };
}

function hasOwnControl(option: Option): boolean {
  return option === 'own' || option === 'metal';
}

function storage(inputs: CostInputs, { option, guests, hosts }: Rental): number {
  const controls = hasOwnControl(option) ? inputs.ownCount : 0;
  const gib =
    inputs.services * inputs.copies * inputs.data +
    inputs.osDisk * guests +
    inputs.hostDisk * (hosts + controls);
  return inputs.diskPrice * gib;
}

function control(inputs: CostInputs, option: Option): number {
  if (option === 'managed') return inputs.managedPrice * hoursPerMonth;
  if (!hasOwnControl(option)) return 0;
  return inputs.ownCount * inputs.ownPrice * hoursPerMonth * discounted(inputs, inputs.discountMachine);
}

function hoursOf(inputs: CostInputs, { option, machines, keptGuests }: Rental): number {
  const perInstance = option === 'fargate' || option === 'functions' ? 0 : inputs.perInstance[option];
  const controls = hasOwnControl(option) ? inputs.ownCount * inputs.perInstance.own : 0;
  return (
    inputs.services * inputs.perService[option] +
    inputs.perPlatform[option] +
    machines * perInstance +
    controls +
    keptGuests * inputs.perGuest
  );
}

/** Licences of rented VMs: in the rent of a machine, and of a cluster by pairs of cores (4 vCPU count as a pair). */
export function rentedLicences(
  inputs: CostInputs,
  option: 'vm' | 'own' | 'managed',
  { vcpus }: Shape,
  machines: number,
): number {
  const system = machines * vcpus * inputs.osVcpuHour * hoursPerMonth * sharePaid(inputs, option);
  const cluster = option === 'vm' ? 0 : (machines * up(vcpus / 4) * inputs.pairYear) / 12;
  return system + cluster;
}

/**
 * Licences of bare metal by physical core. Guests of Windows need Standard licences, of which each covers two, or one of
 * Datacenter; as guests may move, every host is licensed for as many as it can hold.
 */
export function metalLicences(inputs: CostInputs, shape: Shape, hosts: number, perHost: number): number {
  const [cores, sockets] = [shape.cores ?? 0, shape.sockets ?? 0];
  const guests = Math.min(perHost, inputs.services);
  const windows =
    (Math.min(up(guests / 2) * inputs.standard16, inputs.datacenter16) * cores) / 16 / inputs.licenceMonths;
  const hypervisor = (Math.max(cores, 16 * sockets) * inputs.coreYear) / 12;
  const cluster = (up(cores / 2) * inputs.pairYear) / 12;
  return hosts * (hypervisor + cluster + windows);
}
