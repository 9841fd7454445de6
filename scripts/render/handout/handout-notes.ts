// Writes what the handout prints beside a slide: its notes, and its sources and links with their addresses.

import type { ElementContent } from 'hast';
import type { PhrasingContent } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { toString as plainText } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { wordIn } from '../../facts/language/language.ts';
import type { Edition, Slide } from '../../model/edition.ts';
import { blocksOf } from '../../read/markdown/slide-slots.ts';
import { noteBlocks } from '../deck/note-blocks.ts';
import { type NodeHandlers, plainLine } from '../deck/slide-nodes.ts';
import { citationText, sourceText } from '../deck/slide-sources.ts';
import { write } from '../html/hast.ts';
import { keepWholeWords } from '../html/identifiers.ts';

/** Handlers for notes: citations become words, and figures and tables are left out, since the slide shows them. */
export function notesHandlers(edition: Edition): NodeHandlers {
  return {
    language: edition.units.language,
    figure: () => [],
    table: () => [],
    citation: (node) => citationText(edition, node),
    image: (address) => address,
  };
}

/** The notes of a slide as HTML; empty where there are none. */
export function notesHtml(slide: Slide, edition: Edition): string {
  const root = { type: 'root' as const, children: noteBlocks(slide.notes, notesHandlers(edition)) };
  // The only HTML nodes are those that plainBlocks makes, for toned words and boxes.
  const tree = toHast(root, { allowDangerousHtml: true });
  const nodes = 'children' in tree ? (tree.children as ElementContent[]) : [];
  return write(keepWholeWords(nodes)).trim();
}

/** The heading of a slide as text. */
export function headingText({ heading }: Slide): string {
  return plainText({ type: 'paragraph', children: [...heading] });
}

/** What the charts and tables of a slide show in words, for people who cannot read them in the picture, and their caveats; or the caveats alone. */
export function whatItShows(
  { charts, tables }: Slide,
  edition: Edition,
  what: 'described' | 'caveats',
): readonly string[] {
  const figures = charts.flatMap((id) => edition.figures.get(id) ?? []);
  const shown = [...figures, ...tables.flatMap((id) => edition.tables.get(id) ?? [])];
  const caveats = shown.flatMap(({ note }) => (note === undefined ? [] : [inLine(note, edition)]));
  const descriptions = what === 'described' ? figures.map(({ alt }) => alt) : [];
  return [...new Set([...descriptions, ...caveats])];
}

function inLine(nodes: readonly PhrasingContent[], edition: Edition): string {
  return plainText({ type: 'paragraph', children: plainLine(nodes, notesHandlers(edition)) });
}

/** A source or link of a slide, as the handout prints it. */
export interface HandoutSource {
  readonly source: string;
  /** Empty where there is no address. */
  readonly href: string;
  /** The address in the form in which people type it. */
  readonly address: string;
}

/** The sources of a slide, each once with its cited places, then the links of the slide and its notes. */
export function handoutSources(slide: Slide, edition: Edition): readonly HandoutSource[] {
  const bySource = Map.groupBy(slide.sources, ({ id }) => id);
  const sources = [...bySource].map(([id, places]) => {
    const [first] = places;
    const where = places.flatMap((place) => place.where ?? []).join(', ');
    const text =
      first === undefined
        ? id
        : sourceText(where === '' ? { short: first.short } : { short: first.short, where });
    return withAddress(text, edition.references.find((reference) => reference.id === id)?.url);
  });
  return [
    ...sources,
    ...linksOf(slide).map((url) => withAddress(wordIn(edition.units.language, 'link'), url)),
  ];
}

/** Characters of an address that are printed; the link and the report's references have the whole address. */
const mostPrinted = 64;

function withAddress(source: string, url = ''): HandoutSource {
  const typed = url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
  const address = typed.length > mostPrinted ? `${typed.slice(0, mostPrinted - 1)}…` : typed;
  return { source, href: url, address };
}

/** The sources of a slide; a reference to an earlier one of `slides` where that has the same. */
export function sourcesOf(
  slide: Slide,
  slides: readonly Slide[],
  edition: Edition,
  sources: readonly HandoutSource[],
): readonly HandoutSource[] {
  const same = sameSources(slide, slides);
  if (same === undefined) return sources;
  return [
    {
      source: wordIn(edition.units.language, 'sources-as-on', { number: same.label }),
      href: '',
      address: '',
    },
  ];
}

/** An earlier slide with the same sources; undefined for fewer than three sources. */
function sameSources(slide: Slide, slides: readonly Slide[]): Slide | undefined {
  if (slide.sources.length < 3) return undefined;
  const names = (one: Slide): string => one.sources.map(({ id, where = '' }) => `${id} ${where}`).join('\n');
  return slides.slice(0, slides.indexOf(slide)).find((earlier) => names(earlier) === names(slide));
}

/** The web addresses to which the slide and its notes link, each once. */
function linksOf({ slots, notes }: Slide): readonly string[] {
  const found = new Set<string>();
  visit({ type: 'root', children: [...blocksOf(slots), ...notes] }, 'link', ({ url }) => {
    if (/^https?:/i.test(url)) found.add(url);
  });
  return [...found];
}
