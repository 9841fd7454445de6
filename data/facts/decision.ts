// Series of the decision: the state of products as the status table prints it.
import type { Data, Row, Series, Topic } from '#facts';
import { words } from '#facts';

/** The list of products for the status table; no facts. */
export function topic(data: Data): Topic {
  return { facts: {}, series: [statusList(data)] };
}

/** Products with their state; availability and the places that offer it in one column, the source of each row kept. */
function statusList(data: Data): Series {
  const rows = data.rows('status').map((row): Row => {
    const text = (field: string) => row.text(field) ?? null;
    const joined = (separator: string, ...fields: readonly string[]) =>
      fields.flatMap((field) => row.text(field) ?? []).join(separator);
    return {
      id: row.id,
      product: joined(' ', 'product', 'version'),
      standard: text('standard'),
      available: joined('; ', 'available', 'offered'),
      unknown: text('unknown'),
      asOf: String(row.values.asOf).slice(0, 7),
      source: text('source'),
      where: text('where'),
    };
  });
  return {
    name: 'status-list',
    title: 'Products as of this edition',
    fields: [
      words('id', 'Id', 'Stable name of the row.'),
      words('product', 'Product', 'What is described, with the newest version that was read.'),
      words('standard', 'State', 'How it works or is licensed as it comes.'),
      words('available', 'Available', 'Whether it is generally available, and who offers it.'),
      words('unknown', 'Not found', 'What was looked for in vain.'),
      {
        name: 'asOf',
        type: 'date',
        title: 'Read to',
        description: 'Date of the newest text that was read.',
      },
      words('source', 'Source', 'Id of an entry in data/sources.json.'),
      words('where', 'Place', 'Place in the source.'),
    ],
    rows,
    from: ['status'],
  };
}
