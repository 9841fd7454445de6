// Collects what can be found in the page: headings, paragraphs, captions, rows of tables, sources and numbers of the ledger.
/// <reference lib="dom" />

/** What an entry is, by which results are ranked and named. */
export type EntryKind = 'heading' | 'caption' | 'text' | 'row' | 'source' | 'number';

/** A place of the page that can be found. */
export interface Entry {
  readonly id: number;
  readonly kind: EntryKind;
  readonly text: string;
  /** The chapter and the section that it stands in, or what it is called: "Figure 7". */
  readonly place: string;
  readonly element: Element;
}

/** By selector, the first that matches: what an element is. Elements that hold others of the list are left out. */
const kinds: readonly (readonly [selector: string, kind: EntryKind])[] = [
  ['.chapter-title, .head-2, .head-3', 'heading'],
  ['.takeaway, .subtitle', 'caption'],
  ['.ledger tbody tr', 'number'],
  ['.references > li', 'source'],
  ['.table-figure tbody tr, .prose > .scroll tbody tr, .datasets tbody tr', 'row'],
  ['.question, .answer, .doubt p, .prose p:not(.sources, .label), .prose li, .sidenote', 'text'],
];

/** What is put away as a whole. Rows that a filter leaves out are shown again when they are gone to. */
const put = '.on-paper, [hidden]:not(tr, .scroll)';

const everything = kinds.map(([selector]) => selector.replaceAll(/(^|, )/g, '$1main ')).join(', ');

/** All entries, in reading order; undefined for each element that is none, so that whoever takes them can pause. */
export function* collectEntries(document: Document): Generator<Entry | undefined> {
  let id = 0;
  let place = '';
  for (const element of document.querySelectorAll(everything)) {
    const text = textOf(element);
    const kind = kinds.find(([selector]) => element.matches(selector))?.[1];
    if (kind === 'heading') place = text;
    const isEntry =
      text !== '' &&
      element.querySelector('p, li') === null &&
      element.closest(`.figure-data, .row-lists, .aid, .aid-reason, .aid-none, ${put}`) === null;
    if (kind === undefined || !isEntry) yield undefined;
    else yield { id: id++, kind, text, place: labelOf(element) ?? place, element };
  }
}

function labelOf(element: Element): string | undefined {
  return element.closest('figure')?.querySelector('.label')?.textContent ?? undefined;
}

/** What is not shown, inside of an element that is: the limits of a field, words for paper. */
const unshown = '[hidden], .on-paper';

/** The words that are shown of an element with single spaces; cells of a row are parted, links to a heading left out. */
function textOf(element: Element): string {
  const parts = element instanceof HTMLTableRowElement ? cellsOf(element) : [element];
  const words = parts.map((part) => shownText(part).replaceAll(/\s+/g, ' ').trim());
  return words
    .filter((text) => text !== '')
    .join(' · ')
    .replace(/ #$/, '');
}

/** The cells with words for readers: of the ledger the number and what it is, not the names of rows and files. */
function cellsOf(row: HTMLTableRowElement): readonly Element[] {
  return row.closest('.ledger') === null ? [...row.cells] : [...row.cells].slice(0, 2);
}

function shownText(element: Element): string {
  if (element.querySelector(unshown) === null) return element.textContent ?? '';
  const copy = element.cloneNode(true) as Element;
  for (const one of copy.querySelectorAll(unshown)) one.remove();
  return copy.textContent ?? '';
}
