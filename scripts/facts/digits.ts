// Decimal arithmetic on significant digits and decimal places, and the signs in which decimals are printed.
import type { NumberForm } from '../model/manner/language.ts';

export const minus = '\u2212';

/** A number times a power of ten, without binary rounding: 1.005 shifted by 2 places is 100.5. */
function shift(value: number, places: number): number {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  return Number(`${mantissa}e${Number(exponent) + places}`);
}

/** Power of ten of the first significant digit: 2 for 160.9, -2 for 0.06; 0 for zero. */
export function magnitude(value: number): number {
  return Number(value.toExponential().split('e')[1]);
}

/** Significant digits of the shortest decimal form; whole numbers keep all their digits, so 1200 has four. */
export function digitsOf(value: number): number {
  if (Number.isInteger(value)) return magnitude(value) + 1;
  const mantissa = String(Math.abs(value)).split('e')[0] ?? '';
  return mantissa.replace('.', '').replace(/^0+/, '').length;
}

/** Rounded to so many significant digits, half away from zero in decimal. */
export function roundTo(value: number, digits: number): number {
  if (value === 0) return 0;
  return roundAt(value, magnitude(value) - digits + 1);
}

/** Rounded to a power of ten: place 0 gives whole numbers, place -1 tenths. */
export function roundAt(value: number, place: number): number {
  const rounded = shift(Math.round(shift(Math.abs(value), -place)), place);
  return value < 0 ? -rounded : rounded;
}

/** Power of ten of the last significant digit: -1 for 160.9 with four digits. */
export function lastPlace(value: number, digits: number): number {
  return magnitude(value) - digits + 1;
}

/** Plain decimal with exactly so many significant digits ("0.060"), never an exponent; whole numbers are padded with zeros. */
export function decimal(value: number, digits: number): string {
  const rounded = roundTo(value, digits);
  const places = digits - 1 - magnitude(rounded);
  return rounded.toFixed(Math.min(100, Math.max(0, places)));
}

/** Plain decimal with at most so many significant digits and no zeros added. */
export function shortest(value: number, digits: number): string {
  const rounded = roundTo(value, digits);
  return decimal(rounded, digitsOf(rounded));
}

/** A plain decimal with the signs of a language: between thousands, at the decimals, and U+2212 for minus. */
export function grouped(
  plain: string,
  numbers: Pick<NumberForm, 'decimal' | 'group' | 'groupedFrom'>,
): string {
  const [whole = '', fraction] = plain.replace('-', '').split('.');
  const inThousands =
    whole.length < numbers.groupedFrom ? whole : whole.replace(/\B(?=(\d{3})+$)/g, numbers.group);
  const rest = fraction === undefined ? '' : `${numbers.decimal}${fraction}`;
  return `${plain.startsWith('-') ? minus : ''}${inThousands}${rest}`;
}
