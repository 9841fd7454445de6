// Gives the functions that compute facts access to datasets, rows and cells.
import type { Dataset, Field, Row, Scalar } from '../model/data.ts';
import type { CellRef, Shown } from '../model/facts.ts';
import type { Units } from '../model/units.ts';
import type { Age } from './ages.ts';
import { Refusal } from './refusal.ts';

/** A cell with all that is needed to make a fact from it. */
export interface Cell {
  readonly ref: CellRef;
  readonly value: Scalar;
  readonly field: Field;
  readonly row: Row;
  readonly dataset: Dataset;
  /** The table of the project's units; the built-in one if absent. */
  readonly units?: Units;
}

/** A row whose cells are read by field name. */
export interface DataRow {
  readonly id: string;
  readonly values: Row;
  /** Refuses a field that the dataset does not have (`unknown-field`). */
  cell(field: string): Cell;
  /** The cell's text, or undefined where it is empty. */
  text(field: string): string | undefined;
  /** Whether the field holds a value in this row. */
  has(field: string): boolean;
}

/** All datasets by name. Unknown names are refused; the refusal lists the known ones. */
export interface Data {
  readonly names: readonly string[];
  has(dataset: string): boolean;
  /** Rows in the dataset's order. Refuses an unknown dataset (`unknown-dataset`). */
  rows(dataset: string): readonly DataRow[];
  /** Refuses an unknown row (`unknown-row`). */
  row(dataset: string, id: string): DataRow;
  /** Refuses an unknown dataset, row or field (`unknown-dataset`, `unknown-row`, `unknown-field`). */
  cell(dataset: string, row: string, field: string): Cell;
  /** How old each dataset is at the date of the edition, in their order. */
  ages(): readonly Age[];
  /**
   * What the edition shows. A topic that asks is computed after all others, and what the edition shows of it is left out. In a
   * part of an edition it is what the part shows.
   */
  shown(): Shown;
}

/** What `Data` knows of the edition beside its datasets. */
export type InEdition = Pick<Data, 'ages' | 'shown'>;

const nowhere: InEdition = { ages: () => [], shown: () => ({ facts: [], sources: [] }) };

/**
 * Access to these datasets. `units` is the table of units of their numbers; the built-in one if absent. Without an edition no
 * data have an age, and nothing is shown.
 */
export function viewData(
  datasets: ReadonlyMap<string, Dataset>,
  units?: Units,
  edition: InEdition = nowhere,
): Data {
  const names = [...datasets.keys()];
  const find = (name: string): Dataset => datasets.get(name) ?? missingDataset(name, names);
  const opened = new Map<string, ReadonlyMap<string, DataRow>>();
  const open = (name: string): ReadonlyMap<string, DataRow> => {
    const known = opened.get(name) ?? openRows(find(name), units);
    opened.set(name, known);
    return known;
  };
  const row = (name: string, id: string): DataRow =>
    open(name).get(id) ?? missingRow(find(name), id, open(name));
  return {
    names,
    has: (name) => datasets.has(name),
    rows: (name) => [...open(name).values()],
    row,
    cell: (name, id, field) => row(name, id).cell(field),
    ...edition,
  };
}

function openRows(dataset: Dataset, units: Units | undefined): ReadonlyMap<string, DataRow> {
  const fields = new Map(dataset.fields.map((field) => [field.name, field]));
  const whole = { dataset, fields, ...(units !== undefined && { units }) };
  return new Map(
    dataset.rows.map((values) => {
      const id = String(values[dataset.primaryKey]);
      return [id, openRow(whole, id, values)];
    }),
  );
}

interface Opened extends Pick<Cell, 'dataset' | 'units'> {
  readonly fields: ReadonlyMap<string, Field>;
}

function openRow({ fields, ...whole }: Opened, id: string, values: Row): DataRow {
  const { dataset } = whole;
  const cell = (name: string): Cell => {
    const field = fields.get(name) ?? missingField(dataset, name);
    const ref = { dataset: dataset.name, row: id, field: name };
    return { ref, value: values[name] ?? null, field, row: values, ...whole };
  };
  return {
    id,
    values,
    cell,
    text: (name) => {
      const { value } = cell(name);
      return value === null ? undefined : String(value);
    },
    has: (name) => cell(name).value !== null,
  };
}

function missingDataset(name: string, names: readonly string[]): never {
  throw new Refusal(
    'unknown-dataset',
    `Unexpected dataset \`${name}\`, expected one of the ${names.length} in data`,
    {
      actual: name,
      expected: names,
      dataset: name,
    },
  );
}

function missingRow(dataset: Dataset, id: string, rows: ReadonlyMap<string, DataRow>): never {
  throw new Refusal(
    'unknown-row',
    `Unexpected row \`${id}\`, expected one of the ${rows.size} rows of \`${dataset.name}\``,
    { actual: id, expected: [...rows.keys()], dataset: dataset.name },
  );
}

function missingField(dataset: Dataset, name: string): never {
  throw new Refusal(
    'unknown-field',
    `Unexpected field \`${name}\`, expected one of the ${dataset.fields.length} fields of \`${dataset.name}\``,
    { actual: name, expected: dataset.fields.map((field) => field.name), dataset: dataset.name },
  );
}
