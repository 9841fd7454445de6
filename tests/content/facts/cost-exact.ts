// The cost model once more, in exact fractions and by another hand: what doubles are held against.
import type { CostInputs, Option, Shape } from '../../../data/facts/cost/model/inputs.ts';

/** A fraction with a positive denominator. */
interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

/** The fraction that a number's decimal digits say. */
function f(value: number): Fraction {
  const [, sign = '', whole = '0', part = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  const shift = part.length - Number(power);
  const digits = BigInt(`${sign}${whole}${part}`);
  return shift >= 0 ? { n: digits, d: 10n ** BigInt(shift) } : { n: digits * 10n ** BigInt(-shift), d: 1n };
}

const plus = (...all: readonly Fraction[]): Fraction =>
  all.reduce((a, b) => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d }), { n: 0n, d: 1n });
const times = (...all: readonly Fraction[]): Fraction =>
  all.reduce((a, b) => ({ n: a.n * b.n, d: a.d * b.d }), { n: 1n, d: 1n });
const minus = (a: Fraction, b: Fraction) => plus(a, { n: -b.n, d: b.d });
const over = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.d, d: a.d * b.n });
const floor = ({ n, d }: Fraction) => Number(n >= 0n ? n / d : -((-n + d - 1n) / d));
const ceil = ({ n, d }: Fraction) => -floor({ n: -n, d });
const atLeast = (a: Fraction, b: Fraction) => a.n * b.d >= b.n * a.d;
const max = (a: Fraction, b: Fraction) => (atLeast(a, b) ? a : b);
const cents = (dollars: Fraction) => floor(plus(times(f(100), dollars), { n: 1n, d: 2n }));

const month = f(730);

function demand(i: CostInputs, option: Option) {
  const work = times(f(i.peak), f(i.busy));
  const metal = option === 'metal';
  const average = metal ? plus(work, f(i.guestCpu)) : work;
  const memory = metal ? plus(f(i.memory), f(i.guestMemory), f(i.vmmMemory)) : f(i.memory);
  return { average, memory, request: max(average, over(f(i.peak), f(i.overcommit))) };
}

function perHost(i: CostInputs, option: Option, shape: Shape): number {
  const { average, memory, request } = demand(i, option);
  const cpu = minus(over(f(shape.milliCpu ?? 0), f(1000)), f(i.daemonCpu));
  const free = minus(over(f(shape.mib ?? 0), f(1024)), f(i.daemonMemory));
  if (!atLeast(cpu, f(i.peak))) return 0;
  const most = Math.min(shape.pods ?? 0, shape.vcpus < 30 ? 110 : 250) - i.daemonPods;
  const sustained = minus(times(f(shape.baseline), f(shape.vcpus)), f(i.daemonCpu));
  const limits = [
    over(times(f(i.fill), free), memory),
    over(times(f(i.fill), cpu), request),
    ...(average.n === 0n ? [] : [over(sustained, average)]),
  ];
  return Math.max(0, Math.min(most, ...limits.map(floor)));
}

function fits(i: CostInputs, shape: Shape, t: number): boolean {
  const { average, request } = demand(i, 'vm');
  const together = f(t);
  return (
    atLeast(f(shape.vcpus), max(f(i.peak), times(together, request))) &&
    atLeast(f(shape.gib), plus(times(together, f(i.memory)), f(i.guestMemory))) &&
    atLeast(times(f(shape.baseline), f(shape.vcpus)), plus(times(together, average), f(i.guestCpu)))
  );
}

function paid(i: CostInputs, option: Exclude<Option, 'functions'>, discount: number): Fraction {
  const idle = times(minus(f(1), f(i.running)), minus(f(1), f(i.release[option])));
  return times(plus(f(i.running), idle), minus(f(1), times(f(i.committed), f(discount))));
}

/** Machines, what they cost, guests and hosts, for one shape or size of an option. */
type Plan = readonly [machines: number, compute: Fraction, guests: number, hosts: number];

