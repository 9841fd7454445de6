// Says which rows of a dataset a program reads again, and so how a dataset that is too old gets new rows.
import type { Dataset } from '../model/data.ts';
import type { Refresh } from '../model/datasets/refresh.ts';
import type { Row, Scalar } from '../model/datasets/row.ts';
import { asOfField, ownDateOf } from './ages.ts';

const placeholder = /\{([^{}]+)\}/gu;

/** The names in braces in a text, in order. */
export function namesInTemplate(text: string): readonly string[] {
  return [...text.matchAll(placeholder)].map(([, name = '']) => name);
}

/** The text with each name in braces replaced by its value; undefined when a value is missing. */
export function filled(text: string, wordFor: (name: string) => string | undefined): string | undefined {
  let isWhole = true;
  const result = text.replaceAll(placeholder, (_, name: string) => {
    const value = wordFor(name);
    isWhole &&= value !== undefined;
    return value ?? '';
  });
  return isWhole ? result : undefined;
}

/** What each row that a source renews is called there, by its id. Rows that the source does not concern are left out. */
export function keysOf({ rows }: Pick<Dataset, 'rows'>, refresh: Refresh): ReadonlyMap<string, string> {
  const { keys, key = '{id}' } = refresh;
  return new Map(
    rows
      .filter((row) => concerns(row, refresh))
      .flatMap((row) => {
        const id = String(row.id);
        if (keys !== undefined) return keys[id] === undefined ? [] : [[id, keys[id]] as const];
        const name = filled(key, (field) => wordOf(row[field]));
        return name === undefined ? [] : [[id, name] as const];
      }),
  );
}

function concerns(row: Row, { rows = {} }: Refresh): boolean {
  return Object.entries(rows).every(([field, wanted]) => [wanted].flat().includes(row[field] ?? null));
}

/** A cell as a word; undefined for an empty one. */
export function wordOf(value: Scalar | undefined): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}

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
