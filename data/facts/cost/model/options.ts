// The cheapest way to run the estate on each platform.
import {
  type Bill,
  billOf,
  discounted,
  metalLicences,
  type Rental,
  rentedLicences,
  sharePaid,
} from './bill.ts';
import { type CostInputs, cents, hoursPerMonth, type Option, options, type Shape } from './inputs.ts';
import { containerDemand, copiesPerHost, fitsVm, guestDemand, hostsNeeded, vmsNeeded } from './packing.ts';

/** A bill for each option that can serve the estate. */
export type Bills = Readonly<Partial<Record<Option, Bill>>>;

/** The cheapest bill of every option; one that cannot serve is absent. */
export function bills(inputs: CostInputs): Bills {
  return Object.fromEntries(
    options.flatMap((option) => {
      const bill = billFor(inputs, option);
      return bill === undefined ? [] : [[option, bill]];
    }),
  );
}

/** The cheapest bill of one option: least total, then fewest machines, then the first on the list. */
export function billFor(inputs: CostInputs, option: Option): Bill | undefined {
  let best: Bill | undefined;
  for (const rental of rentals(inputs, option)) {
    // The total is no less than the compute in it, so most of the list needs no bill.
    if (best !== undefined && cents(rental.compute) > best.total) continue;
    const bill = billOf(inputs, rental);
    if (best === undefined || isBetter(bill, best)) best = bill;
  }
  return best;
}

function isBetter(bill: Bill, best: Bill): boolean {
  return bill.total < best.total || (bill.total === best.total && bill.machines < best.machines);
}

function rentals(inputs: CostInputs, option: Option): readonly Rental[] {
  if (option === 'fargate' || option === 'functions') return serverless(inputs, option);
  const found: Rental[] = [];
  for (const shape of inputs.shapes) {
    if ((shape.cores !== undefined) !== (option === 'metal')) continue;
    const rental = option === 'vm' ? vms(inputs, shape) : cluster(inputs, option, shape);
    if (rental !== undefined) found.push(rental);
  }
  return found;
}

/** What is rented without machines. The sizes on sale have no GPU. */
function serverless(inputs: CostInputs, option: 'fargate' | 'functions'): readonly Rental[] {
  if (inputs.gpus > 0) return [];
  return option === 'fargate' ? containersRented(inputs) : functionsRented(inputs);
}

function machineCost(inputs: CostInputs, option: Exclude<Option, 'functions'>, perHour: number): number {
  return perHour * hoursPerMonth * sharePaid(inputs, option) * discounted(inputs, inputs.discountMachine);
}

function vms(inputs: CostInputs, shape: Shape): Rental | undefined {
  const machines = vmsNeeded(inputs);
  if (!fitsVm(inputs, shape)) return undefined;
  return {
    option: 'vm',
    shape: shape.name,
    machines,
    perHost: undefined,
    compute: machineCost(inputs, 'vm', machines * shape.price),
    licences: rentedLicences(inputs, 'vm', shape, machines),
    guests: machines,
    hosts: 0,
    keptGuests: 0,
  };
}

function cluster(inputs: CostInputs, option: 'own' | 'managed' | 'metal', shape: Shape): Rental | undefined {
  const metal = option === 'metal';
  if (!metal && shape.gib < inputs.workerMinGib) return undefined;
  const perHost = copiesPerHost(inputs, shape, metal ? guestDemand(inputs) : containerDemand(inputs));
  const machines = hostsNeeded(inputs, perHost);
  if (machines === undefined) return undefined;
  const guests = metal ? inputs.services * inputs.copies : 0;
  return {
    option,
    shape: shape.name,
    machines,
    perHost,
    compute: machineCost(inputs, option, machines * shape.price),
    licences: metal
      ? metalLicences(inputs, shape, machines, perHost)
      : rentedLicences(inputs, option, shape, machines),
    guests,
    hosts: machines,
    keptGuests: guests,
  };
}

function containersRented(inputs: CostInputs): readonly Rental[] {
  const copies = inputs.services * inputs.copies;
  const share = sharePaid(inputs, 'fargate') * discounted(inputs, inputs.discountFargate);
  return inputs.sizes
    .filter(({ vcpus, gib }) => vcpus >= inputs.peak && gib >= inputs.memory)
    .map(({ vcpus, gib }) => ({
      option: 'fargate',
      shape: `${vcpus} ${vcpus <= 1 ? 'vCPU' : 'vCPUs'}, ${gib} GiB`,
      machines: copies,
      perHost: undefined,
      compute: copies * (vcpus * inputs.fargateVcpu + gib * inputs.fargateGib) * hoursPerMonth * share,
      licences: 0,
      guests: 0,
      hosts: 0,
      keptGuests: 0,
    }));
}

function functionsRented(inputs: CostInputs): readonly Rental[] {
  if (inputs.memory > inputs.functionMaxGib || inputs.requestSeconds > inputs.functionMaxSeconds) return [];
  const seconds = inputs.services * inputs.busy * hoursPerMonth * 3600 * inputs.concurrency;
  const execution =
    seconds * inputs.memory * inputs.functionGibSecond * discounted(inputs, inputs.discountFunction);
  const requests = ((seconds / inputs.requestSeconds) * inputs.functionMillion) / 1e6;
  return [
    {
      option: 'functions',
      shape: 'function',
      machines: 0,
      perHost: undefined,
      compute: execution + requests,
      licences: 0,
      guests: 0,
      hosts: 0,
      keptGuests: 0,
    },
  ];
}
