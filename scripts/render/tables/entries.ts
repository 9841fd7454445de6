import type { DataTable } from '../../model/edition.ts';
import { curl } from '../html/quotes.ts';

/** What a row is called and says, what stands between, and its last cell. */
interface Entry {
  readonly head: string;
  readonly lead: string;
  readonly between: string;
  readonly last: string;
}

/** A table as entries, for the partial `entries`: the heads of its columns in the same order as the cells of each row. */
export function entriesContext({ columns, rows }: DataTable): { key: Entry; entries: readonly Entry[] } {
  return {
    key: entryOf(columns.map(({ title }) => title)),
    entries: rows.map(({ cells }) => entryOf(cells.map(({ text }) => text))),
  };
}

function entryOf(texts: readonly string[]): Entry {
  const [head = '', lead = '', ...others] = texts.map((text) => curl(text));
  return { head, lead, between: others.slice(0, -1).join(' · '), last: others.at(-1) ?? '' };
}
