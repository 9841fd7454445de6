import type { ElementContent } from 'hast';
import { toHast } from 'mdast-util-to-hast';
import { visit } from 'unist-util-visit';
import type { Edition, Slide } from '../../model/edition.ts';
import { blocksOf } from '../../read/markdown/slide-slots.ts';
import { type NodeHandlers, plainBlocks } from '../deck/slide-nodes.ts';
import { citationText, sourceText } from '../deck/slide-sources.ts';
import { write } from '../html/hast.ts';

/** How the notes of a slide name sources; figures and tables are on the slide. */
export function notesHandlers(edition: Edition): NodeHandlers {
  return {
    figure: () => [],
    table: () => [],
    citation: (node) => citationText(edition, node),
    image: (address) => address,
  };
}

/** The notes of a slide as HTML; empty where there are none. */
export function notesHtml(slide: Slide, edition: Edition): string {
  const root = { type: 'root' as const, children: plainBlocks(slide.notes, notesHandlers(edition)) };
  // The only HTML among the nodes is what plainBlocks itself puts around toned words.
  const tree = toHast(root, { allowDangerousHtml: true });
  return write('children' in tree ? (tree.children as ElementContent[]) : []).trim();
}

/** A source or a link of a slide, as it is printed beside it. */
export interface HandoutSource {
  readonly source: string;
  /** Empty where there is no address. */
  readonly href: string;
  /** The address as it is typed. */
  readonly address: string;
}

/** Where what a slide shows comes from, each source once with its places, and where its links lead. */
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
  return [...sources, ...linksOf(slide).map((url) => withAddress('Link', url))];
}

/** Characters of an address that are printed; the link has them all, and the report's list of sources too. */
const mostPrinted = 64;

function withAddress(source: string, url = ''): HandoutSource {
  const typed = url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
  const address = typed.length > mostPrinted ? `${typed.slice(0, mostPrinted - 1)}…` : typed;
  return { source, href: url, address };
}

/** The earlier slide that lists the same sources, when there are enough of them to be worth a look there. */
export function sameSources(slide: Slide, slides: readonly Slide[]): Slide | undefined {
  if (slide.sources.length < 3) return undefined;
  const names = (one: Slide): string => one.sources.map(({ id, where = '' }) => `${id} ${where}`).join('\n');
  return slides.slice(0, slides.indexOf(slide)).find((earlier) => names(earlier) === names(slide));
}

/** Addresses that the slide and its notes link to. */
function linksOf({ slots, notes }: Slide): readonly string[] {
  const found = new Set<string>();
  visit({ type: 'root', children: [...blocksOf(slots), ...notes] }, 'link', ({ url }) => {
    if (/^https?:/i.test(url)) found.add(url);
  });
  return [...found];
}
