// Prints the values of an older and a newer edition as facts are printed.
import { shortest } from '../facts/digits.ts';
import { typeset, withUnit } from '../facts/typography.ts';
import { isUnit } from '../facts/units.ts';
import type { Scalar } from '../model/data.ts';
import type { LedgerEntry } from '../model/edition.ts';
import type { Units } from '../model/units.ts';

/** A value as it was printed, or is to be printed. */
export interface Printed {
  /** The forms in which it was printed; none where only figures and tables show it. */
  readonly texts: readonly string[];
  readonly value: LedgerEntry['value'] | Scalar;
  readonly unit?: string | undefined;
}

/** The same value in two editions, as text. */
export interface TextPair {
  readonly before: string;
  readonly after: string;
}

/** Significant digits that are tried until both values differ, and those of all other numbers. */
const leastDigits = 3;
const mostDigits = 15;

/**
 * Both values in the first form in which the printed texts differ; with as many digits as tell them apart where no printed text
 * differs. Undefined for equal values.
 */
export function textPair(before: Printed, after: Printed, units: Units): TextPair | undefined {
  const isSame = JSON.stringify(before.value) === JSON.stringify(after.value) && before.unit === after.unit;
  if (isSame) return undefined;
  const isNumber = [before, after].every(({ value }) => typeof value === 'number');
  const printed = printedPair(before.texts, after.texts, isNumber);
  if (printed !== undefined) return printed;
  for (let digits = leastDigits; digits <= mostDigits; digits += 1) {
    const pair = { before: valueText(before, units, digits), after: valueText(after, units, digits) };
    if (pair.before !== pair.after) return pair;
  }
  return { before: valueText(before, units, mostDigits), after: valueText(after, units, mostDigits) };
}

/** The first texts that differ in their numerals alone; for words that are no numbers, the first that differ. */
function printedPair(
  before: readonly string[],
  after: readonly string[],
  isNumber: boolean,
): TextPair | undefined {
  for (const to of after) {
    const alike = before.filter((text) => formOf(text) === formOf(to));
    const from = alike.includes(to) ? undefined : alike[0];
    if (from !== undefined) return { before: from, after: to };
  }
  const [from, to] = [before[0], after[0]];
  const areWords = !isNumber && [from, to].every((text) => text !== undefined && !/\d/u.test(text));
  return areWords && from !== to ? { before: from ?? '', after: to ?? '' } : undefined;
}

/** A text with a sign for each numeral: "#–# ms" for "150–1,200 ms". */
function formOf(text: string): string {
  return text.replaceAll(/\d+(?:[.,\u202f\u00a0’']\d+)*/gu, '#');
}

/** A value in the first form in which it was printed, or with three significant digits; "yes" and "no" for truths, a dash for nothing. */
export function valueText({ texts, value, unit }: Printed, units: Units, digits?: number): string {
  const [printed] = texts;
  if (printed !== undefined && digits === undefined) return printed;
  const numeral = (number: number) => typeset(shortened(number, digits ?? leastDigits), units.language);
  const withOwnUnit = (text: string) =>
    unit === undefined || !isUnit(unit, units) ? text : withUnit(text, unit, units);
  if (typeof value === 'number') return withOwnUnit(numeral(value));
  if (Array.isArray(value)) return withOwnUnit(value.map(numeral).join('–'));
  if (typeof value === 'boolean') return units.language.words[value ? 'yes' : 'no'] ?? String(value);
  return value === null || value === '' ? '–' : String(value);
}

/** Whole numbers keep their digits: 1,234 is no rounder than it was written. */
function shortened(value: number, digits: number): string {
  return Number.isInteger(value) ? String(value) : shortest(value, digits);
}
