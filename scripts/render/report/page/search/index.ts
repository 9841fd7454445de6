// Finds entries by words. The index is made in the page while the browser is idle: it would be larger than the text.
/// <reference lib="dom" />
import MiniSearch, { type SearchResult } from 'minisearch';
import { inSlices } from '../slices.ts';
import { collectEntries, type Entry, type EntryKind } from './entries.ts';

/** An entry with the words of it that were found. */
export interface Hit {
  readonly entry: Entry;
  readonly words: readonly string[];
}

/** What a query finds. */
export interface Found {
  /** The best entries, best first. */
  readonly hits: readonly Hit[];
  /** How many there are. */
  readonly total: number;
  /** Words of the query that nothing has; the others were looked for. */
  readonly missing: readonly string[];
  /** Each word is somewhere, and no entry has all of them. */
  readonly isApart: boolean;
}

export interface SearchIndex {
  /** Entries with every word of a query; where nothing has all, with every word that occurs, or else with some. */
  find(query: string): Found;
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

/** Makes the index of a page in slices; `grown` is called after each. Words of `stopWords` count only where a query has no others. */
export function openIndex(
  document: Document,
  stopWords: ReadonlySet<string>,
  grown: () => void,
): SearchIndex {
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
  const hitsOf = (found: readonly SearchResult[]): readonly Hit[] =>
    found.slice(0, most).flatMap(({ id, terms }) => {
      const entry = entries[Number(id)];
      return entry === undefined ? [] : [{ entry, words: terms }];
    });
  return {
    isWhole: () => isWhole,
    hurry,
    find: (query) => {
      const { results, ...rest } = lookUp(wordsOf(query, stopWords), index);
      return { hits: hitsOf(results), total: results.length, ...rest };
    },
  };
}

/** The words of a query, without those that say nothing where there are others. */
function wordsOf(query: string, stopWords: ReadonlySet<string>): readonly string[] {
  const all = query.split(/[\s\p{P}]+/u).filter((word) => word !== '');
  const telling = all.filter((word) => !stopWords.has(word.toLowerCase()));
  return telling.length > 0 ? telling : all;
}

/** What these words find, and what has to be said of that. */
function lookUp(words: readonly string[], index: MiniSearch<Entry>) {
  const search = (some: readonly string[], combineWith: 'AND' | 'OR'): readonly SearchResult[] =>
    some.length === 0 ? [] : index.search(some.join(' '), { combineWith });
  const whole = search(words, 'AND');
  if (whole.length > 0) return { results: whole, missing: [], isApart: false };
  const missing = words.filter((word) => search([word], 'AND').length === 0);
  const others = words.filter((word) => !missing.includes(word));
  const together = missing.length === 0 ? [] : search(others, 'AND');
  const isApart = together.length === 0 && others.length > 1;
  return { results: isApart ? search(others, 'OR') : together, missing, isApart };
}
