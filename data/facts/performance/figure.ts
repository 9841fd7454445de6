// A measured figure of a benchmark, and figures as a share of another.
import { atMost, type Data, type Quantity, quantity, ratio } from '#facts';

/** The number in a cell, labelled by platform and test. */
export function figure(data: Data, dataset: string, id: string, field: string): Quantity {
  const row = data.row(dataset, id);
  return quantity(row.cell(field), { label: `${row.text('platform')}, ${row.text('test')}` });
}

/** One figure as a share of another of the same field, with at most three digits. */
export function share(data: Data, dataset: string, field: string, id: string, base: string): Quantity {
  const of = (row: string) => figure(data, dataset, row, field);
  return atMost(3, ratio(of(id), of(base), { unit: '%' }));
}