function plans(i: CostInputs, option: Option): readonly Plan[] {
  const copies = i.services * i.copies;
  if (option === 'functions') {
    const seconds = times(f(i.services), f(i.busy), month, f(3600), f(i.concurrency));
    const rate = minus(f(1), times(f(i.committed), f(i.discountFunction)));
    const run = times(seconds, f(i.memory), f(i.functionGibSecond), rate);
    const requests = over(times(seconds, f(i.functionMillion)), times(f(i.requestSeconds), f(1e6)));
    return [[0, plus(run, requests), 0, 0]];
  }
  if (option === 'fargate') {
    return i.sizes
      .filter(({ vcpus, gib }) => vcpus >= i.peak && gib >= i.memory)
      .map(({ vcpus, gib }) => {
        const hour = plus(times(f(vcpus), f(i.fargateVcpu)), times(f(gib), f(i.fargateGib)));
        return [copies, times(f(copies), hour, month, paid(i, option, i.discountFargate)), 0, 0];
      });
  }
  return i.shapes
    .filter(({ cores }) => (cores !== undefined) === (option === 'metal'))
    .flatMap((shape) => (option === 'vm' ? fleet(i, shape) : cluster(i, option, shape)));
}

function rent(
  i: CostInputs,
  option: Exclude<Option, 'functions'>,
  machines: number,
  { price }: Shape,
): Fraction {
  return times(f(machines), f(price), month, paid(i, option, i.discountMachine));
}

function fleet(i: CostInputs, shape: Shape): readonly Plan[] {
  const t = Math.max(1, Math.min(i.servicesPerVm, i.services));
  const machines = ceil(over(f(i.services), f(t))) * i.copies;
  return fits(i, shape, t) ? [[machines, rent(i, 'vm', machines, shape), machines, 0]] : [];
}

function cluster(i: CostInputs, option: 'own' | 'managed' | 'metal', shape: Shape): readonly Plan[] {
  const copies = i.services * i.copies;
  if (option !== 'metal' && shape.gib < i.workerMinGib) return [];
  if (i.services === 0) return [[0, f(0), 0, 0]];
  const n = Math.min(perHost(i, option, shape), i.services);
  if (n === 0) return [];
  const hosts = Math.max(i.copies, ceil(over(f(copies), f(n)))) + i.spare;
  return [[hosts, rent(i, option, hosts, shape), option === 'metal' ? copies : 0, hosts]];
}

function total(i: CostInputs, option: Option, [machines, compute, guests, hosts]: Plan): number {
  const controls = option === 'own' || option === 'metal' ? i.ownCount : 0;
  const gib = plus(
    times(f(i.services), f(i.copies), f(i.data)),
    times(f(i.osDisk), f(guests)),
    times(f(i.hostDisk), f(hosts + controls)),
  );
  const keep = minus(f(1), times(f(i.committed), f(i.discountMachine)));
  const plane =
    option === 'managed' ? times(f(i.managedPrice), month) : times(f(controls), f(i.ownPrice), month, keep);
  const each = option === 'fargate' || option === 'functions' ? 0 : i.perInstance[option];
  const hours = plus(
    times(f(i.services), f(i.perService[option])),
    f(i.perPlatform[option]),
    times(f(machines), f(each)),
    times(f(controls), f(i.perInstance.own)),
    times(f(option === 'metal' ? guests : 0), f(i.perGuest)),
  );
  const nats = option === 'functions' ? 0 : i.nats;
  return [
    compute,
    times(f(i.diskPrice), gib),
    times(f(i.balancers), f(i.balancerPrice), month),
    times(f(nats), f(i.natPrice), month),
    plane,
    times(hours, f(i.rate)),
  ].reduce((sum, dollars) => sum + cents(dollars), 0);
}

/** The least total of an option in cents, for inputs without licences and GPUs; undefined if none can serve. */
export function exactTotal(i: CostInputs, option: Option): number | undefined {
  if (option === 'functions' && (i.memory > i.functionMaxGib || i.requestSeconds > i.functionMaxSeconds))
    return undefined;
  const totals = plans(i, option).map((plan) => total(i, option, plan));
  return totals.length === 0 ? undefined : Math.min(...totals);
}
