// Arithmetic with facts. Results keep the cells, units, statistics and significant digits of their operands.
import type { Statistic } from '../model/data.ts';
import type { Quantity } from '../model/facts.ts';
import { type Amount, convert, ends } from './amount.ts';
import type { Cell } from './data.ts';
import { digitsOf, lastPlace, magnitude, roundAt } from './digits.ts';
import { type About, carriedUnits, cellsOf, digitsOfEnds, refuseUnits, sharedStatistic } from './quantity.ts';
import { Refusal } from './refusal.ts';
import { productFactor, unitsOf } from './units.ts';

export { type Amount, convert, ends } from './amount.ts';

/** Options of an operation. */
export interface Combination extends About {
  /** Unit of the result, for operations that allow a choice. */
  readonly unit?: string;
  /** Why facts with different statistics may be combined here; becomes part of the method. */
  readonly across?: string;
}

/** `a` divided by `b` after conversion, in the unit `1` or `%`; a range if either is one. */
export function ratio(a: Quantity, b: Quantity, about?: Combination): Quantity;
export function ratio(a: Amount, b: Amount, about?: Combination): Amount;
export function ratio(a: Amount, b: Amount, about: Combination = {}): Amount {
  const statistic = statisticFor([a, b], about);
  return combine(a, b, {
    ...about,
    unit: about.unit ?? '1',
    sign: -1,
    digits: relativeDigits([a, b]),
    statistic,
    label: about.label ?? `${a.label}, compared with ${b.label}`,
  });
}

/** `a` divided by `b` in the given unit: paper ÷ paper per book = books. Refuses a unit of another dimension (`mixed-units`). */
export function quotient(a: Amount, b: Amount, about: Combination & { readonly unit: string }): Amount {
  const label = about.label ?? `${a.label} per ${b.label}`;
  return combine(a, b, { ...about, sign: -1, digits: relativeDigits([a, b]), statistic: undefined, label });
}

/** `a` times `b` in the given unit: price per hour × hours = price. Refuses a unit of another dimension (`mixed-units`). */
export function product(a: Amount, b: Amount, about: Combination & { readonly unit: string }): Amount {
  const label = about.label ?? `${a.label} × ${b.label}`;
  return combine(a, b, { ...about, sign: 1, digits: relativeDigits([a, b]), statistic: undefined, label });
}

/** `a` minus `b`. The result has no decimal place that one of them lacks. Refuses different units (`mixed-units`). */
export function difference(a: Quantity, b: Quantity, about?: Combination): Quantity;
export function difference(a: Amount, b: Amount, about?: Combination): Amount;
export function difference(a: Amount, b: Amount, about: Combination = {}): Amount {
  const [first, second] = [ends(a), ends(b)];
  const bounds = [first.low - second.high, first.high - second.low] as const;
  return added([a, b], bounds, `${a.label} − ${b.label}`, about);
}

/**
 * The sum of all amounts. The result has no decimal place that one of them lacks. Refuses different units (`mixed-units`) and an
 * empty list (`bad-fact`).
 */
export function sum(amounts: readonly Quantity[], about?: Combination): Quantity;
export function sum(amounts: readonly Amount[], about?: Combination): Amount;
export function sum(amounts: readonly Amount[], about: Combination = {}): Amount {
  const bounds = amounts.map(ends);
  const total = (pick: (bound: { low: number; high: number }) => number) =>
    bounds.reduce((all, bound) => all + pick(bound), 0);
  const written = amounts.map((amount) => amount.label).join(' + ');
  return added(amounts, [total((bound) => bound.low), total((bound) => bound.high)], written, about);
}

/** The difference of `a` from `b`, relative to `b`, in percent. */
export function change(a: Quantity, b: Quantity, about: Combination = {}): Quantity {
  const label = about.label ?? `${a.label}, change from ${b.label}`;
  const same = about.across === undefined ? {} : { across: about.across };
  const step = ratio(difference(a, convert(b, a.unit), same), b, { unit: '%', label, ...same });
  return { ...step, method: `(${a.label} − ${b.label}) ÷ ${b.label}` };
}

/**
 * The figures of several sources in one: their median if the highest exceeds the lowest by no more than `tolerance` (0.1 for
 * a tenth), otherwise the range from lowest to highest, so that contradictions stay visible. Refuses different units
 * (`mixed-units`), different statistics (`mixed-statistics`) and an empty list (`bad-fact`).
 */
export function spread(
  amounts: readonly Amount[],
  about: Combination & { readonly tolerance: number },
): Amount {
  const first = oneUnit(amounts);
  const statistic = statisticFor(amounts, about);
  const low = Math.min(...amounts.map((amount) => ends(amount).low));
  const high = Math.max(...amounts.map((amount) => ends(amount).high));
  const base = {
    label: about.label ?? first.label,
    cells: cellsOf(amounts),
    unit: first.unit,
    ...carriedUnits(...amounts),
    ...(statistic !== undefined && { statistic }),
  };
  if (amounts.length === 1) return { ...first, ...base };
  const isOne = low === high;
  const method = `${amounts.length} figures, ${isOne ? 'equal' : 'lowest to highest'}`;
  if (high > low * (1 + about.tolerance)) {
    return { kind: 'range', low, high, digits: digitsOfEnds(amounts), method, ...base };
  }
  const digits = Math.min(...amounts.map((amount) => amount.digits));
  const agreed = `median of ${amounts.length} figures that agree within ${about.tolerance * 100}%`;
  return { kind: 'quantity', value: median(amounts), digits, method: isOne ? method : agreed, ...base };
}

