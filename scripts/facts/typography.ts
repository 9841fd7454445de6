// Typography of numbers, units, ranges and dates.
import type { Language } from '../model/manner/language.ts';
import type { Units } from '../model/units.ts';
import type { Amount } from './amount.ts';
import { decimal, digitsOf, grouped, magnitude, minus, roundTo, shortest } from './digits.ts';
import { dateIn, inEnglish, wordIn } from './language/language.ts';
import { unit, unitsOf, unitWords } from './units.ts';

/** Between a number and its unit. */
export const noBreakSpace = '\u00a0';
/** Between the ends of a range. */
export const enDash = '\u2013';

/** A plain decimal as printed in a language: its sign between thousands, its decimal sign, and the minus sign U+2212. */
export function typeset(plain: string, { numbers }: Language = inEnglish): string {
  return grouped(plain, numbers);
}

/** A number as printed, with exactly so many significant digits. */
export function numeral(value: number, digits: number, language?: Language): string {
  return typeset(decimal(value, digits), language);
}

/** Both ends of a range, "6–1,200", with no more digits than the ends have. Ends of equal magnitude get equally many digits. */
export function numerals(low: number, high: number, digits: number, language: Language = inEnglish): string {
  const ends = [roundTo(low, digits), roundTo(high, digits)] as const;
  const alike = magnitude(ends[0]) === magnitude(ends[1]);
  const shown = alike ? Math.max(digitsOf(ends[0]), digitsOf(ends[1])) : digits;
  const text = (value: number) => typeset(alike ? decimal(value, shown) : shortest(value, digits), language);
  const [from, to] = [text(ends[0]), text(ends[1])];
  if (ends[0] === ends[1]) return from;
  return low < 0 ? wordIn(language, 'to', { low: from, high: to }) : `${from}${enDash}${to}`;
}

/** The digits of an amount without its unit. */
export function amountNumeral(amount: Amount, digits: number): string {
  const { language } = unitsOf(amount);
  return amount.kind === 'quantity'
    ? numeral(amount.value, digits, language)
    : numerals(amount.low, amount.high, digits, language);
}

/** A numeral followed by its unit, or preceded by the currency: "160.9 ms", "12%", "$0.04/h". */
export function withUnit(text: string, name: string, units: Units): string {
  const { symbol, singular } = unit(name, units);
  if (symbol === '') return text;
  if (symbol.startsWith('$')) return `${dollars(text, units.language)}${symbol.slice(1)}`;
  if (symbol === '%') return `${text}${units.language.numbers.percentGap}%`;
  return `${text}${noBreakSpace}${text === '1' && singular !== undefined ? singular : symbol}`;
}

/** The same with the unit in full: "1 millisecond", "$0.04 per hour". */
export function withWords(text: string, name: string, units: Units): string {
  const words = unitWords(name, text === '1', units);
  const { symbol } = unit(name, units);
  if (symbol === '' || symbol === '%') return withUnit(text, name, units);
  if (!symbol.startsWith('$')) return `${text}${noBreakSpace}${words}`;
  const sum = dollars(text, units.language);
  return words === '' ? sum : `${sum} ${words}`;
}

/** A sum in dollars. Where the sign stands before the number, each end of a range has it. */
function dollars(text: string, { numbers: { dollars: form } }: Language): string {
  if (form.startsWith('{n}')) return form.replace('{n}', () => text);
  const sign = form.replace('{n}', '');
  const signed = text.startsWith(minus) ? `${minus}${sign}${text.slice(1)}` : `${sign}${text}`;
  return signed.replace(/(?<=[\u2013 ])(?=\d)/g, () => sign);
}

/** An amount in its own unit with all its digits, for explanations and ledgers. */
export function written(amount: Amount): string {
  return withUnit(amountNumeral(amount, amount.digits), amount.unit, unitsOf(amount));
}

/** An ISO date (year, year and month, or full) as printed: "20 November 2026"; undefined for any other text. */
export function dateText(iso: string, language: Language = inEnglish): string | undefined {
  return dateIn(language, iso);
}

/** A whole number up to twelve as a word; undefined for others. */
export function numberWord(value: number, language: Language = inEnglish): string | undefined {
  return wordIn(language, 'numbers').split('|')[value];
}
