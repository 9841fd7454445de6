// Typography of numbers, units, ranges and dates.
import type { Units } from '../model/units.ts';
import type { Amount } from './amount.ts';
import { decimal, digitsOf, magnitude, roundTo, shortest } from './digits.ts';
import { unit, unitsOf, unitWords } from './units.ts';

/** Between a number and its unit. */
export const noBreakSpace = '\u00a0';
/** Between the ends of a range. */
export const enDash = '\u2013';
const minus = '\u2212';

/** A plain decimal as printed: with commas between thousands and the minus sign U+2212. */
export function typeset(plain: string): string {
  const [whole = '', fraction] = plain.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${plain.startsWith('-') ? minus : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** A number as printed, with exactly so many significant digits. */
export function numeral(value: number, digits: number): string {
  return typeset(decimal(value, digits));
}

/** Both ends of a range, "6–1,200", with no more digits than the ends have. Ends of equal magnitude get equally many digits. */
export function numerals(low: number, high: number, digits: number): string {
  const ends = [roundTo(low, digits), roundTo(high, digits)] as const;
  const alike = magnitude(ends[0]) === magnitude(ends[1]);
  const shown = alike ? Math.max(digitsOf(ends[0]), digitsOf(ends[1])) : digits;
  const text = (value: number) => typeset(alike ? decimal(value, shown) : shortest(value, digits));
  if (ends[0] === ends[1]) return text(ends[0]);
  return low < 0 ? `${text(ends[0])} to ${text(ends[1])}` : `${text(ends[0])}${enDash}${text(ends[1])}`;
}

/** The digits of an amount without its unit. */
export function amountNumeral(amount: Amount, digits: number): string {
  return amount.kind === 'quantity'
    ? numeral(amount.value, digits)
    : numerals(amount.low, amount.high, digits);
}

/** A numeral followed by its unit, or preceded by the currency: "160.9 ms", "12%", "$0.04/h". */
export function withUnit(text: string, name: string, units: Units): string {
  const { symbol, singular } = unit(name, units);
  if (symbol === '') return text;
  if (symbol.startsWith('$')) return `${dollars(text)}${symbol.slice(1)}`;
  if (symbol === '%') return `${text}%`;
  return `${text}${noBreakSpace}${text === '1' && singular !== undefined ? singular : symbol}`;
}

/** The same with the unit in full: "1 millisecond", "$0.04 per hour". */
export function withWords(text: string, name: string, units: Units): string {
  const words = unitWords(name, text === '1', units);
  const { symbol } = unit(name, units);
  if (symbol === '' || symbol === '%') return withUnit(text, name, units);
  if (!symbol.startsWith('$')) return `${text}${noBreakSpace}${words}`;
  return words === '' ? dollars(text) : `${dollars(text)} ${words}`;
}

function dollars(text: string): string {
  const signed = text.startsWith(minus) ? `${minus}$${text.slice(1)}` : `$${text}`;
  return signed.replace(/(?<=[\u2013 ])(?=\d)/g, '$');
}

/** An amount in its own unit with all its digits, for explanations and ledgers. */
export function written(amount: Amount): string {
  return withUnit(amountNumeral(amount, amount.digits), amount.unit, unitsOf(amount));
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** An ISO date (year, year and month, or full) as printed: "20 November 2026"; undefined for any other text. */
export function dateText(iso: string): string | undefined {
  const found = /^(?<year>\d{4})(?:-(?<month>\d{2})(?:-(?<day>\d{2}))?)?$/.exec(iso)?.groups;
  if (found === undefined) return undefined;
  const { year = '', month, day } = found;
  if (month === undefined) return year;
  const name = months[Number(month) - 1];
  if (name === undefined) return undefined;
  return day === undefined ? `${name} ${year}` : `${Number(day)}${noBreakSpace}${name} ${year}`;
}

const smallNumbers = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** A whole number up to twelve as a word; undefined for others. */
export function numberWord(value: number): string | undefined {
  return smallNumbers[value];
}