/** The number of cells, with these cells as its origin. Refuses an empty list (`bad-fact`). */
export function counted(
  cells: readonly Cell[],
  about: { readonly label: string; readonly unit?: string; readonly method?: string },
): Quantity {
  if (cells.length === 0)
    throw new Refusal('bad-fact', `Unexpected empty count \`${about.label}\`, expected rows`);
  return {
    kind: 'quantity',
    label: about.label,
    cells: cells.map(({ ref }) => ref),
    value: cells.length,
    unit: about.unit ?? 'count',
    ...carriedUnits(...cells),
    digits: digitsOf(cells.length),
    statistic: 'count',
    ...(about.method !== undefined && { method: about.method }),
  };
}

const exactStatistics: readonly (Statistic | undefined)[] = ['count', 'limit', 'specification', 'list price'];

/** Counts, limits, specifications and list prices are exact: they do not limit the digits of a result. */
function isExact(amount: Amount): boolean {
  return exactStatistics.includes(amount.statistic) && amount.method === undefined;
}

/** The fewest digits of the measured amounts. If all are exact, the most digits of any of them, but at least two. */
function relativeDigits(amounts: readonly Amount[]): number {
  const measured = amounts.filter((amount) => !isExact(amount)).map((amount) => amount.digits);
  return measured.length > 0 ? Math.min(...measured) : Math.max(2, ...amounts.map((amount) => amount.digits));
}

interface Plan extends Combination {
  readonly unit: string;
  readonly sign: 1 | -1;
  readonly digits: number;
  readonly statistic: Statistic | undefined;
  readonly label: string;
}

function combine(a: Amount, b: Amount, plan: Plan): Amount {
  const factor = productFactor([a.unit, b.unit], plan.sign, plan.unit, unitsOf(a, b));
  const [first, second] = [ends(a), ends(b)];
  const apply = (x: number, y: number) => (plan.sign === 1 ? x * y : x / y) * factor;
  const corners = [
    apply(first.low, second.low),
    apply(first.low, second.high),
    apply(first.high, second.low),
    apply(first.high, second.high),
  ];
  if (!corners.every(Number.isFinite)) {
    throw new Refusal('bad-fact', `Unexpected zero in \`${b.label}\`, expected a number to divide by`);
  }
  const sign = plan.sign === 1 ? '×' : '÷';
  return amountOf([Math.min(...corners), Math.max(...corners)], a.kind === 'range' || b.kind === 'range', {
    label: plan.label,
    cells: cellsOf([a, b]),
    unit: plan.unit,
    ...carriedUnits(a, b),
    digits: plan.digits,
    method: explained(`${a.label} ${sign} ${b.label}`, plan.across),
    ...(plan.statistic !== undefined && { statistic: plan.statistic }),
  });
}

function added(
  amounts: readonly Amount[],
  [low, high]: readonly [number, number],
  written: string,
  about: Combination,
): Amount {
  const first = oneUnit(amounts);
  const statistic = statisticFor(amounts, about);
  const place = Math.max(...amounts.map(placeOf));
  const isRange = amounts.some((amount) => amount.kind === 'range');
  const bounds = [roundedIfBelow(low, place), roundedIfBelow(high, place)] as const;
  return amountOf(bounds, isRange, {
    label: about.label ?? written,
    cells: cellsOf(amounts),
    unit: first.unit,
    ...carriedUnits(...amounts),
    digits: Math.max(1, ...bounds.map((bound) => magnitude(bound) - place + 1)),
    method: explained(written, about.across),
    ...(statistic !== undefined && { statistic }),
  });
}

/** Rounds a value that lies wholly below the last place that the operands share; other values are rounded when printed. */
function roundedIfBelow(value: number, place: number): number {
  return value !== 0 && magnitude(value) < place ? roundAt(value, place) : value;
}

function placeOf(amount: Amount): number {
  const { low, high } = ends(amount);
  return lastPlace(Math.max(Math.abs(low), Math.abs(high)), amount.digits);
}

function amountOf(
  [low, high]: readonly [number, number],
  isRange: boolean,
  base: Omit<Quantity, 'kind' | 'value'>,
): Amount {
  return isRange && low < high
    ? { kind: 'range', low, high, ...base }
    : { kind: 'quantity', value: low, ...base };
}

function oneUnit(amounts: readonly Amount[]): Amount {
  const [first] = amounts;
  if (first === undefined)
    throw new Refusal('bad-fact', 'Unexpected empty list, expected facts to put together');
  const other = amounts.find((amount) => amount.unit !== first.unit);
  return other ? refuseUnits(first, other) : first;
}

function statisticFor(amounts: readonly Amount[], about: Combination): Statistic | undefined {
  return about.across === undefined ? sharedStatistic(amounts) : undefined;
}

function explained(written: string, across: string | undefined): string {
  return across === undefined ? written : `${written} (${across})`;
}

function median(amounts: readonly Amount[]): number {
  const values = amounts.map((amount) => (ends(amount).low + ends(amount).high) / 2).sort((a, b) => a - b);
  const middle = Math.floor(values.length / 2);
  const upper = values[middle] ?? 0;
  return values.length % 2 === 1 ? upper : ((values[middle - 1] ?? upper) + upper) / 2;
}
