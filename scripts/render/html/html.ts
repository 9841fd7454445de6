// Turns resolved Markdown blocks into the HTML of the report.

import type { Element, ElementContent, Nodes } from 'hast';
import type { RootContent } from 'mdast';
import { type Handlers, toHast } from 'mdast-util-to-hast';
import { visit } from 'unist-util-visit';
import { wordIn } from '../../facts/language/language.ts';
import type { Language } from '../../model/manner/language.ts';
import { figureHtml, tableHtml } from '../shared/figures.ts';
import type { RenderContext } from '../shared/render-context.ts';
import { element, text, trusted, write } from './hast.ts';
import { highlight } from './highlight.ts';
import { notesOf, sideNote } from './notes.ts';
import { phrasingHandlers } from './phrasing.ts';
import { withQuotes } from './quotes.ts';

/** Resolved Markdown as HTML. All text is escaped, except the output of the project's templates. `prefix` begins the ids of notes. */
export function flowHtml(nodes: readonly RootContent[], context: RenderContext, prefix: string): string {
  const root = { type: 'root' as const, children: [...nodes] };
  const handlers: Handlers = {
    ...phrasingHandlers(context),
    ...flowHandlers(context, prefix),
    ...noteHandlers(prefix, notesOf(root), context.edition.units.language),
  };
  return write(
    withQuotes(
      adaptTree(toHast(root, { handlers }), context.edition.units.language),
      context.edition.units.language,
    ),
  );
}

// ---------------------------------------------------------------- flow

function flowHandlers(context: RenderContext, prefix: string): Handlers {
  const contentHtml = (node: { children: RootContent[] }): string => flowHtml(node.children, context, prefix);
  return {
    heading: (state, node) => heading(node, state.all(node), context),
    figure: (_state, node) => trusted(figureHtml(node.id, context)),
    dataTable: (_state, node) => trusted(tableHtml(node.id, context)),
    callout: (_state, node) =>
      trusted(
        context.kit.template('callout', {
          kind: node.kind,
          word: wordIn(context.edition.units.language, node.kind),
          title: node.title ?? '',
          slot: { body: contentHtml(node) },
        }),
      ),
    aside: (state, node) => element('aside', { className: ['aside'] }, state.all(node)),
    code: (_state, node) => trusted(codeHtml(node, context)),
    html: (_state, node) => (isComment(node.value) ? undefined : text(node.value)),
  };
}

function isComment(html: string): boolean {
  return html.startsWith('<!--');
}

/** A heading. On screen the title of the edition is the `h1`, so that headings are one level lower than in print. */
function heading(
  node: { depth: number; data?: { id?: string; number?: string } },
  children: ElementContent[],
  context: RenderContext,
): Element {
  const onScreen = context.medium === 'screen';
  const { id, number } = node.data ?? {};
  const label = number === undefined ? [] : [element('span', { className: ['number'] }, [number]), text(' ')];
  const link = element(
    'a',
    {
      className: ['anchor'],
      href: `#${id}`,
      ariaLabel: wordIn(context.edition.units.language, 'section-link'),
    },
    ['#'],
  );
  const properties = { className: [`head-${node.depth}`], ...(id === undefined ? {} : { id }) };
  return element(`h${Math.min(6, node.depth + (onScreen ? 1 : 0))}`, properties, [
    ...label,
    ...children,
    ...(onScreen && id !== undefined ? [text(' '), link] : []),
  ]);
}

/** Lines of code and rows of a table beyond which these may break across pages. */
const longestCode = 24;
const longestTable = 14;
/** Characters of code that fit in the text column; wider code extends into the margin. */
const widestCode = 66;

function codeHtml(
  node: { value: string; lang?: string | null; meta?: string | null },
  { kit }: RenderContext,
): string {
  const title = /(?:title|caption)="(?<title>[^"]*)"/.exec(node.meta ?? '')?.groups?.title ?? '';
  const lines = highlight(node.value, node.lang);
  const written = node.value.split('\n');
  return kit.template('code', {
    title,
    language: node.lang ?? 'text',
    isLong: written.length > longestCode,
    isWide: written.some((line) => line.length > widestCode),
    slot: { code: write(lines) },
  });
}

function noteHandlers(prefix: string, notes: ReturnType<typeof notesOf>, language: Language): Handlers {
  return {
    footnoteReference: (state, node) =>
      sideNote(node, { notes, prefix, language }, (children) => state.all(children)),
    footnoteDefinition: () => undefined,
  };
}

// ---------------------------------------------------------------- adapting the tree

/** Adapts the tree to style sheets and assistive technology: alignment as classes, header cells, checkboxes, scrolling tables, asides. */
function adaptTree(tree: Nodes, language: Language): readonly ElementContent[] {
  const root = element('div', {}, 'children' in tree ? (tree.children as ElementContent[]) : []);
  visit(root, 'element', (node, index, parent) => {
    if (node.tagName === 'td' || node.tagName === 'th') alignCell(node);
    if (node.tagName === 'input') replaceCheckbox(node);
    if (node.tagName !== 'table' || parent === undefined || index === undefined) return;
    const isWrapped = parent.type === 'element' && String(parent.properties.className).startsWith('scroll');
    if (!isWrapped) parent.children[index] = scrolling(node, language);
  });
  return pairAsides(root.children);
}

/** Puts each aside into one element with the block before it, the aside first, since it floats in the margin. */
function pairAsides(nodes: readonly ElementContent[]): ElementContent[] {
  const blocks: ElementContent[] = [];
  for (const node of nodes) {
    const before = blocks.findLastIndex((block) => block.type !== 'text');
    const text = blocks[before];
    if (isElement(node, ['aside']) && isElement(text, ['p', 'ul', 'ol', 'blockquote'])) {
      blocks.splice(before, 1, element('div', { className: ['beside'] }, [node, text]));
    } else blocks.push(node);
  }
  return blocks;
}

function isElement(node: ElementContent | undefined, names: readonly string[]): node is Element {
  return node?.type === 'element' && names.includes(node.tagName);
}

function alignCell(cell: Element): void {
  const { align, ...properties } = cell.properties;
  const scope = cell.tagName === 'th' ? { scope: 'col' } : {};
  const className = align === undefined || align === null ? {} : { className: [String(align)] };
  cell.properties = { ...properties, ...scope, ...className };
}

/** Replaces the checkbox of a task by a picture of it. */
function replaceCheckbox(input: Element): void {
  const isDone = input.properties.checked === true;
  input.tagName = 'span';
  input.properties = {
    className: isDone ? ['box', 'done'] : ['box'],
    role: 'img',
    ariaLabel: isDone ? 'done' : 'to do',
  };
}

/** A table in an element that scrolls, with a class where it may break across pages. */
function scrolling(table: Element, language: Language): Element {
  let rows = 0;
  visit(table, 'element', ({ tagName }) => {
    if (tagName === 'tr') rows += 1;
  });
  const className = rows > longestTable ? ['scroll', 'long'] : ['scroll'];
  const wrapper = { className, role: 'region', ariaLabel: wordIn(language, 'table-label'), tabIndex: 0 };
  return element('div', wrapper, [table]);
}
