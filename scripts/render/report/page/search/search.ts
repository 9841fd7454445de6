// The search: the key `/` or the button opens it, each letter shows results, and a result leads to its place.
/// <reference lib="dom" />
import { button, element } from '../elements.ts';
import type { Feature, Tools } from '../feature.ts';
import { onKey } from '../keys.ts';
import { goTo } from '../navigation/go.ts';
import type { Entry } from './entries.ts';
import { type Found, type Hit, openIndex, type SearchIndex } from './index.ts';
import { snippet } from './snippet.ts';

/** Opens the search with the button of the bar and the key `/`. */
export const startSearch: Feature = (tools) => {
  const opener = tools.document.querySelector<HTMLButtonElement>('.search-open');
  if (opener === null || !('showPopover' in opener)) return;
  let search: Search | undefined;
  const stopWords = new Set(tools.word('page-search-small').split(' '));
  const makeIndex = () => openIndex(tools.document, stopWords, () => search?.followIndex());
  let index = makeIndex();
  // A preview has changed the page.
  tools.document.addEventListener('live:swapped', () => {
    index = makeIndex();
  });
  const open = (): void => {
    search ??= makeSearch(tools, () => index);
    search.open();
  };
  opener.title = tools.word('page-search-key');
  opener.addEventListener('click', open);
  onKey('/', (event) => {
    event.preventDefault();
    open();
  });
  opener.hidden = false;
};

interface Search {
  open(): void;
  /** Shows what a reader looks for when more of the page has been read. */
  followIndex(): void;
}

function makeSearch(tools: Tools, index: () => SearchIndex): Search {
  const { word } = tools;
  const input = element('input', {
    type: 'search',
    class: 'search-words',
    'aria-label': word('page-search'),
    placeholder: word('page-search-hint'),
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const status = element('p', { class: 'search-status', role: 'status' });
  const list = element('ol', { class: 'search-hits' });
  // No modal dialog: for one the browser goes through all elements of the page, to make them inert.
  const dialog = element('div', {
    class: 'search',
    role: 'dialog',
    'aria-modal': 'true',
    popover: 'auto',
    'aria-label': word('page-search'),
  });
  const close = button({ class: 'card-close', 'aria-label': word('page-close') }, '×', () =>
    dialog.hidePopover(),
  );
  dialog.append(element('div', { class: 'search-head' }, [input, close]), status, list);
  tools.layers.append(dialog);
  const show = (): void => {
    const query = input.value.trim();
    const found = index().find(query);
    list.replaceChildren(...found.hits.map((hit) => hitItem(hit, word, dialog)));
    const isSaid = query !== '' && (found.total > 0 || index().isWhole());
    status.textContent = isSaid ? said(found, word) : '';
    list.ariaBusy = String(!index().isWhole());
  };
  input.addEventListener('input', show);
  hearKeys(dialog, input, list);
  return {
    open: () => {
      if (dialog.matches(':popover-open')) return;
      dialog.showPopover();
      input.focus();
      input.select();
      index().hurry();
      show();
    },
    followIndex: () => {
      const isWhole = index().isWhole();
      // A reader who looks through the first results keeps them.
      const isRead = list.contains(tools.document.activeElement);
      if (isRead) list.ariaBusy = String(!isWhole);
      else if (isWhole || list.childElementCount === 0) show();
    },
  };
}

function hearKeys(dialog: HTMLElement, input: HTMLInputElement, list: HTMLElement): void {
  dialog.addEventListener('keydown', (event) => {
    moveFocus(event, input, list);
    holdFocus(event, dialog);
  });
  // A search field takes the key to empty itself.
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    dialog.hidePopover();
  });
  // Whatever else takes the focus is what the reader wants.
  dialog.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !dialog.contains(relatedTarget)) dialog.hidePopover();
  });
}

/** How many there are, and what was not found. */
function said({ hits: { length: count }, total, missing, isApart }: Found, word: Tools['word']): string {
  const words = missing.map((one) => word('page-search-word', { word: one })).join(', ');
  return [
    missing.length > 0 && total > 0 ? word('page-search-missing', { words }) : '',
    isApart ? word('page-search-apart') : '',
    total === 0 ? word('page-search-none') : '',
    total > count ? word('page-search-first', { count, total }) : '',
    total > 0 && total <= count ? word('page-search-found', { count }) : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** The Tab key goes round in the dialog: the page behind it is veiled. */
function holdFocus(event: KeyboardEvent, dialog: HTMLElement): void {
  if (event.key !== 'Tab') return;
  const stops = [...dialog.querySelectorAll<HTMLElement>('input, button, a')];
  const [last, next] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
  if (document.activeElement !== last) return;
  event.preventDefault();
  next?.focus();
}

function hitItem({ entry, words }: Hit, word: Tools['word'], dialog: HTMLElement): HTMLLIElement {
  const link = element('a', { href: '#' }, [
    element('span', { class: 'hit-place' }, [placeOf(entry, word)]),
    element('span', { class: `hit-text hit-${entry.kind}` }, snippet(entry.text, words)),
  ]);
  link.addEventListener('click', (event) => {
    event.preventDefault();
    dialog.hidePopover();
    goTo(entry.element);
  });
  return element('li', {}, [link]);
}

function placeOf({ kind, place }: Entry, word: Tools['word']): string {
  if (kind === 'source') return word('page-kind-source');
  if (kind === 'number') return word('page-kind-number');
  return place;
}

/** The arrow keys go from the field to the results and from one to the next. */
function moveFocus(event: KeyboardEvent, input: HTMLInputElement, list: HTMLElement): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const links = [...list.querySelectorAll('a')];
  if (event.key === 'Enter' && event.target === input) links[0]?.click();
  if (step === undefined || links.length === 0) return;
  event.preventDefault();
  const at = links.indexOf(document.activeElement as HTMLAnchorElement) + step;
  if (at < 0) input.focus();
  else links[Math.min(at, links.length - 1)]?.focus();
}
