// How the rows of a table are ordered by a column. Used when the page is made and when a reader sorts it.

/** The number that a cell begins with, as it is printed; of a range the lower end. `undefined` where there is none. */
export function printedNumber(text: string): number | undefined {
  const [digits] = /[-−]?\d[\d,.\u00a0\u202f'’]*/u.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const plain = digits.replace('−', '-').replace(/[,\u00a0\u202f'’](?=\d{3})/gu, '');
  const value = Number.parseFloat(plain.replace(',', '.'));
  return Number.isNaN(value) ? undefined : value;
}

/** What a cell is ordered by: a number in columns of numbers, else its words. `undefined` for an empty cell, which comes last. */
export type OrderKey = number | string | undefined;

/** What a cell of amounts begins with, a sum of money with its sign. */
const amount = /^[-−]?[$€£]?\d/u;
/** A number with its unit behind it, which no break parts from it: no name that begins with a number. */
const quantity = /^[-−]?\d[\d,.]*(?:[\u00a0\u202f]\p{L}|%)/u;
/** A number alone, which may be a version. */
const bare = /^[-−]?\d[\d,.]*$/u;

/** Whether cells without letters and digits are empty. */
const isEmpty = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text);

/**
 * The keys of the cells of a column of words. Where at least half of them begin with a digit the others, as "none", come last;
 * where those are sums of money or numbers of which some have units, the numbers count.
 */
export function wordKeys(texts: readonly string[]): readonly OrderKey[] {
  const words = texts.filter((text) => !isEmpty(text));
  const numbered = words.filter((text) => amount.test(text));
  if (numbered.length * 2 < words.length) return texts.map((text) => orderKey(text, false));
  const isSum = (text: string) => /^[-−]?[$€£]/u.test(text);
  const areQuantities =
    numbered.some((text) => quantity.test(text) || isSum(text)) &&
    numbered.every((text) => quantity.test(text) || bare.test(text) || isSum(text));
  return texts.map((text) => (amount.test(text) ? orderKey(text, areQuantities) : undefined));
}

/** The key of a cell. */
export function orderKey(text: string, isNumeric: boolean): OrderKey {
  if (isEmpty(text)) return undefined;
  return isNumeric ? printedNumber(text) : text;
}

/** Indices of rows in the order of their keys; equal ones stay in the order of the table, and empty ones are last either way. */
export function ordered(
  keys: readonly OrderKey[],
  descending: boolean,
  compareWords: (a: string, b: string) => number,
): readonly number[] {
  const compare = (a: OrderKey, b: OrderKey): number => {
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    const difference =
      typeof a === 'number' && typeof b === 'number' ? a - b : compareWords(String(a), String(b));
    return descending ? -difference : difference;
  };
  return keys.map((_, index) => index).sort((a, b) => compare(keys[a], keys[b]) || a - b);
}
