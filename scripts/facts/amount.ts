// Amounts, which are quantities or ranges, and their conversion between units.
import type { Quantity, Range } from '../model/facts.ts';
import { convertValue, unitsOf } from './units.ts';

/** A quantity or a range: the operands and results of arithmetic. */
export type Amount = Quantity | Range;

/** The same amount in another unit of its dimension, with the same digits. Refuses units of other dimensions (`mixed-units`). */
export function convert<T extends Amount>(amount: T, to: string): T {
  const change = (value: number) => convertValue(value, amount.unit, to, unitsOf(amount));
  return amount.kind === 'quantity'
    ? { ...amount, unit: to, value: change(amount.value) }
    : { ...amount, unit: to, low: change(amount.low), high: change(amount.high) };
}

/** The ends of an amount, equal for a quantity. */
export function ends(amount: Amount): { readonly low: number; readonly high: number } {
  return amount.kind === 'quantity' ? { low: amount.value, high: amount.value } : amount;
}
