// Finds entries by words. The index is made in the page while the browser is idle: it would be larger than the text.
/// <reference lib="dom" />
import MiniSearch from 'minisearch';
import { inSlices } from '../slices.ts';
import { collectEntries, type Entry, type EntryKind } from './entries.ts';

/** An entry with the words of it that were found. */
export interface Hit {
  readonly entry: Entry;
  readonly words: readonly string[];
}

export interface SearchIndex {
  /** The best entries for a query, best first; every word has to occur, or, where nothing has all, some. */
  find(query: string): readonly Hit[];
  /** Whether all of the page has been read; until then only entries of what has been are found. */
  isWhole(): boolean;
  /** Goes on at once, since a reader searches. */
  hurry(): void;
}

/** Hits that are shown. */
const most = 30;

/** How much a kind of entry counts. */
const weights: Readonly<Record<EntryKind, number>> = {
  heading: 4,
  caption: 2.5,
  text: 2,
  row: 0.6,
  source: 0.8,
  number: 0.7,
};

/** Makes the index of a page in slices; `grown` is called after each. */
export function openIndex(document: Document, grown: () => void): SearchIndex {
  const entries: Entry[] = [];
  const index = new MiniSearch<Entry>({
    fields: ['text', 'place'],
    searchOptions: {
      prefix: true,
      fuzzy: (term) => (term.length > 5 ? 0.2 : false),
      boost: { text: 3 },
      boostDocument: (id) => weights[entries[Number(id)]?.kind ?? 'text'],
    },
  });
  const collected = collectEntries(document);
  let isWhole = false;
  const add = (): boolean => {
    const { done, value } = collected.next();
    if (value !== undefined) {
      entries.push(value);
      index.add(value);
    }
    isWhole = done === true;
    return !isWhole;
  };
  const { hurry } = inSlices(add, grown);
  return {
    isWhole: () => isWhole,
    hurry,
    find: (query) => {
      const all = index.search(query, { combineWith: 'AND' });
      const found = all.length > 0 ? all : index.search(query, { combineWith: 'OR' });
      return found.slice(0, most).flatMap(({ id, terms }) => {
        const entry = entries[Number(id)];
        return entry === undefined ? [] : [{ entry, words: terms }];
      });
    },
  };
}
