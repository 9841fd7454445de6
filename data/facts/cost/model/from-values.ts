// Puts the inputs of the model together from plain numbers by the names of their rows: for the topic, which reads them from
// the data, and for the calculator, which reads them from its form.
import type { CostInputs, Option, Shape, Size } from './inputs.ts';
import { asNode } from './packing.ts';
import { withPrices } from './vary.ts';

/** The number of a row of the inputs, in the unit of the model. */
export type ValueOf = (row: string) => number;

/** What is on sale, and what a case ranks. */
export interface Offer {
  /** In the order of the list, at list prices, with what a node of each keeps where the list says it. */
  readonly shapes: readonly Shape[];
  readonly sizes: readonly Size[];
  /** Options in the ranking. */
  readonly allowed: readonly Option[];
  /** Whether burstable shapes may be rented. */
  readonly burstable: boolean;
}

/** What the calculator is given beside its form: what is on sale, and by what the numbers of some inputs are divided. */
export interface Given extends Pick<Offer, 'shapes' | 'sizes'> {
  readonly divisors: Readonly<Record<string, number>>;
}

/** All inputs of the model. */
export function costInputs(at: ValueOf, { shapes, sizes, allowed, burstable }: Offer): CostInputs {
  const rentable = burstable ? shapes : shapes.filter(({ baseline }) => baseline === 1);
  const inputs = {
    ...estate(at),
    ...platform(at),
    ...prices(at),
    ...licences(at),
    ...labour(at),
    allowed,
    shapes: rentable.map((shape) => asNode(shape, at('pods-small'))),
    sizes,
  };
  return withPrices(inputs, at('shape-prices'));
}

function estate(at: ValueOf) {
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

function platform(at: ValueOf) {
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

function prices(at: ValueOf) {
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

function licences(at: ValueOf) {
  return {
    osVcpuHour: at('os-vcpu-hour'),
    pairYear: at('pair-year'),
    coreYear: at('core-year'),
    standard16: at('standard-16'),
    datacenter16: at('datacenter-16'),
    licenceMonths: at('licence-months'),
  };
}

function labour(at: ValueOf) {
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
