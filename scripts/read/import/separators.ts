// Says which sign begins the decimals of the numbers in a CSV file, and refuses numbers that could be read in two ways.
import type { VFileMessage } from 'vfile-message';
import { message } from '../../messages/message.ts';
import type { Field } from '../../model/data.ts';
import type { Place } from '../../model/sources.ts';
import { shown } from '../text/schema-check.ts';

/** What begins the decimals of numbers; the other sign groups thousands. */
export type DecimalSign = 'point' | 'comma';

/** What a CSV file shows of the signs in its numbers. */
export interface Separators {
  readonly delimiter: string;
  /** The texts of all cells in columns of numbers. */
  readonly numbers: readonly string[];
  /** What the author says; undefined where nothing is said. */
  readonly decimal: DecimalSign | undefined;
}

/** Whether the cells of a field are numbers. */
export function isNumeric({ type }: Field): boolean {
  return type === 'number' || type === 'integer' || type === 'year';
}

const grouped = {
  point: /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d*)(?:\.\d*)?$/u,
  comma: /^[+-]?(?:\d{1,3}(?:\.\d{3})+|\d*)(?:,\d*)?$/u,
} as const;

/** A number with the sign that the author names for its decimals, written as data write it; any other text as it is. */
export function plainNumber(text: string, decimal: DecimalSign | undefined): string {
  if (decimal === undefined || !grouped[decimal].test(text)) return text;
  return decimal === 'point' ? text.replaceAll(',', '') : text.replaceAll('.', '').replace(',', '.');
}

/** Three digits behind one point: decimals here, thousands there. */
const twoWays = /^[+-]?[1-9]\d{0,2}\.\d{3}$/u;
const hasDecimalPoint = (text: string) => /^[+-]?\d*\.\d+$/u.test(text) && !twoWays.test(text);
const hasDecimalComma = (text: string) =>
  /^[+-]?(?:\d*|\d{1,3}(?:\.\d{3})+),\d+$/u.test(text) && !/^[+-]?[1-9]\d{0,2},\d{3}$/u.test(text);

/** The error of a number that can be read in two ways, or otherwise than the author says; undefined for all others. */
export function separatorFault(
  text: string,
  field: Field,
  row: string,
  place: Place,
  separators: Separators,
): VFileMessage | undefined {
  const unexpected = `Unexpected ${shown(text)} for \`${field.name}\` in ${row}`;
  if (separators.decimal === 'comma' && /^[+-]?\d*\.\d+$/u.test(text) && !grouped.comma.test(text)) {
    const help = `write \`${text.replace('.', ',')}\` there, or leave out \`--decimal comma\``;
    return message('wrong-format', place, `${unexpected}, expected a comma before the decimals`, { help });
  }
  if (!twoWays.test(text) || isClear(field, separators)) return undefined;
  const whole = text.replace('.', '');
  const help = `write \`${whole}\` or \`${Number(text)}\`, or say what the point is: \`--decimal comma\` reads \`${whole}\`, \`--decimal point\` reads \`${Number(text)}\``;
  return message('wrong-format', place, `${unexpected}, expected a number that can be read in one way`, {
    help,
  });
}

/**
 * Whether a point before three digits has one meaning: decimals in files with commas between the cells, as data write them,
 * unless numbers elsewhere have decimal commas; and in other files where a number elsewhere has a decimal point.
 */
function isClear({ type }: Field, { delimiter, numbers, decimal }: Separators): boolean {
  if (decimal !== undefined) return true;
  if (type !== 'number' || numbers.some(hasDecimalComma)) return false;
  return delimiter === ',' || numbers.some(hasDecimalPoint);
}
