// Which platform is cheapest: three ways to count labour, margins, verdicts and break-evens.
import type { Bill } from './bill.ts';
import { type CostInputs, type Kind, kinds, type Option, options } from './inputs.ts';
import { billFor } from './options.ts';

/** How labour is counted: not at all, the same hours for every platform, or the hours that are given. */
export const ways = ['none', 'equal', 'own'] as const;
export type Way = (typeof ways)[number];

/** The inputs as one way of counting labour sees them. */
export function counted(inputs: CostInputs, way: Way): CostInputs {
  if (way === 'none') return { ...inputs, rate: 0 };
  return way === 'own' ? inputs : { ...inputs, perPlatform: everywhere(inputs.equalPlatform) };
}

function everywhere(hours: number): Readonly<Record<Option, number>> {
  return { vm: hours, own: hours, managed: hours, fargate: hours, functions: hours, metal: hours };
}

/** The cheapest allowed option. `margin` is what it saves against the cheapest of another kind; 1 if there is none. */
export interface Winner {
  readonly option: Option;
  readonly kind: Kind;
  readonly total: number;
  readonly margin: number;
}

/** The allowed options that can serve, cheapest first. */
export function ranking(inputs: CostInputs): readonly Bill[] {
  return options
    .filter((option) => inputs.allowed.includes(option))
    .flatMap((option) => billFor(inputs, option) ?? [])
    .sort((a, b) => a.total - b.total);
}

/** The cheapest allowed option, or undefined if none can serve. */
export function winner(inputs: CostInputs): Winner | undefined {
  const ranked = ranking(inputs);
  const [first] = ranked;
  if (first === undefined) return undefined;
  const kind = kinds[first.option];
  const other = ranked.find(({ option }) => kinds[option] !== kind);
  const margin = other === undefined ? 1 : saved(first.total, other.total);
  return { option: first.option, kind, total: first.total, margin };
}

/** What `total` saves against `other`, as a share of it; 0 where both cost nothing. */
export function saved(total: number, other: number): number {
  return other === 0 ? 0 : 1 - total / other;
}

/** How firm a result is against the way of counting labour. */
export type Verdict = 'holds' | 'leans' | 'labour decides';

/** The least margin, under every way, of a result that holds. */
const firm = 0.1;

/** The winner under each way of counting labour, and how firm the result is. Undefined if no allowed option can serve. */
export function verdict(
  inputs: CostInputs,
): { readonly verdict: Verdict; readonly winners: Readonly<Record<Way, Winner>> } | undefined {
  const [none, equal, own] = ways.map((way) => winner(counted(inputs, way)));
  if (none === undefined || equal === undefined || own === undefined) return undefined;
  const all = [none, equal, own];
  const winners = { none, equal, own };
  if (all.some(({ kind }) => kind !== own.kind)) return { verdict: 'labour decides', winners };
  return { verdict: all.every(({ margin }) => margin >= firm) ? 'holds' : 'leans', winners };
}

/** The saving of one option over another as a share of the latter, or undefined if one cannot serve. */
export function saving(inputs: CostInputs, option: Option, over: Option): number | undefined {
  const [a, b] = [billFor(inputs, option), billFor(inputs, over)];
  return a === undefined || b === undefined ? undefined : saved(a.total, b.total);
}

/** The least number of services, up to `most`, from which `option` stays cheaper than `over`; undefined if there is none. */
export function breakEven(inputs: CostInputs, option: Option, over: Option, most = 1000): number | undefined {
  const isCheaper = (services: number) => {
    const gain = saving({ ...inputs, services }, option, over);
    return gain !== undefined && gain > 0;
  };
  let from = most + 1;
  while (from > 1 && isCheaper(from - 1)) from -= 1;
  return from > most ? undefined : from;
}

/** The largest busy share, in steps of 0.01 from 0, up to which functions cost less than `over`; undefined if none. */
export function busyBreakEven(inputs: CostInputs, over: Option): number | undefined {
  const steps = Math.round(100 * inputs.running);
  const isCheaper = (step: number) => {
    const gain = saving({ ...inputs, busy: step / 100 }, 'functions', over);
    return gain !== undefined && gain > 0;
  };
  let step = 0;
  while (step <= steps && isCheaper(step)) step += 1;
  return step === 0 ? undefined : (step - 1) / 100;
}
