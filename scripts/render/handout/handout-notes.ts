// Writes what the handout prints beside a slide: its notes, and its sources and links with their addresses.

import type { ElementContent } from 'hast';
import type { PhrasingContent, Root, RootContent } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { toString as plainText } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { wordIn } from '../../facts/language/language.ts';
import type { CitedSource, Edition, Slide } from '../../model/edition.ts';
import { blocksOf } from '../../read/markdown/slide-slots.ts';
import { noteBlocks } from '../deck/note-blocks.ts';
import { type NodeHandlers, plainLine } from '../deck/slide-nodes.ts';
import { citationText, sourceText } from '../deck/slide-sources.ts';
import { write } from '../html/hast.ts';
import { keepWholeWords } from '../html/identifiers.ts';
import { withQuotesIn } from '../html/quotes.ts';

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

/** Notes as HTML; empty where there are none. */
export function notesHtml(notes: Slide['notes'], edition: Edition): string {
  return htmlOf(noteBlocks(notes, notesHandlers(edition)));
}

/** Notes of the speaker as HTML: what is said, and what is not. */
export function spokenHtml(notes: Slide['notes'], edition: Edition): { said: string; aside: string } {
  const { said, aside } = spokenBlocks(notes, edition);
  return { said: htmlOf(said), aside: htmlOf(aside) };
}

/** Notes of the speaker: what is said, and from the first paragraph on that begins with such a word what is not, with these words bold. */
export function spokenBlocks(
  notes: Slide['notes'],
  edition: Edition,
): { said: RootContent[]; aside: RootContent[] } {
  const blocks = noteBlocks(notes, notesHandlers(edition));
  const labels = wordIn(edition.units.language, 'not-spoken').split('|');
  const labelOf = (block: RootContent) => {
    const [lead = ''] = block.type === 'paragraph' ? plainText(block).split(':') : [];
    return labels.find((label) => label === lead.trim());
  };
  const first = blocks.findIndex((block) => labelOf(block) !== undefined);
  const end = first === -1 ? blocks.length : first;
  const aside = blocks.slice(end).map((block) => withLead(block, labelOf(block)));
  return { said: blocks.slice(0, end), aside };
}

/** A paragraph whose first words are bold; any other block as it is. */
function withLead(block: RootContent, lead: string | undefined): RootContent {
  if (lead === undefined || block.type !== 'paragraph') return block;
  const [first, ...others] = block.children;
  if (first?.type !== 'text' || !first.value.startsWith(lead)) return block;
  const label: PhrasingContent = { type: 'strong', children: [{ type: 'text', value: lead }] };
  return { ...block, children: [label, { ...first, value: first.value.slice(lead.length) }, ...others] };
}

function htmlOf(children: RootContent[]): string {
  const root = { type: 'root' as const, children };
  // The only HTML nodes are those that plainBlocks makes, for toned words and boxes.
  const tree = toHast(root, { allowDangerousHtml: true });
  const nodes = 'children' in tree ? (tree.children as ElementContent[]) : [];
  return write(keepWholeWords(nodes)).trim();
}

/** The heading of a slide as text, with typographic quotation marks. */
export function headingText({ heading }: Slide, { units }: Edition): string {
  return plainText({ type: 'paragraph', children: withQuotesIn(heading, units.language) });
}

/** What the charts and tables of a slide show in words, for people who cannot read them in the picture, and their caveats. */
export function whatItShows({ charts, tables }: Slide, edition: Edition): readonly string[] {
  const figures = charts.flatMap((id) => edition.figures.get(id) ?? []);
  const notes = figures.map(({ note, slideNote = note }) => ({ note: slideNote }));
  const shown = [...notes, ...tables.flatMap((id) => edition.tables.get(id) ?? [])];
  const caveats = shown.flatMap(({ note }) => (note === undefined ? [] : [inLine(note, edition)]));
  const descriptions = figures.map(({ alt, slideAlt = alt }) => slideAlt);
  return [...new Set([...descriptions, ...caveats])];
}

