// How the sources of the printed edition were read.
import { computed, type Data, type DataRow, type FactTree, predicate, type Quantity, term } from '#facts';

/** Cited sources by how they were read, those that we wrote apart, and between which days their addresses were opened. */
export function sourcesRead(data: Data): FactTree {
  const cited = data.shown().sources.map((id) => data.row('sources', id));
  const own = cited.filter((row) => row.text('read') === 'own');
  const others = cited.filter((row) => row.text('read') !== 'own');
  const count = (reading: string, label: string): Quantity =>
    amountOf(others.filter((row) => row.text('read') === reading).length, label, others);
  const fromIndex = others.filter((row) => row.text('read') === 'index').map(({ id }) => id);
  return {
    sources: {
      total: amountOf(others.length, 'Cited sources that others wrote', others),
      own: amountOf(own.length, 'Cited sources that we wrote', own),
      firstHand: count('first-hand', 'Cited sources read at first hand'),
      inPart: count('in-part', 'Cited sources of which the abstract or an excerpt was read'),
      secondHand: count('second-hand', 'Cited sources read through another work'),
      noneFromIndex: predicate(
        'No cited source is known from an index only',
        others.every((row) => row.text('read') !== 'index'),
        `of ${others.length} cited sources from an index: ${fromIndex.join(', ') || 'none'}`,
        others.map((row) => term(row.cell('read'))),
      ),
    },
    ...opened(others),
  };
}

function amountOf(value: number, label: string, rows: readonly DataRow[]): Quantity {
  const from = rows.map((row) => term(row.cell('read')));
  return computed(value, { label, unit: 'count', digits: String(value).length, from });
}

function opened(rows: readonly DataRow[]): FactTree {
  const isOpened = (row: DataRow) => row.has('accessed') && row.text('read') !== 'second-hand';
  const dated = rows.filter(isOpened).sort((a, b) => (day(a) < day(b) ? -1 : 1));
  const [first, last] = [dated.at(0), dated.at(-1)];
  if (first === undefined || last === undefined) return {};
  return {
    opened: {
      first: term(first.cell('accessed'), { label: 'Day on which the first address was opened' }),
      last: term(last.cell('accessed'), { label: 'Day on which the last address was opened' }),
    },
  };
}

const day = (row: DataRow): string => row.text('accessed') ?? '';
