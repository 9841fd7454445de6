// Says which rows of a dataset a program reads again, and so how a dataset that is too old gets new rows.
import type { Dataset } from '../../model/data.ts';
import type { Row } from '../../model/datasets/row.ts';
import { asOfField, ownDateOf } from '../ages.ts';
import { keysOf } from './keys.ts';

/** How a dataset gets new rows: a program reads them at their sources, a person enters them, or each does a part. */
export type Renewal = 'program' | 'person' | 'both';

/** How the rows of a dataset that fulfil a condition, all of them by default, get a new date. */
export function renewalOf(dataset: Dataset, isMeant: (row: Row) => boolean = () => true): Renewal {
  const rows = dataset.rows.filter(isMeant).map(({ id }) => String(id));
  const dated = datedAnew(dataset);
  if (rows.length > 0 && rows.every((id) => dated.has(id))) return 'program';
  const read = rowsRead(dataset);
  return rows.some((id) => read.has(id)) ? 'both' : 'person';
}

/**
 * The rows whose date moves on when the dataset is read again: those that take a date of their own, and rows without one where
 * every such row is read, for then the day of retrieval moves. A dataset that is as of a day keeps that day until a person has
 * looked for what is missing.
 */
function datedAnew(dataset: Dataset): ReadonlySet<string> {
  const { refresh = [], rows, asOf } = dataset;
  const dated = refresh
    .filter(({ map }) => asOfField in map)
    .flatMap((one) => [...keysOf(dataset, one).keys()]);
  const read = rowsRead(dataset);
  const undated = rows.filter((row) => ownDateOf(row) === undefined).map(({ id }) => String(id));
  const isWhole = asOf === undefined && undated.every((id) => read.has(id));
  return new Set([...dated, ...(isWhole ? undated : [])]);
}

function rowsRead(dataset: Dataset): ReadonlySet<string> {
  return new Set((dataset.refresh ?? []).flatMap((one) => [...keysOf(dataset, one).keys()]));
}