function inLine(nodes: readonly PhrasingContent[], edition: Edition): string {
  return plainText({ type: 'paragraph', children: plainLine(nodes, notesHandlers(edition)) });
}

/** A source or link of a slide, as the handout prints it. */
export interface HandoutSource {
  /** Its number among the references of the report: "[12]"; empty for links. */
  readonly reference: string;
  readonly source: string;
  /** Empty where there is no address. */
  readonly href: string;
  /** The address in the form in which people type it, in parts between which a line may end. */
  readonly address: readonly string[];
}

/**
 * The sources of a slide and of the numbers in what is said with it, each once with its cited places, then the links of the
 * slide and of what is said.
 */
export function handoutSources(
  slide: Slide,
  said: Slide['notes'],
  edition: Edition,
): readonly HandoutSource[] {
  const bySource = Map.groupBy([...slide.sources, ...sourcesIn(said, edition)], ({ id }) => id);
  const sources = [...bySource.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [handoutSource(first, others, edition)],
  );
  const links = linksOf(slide, said);
  return [...sources, ...links.map((url) => withAddress(wordIn(edition.units.language, 'link'), url))];
}

function handoutSource(first: CitedSource, others: readonly CitedSource[], edition: Edition): HandoutSource {
  const reference = edition.references.find(({ id }) => id === first.id);
  const places = [first, ...others].flatMap((place) => place.where ?? []);
  const { short } = first;
  const where = [...new Set(places)].join(', ');
  // What was written for this project has no other name than its title, and no place elsewhere.
  const isOwn = reference?.item.custom?.read === 'own';
  const text = isOwn
    ? (reference?.item.title ?? short)
    : sourceText(where === '' ? { short } : { short, where });
  return { ...withAddress(text, reference?.url), reference: `[${first.number}]` };
}

/** The sources of the facts and citations in words. */
function sourcesIn(said: Slide['notes'], { ledger, references }: Edition): readonly CitedSource[] {
  const found: CitedSource[] = [];
  const words: Root = { type: 'root', children: [...said] };
  visit(words, (node) => {
    if (node.type === 'bound')
      found.push(...ledger.filter(({ fact }) => node.facts.includes(fact)).flatMap(({ sources }) => sources));
    if (node.type !== 'citation') return;
    for (const { id, where } of node.items) {
      const reference = references.find((one) => one.id === id);
      if (reference === undefined) continue;
      const { number, short } = reference;
      found.push({ id, number, short, ...(where === undefined ? {} : { where }) });
    }
  });
  return found;
}

/** The address as people type it: of the names of commits only as much as hosts need. */
function withAddress(source: string, url = ''): HandoutSource {
  const typed = url
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/\/$/, '')
    .replace(/(?<=\/)(?<start>[0-9a-f]{10})[0-9a-f]{30}(?=\/|$)/, '$<start>');
  const address = typed.split(/(?<=[/_.-])(?![/_.-])/u).filter((part) => part !== '');
  return { reference: '', source, href: url, address };
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
      reference: '',
      source: wordIn(edition.units.language, 'sources-as-on', { number: same.label }),
      href: '',
      address: [],
    },
  ];
}

/** An earlier slide with the same sources; undefined for fewer than three sources. */
function sameSources(slide: Slide, slides: readonly Slide[]): Slide | undefined {
  if (slide.sources.length < 3) return undefined;
  const names = (one: Slide): string => one.sources.map(({ id, where = '' }) => `${id} ${where}`).join('\n');
  return slides.slice(0, slides.indexOf(slide)).find((earlier) => names(earlier) === names(slide));
}

/** The web addresses to which the slide and what is said with it link, each once. */
function linksOf({ slots }: Slide, said: Slide['notes']): readonly string[] {
  const found = new Set<string>();
  visit({ type: 'root', children: [...blocksOf(slots), ...said] }, 'link', ({ url }) => {
    if (/^https?:/i.test(url)) found.add(url);
  });
  return [...found];
}
