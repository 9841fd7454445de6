// Formats the cells and column heads of tables.

import { digitsOf } from '../../facts/digits.ts';
import { helpers } from '../../facts/helpers.ts';
import { wordIn } from '../../facts/language/language.ts';
import { dateText, enDash, numeral, numerals, withUnit } from '../../facts/typography.ts';
import { isUnit, unit } from '../../facts/units.ts';
import type { Field, Row, Scalar } from '../../model/data.ts';
import type { Column } from '../../model/edition.ts';
import type { Quantity } from '../../model/facts.ts';
import type { ColumnSpec } from '../../model/specs.ts';
import type { Units } from '../../model/units.ts';
import type { RowSource } from './rows.ts';

/** The printed text of a cell of a table, and its full value. */
export interface CellText {
  readonly text: string;
  readonly value: Scalar;
}

/** Printed where a row has no value. */
const emptyCell = enDash;
/** Significant digits of computed rows. */
const computedDigits = 3;

/** Formats that print a number without its unit. */
const unitless = ['number', 'integer'];

/** The head of a column: the unit stands there unless each cell prints its own. */
export function columnHead(spec: ColumnSpec, field: Field, units: Units): Column {
  const isNumeric = field.type === 'number' || field.type === 'integer';
  const printsUnit = spec.format !== undefined && !unitless.includes(spec.format);
  const symbol = field.unit !== undefined && isUnit(field.unit, units) ? unit(field.unit, units).symbol : '';
  return {
    field: spec.field,
    title: spec.title ?? field.title,
    numeric: isNumeric || field.type === 'year',
    ...(symbol !== '' && !printsUnit && { unit: symbol }),
  };
}

/** A cell in the format of its column, or else by the type of its field; with `to`, both ends of a range. */
export function cellText(spec: ColumnSpec, field: Field, row: Row, source: RowSource): CellText {
  const value = row[spec.field] ?? null;
  const upper = spec.to === undefined ? null : (row[spec.to] ?? null);
  if (typeof value === 'number' && typeof upper === 'number' && upper > value) {
    const digits = Math.max(digitsIn(field, row, value, source), digitsIn(field, row, upper, source));
    const text = numerals(value, upper, digits, source.units.language);
    return { text: ownUnit(text, field, row, source.units), value: text };
  }
  const shown = value ?? upper;
  return { text: pointText(spec, field, row, shown, source), value: shown };
}

function pointText(spec: ColumnSpec, field: Field, row: Row, value: Scalar, source: RowSource): string {
  const { language } = source.units;
  if (isEmpty(value)) return emptyCell;
  if (typeof value === 'boolean') return wordIn(language, value ? 'yes' : 'no');
  if (typeof value === 'string') return field.type === 'date' ? (dateText(value, language) ?? value) : value;
  if (field.type === 'year') return String(value);
  const digits = digitsIn(field, row, value, source);
  const helper = spec.format === undefined ? undefined : helpers[spec.format];
  if (helper !== undefined)
    return helper.render([{ ...asFact(spec, field, row, source.units), value, digits }], {}, language);
  return ownUnit(numeral(value, digits, language), field, row, source.units);
}

function isEmpty(value: Scalar): value is null | '' {
  return value === null || value === '';
}

/** Adds the unit of a row that has its own, which the head of the column cannot show. */
function ownUnit(text: string, field: Field, row: Row, units: Units): string {
  const own = field.unit === undefined && field.type === 'number' ? row.unit : undefined;
  return typeof own === 'string' && isUnit(own, units) ? withUnit(text, own, units) : text;
}

function asFact(spec: ColumnSpec, field: Field, row: Row, units: Units): Omit<Quantity, 'value' | 'digits'> {
  const own = field.unit ?? row.unit;
  const name = typeof own === 'string' && isUnit(own, units) ? own : 'count';
  return { kind: 'quantity', label: spec.title ?? field.title, cells: [], unit: name, units };
}

function digitsIn(field: Field, row: Row, value: number, source: RowSource): number {
  if (field.type !== 'number') return digitsOf(value);
  if (typeof row.digits === 'number') return row.digits;
  return source.isComputed ? Math.min(digitsOf(value), computedDigits) : digitsOf(value);
}
