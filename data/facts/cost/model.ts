// The cost model: the monthly cost of four ways of running workloads, as pure arithmetic.
/** The shape of VM that is rented, with its price in USD per hour. */
export interface RentedShape {
  readonly vcpus: number;
  /** GB. */
  readonly memory: number;
  readonly pricePerHour: number;
  /** Smallest shape of the family on sale, as a share of this one; prices are taken to scale with size. */
  readonly smallestShare: number;
}

/** The inputs of the model. Money in USD, memory in GB, times in hours unless stated otherwise, shares from 0 to 1. */
export interface CostInputs {
  readonly workloads: number;
  /** vCPU of one workload at its peak. */
  readonly cpu: number;
  readonly memory: number;
  /** Share of the time a workload is busy. */
  readonly utilisation: number;
  readonly shape: RentedShape;
  /** Share of a host's CPU and memory that may be filled. */
  readonly packing: number;
  /** Sum of the peak CPU of containers that a host accepts, as a multiple of its CPU. */
  readonly cpuOvercommit: number;
  readonly hostReserveCpu: number;
  readonly hostReserveMemory: number;
  readonly containerOverhead: number;
  readonly guestMemory: number;
  readonly clusterPerHour: number;
  readonly fargatePerVcpuHour: number;
  readonly fargatePerGbHour: number;
  readonly lambdaPerGbSecond: number;
  readonly lambdaPerRequest: number;
  /** Seconds of execution of one request. */
  readonly requestSeconds: number;
  readonly operationsPerHour: number;
  /** Hours of work per month for each VM, for each container workload, and for the container platform as a whole. */
  readonly hoursPerVm: number;
  readonly hoursPerContainer: number;
  readonly hoursPerPlatform: number;
}

/** Ways of running the workloads. */
export const options = ['vms', 'containers', 'fargate', 'lambda'] as const;
export type Option = (typeof options)[number];

/** The titles of the options in charts. */
export const optionTitles: Readonly<Record<Option, string>> = {
  vms: 'A VM for each workload',
  containers: 'Containers on VMs',
  fargate: 'Containers by the second (Fargate)',
  lambda: 'Functions (Lambda)',
};

/** The cost of one option for a month, in USD. */
export interface MonthlyCost {
  /** Number of rented VMs. */
  readonly machines: number;
  readonly infrastructure: number;
  readonly operations: number;
  readonly total: number;
}

/** Hours in a month as cloud providers bill it. */
export const hoursPerMonth = 730;

/** Containers that fit on one rented VM; zero when a single one does not. */
export function containersPerHost(inputs: CostInputs): number {
  const { shape, packing } = inputs;
  const cpu = (shape.vcpus - inputs.hostReserveCpu) * packing * inputs.cpuOvercommit;
  const memory = (shape.memory - inputs.hostReserveMemory) * packing;
  const fits = Math.min(cpu / inputs.cpu, memory / (inputs.memory + inputs.containerOverhead));
  return Math.max(0, Math.floor(fits + 1e-9));
}

/** Size of the VM that one workload needs, in steps of the smallest shape on sale, as a share of the rented shape. */
export function vmShare(inputs: CostInputs): number {
  const { shape } = inputs;
  const step = shape.smallestShare;
  const needed = Math.max(inputs.cpu / shape.vcpus, (inputs.memory + inputs.guestMemory) / shape.memory);
  return Math.max(1, Math.ceil(needed / step - 1e-9)) * step;
}

/** Cost of a month by option; an option that cannot hold the workload costs infinity. */
export function monthlyCost(inputs: CostInputs): Readonly<Record<Option, MonthlyCost>> {
  return {
    vms: vms(inputs),
    containers: containers(inputs),
    fargate: fargate(inputs),
    lambda: lambda(inputs),
  };
}

function cost(machines: number, infrastructure: number, operationHours: number, price: number): MonthlyCost {
  const operations = operationHours * price;
  return { machines, infrastructure, operations, total: infrastructure + operations };
}

function vms(inputs: CostInputs): MonthlyCost {
  const { workloads, shape } = inputs;
  const infrastructure = workloads * vmShare(inputs) * shape.pricePerHour * hoursPerMonth;
  return cost(workloads, infrastructure, workloads * inputs.hoursPerVm, inputs.operationsPerHour);
}

function containers(inputs: CostInputs): MonthlyCost {
  const { workloads, shape } = inputs;
  const hosts = workloads === 0 ? 0 : Math.ceil(workloads / containersPerHost(inputs));
  const infrastructure = (hosts * shape.pricePerHour + inputs.clusterPerHour) * hoursPerMonth;
  const hours = inputs.hoursPerPlatform + workloads * inputs.hoursPerContainer;
  return cost(hosts, infrastructure, hours, inputs.operationsPerHour);
}

function fargate(inputs: CostInputs): MonthlyCost {
  const perHour = inputs.cpu * inputs.fargatePerVcpuHour + inputs.memory * inputs.fargatePerGbHour;
  const infrastructure = inputs.workloads * perHour * hoursPerMonth;
  return cost(0, infrastructure, inputs.workloads * inputs.hoursPerContainer, inputs.operationsPerHour);
}

function lambda(inputs: CostInputs): MonthlyCost {
  const busySeconds = inputs.workloads * inputs.utilisation * hoursPerMonth * 3600;
  const perSecond =
    inputs.memory * inputs.lambdaPerGbSecond + inputs.lambdaPerRequest / inputs.requestSeconds;
  return cost(
    0,
    busySeconds * perSecond,
    inputs.workloads * inputs.hoursPerContainer,
    inputs.operationsPerHour,
  );
}

/** The saving of containers over a VM for each workload, as a share of the latter; negative when containers cost more. */
export function containerSaving(inputs: CostInputs): number {
  const result = monthlyCost(inputs);
  return 1 - result.containers.total / result.vms.total;
}

/** The smallest number of workloads, up to `most`, from which containers stay cheaper than a VM each; undefined if none. */
export function breakEven(inputs: CostInputs, most = 1000): number | undefined {
  const cheaper = (workloads: number) => {
    const { vms: each, containers: packed } = monthlyCost({ ...inputs, workloads });
    return packed.total < each.total;
  };
  const lastDearer = Array.from({ length: most }, (_, index) => most - index).find((n) => !cheaper(n));
  if (lastDearer === undefined) return 1;
  return lastDearer === most ? undefined : lastDearer + 1;
}

/** The busy share above which Fargate is cheaper than Lambda for the same workload; above 1 it never is. */
export function lambdaBreakEven(inputs: CostInputs): number {
  const always = lambda({ ...inputs, utilisation: 1 }).infrastructure;
  return fargate(inputs).infrastructure / always;
}
