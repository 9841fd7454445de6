// Picks the words that the script of the page shows: those whose names begin with `page-`.
import type { WordKey } from '../../../facts/language/english.ts';
import type { Language } from '../../../model/manner/language.ts';

/** The name of a word for the script of the page. */
export type PageWord = Extract<WordKey, `page-${string}`>;

/** These words in a language, by name. */
export function pageWords({ words }: Language): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(words).filter(([name]) => name.startsWith('page-')));
}
