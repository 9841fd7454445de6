// Says of a printed number which fact it is, so that two printed forms of one fact can be compared.
import { type Amount, ends } from '../../facts/amount.ts';
import type { HelperOptions, Rounded } from '../../facts/amount-text.ts';
import { Refusal } from '../../facts/refusal.ts';
import { unit, unitsOf } from '../../facts/units.ts';

/** A number as it is printed somewhere. */
export interface Printing {
  /** Equal for facts that were computed from the same cells and have the same value, whatever their names, units and digits. */
  readonly fact: string;
  readonly unit: string;
  /** The digits without the unit. */
  readonly numeral: string;
  /** The digits without zeros at the end of a fraction: equal for what readers take as the same value. */
  readonly value: string;
  /** Whether the author says that it has fewer digits than elsewhere on purpose. */
  readonly isCoarse: boolean;
}

/**
 * What is printed of an amount; undefined where it stands on no cell. Refuses (`bad-expression`) the option `coarse` where
 * nothing is rounded.
 */
export function printingOf(rounded: Rounded, options: HelperOptions): Printing | undefined {
  const { amount, numeral } = rounded;
  const isCoarse = options.coarse !== undefined;
  if (isCoarse) checkCoarse(rounded, options);
  if (amount.cells.length === 0) return undefined;
  return {
    fact: identity(amount),
    unit: amount.unit,
    numeral,
    value: withoutZeros(numeral, amount),
    isCoarse,
  };
}

function withoutZeros(numeral: string, amount: Amount): string {
  const { decimal } = unitsOf(amount).language.numbers;
  const fraction = new RegExp(`[${decimal}](?<kept>\\d*?)0*(?!\\d)`, 'gu');
  return numeral.replace(fraction, (_, kept: string) => (kept === '' ? '' : `${decimal}${kept}`));
}

function checkCoarse({ amount, numeral, usual }: Rounded, { coarse }: HelperOptions): void {
  if (coarse !== true)
    throw new Refusal('bad-expression', `Unexpected value of \`coarse\`, expected \`coarse=true\``);
  if (numeral !== usual) return;
  const reason = `Unexpected \`coarse\` of \`${amount.label}\`, expected fewer digits than its ${amount.digits}`;
  throw new Refusal('bad-expression', reason, { help: 'give fewer `digits`, or leave the option out' });
}

/** Binary noise of conversions lies beyond these digits. */
const comparedDigits = 10;

function identity(amount: Amount): string {
  const { factor, dimension } = unit(amount.unit, unitsOf(amount));
  const { low, high } = ends(amount);
  const values = [low, high].map((value) => (value * factor).toPrecision(comparedDigits));
  const cells = amount.cells.map(({ dataset, row, field }) => `${dataset}/${row}/${field}`).sort();
  return JSON.stringify([dimension, ...values, ...cells]);
}
