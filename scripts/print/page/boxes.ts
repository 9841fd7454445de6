// Reads inside the browser where everything stands on the slides of a laid-out deck, and how it is set.
/// <reference lib="dom" />
import type {
  Block,
  Box,
  DeckBoxes,
  FontMeasure,
  ListMarker,
  Look,
  SlideBoxes,
  StyledText,
  TextBlock,
} from '../../model/deck/slide-boxes.ts';
import { cellsSource } from './cells.ts';
import { fillsSource } from './fills.ts';
import { numberSource } from './number.ts';
import { portable } from './page-source.ts';
import type { PageTools } from './page-tools.ts';
import { toolsSource } from './page-tools.ts';
import { picturesSource } from './pictures.ts';
import { type TypeTools, typeSource } from './type.ts';

/** An expression for the browser that evaluates to the `DeckBoxes` of the slides in the tab (print media, final text). */
export function boxesSource(): string {
  const parts = [
    looksOn,
    readSlide,
    blocksIn,
    groupsIn,
    blockAround,
    textBlock,
    groupBox,
    markerOf,
    firstTextIn,
    slotOf,
  ];
  const readers = `{ readTable: ${cellsSource()}, readFills: ${fillsSource()}, readNumber: ${numberSource()}, readPicture: ${picturesSource()} }`;
  return `(${portable(readDeck, parts)})((${toolsSource()})([]), ${typeSource()}, ${readers})`;
}

type MakeTypeTools = typeof import('./type.ts').makeTypeTools;

/** What is read by modules of its own. */
interface Readers {
  readonly readTable: typeof import('./cells.ts').readTable;
  readonly readFills: typeof import('./fills.ts').readFills;
  readonly readNumber: typeof import('./number.ts').readNumber;
  readonly readPicture: typeof import('./pictures.ts').readPicture;
}

function readDeck(page: PageTools, makeTypeTools: MakeTypeTools, readers: Readers): DeckBoxes {
  const fonts: Record<string, FontMeasure> = {};
  const slides = page.slides().map(({ element, zoom }) => {
    const tools = makeTypeTools(element, zoom);
    const slide = readSlide(element, tools, readers);
    for (const { family } of looksOn(slide)) fonts[family] ??= tools.fontOf(family);
    return slide;
  });
  return { slides, fonts };
}

function looksOn({ blocks, number }: SlideBoxes): readonly Look[] {
  const texts = blocks.flatMap((block): readonly StyledText[] => {
    if (block.kind === 'picture') return [];
    return block.kind === 'text' ? [block] : block.rows.flatMap(({ cells }) => cells);
  });
  const all = number === undefined ? texts : [...texts, number];
  return all.flatMap(({ look, pieces }) => [look, ...pieces.map((piece) => piece.look)]);
}

function readSlide(section: HTMLElement, tools: TypeTools, readers: Readers): SlideBoxes {
  const { width, height } = tools.boxOf(section.getBoundingClientRect());
  const number = readers.readNumber(section, tools);
  const groups = groupsIn(section);
  return {
    width,
    height,
    background: tools.colourOf(getComputedStyle(section).backgroundColor) ?? '#ffffff',
    blocks: blocksIn(section, groups, tools, readers),
    fills: readers.readFills(section, new Set(groups.map(({ block }) => block)), tools),
    ...(number === undefined ? {} : { number }),
  };
}

// ---------------------------------------------------------------- blocks

function blocksIn(
  section: HTMLElement,
  groups: readonly Group[],
  tools: TypeTools,
  { readPicture, readTable }: Readers,
): readonly Block[] {
  const texts = groups.map(({ nodes, block }) => ({
    node: nodes[0] as Node,
    read: (): Block =>
      textBlock(nodes, block, groups.filter((other) => other.block === block).length > 1, section, tools),
  }));
  const tables = [...section.querySelectorAll('table')].map((table) => ({
    node: table as Node,
    read: (): Block => readTable(table, slotOf(table), tools),
  }));
  const pictures = [...section.querySelectorAll('svg, img')]
    .filter((picture) => {
      const outer = picture.parentElement?.closest('svg');
      return outer === null || outer === undefined || outer.contains(section);
    })
    .map((picture) => ({
      node: picture as Node,
      read: (): Block => readPicture(picture, slotOf(picture), tools),
    }));
  return [...texts, ...tables, ...pictures]
    .sort((a, b) => (a.node.compareDocumentPosition(b.node) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1))
    .map(({ read }) => read());
}

