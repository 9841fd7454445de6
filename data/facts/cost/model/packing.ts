// How many machines a platform needs: demand of a copy, copies that a host holds, hosts of a cluster.
import { type CostInputs, covers, down, type Shape, up } from './inputs.ts';

/** What one copy asks of its host: vCPU on average, vCPU reserved, GiB. */
export interface Demand {
  readonly average: number;
  readonly request: number;
  readonly memory: number;
}

/** The demand of a copy as a container. Each copy is sized as if it were alone, since copies serve availability. */
export function containerDemand(inputs: CostInputs): Demand {
  const average = inputs.peak * inputs.busy;
  return { average, request: reserved(inputs, average), memory: inputs.memory };
}

/** The demand of a copy in a VM of its own on metal: with the guest's system and the process that runs it. */
export function guestDemand(inputs: CostInputs): Demand {
  const average = inputs.peak * inputs.busy + inputs.guestCpu;
  const memory = inputs.memory + inputs.guestMemory + inputs.vmmMemory;
  return { average, request: reserved(inputs, average), memory };
}

function reserved({ peak, overcommit }: CostInputs, average: number): number {
  return Math.max(average, peak / overcommit);
}

/** Services that share a VM. */
export function servicesOnVm({ services, servicesPerVm }: CostInputs): number {
  return Math.max(1, Math.min(servicesPerVm, services));
}

/** VMs that are rented when services run on VMs without a cluster. */
export function vmsNeeded(inputs: CostInputs): number {
  return up(inputs.services / servicesOnVm(inputs)) * inputs.copies;
}

/** Whether a shape can be such a VM. A burstable shape must carry the average within its baseline. */
export function fitsVm(inputs: CostInputs, shape: Shape): boolean {
  const together = servicesOnVm(inputs);
  const { average, request, memory } = containerDemand(inputs);
  return (
    covers(shape.vcpus, Math.max(inputs.peak, together * request)) &&
    covers(shape.gib, together * memory + inputs.guestMemory) &&
    covers(shape.gpus ?? 0, together * inputs.gpus) &&
    covers(shape.baseline * shape.vcpus, together * average + inputs.guestCpu)
  );
}

/** The copies that a node of this shape holds; 0 if it holds none or is no node. */
export function copiesPerHost(inputs: CostInputs, shape: Shape, demand: Demand): number {
  if (shape.milliCpu === undefined || shape.mib === undefined || shape.pods === undefined) return 0;
  const cpu = shape.milliCpu / 1000 - inputs.daemonCpu;
  const memory = shape.mib / 1024 - inputs.daemonMemory;
  if (!covers(cpu, inputs.peak)) return 0;
  const pods = Math.min(shape.pods, shape.vcpus < inputs.podsVcpus ? inputs.podsSmall : inputs.podsLarge);
  const sustained = shape.baseline * shape.vcpus - inputs.daemonCpu;
  const copies = Math.min(
    pods - inputs.daemonPods,
    limit(inputs.fill * memory, demand.memory),
    limit(inputs.fill * cpu, demand.request),
    limit(sustained, demand.average),
    limit(shape.gpus ?? 0, inputs.gpus),
  );
  return Math.max(0, down(copies));
}

/** How often a need goes into what is available; a need of nothing sets no limit. */
function limit(available: number, each: number): number {
  return each === 0 ? Number.POSITIVE_INFINITY : available / each;
}

/**
 * Hosts of a cluster whose hosts hold `perHost` copies. No two copies of a service share a host. This is a closed form, since
 * heuristics that pack copy by copy can need fewer hosts for more load. Undefined if a host holds no copy.
 */
export function hostsNeeded({ services, copies, spare }: CostInputs, perHost: number): number | undefined {
  if (services === 0) return 0;
  if (perHost === 0) return undefined;
  return Math.max(copies, up((services * copies) / Math.min(perHost, services))) + spare;
}

/** What a node keeps for its system and does not leave to pods. */
export interface Reserve {
  readonly milliCpu: number;
  readonly mib: number;
}

/**
 * The reserve of an EKS node as Karpenter computes it: a share of each further core; 7.5% of memory for virtualisation, 255 MiB
 * and 11 MiB for each pod, 100 MiB before pods are evicted.
 */
export function nodeReserve(vcpus: number, gib: number, pods: number): Reserve {
  const cores = [0.06, 0.01, 0.005, 0.005];
  const first = cores.slice(0, vcpus).reduce((sum, share) => sum + share, 0);
  const milliCpu = 1000 * (first + 0.0025 * Math.max(0, vcpus - cores.length));
  return { milliCpu, mib: 1024 * gib * 0.075 + 255 + 11 * pods + 100 };
}

/** A shape with what a node of it leaves to pods, computed where its list does not say it, for so many pods. */
export function asNode(shape: Shape, pods: number): Shape {
  if (shape.milliCpu !== undefined) return shape;
  const reserve = nodeReserve(shape.vcpus, shape.gib, pods);
  const mib = Math.max(0, down(1024 * shape.gib - reserve.mib));
  return { ...shape, milliCpu: down(1000 * shape.vcpus - reserve.milliCpu), mib, pods };
}
