// Makes tables that are printed as a list of entries.
import type { DataTable } from '../../model/edition.ts';
import type { Language } from '../../model/manner/language.ts';
import { curl } from '../html/quotes.ts';

/** The first cell of a row, its second, those between, and its last. */
interface Entry {
  readonly head: string;
  readonly lead: string;
  readonly between: string;
  readonly last: string;
}

/** The context of the partial `entries`. `key` has the heads of the columns in the places where `entries` have the cells of rows. */
export function entriesContext(
  { columns, rows }: DataTable,
  language?: Language,
): { key: Entry; entries: readonly Entry[] } {
  return {
    key: entryOf(
      columns.map(({ title }) => title),
      language,
    ),
    entries: rows.map(({ cells }) =>
      entryOf(
        cells.map(({ text }) => text),
        language,
      ),
    ),
  };
}

function entryOf(texts: readonly string[], language: Language | undefined): Entry {
  const [head = '', lead = '', ...others] = texts.map((text) => curl(text, ' ', language));
  return { head, lead, between: others.slice(0, -1).join(' · '), last: others.at(-1) ?? '' };
}