/** Texts that stand together in the same block. */
interface Group {
  readonly block: Element;
  readonly nodes: readonly Text[];
}

function groupsIn(section: HTMLElement): readonly Group[] {
  const groups: { block: Element; nodes: Text[] }[] = [];
  const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    const isText = (node as Text).data.trim() !== '' || element?.closest('pre') !== null;
    const drawing = element?.closest('svg');
    const isDrawn = drawing !== null && drawing !== undefined && section.contains(drawing);
    if (element === null || !isText || isDrawn || element.closest('table, style, script') !== null) continue;
    const block = blockAround(element);
    const last = groups.at(-1);
    if (last?.block === block) last.nodes.push(node as Text);
    else groups.push({ block, nodes: [node as Text] });
  }
  return groups;
}

function blockAround(element: Element): Element {
  let block = element;
  while (block.parentElement !== null && /^(inline|contents|ruby)/u.test(getComputedStyle(block).display))
    block = block.parentElement;
  return block;
}

/** `isDivided`: other blocks stand between texts of this one. */
function textBlock(
  nodes: readonly Text[],
  block: Element,
  isDivided: boolean,
  section: HTMLElement,
  tools: TypeTools,
): TextBlock {
  const style = getComputedStyle(block);
  const set = tools.setText(nodes, block);
  const rects = tools.rectsOf(nodes);
  const inside = tools.areaOf(block, 'content');
  const hasBlocks = isDivided || block.querySelector('ul, ol, p, pre, table, blockquote, div') !== null;
  const own = hasBlocks ? groupBox(rects, inside, set, tools) : inside;
  const lists = [...section.querySelectorAll('ul, ol')].filter((list) => list.contains(block));
  const outermost = lists[0] === undefined ? own.x : tools.areaOf(lists[0], 'border').x;
  const marker = markerOf(nodes, block, tools);
  const indent = marker === undefined && lists.length === 0 ? 0 : own.x - outermost;
  const fill = block === section ? undefined : tools.colourOf(style.backgroundColor);
  const ink = rects.map((rect) => tools.boxOf(rect));
  return {
    kind: 'text',
    slot: slotOf(block),
    isShown: rects.length > 0 && block.checkVisibility({ visibilityProperty: true }),
    box: { ...own, x: own.x - indent, width: own.width + indent },
    indent,
    ...set,
    ...(marker === undefined ? {} : { marker }),
    ...(fill === undefined ? {} : { fill: { colour: fill, padding: tools.sidesOf(style, 'padding') } }),
    ink: {
      left: Math.min(...ink.map(({ x }) => x)),
      right: Math.max(...ink.map(({ x, width }) => x + width)),
    },
  };
}

/** The lines of some texts of a block, from the upper edge of the first to the lower edge of the last. */
function groupBox(
  rects: readonly DOMRect[],
  inside: Box,
  { lineHeight, lineStarts }: Pick<TextBlock, 'lineHeight' | 'lineStarts'>,
  tools: TypeTools,
): Box {
  const [first] = rects;
  if (first === undefined) return inside;
  const { y, height } = tools.boxOf(first);
  return { ...inside, y: y + height / 2 - lineHeight / 2, height: lineHeight * (lineStarts.length + 1) };
}

/** What stands before the first text of a list item. */
function markerOf(nodes: readonly Text[], block: Element, tools: TypeTools): ListMarker | undefined {
  const item = block.closest('li');
  if (item === null || firstTextIn(item) !== nodes[0]) return undefined;
  const [own, mark] = [getComputedStyle(item), getComputedStyle(item, '::marker')];
  const said = /^"(.*)"/su.exec(mark.content)?.[1];
  if (said === '' || (said === undefined && own.listStyleType === 'none')) return undefined;
  const isNumber = said === undefined && item.parentElement?.localName === 'ol';
  const text = said ?? '•';
  const width = tools.widthOf(isNumber ? '1. ' : said === undefined ? '•\u2003' : said, own);
  const colour = tools.colourOf(mark.color) ?? tools.lookOf(own).colour;
  return { ...(isNumber ? {} : { text: text.trim() }), colour, width };
}

function firstTextIn(element: Element): Node | null {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let node = walker.nextNode();
  while (node !== null && (node as Text).data.trim() === '') node = walker.nextNode();
  return node;
}

function slotOf(element: Element): string {
  const marked = element.closest('[data-slot], header, footer');
  const edges: Record<string, string> = { header: 'section', footer: 'sources' };
  return marked?.getAttribute('data-slot') ?? edges[marked?.localName ?? ''] ?? '';
}
