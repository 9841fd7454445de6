// Turns resolved Markdown inside a line into the HTML of the report.

import type { Element, ElementContent } from 'hast';
import type { Image, PhrasingContent } from 'mdast';
import { type Handlers, toHast } from 'mdast-util-to-hast';
import { wordIn } from '../../facts/language/language.ts';
import { enDash, noBreakSpace } from '../../facts/typography.ts';
import type { Language } from '../../model/manner/language.ts';
import type { Bound, Citation, CrossReference } from '../../model/markdown.ts';
import { factAnchor, figureAnchor, referenceAnchor, tableAnchor } from '../../resolve/anchors.ts';
import { sizeClasses } from '../shared/picture-sizes.ts';
import type { RenderContext } from '../shared/render-context.ts';
import { inVolume, linkTo, onPage } from '../shared/volumes.ts';
import { keepArticles } from './articles.ts';
import { breakableAddress } from './breaks.ts';
import { keepCounts } from './counts.ts';
import { element, text, write } from './hast.ts';
import { keepWholeWords } from './identifiers.ts';
import { lastTogether } from './last-words.ts';
import { markRuns } from './mark-runs.ts';
import { closePages } from './page-references.ts';
import { withQuotes } from './quotes.ts';

interface LineStyle {
  readonly plain?: boolean;
  readonly isParagraph?: boolean;
  readonly isTitle?: boolean;
}

/**
 * Phrasing content as HTML. `plain` leaves out links and ids, for content inside a link and for content that is repeated. In print, what
 * `isParagraph` has its last words on one line, and what `isTitle` keeps articles with what they belong to.
 */
export function lineHtml(
  nodes: readonly PhrasingContent[],
  context: RenderContext,
  { plain = false, isParagraph = false, isTitle = false }: LineStyle = {},
): string {
  // mdast-util-to-hast puts line breaks between the children of a root, which would print as spaces.
  const paragraph = { type: 'paragraph' as const, children: [...nodes] };
  const tree = toHast(paragraph, { handlers: phrasingHandlers(context, plain) });
  const inLine = 'children' in tree ? (tree.children as ElementContent[]) : [];
  const { language } = context.edition.units;
  const line = keepCounts(withQuotes(closePages(inLine), language), language.names);
  const isPrint = context.medium === 'print';
  const titled = isTitle && isPrint ? keepArticles(line) : line;
  return write(keepWholeWords(isParagraph && isPrint ? lastTogether(titled) : titled));
}

/** Handlers of mdast-util-to-hast for phrasing content. With `plain`, they make no links and no ids. */
export function phrasingHandlers(context: RenderContext, plain = false): Handlers {
  return {
    bound: (_state, node) => bound(node, context, plain),
    inlineCode: (_state, node) => inlineCode(node.value),
    citation: (_state, node) => citation(node, context, plain),
    crossReference: (_state, node) => crossReference(node, context, plain),
    toned: (state, node) => element('span', { className: ['tone', `tone-${node.tone}`] }, state.all(node)),
    html: (_state, node) => (node.value.startsWith('<!--') ? undefined : text(node.value)),
    // Notes stand in the flow of the chapter; where its words are repeated, they are not.
    footnoteReference: () => undefined,
    image: (_state, node) => image(node, context),
    link: (state, node) => link(addressIn(node.url, context), state.all(node), plain),
  };
}

/** Characters of a bound number or word that stay on one line. */
const longestBound = 24;

function bound(
  node: Bound,
  { edition, medium, places }: RenderContext,
  plain: boolean,
): ElementContent | undefined {
  if (node.value === '') return undefined;
  const [fact] = node.facts;
  const { isLong, value } = boundWords(node.value, edition.units.language);
  const className = isLong && value.includes(' ') ? ['n', 'long-n'] : ['n'];
  if (plain || fact === undefined) return element('span', { className }, [value]);
  const id = places.ids.get(node);
  const properties = { className, ...(id === undefined ? {} : { id }) };
  if (medium === 'print') return element('span', properties, [value]);
  return element('a', { ...properties, href: `#${factAnchor(fact)}` }, [value]);
}

/** A bound value with the spaces at which it breaks: a list of names as other words do, a rate before what it is for, a very long unit from its number. */
export function boundWords(
  value: string,
  language: Language,
): { readonly isLong: boolean; readonly value: string } {
  const per = wordIn(language, 'per', { unit: '' }).trim();
  const [amount = '', unit = '', ...more] = value.split(` ${per} `);
  if (more.length === 0 && /^\S+$/u.test(amount) && /^\p{L}+$/u.test(unit)) {
    return { isLong: true, value: `${amount} ${per}${noBreakSpace}${unit}` };
  }
  const isLong = value.length > longestBound;
  return { isLong, value: isLong ? value.replace(/\u00a0(?=\p{L}{12})/u, ' ') : value };
}

/** Characters of a citation beyond which it may break between its sources. */
const longestCitation = 24;

