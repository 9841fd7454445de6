// Inputs of the cost model by hand: the base case, shapes and cases whose results the tests state.
import type { CostInputs, Shape, Size } from '../../../data/facts/cost/model/inputs.ts';

/** Name, vCPU, GiB, USD an hour, baseline, milli-CPU, MiB and pods of a node; cores and sockets of metal. */
const listed = `
t3.nano     2  0.5 0.0052  0.05 1930    74   4
t3.micro    2  1   0.0104  0.10 1930   548   4
t3.small    2  2   0.0208  0.20 1930  1418  11
t3.medium   2  4   0.0416  0.20 1930  3246  17
m7a.medium  1  4   0.05796 1     940  3345   8
t3.large    2  8   0.0832  0.30 1930  6837  35
c8i.large   2  4   0.09371 1    1930  2784  59
m7i.large   2  8   0.1008  1    1930  6903  29
t3.xlarge   4 16   0.1664  0.40 3920 14162  58
c8i.xlarge  4  8   0.18742 1    3920  5924 118
m7i.xlarge  4 16   0.2016  1    3920 14162  58
t3.2xlarge  8 32   0.3328  0.40 7910 29317  58
c8i.2xlarge 8 16   0.37484 1    7910 13502 118
m7i.2xlarge 8 32   0.4032  1    7910 29317  58
m7i.4xlarge 16 64  0.8064  1   15890 57691 234
m7i.8xlarge 32 128 1.6128  1   31850 118312 234
m7i.metal-24xl  96 384 5.32224 1  95690 355262 737 48 1
m7i.metal-48xl 192 768 9.6768  1 191450 718987 737 96 2`;

export const shapes: readonly Shape[] = listed
  .trim()
  .split('\n')
  .map((line) => {
    const [name = '', ...cells] = line.trim().split(/\s+/);
    const [vcpus = 0, gib = 0, price = 0, baseline = 0, milliCpu = 0, mib = 0, pods = 0, cores, sockets] =
      cells.map(Number);
    const node = { name, vcpus, gib, price, baseline, milliCpu, mib, pods };
    return cores === undefined || sockets === undefined ? node : { ...node, cores, sockets };
  });

function steps(from: number, to: number, by = 1): readonly number[] {
  return Array.from({ length: (to - from) / by + 1 }, (_, index) => from + by * index);
}

const memories: readonly (readonly [number, readonly number[]])[] = [
  [0.25, [0.5, 1, 2]],
  [0.5, steps(1, 4)],
  [1, steps(2, 8)],
  [2, steps(4, 16)],
  [4, steps(8, 30)],
  [8, steps(16, 60, 4)],
  [16, steps(32, 120, 8)],
];

export const sizes: readonly Size[] = memories.flatMap(([vcpus, all]) => all.map((gib) => ({ vcpus, gib })));

const everywhere = (hours: number) => ({
  vm: hours,
  own: hours,
  managed: hours,
  fargate: hours,
  functions: hours,
  metal: hours,
});

/** The base case: fifty services in three copies. */
export const base: CostInputs = {
  services: 50,
  copies: 3,
  peak: 0.5,
  busy: 0.1,
  memory: 1,
  data: 2,
  gpus: 0,
  running: 1,
  release: { vm: 0, own: 0, managed: 0, metal: 0, fargate: 1 },
  requestSeconds: 0.1,
  concurrency: 1,
  servicesPerVm: 1,
  guestMemory: 0.25,
  guestCpu: 0.02,
  vmmMemory: 0.15,
  overcommit: 2,
  fill: 0.9,
  spare: 1,
  daemonCpu: 0.1,
  daemonMemory: 0.25,
  daemonPods: 4,
  workerMinGib: 4,
  podsSmall: 110,
  podsLarge: 250,
  podsVcpus: 30,
  osDisk: 8,
  hostDisk: 50,
  diskPrice: 0.08,
  balancers: 1,
  balancerPrice: 0.0225,
  nats: 1,
  natPrice: 0.045,
  managedPrice: 0.1,
  ownCount: 3,
  ownPrice: 0.0416,
  fargateVcpu: 0.04048,
  fargateGib: 0.004445,
  functionGibSecond: 0.0000166667,
  functionMillion: 0.2,
  functionMaxGib: 10,
  functionMaxSeconds: 900,
  osVcpuHour: 0,
  pairYear: 0,
  coreYear: 0,
  standard16: 0,
  datacenter16: 0,
  licenceMonths: 60,
  committed: 0,
  discountMachine: 0,
  discountFargate: 0,
  discountFunction: 0,
  rate: 75,
  perInstance: { vm: 0.25, own: 0.5, managed: 0.25, metal: 1 },
  perGuest: 0.25,
  perService: everywhere(0.5),
  perPlatform: { vm: 8, own: 40, managed: 20, fargate: 8, functions: 8, metal: 60 },
  equalPlatform: 20,
  allowed: ['vm', 'own', 'managed', 'fargate'],
  shapes,
  sizes,
};

export const startup: CostInputs = { ...base, services: 5, copies: 2, busy: 0.05, memory: 0.5, data: 1 };
export const tools: CostInputs = { ...base, copies: 1, busy: 0.02, memory: 1.5, data: 5 };
export const fixedOnly: CostInputs = { ...base, shapes: shapes.filter(({ baseline }) => baseline === 1) };
