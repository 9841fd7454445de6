// Writes what the handout prints beside a slide: its notes, and its sources and links with their addresses.

import type { ElementContent } from 'hast';
import { toHast } from 'mdast-util-to-hast';
import { visit } from 'unist-util-visit';
import { wordIn } from '../../facts/language/language.ts';
import type { Edition, Slide } from '../../model/edition.ts';
import { blocksOf } from '../../read/markdown/slide-slots.ts';
import { noteBlocks } from '../deck/note-blocks.ts';
import type { NodeHandlers } from '../deck/slide-nodes.ts';
import { citationText, sourceText } from '../deck/slide-sources.ts';
import { write } from '../html/hast.ts';

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
  return write('children' in tree ? (tree.children as ElementContent[]) : []).trim();
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

/** An earlier slide with the same sources, so that the handout can refer to it; undefined for fewer than three sources. */
export function sameSources(slide: Slide, slides: readonly Slide[]): Slide | undefined {
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
