import { digitsOf } from '../scripts/amounts/digits.ts';
import type { Dataset, Field, Quantity, Range, Row } from '../scripts/model.ts';

/** A quantity as a cell of a dataset gives it. */
export function amount(value: number, unit: string, rest: Partial<Quantity> = {}): Quantity {
  const cells = [{ dataset: 'd', row: 'r', field: `f${value}` }];
  return {
    kind: 'quantity',
    label: `${value} ${unit}`,
    cells,
    value,
    unit,
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
