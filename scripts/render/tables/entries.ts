// Makes tables that are printed as a list of entries.
import type { DataTable } from '../../model/edition.ts';
import type { Language } from '../../model/manner/language.ts';
import { curl } from '../html/quotes.ts';
import type { Basis } from './basis.ts';

/** The cell that leads an entry, the first of the others, the next, those between, and the last. */
interface Entry {
  readonly verdict: string;
  readonly head: string;
  readonly lead: string;
  readonly between: string;
  readonly last: string;
}

/**
 * The context of the partial `entries`. `key` has the heads of the columns in the places where `entries` have the cells of rows.
 * The column that the table names as its lead is the verdict of each entry; `bases` say on what each rests.
 */
export function entriesContext(
  { columns, rows, lead }: DataTable,
  language?: Language,
  bases: readonly (Basis | undefined)[] = [],
): { key: Entry; entries: readonly (Entry & { readonly basis?: Basis })[] } {
  const first = lead === undefined ? -1 : columns.findIndex(({ field }) => field === lead);
  const entry = (texts: readonly string[]) => entryOf(texts, first, language);
  return {
    key: entry(columns.map(({ title }) => title)),
    entries: rows.map(({ cells }, index) => {
      const basis = bases[index];
      return { ...entry(cells.map(({ text }) => text)), ...(basis && { basis }) };
    }),
  };
}

function entryOf(texts: readonly string[], first: number, language: Language | undefined): Entry {
  const curled = texts.map((text) => curl(text, ' ', language));
  const verdict = curled[first] ?? '';
  const [head = '', lead = '', ...others] = curled.filter((_, index) => index !== first);
  return { verdict, head, lead, between: others.slice(0, -1).join(' · '), last: others.at(-1) ?? '' };
}
