// Says where each reference is cited: sections, figures and tables of the volumes, and where numbers from it are shown.
import type { Nodes } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { wordIn } from '../../facts/language/language.ts';
import type { Chapter, Edition } from '../../model/edition.ts';
import { boundWord } from '../../resolve/mentions.ts';
import { placedFigures, placedTables } from './contents.ts';

/** Places that are named one by one; of more, the number of the others is. */
const mostPlaces = 5;

/** "Cited in §4.2, Figure 6." for each reference that is cited anywhere, by its id. */
export function citedIn(edition: Edition): ReadonlyMap<string, string> {
  const { language } = edition.units;
  const cited = citations(edition);
  const shown = byId(
    edition.ledger.flatMap(({ sources, shown: places }) =>
      places.flatMap(({ label }) => sources.map(({ id }): Place => [id, label])),
    ),
  );
  const lines = edition.references.flatMap(({ id }): (readonly [string, string])[] => {
    const places = cited.get(id) ?? shown.get(id) ?? [];
    if (places.length === 0) return [];
    const rest = places.length - mostPlaces;
    const more = rest > 0 ? [wordIn(language, 'more-sources', { count: rest })] : [];
    const list = [places.slice(0, mostPlaces).join(', '), ...more].join(' ');
    return [[id, wordIn(language, 'cited-in', { places: list })]];
  });
  return new Map(lines);
}

/** A source with the label of a place. */
type Place = readonly [id: string, label: string];

/** The places at which words of the report cite each source, in reading order, then figures and tables. */
function citations(edition: Edition): ReadonlyMap<string, readonly string[]> {
  const { language } = edition.units;
  return byId([
    ...edition.chapters.flatMap(citedInChapter),
    ...placedFigures(edition).flatMap(({ number = '', sources }) =>
      sources.map(({ id }): Place => [id, boundWord(language, 'figure', number)]),
    ),
    ...placedTables(edition).flatMap(({ number = '', sources }) =>
      sources.map(({ id }): Place => [id, boundWord(language, 'table', number)]),
    ),
  ]);
}

/** Sections are called by their number, those without one by the name of their chapter. */
function citedInChapter({ number, title, question, answer, doubt, body }: Chapter): readonly Place[] {
  const own = number === undefined ? plainText({ type: 'paragraph', children: [...title] }) : `§${number}`;
  let label = own;
  const found: Place[] = [];
  const walk = (node: Nodes) =>
    visit(node, (one) => {
      if (one.type === 'heading') label = one.data?.number === undefined ? own : `§${one.data.number}`;
      if (one.type === 'citation') found.push(...one.items.map((item): Place => [item.id, label]));
    });
  for (const node of [question, answer, doubt].flatMap((line) => line ?? [])) walk(node);
  walk(body);
  return found;
}

/** The labels of the places of each source, each once. */
function byId(places: readonly Place[]): ReadonlyMap<string, readonly string[]> {
  const groups = Map.groupBy(places, ([id]) => id);
  return new Map([...groups].map(([id, own]) => [id, [...new Set(own.map(([, label]) => label))]] as const));
}
