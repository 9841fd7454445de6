// Says of the cells of tables which numbers they print, so that they can be compared with the same numbers in prose.
import { type Rounded, roundedAmount, styles } from '../../facts/amount-text.ts';
import type { DataRow } from '../../facts/data.ts';
import { helpers } from '../../facts/helpers.ts';
import { type Amount, quantity, range } from '../../facts/index.ts';
import { Refusal } from '../../facts/refusal.ts';
import type { ColumnSpec } from '../../model/specs.ts';
import { type Printing, printingOf } from '../facts/printing.ts';

/** What a column prints of a row of a dataset; undefined for words, years, empty cells and what cannot be printed. */
export function cellPrinting(spec: ColumnSpec, row: DataRow): Printing | undefined {
  try {
    const rounded = roundedCell(spec, row);
    const printing = rounded && printingOf(rounded, {});
    return printing && { ...printing, isCoarse: spec.coarse === true };
  } catch (thrown) {
    // The column has a message about it.
    if (thrown instanceof Refusal) return undefined;
    throw thrown;
  }
}

function roundedCell({ field, to, format }: ColumnSpec, row: DataRow): Rounded | undefined {
  const amount = amountOf(row, field, to);
  if (amount === undefined) return undefined;
  const helper = amount.kind === 'range' || format === undefined ? undefined : helpers[format];
  return helper === undefined ? roundedAmount(styles.plain, [amount], {}) : helper.rounded?.([amount], {});
}

function amountOf(row: DataRow, field: string, to: string | undefined): Amount | undefined {
  const ends = [field, ...(to === undefined ? [] : [to])].map((name) => row.cell(name)).filter(isNumber);
  const [low, high] = ends.map((cell) => quantity(cell));
  return low === undefined || high === undefined ? low : range(low, high);
}

function isNumber({ value, field }: ReturnType<DataRow['cell']>): boolean {
  return typeof value === 'number' && field.type !== 'year';
}
