// What tables and maps show of a result, in whole dollars and whole percent: the same in the printed report and in the calculator.
import type { Bill } from './bill.ts';
import { counted, type Way, type Winner } from './compare.ts';
import type { CostInputs, Kind } from './inputs.ts';
import { type MapCell, mapOf, withPlatformHours } from './vary.ts';

/** Whole dollars of an amount in cents. */
export function wholeDollars(cents: number): number {
  return Math.round(cents / 100);
}

/** The lines of a bill that the tables show, in whole dollars a month; hours are hours a month. */
export interface Lines {
  readonly compute: number;
  readonly other: number;
  readonly control: number;
  readonly licences: number;
  readonly infrastructure: number;
  readonly labour: number;
  readonly total: number;
  readonly hours: number;
}

export function linesOf(bill: Bill): Lines {
  return {
    compute: wholeDollars(bill.compute),
    other: wholeDollars(bill.storage + bill.balancer + bill.nat),
    control: wholeDollars(bill.control),
    licences: wholeDollars(bill.licences),
    infrastructure: wholeDollars(bill.infrastructure),
    labour: wholeDollars(bill.labour),
    total: wholeDollars(bill.total),
    hours: bill.hours,
  };
}

/** Number and shape of what is rented; undefined where nothing is. */
export function rentedOf({ machines, shape }: Bill): string | undefined {
  const count = String(machines).replace(/\B(?=(\d{3})+$)/g, ',');
  return machines === 0 ? undefined : `${count} × ${shape}`;
}

/** What the cheapest saves against the cheapest of another kind, in whole percent. */
export function marginOf(found: Winner | undefined): number {
  return Math.round(100 * (found?.margin ?? 0));
}

/** The values along the sides of the maps. */
export const serviceCounts = [5, 10, 20, 50, 100, 200, 400] as const;
export const copyCounts = [1, 2, 3, 5] as const;
export const hourFactors = [0, 0.25, 0.5, 1, 2, 4] as const;

/** The cheapest by services and copies, row by row of copies. */
export function copiesMap(inputs: CostInputs, way: Way): readonly MapCell[] {
  return mapOf(serviceCounts, copyCounts, (services, copies) =>
    counted({ ...inputs, services, copies }, way),
  );
}

/** The cheapest by services and a factor on the hours of all platforms, row by row of factors. */
export function hoursMap(inputs: CostInputs): readonly MapCell[] {
  return mapOf(serviceCounts, hourFactors, (services, factor) =>
    withPlatformHours({ ...inputs, services }, factor),
  );
}

/** The least margin of a cell that is not pale. */
const clear = 0.1;

/** What a cell of a map shows. `margin` is whole percent, rounded down; a clear cell saves a tenth or more. */
export interface Region {
  readonly kind: Kind | undefined;
  readonly isClear: boolean;
  readonly margin: number;
}

export function regionOf({ winner: first }: MapCell): Region {
  const margin = first?.margin ?? 0;
  return { kind: first?.kind, isClear: margin >= clear, margin: Math.floor(100 * margin) };
}
