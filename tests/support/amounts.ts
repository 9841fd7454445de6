// Quantities, ranges and datasets for tests of arithmetic, in units of a library.
import { digitsOf } from '../../scripts/facts/digits.ts';
import { builtInParts } from '../../scripts/facts/unit-table.ts';
import { builtInUnits, isUnit, makeUnits } from '../../scripts/facts/units.ts';
import type { Dataset, Field, Row } from '../../scripts/model/data.ts';
import type { Quantity, Range } from '../../scripts/model/facts.ts';
import type { UnitPart, Units } from '../../scripts/model/units.ts';

const books = { of: { book: 1 }, factor: 1 };

/** The units of a library: what every project has, with books and loans. */
export const libraryUnits: Units = makeUnits(
  new Map<string, UnitPart>([
    ...builtInParts,
    ['books', { ...books, singular: 'book' }],
    ['volumes', { ...books, singular: 'volume' }],
    ['shelves', { ...books, factor: 40, singular: 'shelf' }],
    ['loans', { of: { loan: 1 }, factor: 1, singular: 'loan', words: ['loan', 'loans'] }],
    ['returns', { of: { return: 1 }, factor: 1, singular: 'late return', symbol: 'late returns' }],
    ['LPS', { of: { loan: 1, time: -1 }, factor: 1 }],
  ]),
  ['books/shelf', 'loans/s', 'USD/book-month'],
);

/** A quantity as a cell of a dataset gives it; books and loans are units of `libraryUnits`. */
export function amount(value: number, unit: string, rest: Partial<Quantity> = {}): Quantity {
  const cells = [{ dataset: 'd', row: 'r', field: `f${value}` }];
  return {
    kind: 'quantity',
    label: `${value} ${unit}`,
    cells,
    value,
    unit,
    ...(isUnit(unit, builtInUnits) ? {} : { units: libraryUnits }),
    digits: digitsOf(value),
    ...rest,
  };
}

/** A range as two cells give it. */
export function span(low: number, high: number, unit: string, rest: Partial<Range> = {}): Range {
  const cells = [{ dataset: 'd', row: 'r', field: `f${low}` }];
  const digits = Math.max(digitsOf(low), digitsOf(high));
  return { kind: 'range', label: `${low} to ${high} ${unit}`, cells, low, high, unit, digits, ...rest };
}

/** A dataset of a few fields and rows. */
export function dataset(name: string, fields: readonly Partial<Field>[], rows: readonly Row[]): Dataset {
  return {
    path: `data/test/${name}.json`,
    name,
    group: 'test',
    title: name,
    description: name,
    fields: fields.map((field) => ({
      name: 'x',
      type: 'number',
      title: field.name ?? 'x',
      description: '',
      ...field,
    })),
    primaryKey: 'id',
    rows,
    sources: [{ id: 'author2020' }],
    licences: [{ name: 'CC-BY-4.0' }],
    retrieved: '2026-11-01',
    reviewBy: '2027-11-01',
  };
}
