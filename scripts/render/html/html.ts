// Turns resolved Markdown blocks into the HTML of the report.

import type { Element, ElementContent, Nodes } from 'hast';
import type { Root, RootContent, Table } from 'mdast';
import { defaultHandlers, type Handlers, toHast } from 'mdast-util-to-hast';
import { visit } from 'unist-util-visit';
import { wordIn } from '../../facts/language/language.ts';
import type { Language } from '../../model/manner/language.ts';
import { isPicture } from '../../read/markdown/slide-slots.ts';
import { isAidReason, withAid } from '../shared/aids.ts';
import { calculatorHtml } from '../shared/calculators.ts';
import { figureHtml, tableHtml } from '../shared/figures.ts';
import type { Medium, RenderContext } from '../shared/render-context.ts';
import { needsLandscape } from '../tables/page-fit.ts';
import { breakLongWords } from './breaks.ts';
import { codeHtml } from './code.ts';
import { keepCounts } from './counts.ts';
import { element, text, trusted, write } from './hast.ts';
import { keepWholeWords } from './identifiers.ts';
import { keepLastWords } from './last-words.ts';
import { type Notes, notesOf, sideNote, takeNotes } from './notes.ts';
import { closePages } from './page-references.ts';
import { phrasingHandlers } from './phrasing.ts';
import { withQuotes } from './quotes.ts';

/** Resolved Markdown as HTML. All text is escaped, except the output of the project's templates. `prefix` begins the ids of notes. */
export function flowHtml(nodes: readonly RootContent[], context: RenderContext, prefix: string): string {
  const root = { type: 'root' as const, children: [...nodes] };
  return partHtml(root, context, prefix, notesOf(root));
}

/** Resolved Markdown that may refer to notes of the flow that it is part of. */
function partHtml(root: Root, context: RenderContext, prefix: string, notes: Notes): string {
  const { language } = context.edition.units;
  const handlers: Handlers = {
    ...phrasingHandlers(context),
    ...tableHandlers(context, prefix),
    ...flowHandlers(context, (children) => partHtml({ type: 'root', children }, context, prefix, notes)),
    ...noteHandlers(prefix, notes, language),
  };
  const whole = closePages(adaptTree(toHast(root, { handlers }), context));
  const tree = keepCounts(withQuotes(whole, language), language.names);
  return write(keepWholeWords(context.medium === 'print' ? keepLastWords(tree) : tree));
}

// ---------------------------------------------------------------- flow

function flowHandlers(context: RenderContext, contentHtml: (nodes: RootContent[]) => string): Handlers {
  return {
    heading: (state, node) => heading(node, state.all(node), context),
    figure: (_state, node) => trusted(figureHtml(node.id, context)),
    dataTable: (_state, node) => trusted(tableHtml(node.id, context)),
    aid: (state, node) => withAid(node, state.all(node), context),
    calculator: (_state, node) => trusted(calculatorHtml(node.id, context)),
    callout: (_state, node) =>
      trusted(
        context.kit.template('callout', {
          kind: node.kind,
          word: wordIn(context.edition.units.language, node.kind),
          title: node.title ?? '',
          slot: { body: contentHtml(node.children) },
        }),
      ),
    aside: (state, node) => element('aside', { className: ['aside'] }, state.all(node)),
    paragraph: (state, node) =>
      isPicture(node)
        ? element('div', { className: ['picture'] }, state.all(node))
        : element('p', node.data?.hProperties ?? {}, state.all(node)),
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

function noteHandlers(prefix: string, notes: Notes, language: Language): Handlers {
  return {
    footnoteReference: (state, node) =>
      sideNote(node, { notes, prefix, language }, (children) => state.all(children)),
    footnoteDefinition: () => undefined,
  };
}

/** The id of a Markdown table on paper, by which messages about the layout find its line. */
export function markdownTableId(prefix: string, { position }: Pick<Table, 'position'>): string {
  return `${prefix}-table-${position?.start.line ?? 0}`;
}

/** The class of a Markdown table that is printed on a page across. */
const across = 'across';

function tableHandlers({ medium }: RenderContext, prefix: string): Handlers {
  return {
    table: (state, node) => {
      const table = defaultHandlers.table(state, node);
      if (medium !== 'print') return table;
      const className = needsLandscape(node) ? { className: [across] } : {};
      table.properties = { ...table.properties, id: markdownTableId(prefix, node), ...className };
      return table;
    },
  };
}

// ---------------------------------------------------------------- adapting the tree

/** Adapts the tree to style sheets and assistive technology: alignment as classes, header cells, checkboxes, scrolling tables, asides. */
function adaptTree(tree: Nodes, { edition, medium }: RenderContext): readonly ElementContent[] {
  const { language } = edition.units;
  const root = element('div', {}, 'children' in tree ? (tree.children as ElementContent[]) : []);
  visit(root, 'element', (node, index, parent) => {
    if (node.tagName === 'td' || node.tagName === 'th') alignCell(node);
    if (node.tagName === 'input') replaceCheckbox(node, language);
    if (node.tagName !== 'table' || parent === undefined || index === undefined) return;
    const isWrapped = parent.type === 'element' && String(parent.properties.className).startsWith('scroll');
    if (!isWrapped) parent.children[index] = scrolling(node, language, medium);
  });
  return pairAsides(besideTables(root.children));
}

/** Moves the notes of tables before them and those of headings behind them, since they float beside a block, not inside of it. */
function besideTables(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node];
    const isTable = isElement(node, ['div']) && String(node.properties.className).startsWith('scroll');
    const isHeading = /^h[1-6]$/.test(node.tagName);
    if (!isTable && !isHeading) return [{ ...node, children: besideTables(node.children) }];
    const notes = takeNotes(node);
    if (notes.length === 0) return [node];
    const beside = element('div', { className: ['sidenotes'] }, notes);
    return isTable ? [beside, node] : [node, beside];
  });
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
  breakLongWords(cell);
}

/** Replaces the checkbox of a task by a picture of it. */
function replaceCheckbox(input: Element, language: Language): void {
  const isDone = input.properties.checked === true;
  input.tagName = 'span';
  input.properties = {
    className: isDone ? ['box', 'done'] : ['box'],
    role: 'img',
    ariaLabel: wordIn(language, isDone ? 'task-done' : 'task-open'),
  };
}

/** Rows of a table beyond which it may break across pages. */
const longestTable = 14;

/** A table in an element that scrolls, with a class where it may break across pages. */
function scrolling(table: Element, language: Language, medium: Medium): Element {
  let rows = 0;
  visit(table, 'element', (node) => {
    if (node.tagName === 'tr' && !isAidReason(node)) rows += 1;
  });
  const className = [
    'scroll',
    ...(rows > longestTable ? ['long'] : []),
    ...(String(table.properties.className) === across ? [across] : []),
  ];
  // On a screen a region would be a landmark, and many of one name are none.
  const role = medium === 'screen' ? 'group' : 'region';
  const wrapper = { className, role, ariaLabel: wordIn(language, 'table-label'), tabIndex: 0 };
  return element('div', wrapper, [table]);
}
