import type { Blockquote, List, ListItem, Paragraph, PhrasingContent, RootContent, Table } from 'mdast';
import type { DataTable } from '../../model/edition.ts';
import type { Citation, Toned } from '../../model/markdown.ts';
import { withQuotesIn } from '../html/quotes.ts';
import { unitBeside } from '../tables/grid.ts';
import { box, html, text } from './marp-markdown.ts';

/** How the things that slides name are shown. */
export interface NodeHandlers {
  figure(id: string): readonly RootContent[];
  table(id: string): readonly RootContent[];
  citation(node: Citation): string;
  image(address: string): string;
}

/** Resolved nodes as standard Markdown nodes only; bound values become plain text, quotation marks typographic. */
export function plainBlocks(nodes: readonly RootContent[], handlers: NodeHandlers): RootContent[] {
  return withQuotesIn(joinTexts(nodes.flatMap((node) => plain(node, handlers))));
}

/** The same for phrasing. */
export function plainLine(nodes: readonly PhrasingContent[], handlers: NodeHandlers): PhrasingContent[] {
  return plainBlocks(nodes, handlers) as PhrasingContent[];
}

function plain(node: RootContent, handlers: NodeHandlers): readonly RootContent[] {
  switch (node.type) {
    case 'text':
    case 'bound':
    case 'expression':
      return [text(node.value)];
    case 'citation':
      return [text(handlers.citation(node))];
    case 'crossReference':
      return [text(node.label ?? node.id)];
    case 'toned':
      return toned(node, handlers);
    case 'image':
      return [{ ...node, url: handlers.image(node.url) }];
    default:
      return plainBlock(node, handlers);
  }
}

function plainBlock(node: RootContent, handlers: NodeHandlers): readonly RootContent[] {
  switch (node.type) {
    case 'figure':
      return handlers.figure(node.id);
    case 'dataTable':
      return handlers.table(node.id);
    case 'callout':
      return box(`callout ${node.kind}`, plainBlocks(titled(node.title, node.children), handlers));
    case 'aside':
      return box('aside', plainBlocks(node.children, handlers));
    case 'thematicBreak':
      // A rule of dashes would start a new slide.
      return [html('<hr>')];
    default:
      return 'children' in node ? [withChildren(node, handlers)] : [node];
  }
}

type Parent = Paragraph | Blockquote | List | ListItem | Table;

function withChildren<T extends RootContent & { children: unknown }>(node: T, handlers: NodeHandlers): T {
  const { children } = node as unknown as Parent;
  return { ...node, children: plainBlocks(children as RootContent[], handlers) };
}

function titled(title: string | undefined, children: readonly RootContent[]): readonly RootContent[] {
  if (title === undefined) return children;
  const strong: PhrasingContent = { type: 'strong', children: [text(title)] };
  return [{ type: 'paragraph', children: [strong] }, ...children];
}

function toned(node: Toned, handlers: NodeHandlers): readonly RootContent[] {
  return [html(`<span class="${node.tone}">`), ...plainLine(node.children, handlers), html('</span>')];
}

/**
 * Neighbouring texts as one, so that escaping sees what stands before and after a value. Where a citation left nothing,
 * the space before it goes too.
 */
function joinTexts(nodes: readonly RootContent[]): RootContent[] {
  const joined: RootContent[] = [];
  let gap = false;
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === 'text' && node.value === '') gap = true;
    else if (node.type === 'text' && last?.type === 'text') {
      joined[joined.length - 1] = text((gap ? closed(last.value, node.value) : last.value) + node.value);
      gap = false;
    } else joined.push(node);
  }
  return joined;
}

/** The words before a citation without the space that nothing needs. */
function closed(before: string, after: string): string {
  return /^[\s.,;:!?)]/.test(after) ? before.replace(/ $/, '') : before;
}

/** A data table as a Markdown table; rows that matter are bold, numbers stand right, units stand in the head. */
export function tableNode(table: DataTable): Table {
  const head = table.columns.map((column) => {
    const unit = unitBeside(column);
    return [text(unit === '' ? column.title : `${column.title}, ${unit}`)];
  });
  const rows = table.rows.map((row) =>
    row.cells.map(({ text: cell }): PhrasingContent[] =>
      row.emphasis && cell !== '' ? [{ type: 'strong', children: [text(cell)] }] : [text(cell)],
    ),
  );
  return {
    type: 'table',
    align: table.columns.map((column) => (column.numeric ? 'right' : 'left')),
    children: [head, ...rows].map((cells) => ({
      type: 'tableRow',
      children: cells.map((children) => ({ type: 'tableCell', children })),
    })),
  };
}
