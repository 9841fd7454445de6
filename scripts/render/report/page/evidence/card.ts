// Writes the card of a number: what it is, the rows that it comes from, their sources and caveats.
/// <reference lib="dom" />
import { button, element } from '../elements.ts';
import type { Tools } from '../feature.ts';
import type { Evidence, EvidenceCell, EvidenceSource } from './lookup.ts';

/** The content of the card. `close` is called by its button. */
export function cardContent(evidence: Evidence, { word }: Pick<Tools, 'word'>, close: () => void): Node[] {
  const { text, label, full, cells, others, places, ledger } = evidence;
  const rest =
    others > 0
      ? element('p', { class: 'card-more' }, [word('page-more-rows', { count: others })])
      : undefined;
  return [
    element('div', { class: 'card-head' }, [
      element('p', { class: 'card-value' }, [text]),
      button({ class: 'card-close', 'aria-label': word('page-close') }, '×', close),
    ]),
    // Of a number that is one cell, the row says the same.
    element(
      'p',
      { class: cells.length === 1 && cells[0]?.label === label ? 'sr' : 'card-label', id: 'card-label' },
      [label],
    ),
    ...(full === '' ? [] : [element('p', { class: 'card-full' }, [full])]),
    ...(cells.length === 0
      ? []
      : [
          element(
            'ul',
            { class: 'card-rows' },
            cells.map((cell) => rowItem(cell, word)),
          ),
        ]),
    ...(rest === undefined ? [] : [rest]),
    element('p', { class: 'card-foot' }, [
      element('a', { href: ledger }, [word('page-in-ledger')]),
      ...(places.length === 0 ? [] : [element('span', {}, [`${word('page-also-in')} `, ...linked(places)])]),
    ]),
  ];
}

/** Other places that a card names. */
const mostPlaces = 4;

/** Copies of the ledger's links, with commas between them. */
function linked(places: readonly HTMLAnchorElement[]): (Node | string)[] {
  const named = places
    .slice(0, mostPlaces)
    .map((place) => element('a', { href: place.hash }, [place.textContent ?? '']));
  const separated = named.flatMap((link, index) => (index === 0 ? [link] : [', ', link]));
  return places.length > mostPlaces ? [...separated, ' …'] : separated;
}

function rowItem(cell: EvidenceCell, word: Tools['word']): HTMLLIElement {
  const { label, value, statistic, year, conditions, caveat, source } = cell;
  const facts = [statistic, year, conditions].filter((part) => part !== '').join(' · ');
  return element('li', {}, [
    element('p', { class: 'card-cell' }, [
      label,
      ...(value === '' ? [] : [' ', element('strong', {}, [value])]),
    ]),
    facts === '' ? undefined : element('p', { class: 'card-conditions' }, [facts]),
    caveat === ''
      ? undefined
      : element('p', { class: 'card-caveat' }, [element('strong', {}, [word('page-caveat')]), ` ${caveat}`]),
    source === undefined ? undefined : sourceLine(source, word),
  ]);
}

function sourceLine(
  { mark, entry, title, where, address }: EvidenceSource,
  word: Tools['word'],
): HTMLElement {
  const name =
    address === '' ? title : element('a', { href: address, rel: 'noopener', target: '_blank' }, [title]);
  return element('p', { class: 'card-source' }, [
    element('a', { href: entry, 'aria-label': word('page-reference', { mark }) }, [`[${mark}]`]),
    ' ',
    name,
    where === '' ? undefined : `, ${where}`,
  ]);
}
