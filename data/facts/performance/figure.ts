// A measured figure of a benchmark.
import { type Data, type Quantity, quantity } from '#facts';

/** The number in a cell, labelled by platform and test. */
export function figure(data: Data, dataset: string, id: string, field: string): Quantity {
  const row = data.row(dataset, id);
  return quantity(row.cell(field), { label: `${row.text('platform')}, ${row.text('test')}` });
}
