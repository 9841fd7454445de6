// What a feature of the HTML edition is, and what it is given.
/// <reference lib="dom" />
import type { PageWord } from '../screen/page-words.ts';

/** Starts a feature when the page has been parsed. It throws only over a fault of its own; a page without its elements is none. */
export type Feature = (tools: Tools) => void;

/** What features share. */
export interface Tools {
  readonly document: Document;
  /** A word of the page's language, with values put in. */
  word(key: PageWord, values?: Readonly<Record<string, string | number>>): string;
  /** The data of that name that came with the page; undefined where it has none. Parsed at the first call, and anew when a preview has changed it. */
  data<T>(name: string): T | undefined;
  /** The element for whatever lies over the text. Features add elements here and nowhere else outside of what the template gives them: a preview patches all other elements. */
  readonly layers: HTMLElement;
}
