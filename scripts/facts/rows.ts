// Shortcuts for topics: amounts of rows, filtered rows, facts for a list of names, fields of series.
import type { Field } from '../model/data.ts';
import type { CellRef, Fact, FactTree } from '../model/facts.ts';
import type { Amount } from './amount.ts';
import type { Data, DataRow } from './data.ts';
import { type About, quantity, range } from './quantity.ts';

/** Names of the fields of an amount that is a single value in some rows and a range in others. */
export interface AmountFields {
  readonly point: string;
  readonly low: string;
  readonly high: string;
}

const defaultFields: AmountFields = { point: 'value', low: 'low', high: 'high' };

/** The amount of a row: its single value if it has one, otherwise the range between its ends. */
export function amount(row: DataRow, about: About = {}, fields: AmountFields = defaultFields): Amount {
  return row.has(fields.point)
    ? quantity(row.cell(fields.point), about)
    : range(quantity(row.cell(fields.low), about), quantity(row.cell(fields.high), about), about);
}

/** The same amount with at most so many significant digits, for experiments whose repetition supports no more. */
export function atMost<T extends Amount>(digits: number, amount: T): T {
  return { ...amount, digits: Math.min(amount.digits, digits) };
}

/** The rows of a dataset whose field has the value. */
export function rowsWhere(data: Data, dataset: string, field: string, value: string): readonly DataRow[] {
  return data.rows(dataset).filter((row) => row.text(field) === value);
}

/** A fact, or a tree of facts, for every entry of a record: `{kettle: 'kettle-2020'}` calls `make('kettle-2020')` for `kettle`. */
export function each<Name extends string, Key>(
  names: Readonly<Record<Name, Key>>,
  make: (key: Key) => Fact | FactTree,
): Readonly<Record<Name, Fact | FactTree>> {
  const entries = Object.entries<Key>(names).map(([name, key]) => [name, make(key)]);
  return Object.fromEntries(entries) as Readonly<Record<Name, Fact | FactTree>>;
}

/** A field of text for a series. */
export function words(name: string, title: string, description: string): Field {
  return { name, type: 'string', title, description };
}

/** A field of numbers with their unit for a series. */
export function numbers(name: string, title: string, description: string, unit: string): Field {
  return { name, type: 'number', title, description, unit };
}

/** The field of a series as one that only says how charts draw the row: the data under a figure has no column of it. */
export function forDrawing(field: Field): Field {
  return { ...field, isForDrawing: true };
}

/** The field of a series that names the rows of datasets from which each of its rows is computed; their sources are its own. */
export const behindField: Field = forDrawing(
  words('behind', 'Rows behind it', 'The rows of datasets from which it is computed.'),
);

/** What that field holds for some facts or cells, the names of their cells: "books/kettle/price books/pan/price". */
export function rowsBehind(...facts: readonly { readonly cells: readonly CellRef[] }[]): string {
  const cells = facts.flatMap((fact) => fact.cells).filter(({ row }) => row !== '');
  return [...new Set(cells.map(({ dataset, row, field }) => `${dataset}/${row}/${field}`))].join(' ');
}
