// What all facts on cost read and describe in the same way.
import {
  type Data,
  type Field,
  largest,
  numbers,
  type Quantity,
  quantity,
  range,
  smallest,
  words,
} from '#facts';

/** A quantity for each of the names. */
type Each<Names extends readonly string[]> = { readonly [Name in keyof Names]: Quantity };

/** The numbers in some fields of a row, in the order of the fields. */
export function fieldsOf<const Names extends readonly string[]>(
  data: Data,
  dataset: string,
  row: string,
  ...fields: Names
): Each<Names> {
  return fields.map((field) => quantity(data.cell(dataset, row, field))) as Each<Names>;
}

/** The values of some rows of a dataset whose field is called `value`, in the order of the rows. */
export function valuesOf<const Names extends readonly string[]>(
  data: Data,
  dataset: string,
  ...rows: Names
): Each<Names> {
  return rows.map((row) => quantity(data.cell(dataset, row, 'value'))) as Each<Names>;
}

/** From the least to the most of some amounts, of which there is at least one, with how each of them was computed where all were alike. */
export function spanOf(amounts: readonly Quantity[], label: string) {
  const some = amounts as readonly [Quantity, ...Quantity[]];
  const span = range(smallest(some), largest(some), { label });
  const cells = amounts.flatMap((amount) => amount.cells);
  const [how, ...others] = new Set(amounts.map(({ method }) => method));
  const each = how === undefined || others.length > 0 ? '' : `, each ${how}`;
  return { ...span, cells, method: `${amounts.length} figures, lowest to highest${each}` };
}

/** The field of the name of a row. */
export const idField: Field = words('id', 'Id', 'Stable name of the row.');

/** A field of dollars a month. */
export function dollars(name: string, title: string, description: string): Field {
  return numbers(name, title, description, 'USD/month');
}
