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

/** Whether cells without letters and digits are empty. */
const isEmpty = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text);

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