/** A citation such as "[3, table 2; 5–8]", in which each number is a link to its reference. */
function citation(node: Citation, context: RenderContext, plain: boolean): Element {
  const runs = citedRuns(node);
  const link = ({ id, number }: CitedItem): ElementContent =>
    plain
      ? text(`${number ?? '?'}`)
      : element('a', { href: linkTo(referenceAnchor(id), context).href }, [`${number ?? '?'}`]);
  const items = runs.map(({ first, last }, index): Element => {
    const until = last === undefined ? [] : [enDash, link(last)];
    const place = first.where === undefined ? '' : `, ${first.where}`;
    const end = `${place}${index === runs.length - 1 ? ']' : ';'}`;
    const start = index === 0 ? ['['] : [];
    return element('span', { className: ['cite-item'] }, [...start, link(first), ...until, end]);
  });
  const length = runs.reduce((sum, { first: { where = '' } }) => sum + where.length + 4, 0);
  const className = length > longestCitation ? ['cite', 'long-cite'] : ['cite'];
  return element(
    'span',
    { className },
    items.flatMap((item, index) => (index === 0 ? [item] : [text(' '), item])),
  );
}

type CitedItem = Citation['items'][number];

/** The sources of a citation in order; those that follow each other without a place are a run. */
function citedRuns({ items }: Citation): readonly { readonly first: CitedItem; readonly last?: CitedItem }[] {
  const groups: CitedItem[][] = [];
  for (const item of items) {
    const group = groups.at(-1);
    if (isPlain(item) && isPlain(group?.at(-1))) group?.push(item);
    else groups.push([item]);
  }
  return groups.flatMap((group) =>
    markRuns(group.map((item) => ({ mark: item.number ?? Infinity, item }))).map(({ first, last }) => ({
      first: first.item,
      ...(last !== undefined && { last: last.item }),
    })),
  );
}

/** Whether an item has a number and names no place in its source. */
function isPlain(item: CitedItem | undefined): boolean {
  return item !== undefined && item.number !== undefined && item.where === undefined;
}

/** Characters of code in a line that are kept on one line. */
const longestCode = 24;

/** Code in a line: it breaks between its words only, and inside of very long ones. */
function inlineCode(value: string): Element {
  if (value.length <= longestCode) return element('code', {}, [value]);
  const words = value.split(/(\s+)/u).map((word): ElementContent => {
    if (/^\s*$/u.test(word)) return text(word);
    if (word.length <= longestCode) return element('span', { className: ['code-word'] }, [word]);
    const parts = word.split(/(?<=[^/])(?=[/=:,@])/u);
    return element(
      'span',
      { className: ['long-word'] },
      parts.flatMap((part, index) => (index === 0 ? [part] : [element('wbr'), part])),
    );
  });
  return element('code', { className: ['long-code'] }, words);
}

/** "Figure 3" on screen and within the chapter of the figure, otherwise "Figure 3, page 12": printing fills in the page. */
function crossReference(node: CrossReference, context: RenderContext, plain: boolean): Element {
  const { edition, medium, near } = context;
  const anchor = node.anchor ?? anchors[node.target](node.id);
  const label = node.label ?? node.id;
  if (plain || node.isLeftOut === true) return element('span', {}, [label]);
  const { href, volume } = linkTo(anchor, context);
  if (volume !== undefined) {
    const { before, after, hasPage } = inVolume(volume, context);
    const page = hasPage ? [element('span', { dataRef: `${volume}.pdf#${anchor}` }, ['00'])] : [];
    const words = [label, before, ...page, ...(after === '' ? [] : [after])];
    return element('a', { className: ['xref'], href }, words);
  }
  const [before, after] = onPage(edition.units.language);
  const page = [before, element('span', { dataRef: anchor }, ['00']), ...(after === '' ? [] : [after])];
  const isFar = medium === 'print' && near?.has(anchor) !== true;
  const content = isFar ? [label, ...page] : [label];
  return element('a', { className: ['xref'], href }, content);
}

const itself = (id: string): string => id;
const anchors = { fig: figureAnchor, tbl: tableAnchor, sec: itself, sld: itself };

function image({ url, alt, data }: Image, { kit }: RenderContext): Element {
  const { address, file } = kit.picture(url);
  const className = sizeClasses(data?.placement);
  return element('img', {
    src: address,
    alt: alt ?? '',
    width: Math.round(file.width),
    height: Math.round(file.height),
    ...(className.length > 0 && { className: [...className] }),
  });
}

/** The address of a link of an author; that of an element in another volume leads there. */
function addressIn(url: string, context: RenderContext): string {
  return url.startsWith('#') ? linkTo(url.slice(1), context).href : url;
}

/** A link to the web, to an e-mail address or within the document; any other is written as text. */
function link(url: string, children: ElementContent[], plain: boolean): Element | ElementContent[] {
  const isSafe = /^(?:https?:|mailto:|#)/i.test(url);
  const words = breakableAddress(children);
  return isSafe && !plain ? element('a', { href: url }, words) : words;
}
