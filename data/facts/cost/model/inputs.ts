// What the cost model is told, as plain numbers: the estate, the shapes on sale, prices and hours of work.

/** The platforms that are compared. Order breaks ties. */
export const options = ['vm', 'own', 'managed', 'fargate', 'functions', 'metal'] as const;
export type Option = (typeof options)[number];

/** What a platform is made of; a verdict is about kinds. */
export type Kind = 'machines' | 'cluster' | 'serverless' | 'functions' | 'metal';

export const kinds: Readonly<Record<Option, Kind>> = {
  vm: 'machines',
  own: 'cluster',
  managed: 'cluster',
  fargate: 'serverless',
  functions: 'functions',
  metal: 'metal',
};

/** A machine on sale. Without what its node leaves to pods (`milliCpu`, `mib`, `pods`) it can be rented as a VM only. */
export interface Shape {
  readonly name: string;
  readonly vcpus: number;
  readonly gib: number;
  /** USD an hour. */
  readonly price: number;
  /** Share of each vCPU that may be used all the time; 1 where nothing is burstable. */
  readonly baseline: number;
  readonly milliCpu?: number;
  readonly mib?: number;
  readonly pods?: number;
  /** Physical cores and sockets of bare metal; absent for VMs. */
  readonly cores?: number;
  readonly sockets?: number;
  readonly gpus?: number;
}

/** A size in which containers are rented one by one. */
export interface Size {
  readonly vcpus: number;
  readonly gib: number;
}

/** All inputs. Times are hours a month, prices US dollars, shares between 0 and 1. */
export interface CostInputs {
  readonly services: number;
  readonly copies: number;
  /** vCPU of a busy copy. */
  readonly peak: number;
  /** Share of the month in which one copy's worth of work runs, per service. */
  readonly busy: number;
  /** GiB a copy. */
  readonly memory: number;
  readonly data: number;
  /** Whole GPUs a copy. */
  readonly gpus: number;
  /** Share of the month in which copies exist. */
  readonly running: number;
  /** Share of the other time that is not paid. */
  readonly release: Readonly<Record<Exclude<Option, 'functions'>, number>>;
  readonly requestSeconds: number;
  readonly concurrency: number;
  readonly servicesPerVm: number;
  readonly guestMemory: number;
  readonly guestCpu: number;
  readonly vmmMemory: number;
  readonly overcommit: number;
  readonly fill: number;
  readonly spare: number;
  readonly daemonCpu: number;
  readonly daemonMemory: number;
  readonly daemonPods: number;
  readonly workerMinGib: number;
  readonly podsSmall: number;
  readonly podsLarge: number;
  readonly podsVcpus: number;
  readonly osDisk: number;
  readonly hostDisk: number;
  readonly diskPrice: number;
  readonly balancers: number;
  readonly balancerPrice: number;
  readonly nats: number;
  readonly natPrice: number;
  readonly managedPrice: number;
  readonly ownCount: number;
  readonly ownPrice: number;
  readonly fargateVcpu: number;
  readonly fargateGib: number;
  readonly functionGibSecond: number;
  readonly functionMillion: number;
  readonly functionMaxGib: number;
  readonly functionMaxSeconds: number;
  readonly osVcpuHour: number;
  readonly pairYear: number;
  readonly coreYear: number;
  readonly standard16: number;
  readonly datacenter16: number;
  readonly licenceMonths: number;
  readonly committed: number;
  readonly discountMachine: number;
  readonly discountFargate: number;
  readonly discountFunction: number;
  /** USD an hour of work. */
  readonly rate: number;
  readonly perInstance: Readonly<Record<'vm' | 'own' | 'managed' | 'metal', number>>;
  readonly perGuest: number;
  readonly perService: Readonly<Record<Option, number>>;
  readonly perPlatform: Readonly<Record<Option, number>>;
  readonly equalPlatform: number;
  /** Options in the ranking. */
  readonly allowed: readonly Option[];
  readonly shapes: readonly Shape[];
  readonly sizes: readonly Size[];
}

/** Hours of a month, as providers count them. */
export const hoursPerMonth = 730;

/** `x` rounded up; what double arithmetic leaves behind the ninth decimal does not count. Adding 0 takes the sign from −0. */
export function up(x: number): number {
  return Math.ceil(x - 1e-9) + 0;
}

/** `x` rounded down, likewise. */
export function down(x: number): number {
  return Math.floor(x + 1e-9);
}

/** Whether what is there covers a need, likewise: 0.94 − 0.29 vCPU covers 0.65. */
export function covers(available: number, need: number): boolean {
  return available >= need - 1e-9;
}

/** Whole cents of an amount in dollars, halves up. */
export function cents(dollars: number): number {
  return Math.floor(100 * dollars + 0.5 + 1e-6);
}
