// How a result moves with its inputs: one at a time, and two at a time as a map.
import { saving, type Winner, winner } from './compare.ts';
import type { CostInputs, Option } from './inputs.ts';

/** An input by its name, or an entry of one that is a table ("perPlatform.vm"); `prices` scales the prices of all shapes. */
export type InputName = string;

/** The inputs with one of them replaced. Refuses a name that no number has. */
export function withInput(inputs: CostInputs, name: InputName, value: number): CostInputs {
  if (name === 'prices') return withPrices(inputs, value);
  if (name === 'busy') return { ...inputs, busy: Math.min(value, inputs.running) };
  const [table = '', entry] = name.split('.');
  const held: unknown = inputs[table as keyof CostInputs];
  if (entry === undefined) {
    if (typeof held !== 'number') throw new RangeError(`no input ${name}`);
    return { ...inputs, [table]: value };
  }
  if (typeof held !== 'object' || held === null || !(entry in held)) throw new RangeError(`no input ${name}`);
  return { ...inputs, [table]: { ...held, [entry]: value } };
}

/** The inputs with the prices of all shapes multiplied. */
export function withPrices(inputs: CostInputs, factor: number): CostInputs {
  return { ...inputs, shapes: inputs.shapes.map((shape) => ({ ...shape, price: shape.price * factor })) };
}

/** The inputs with the hours of every platform multiplied. */
export function withPlatformHours(inputs: CostInputs, factor: number): CostInputs {
  const scaled = Object.entries(inputs.perPlatform).map(([option, hours]) => [option, hours * factor]);
  return { ...inputs, perPlatform: Object.fromEntries(scaled) as Record<Option, number> };
}

/** An input with the ends between which it is moved. */
export interface Range {
  readonly name: InputName;
  readonly low: number;
  readonly high: number;
}

/** What the saving of one option over another becomes at either end; undefined where one of them cannot serve. */
export interface Swing extends Range {
  readonly atLow: number | undefined;
  readonly atHigh: number | undefined;
  /** Difference of both ends; undefined if there is none. */
  readonly swing: number | undefined;
}

/** The saving of `option` over `over` as one input moves at a time: the widest swing first, then those without one. */
export function sensitivity(
  inputs: CostInputs,
  ranges: readonly Range[],
  option: Option,
  over: Option,
): readonly Swing[] {
  return ranges
    .map((range): Swing => {
      const atLow = saving(withInput(inputs, range.name, range.low), option, over);
      const atHigh = saving(withInput(inputs, range.name, range.high), option, over);
      const swing = atLow === undefined || atHigh === undefined ? undefined : Math.abs(atHigh - atLow);
      return { ...range, atLow, atHigh, swing };
    })
    .sort((a, b) => (b.swing ?? -1) - (a.swing ?? -1));
}

/** The inputs of which one end makes another kind of platform cheapest. */
export function flips(inputs: CostInputs, ranges: readonly Range[]): readonly InputName[] {
  const kind = winner(inputs)?.kind;
  return ranges
    .filter(({ name, low, high }) =>
      [low, high].some((value) => winner(withInput(inputs, name, value))?.kind !== kind),
    )
    .map(({ name }) => name);
}

/** A cell of a map: the cheapest allowed option at two values. */
export interface MapCell {
  readonly x: number;
  readonly y: number;
  readonly winner: Winner | undefined;
}

/** The cheapest option for each pair of values, by rows. */
export function mapOf(
  xs: readonly number[],
  ys: readonly number[],
  inputsAt: (x: number, y: number) => CostInputs,
): readonly MapCell[] {
  return ys.flatMap((y) => xs.map((x) => ({ x, y, winner: winner(inputsAt(x, y)) })));
}
