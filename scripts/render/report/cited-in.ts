// Says where each reference is cited: sections, figures and tables of the volumes, and where numbers from it are shown.
import type { Nodes } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { wordIn } from '../../facts/language/language.ts';
import type { Chapter, Edition, Mention } from '../../model/edition.ts';
import type { Language } from '../../model/manner/language.ts';
import { boundWord } from '../../resolve/mentions.ts';
import type { Elsewhere } from '../shared/render-context.ts';
import { findElsewhere, volumeOf } from '../shared/volumes.ts';
import { placedFigures, placedTables } from './contents.ts';
import { eachOnce } from './ledger.ts';

/** "Cited in §4.2, Figure 6." for each reference that is cited anywhere, by its id. */
export function citedIn(edition: Edition): ReadonlyMap<string, string> {
  const { language } = edition.units;
  const cited = citations(edition);
  const elsewhere = findElsewhere(edition);
  const shown = byId(
    edition.ledger.flatMap(({ sources, shown: places }) =>
      eachOnce(places).flatMap((mention) =>
        sources.map(({ id }): Place => [id, labelOf(mention, elsewhere, language)]),
      ),
    ),
  );
  const lines = edition.references.flatMap(({ id }): (readonly [string, string])[] => {
    const places = cited.get(id) ?? shown.get(id) ?? [];
    if (places.length === 0) return [];
    return [[id, wordIn(language, 'cited-in', { places: places.join(', ') })]];
  });
  return new Map(lines);
}

/** What a place is called; one of the brief says so. */
function labelOf({ label, anchor }: Mention, elsewhere: Elsewhere, language: Language): string {
  return elsewhere.get(anchor) === 'brief' ? wordIn(language, 'place-in-brief', { place: label }) : label;
}

/** A source with the label of a place. */
type Place = readonly [id: string, label: string];

/** The places at which words of the report cite each source, in reading order, then figures and tables. */
function citations(edition: Edition): ReadonlyMap<string, readonly string[]> {
  const { language } = edition.units;
  return byId([
    ...edition.chapters.flatMap((chapter) => citedInChapter(chapter, language)),
    ...placedFigures(edition).flatMap(({ number = '', sources }) =>
      sources.map(({ id }): Place => [id, boundWord(language, 'figure', number)]),
    ),
    ...placedTables(edition).flatMap(({ number = '', sources }) =>
      sources.map(({ id }): Place => [id, boundWord(language, 'table', number)]),
    ),
  ]);
}

/** Sections are called by their number, those without one by the name of their chapter. */
function citedInChapter(chapter: Chapter, language: Language): readonly Place[] {
  const { number, title, question, answer, doubt, body } = chapter;
  const name = plainText({ type: 'paragraph', children: [...title] });
  const ofBrief = volumeOf(chapter) === 'brief' ? wordIn(language, 'place-in-brief', { place: name }) : name;
  const own = number === undefined ? ofBrief : `§${number}`;
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
