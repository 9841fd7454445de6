import { decimal, digitsOf, magnitude, roundTo, shortest } from './digits.ts';
import type { Quantity, Range } from './model.ts';
import { unit } from './units.ts';

/** Between a number and its unit. */
export const noBreakSpace = '\u00a0';
/** Between the ends of a range. */
export const enDash = '\u2013';
const minus = '\u2212';
const comma = ',';

/** A plain decimal as printed: commas between thousands, a true minus. */
export function typeset(plain: string): string {
  const negative = plain.startsWith('-');
  const [whole = '', fraction] = plain.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, comma);
  return `${negative ? minus : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** A number with exactly so many significant digits, as printed. */
export function numeral(value: number, digits: number): string {
  return typeset(decimal(value, digits));
}

/** Both ends of a range, "6–1,200": no more digits than either end has, and equal decimals where magnitudes are equal. */
export function numerals(low: number, high: number, digits: number): string {
  const ends = [roundTo(low, digits), roundTo(high, digits)] as const;
  const alike = magnitude(ends[0]) === magnitude(ends[1]);
  const shown = alike ? Math.min(digits, Math.max(digitsOf(ends[0]), digitsOf(ends[1]))) : digits;
  const text = (value: number) => typeset(alike ? decimal(value, shown) : shortest(value, digits));
  return low < 0 ? `${text(ends[0])} to ${text(ends[1])}` : `${text(ends[0])}${enDash}${text(ends[1])}`;
}

/** A numeral with its unit behind it, or the currency before it: "160.9 ms", "12%", "$0.04/h". */
export function withUnit(numeral: string, name: string): string {
  const { symbol, singular } = unit(name);
  if (symbol === '') return numeral;
  if (symbol.startsWith('$')) return money(numeral, symbol.slice(1));
  if (symbol === '%') return `${numeral}%`;
  const word = numeral === '1' && singular !== undefined ? singular : symbol;
  return `${numeral}${noBreakSpace}${word}`;
}

function money(numeral: string, per: string): string {
  return numeral.startsWith(minus) ? `${minus}$${numeral.slice(1)}${per}` : `$${numeral}${per}`;
}

/** A quantity or range in its own unit with all its digits, for explanations and ledgers. */
export function written(amount: Quantity | Range): string {
  const text =
    amount.kind === 'quantity'
      ? numeral(amount.value, amount.digits)
      : numerals(amount.low, amount.high, amount.digits);
  return withUnit(text, amount.unit);
}
