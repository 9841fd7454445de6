// Turns the nodes of an edition into standard Markdown nodes, which Marp and office suites can show.
import type { Blockquote, Link, List, ListItem, Paragraph, PhrasingContent, RootContent, Table } from 'mdast';
import { inEnglish } from '../../facts/language/language.ts';
import { noBreakSpace } from '../../facts/typography.ts';
import type { DataTable } from '../../model/edition.ts';
import type { Language } from '../../model/manner/language.ts';
import type { Citation, Toned } from '../../model/markdown.ts';
import { isPicture } from '../../read/markdown/slide-slots.ts';
import { isDate } from '../html/identifiers.ts';
import { boundWords } from '../html/phrasing.ts';
import { withQuotesIn } from '../html/quotes.ts';
import { unitBeside } from '../tables/grid.ts';
import { box, html, text } from './marp-markdown.ts';

/** What stands in the place of figures, tables, citations and the addresses of images. */
export interface NodeHandlers {
  figure(id: string): readonly RootContent[];
  table(id: string): readonly RootContent[];
  citation(node: Citation): string;
  image(address: string): string;
  /** The box of a task; undefined where the item itself says whether it is done. */
  task?(isDone: boolean): PhrasingContent;
  /** The language of quotation marks and of rates; English if absent. */
  readonly language?: Language;
}

/** Resolved nodes as standard Markdown nodes: bound values become text, and quotation marks become typographic. */
export function plainBlocks(nodes: readonly RootContent[], handlers: NodeHandlers): RootContent[] {
  return withQuotesIn(joinTexts(nodes.flatMap((node) => plain(node, handlers))), handlers.language);
}

/** The same for phrasing. */
export function plainLine(nodes: readonly PhrasingContent[], handlers: NodeHandlers): PhrasingContent[] {
  return plainBlocks(nodes, handlers) as PhrasingContent[];
}

function plain(node: RootContent, handlers: NodeHandlers): readonly RootContent[] {
  switch (node.type) {
    case 'bound':
      return [text(boundWords(node.value, handlers.language ?? inEnglish).value)];
    case 'text':
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
    case 'link':
      // What it leads to stands in the report, which is another file.
      return node.url.startsWith('#') ? plainLine(node.children, handlers) : [withChildren(node, handlers)];
    case 'paragraph':
      return isPicture(node) ? picture(node, handlers) : [withChildren(node, handlers)];
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
    case 'listItem':
      return [withChildren(withBox(node, handlers), handlers)];
    case 'table':
      return [withCellBreaks(withChildren(node, handlers))];
    case 'thematicBreak':
      // In Marp, a rule that is written as dashes starts a new slide.
      return [html('<hr>')];
    default:
      return 'children' in node ? [withChildren(node, handlers)] : [node];
  }
}

/** A picture in an element of its own, which shares the height of a slide with its neighbours. */
function picture(node: Paragraph, handlers: NodeHandlers): readonly RootContent[] {
  const shown = withChildren(node, handlers);
  const [image] = shown.children;
  if (image?.type !== 'image') return [shown];
  const fit = image.data?.placement?.fit;
  const isDrawing = image.url.endsWith('.svg');
  const name = ['picture', ...(isDrawing ? ['drawing'] : []), ...(fit === undefined ? [] : [fit])].join(' ');
  return box(name, [shown]);
}

type Parent = Paragraph | Blockquote | Link | List | ListItem | Table;

function withChildren<T extends RootContent & { children: unknown }>(node: T, handlers: NodeHandlers): T {
  const { children } = node as unknown as Parent;
  return { ...node, children: plainBlocks(children as RootContent[], handlers) };
}

/** A task with its box as the first of its words. */
function withBox(item: ListItem, { task }: NodeHandlers): ListItem {
  if (task === undefined || typeof item.checked !== 'boolean') return item;
  const [first, ...rest] = item.children;
  const mark = task(item.checked);
  const words: Paragraph =
    first?.type === 'paragraph'
      ? { ...first, children: [mark, ...first.children] }
      : { type: 'paragraph', children: [mark] };
  const others = first === undefined || first.type === 'paragraph' ? rest : [first, ...rest];
  return { ...item, checked: null, children: [words, ...others] };
}

/** A table whose line breaks are HTML, since in Markdown a cell has no other, and in which a date stays on one line. */
function withCellBreaks(table: Table): Table {
  const change = (node: PhrasingContent): PhrasingContent => {
    if (node.type === 'break') return html('<br>');
    if (node.type === 'text') return text(withWholeDate(node.value));
    return 'children' in node ? ({ ...node, children: node.children.map(change) } as PhrasingContent) : node;
  };
  const rows = table.children.map((row) => ({
    ...row,
    children: row.children.map((cell) => ({ ...cell, children: cell.children.map(change) })),
  }));
  return { ...table, children: rows };
}

function withWholeDate(value: string): string {
  return isDate(value) ? value.replaceAll(' ', noBreakSpace) : value;
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
 * Joins adjacent texts, so that escaping sees the characters before and after a value. Where a citation became an empty text,
 * the space before it is removed.
 */
function joinTexts(nodes: readonly RootContent[]): RootContent[] {
  const joined: RootContent[] = [];
  let gap = false;
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === 'text' && node.value === '') gap = true;
    else if (node.type === 'text' && last?.type === 'text') {
      joined[joined.length - 1] = text((gap ? withoutGap(last.value, node.value) : last.value) + node.value);
      gap = false;
    } else joined.push(node);
  }
  return joined;
}

/** The text before a removed citation, without its last space where the next character is a space or punctuation. */
function withoutGap(before: string, after: string): string {
  return /^[\s.,;:!?)]/.test(after) ? before.replace(/ $/, '') : before;
}

/** A data table as a Markdown table: emphasised rows are bold, numbers are aligned right, units stand in the head. */
export function tableNode(table: DataTable): Table {
  const head = table.columns.map((column) => {
    const unit = unitBeside(column);
    return [text(unit === '' ? column.title : `${column.title}, ${unit}`)];
  });
  const rows = table.rows.map((row) =>
    row.cells.map(({ text: cell }): PhrasingContent[] =>
      row.emphasis && cell !== ''
        ? [{ type: 'strong', children: [text(withWholeDate(cell))] }]
        : [text(withWholeDate(cell))],
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
