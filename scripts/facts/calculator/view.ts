// Puts what a calculator computes into the texts that are shown. Runs when the report is built and again in the page, with the
// same module of the project: what a reader sees at first is what the page computes. Imports nothing but arithmetic.
import type {
  Calculator,
  CellView,
  Compute,
  InputValues,
  MapCellView,
  MapResult,
  Result,
  ResultCell,
  ResultMap,
  ResultTable,
  ResultView,
} from '../../model/calculators/calculator.ts';
import type { NumberForm } from '../../model/manner/language.ts';
import { decimal, digitsOf, grouped } from '../digits.ts';

/** Significant digits of computed numbers, as in tables of computed rows. */
const mostDigits = 3;
/** Printed where there is no value. */
const emptyCell = '\u2013';

/** What a calculator is run with. */
export interface CalculatorRun {
  readonly form: Calculator;
  readonly numbers: NumberForm;
  /** Values in which the form differs from its inputs. */
  readonly values: InputValues;
}

/** The result of a module for some values, as it is shown. Throws an error that says what the module should have given. */
export function viewWith(compute: Compute, { form, numbers, values }: CalculatorRun): ResultView {
  const usual = Object.fromEntries(form.inputs.map(({ id, value }) => [id, value]));
  const result: Result = compute({ ...usual, ...values }, form.given as never);
  if (typeof result?.says !== 'string') throw unexpected('result without `says`', 'a sentence');
  return {
    says: result.says,
    tables: Object.fromEntries(
      form.tables.map((table) => [table.id, tableView(table, result.tables?.[table.id], numbers)]),
    ),
    maps: Object.fromEntries(
      form.maps.map((map) => [map.id, mapView(map, form.categories, result.maps?.[map.id], numbers)]),
    ),
  };
}

function tableView(
  { id, rows, columns }: ResultTable,
  found: readonly (readonly ResultCell[])[] | undefined,
  numbers: NumberForm,
): readonly (readonly CellView[])[] {
  const what = `table \`${id}\``;
  if (found?.length !== rows.length) throw wrongCount(found, rows.length, 'rows', what);
  return found.map((cells, line) => {
    const row = `row \`${rows[line]?.id ?? ''}\` of ${what}`;
    if (cells?.length !== columns.length) throw wrongCount(cells, columns.length, 'cells', row);
    return cells.map((cell) => cellView(cell, row, numbers));
  });
}

function cellView(cell: ResultCell, where: string, numbers: NumberForm): CellView {
  const { value, stress } =
    typeof cell === 'object' && cell !== null ? cell : { value: cell, stress: 'none' as const };
  return { text: textOf(value, where, numbers), isNumber: typeof value === 'number', stress };
}

function textOf(value: unknown, where: string, numbers: NumberForm): string {
  if (value === null || value === '') return emptyCell;
  if (typeof value === 'string') return value;
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw unexpected(`\`${String(value)}\` in ${where}`, 'a finite number, a text or `null`');
  return grouped(decimal(value, Math.min(digitsOf(value), mostDigits)), numbers);
}

function mapView(
  { id, across, down }: ResultMap,
  categories: Calculator['categories'],
  found: readonly MapResult[] | undefined,
  numbers: NumberForm,
): readonly MapCellView[] {
  const what = `map \`${id}\``;
  const count = across.ticks.length * down.ticks.length;
  if (found?.length !== count) throw wrongCount(found, count, 'cells', what);
  return found.map(({ category, value, isPale, isHere }) => {
    const known = category === undefined ? undefined : categories[category];
    if (category !== undefined && known === undefined)
      throw unexpected(`category \`${category}\` in ${what}`, 'one of the form');
    const text = textOf(value, what, numbers);
    return {
      title: known?.short ?? known?.title ?? '',
      tone: known?.tone ?? 'none',
      text: typeof value === 'number' ? `${text}${numbers.percentGap}%` : text,
      isPale,
      isHere,
    };
  });
}

function wrongCount(found: unknown, expected: number, kind: string, where: string): Error {
  return Array.isArray(found)
    ? unexpected(`${found.length} ${kind} in ${where}`, String(expected))
    : unexpected(`result without ${where}`, 'one of the form');
}

function unexpected(found: string, expected: string): Error {
  return new Error(`Unexpected ${found}, expected ${expected}`);
}
