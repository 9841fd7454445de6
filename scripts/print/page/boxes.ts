/// <reference lib="dom" />
// Reads inside the browser where everything stands on the slides of a laid-out deck, and how it is set.
import type {
  Block,
  Box,
  DeckBoxes,
  Fill,
  FontMeasure,
  ListMarker,
  PictureBlock,
  Sides,
  SlideBoxes,
  TextBlock,
} from '../../model/slide-boxes.ts';
import type { PageTools } from '../../printing/page-tools.ts';
import { toolsSource } from '../../printing/page-tools.ts';
import { portable } from '../../printing/portable.ts';
import { cellsSource } from './cells.ts';
import { type TypeTools, typeSource } from './type.ts';

/** An expression for the browser that evaluates to the `DeckBoxes` of the slides in the tab (print media, final text). */
export function boxesSource(): string {
  const parts = [
    readSlide,
    blocksIn,
    groupsIn,
    blockAround,
    textBlock,
    groupBox,
    contentBox,
    markerOf,
    firstTextIn,
    pictureBlock,
    slotOf,
    fillsIn,
    bordersOf,
    numberBlock,
  ];
  return `(${portable(readDeck, parts)})((${toolsSource()})([]), ${typeSource()}, ${cellsSource()})`;
}

type ReadTable = typeof import('./cells.ts').readTable;
type MakeTypeTools = typeof import('./type.ts').makeTypeTools;

function readDeck(page: PageTools, makeTypeTools: MakeTypeTools, readTable: ReadTable): DeckBoxes {
  const fonts: Record<string, FontMeasure> = {};
  const slides = page.slides().map(({ element, zoom }) => {
    const tools = makeTypeTools(element, zoom);
    const slide = readSlide(element, tools, readTable);
    const looks = slide.blocks.flatMap((block) => {
      if (block.kind === 'picture') return [];
      const texts = block.kind === 'text' ? [block] : block.rows.flatMap(({ cells }) => cells);
      return texts.flatMap(({ look, pieces }) => [look, ...pieces.map((piece) => piece.look)]);
    });
    for (const { family } of looks) fonts[family] ??= tools.fontOf(family);
    return slide;
  });
  return { slides, fonts };
}

function readSlide(section: HTMLElement, tools: TypeTools, readTable: ReadTable): SlideBoxes {
  const { width, height } = tools.boxOf(section.getBoundingClientRect());
  const number = numberBlock(section, tools);
  return {
    width,
    height,
    background: tools.colourOf(getComputedStyle(section).backgroundColor) ?? '#ffffff',
    blocks: blocksIn(section, tools, readTable),
    fills: fillsIn(section, tools),
    ...(number === undefined ? {} : { number }),
  };
}

// ---------------------------------------------------------------- blocks

function blocksIn(section: HTMLElement, tools: TypeTools, readTable: ReadTable): readonly Block[] {
  const groups = groupsIn(section);
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
    .map((picture) => ({ node: picture as Node, read: (): Block => pictureBlock(picture, tools) }));
  return [...texts, ...tables, ...pictures]
    .sort((a, b) => (a.node.compareDocumentPosition(b.node) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1))
    .map(({ read }) => read());
}

/** Texts that stand together in the same block. */
function groupsIn(section: HTMLElement): readonly { block: Element; nodes: readonly Text[] }[] {
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
  const inside = contentBox(block, tools);
  const hasBlocks = isDivided || block.querySelector('ul, ol, p, pre, table, blockquote, div') !== null;
  const own = hasBlocks ? groupBox(rects, inside, set, tools) : inside;
  const lists = [...section.querySelectorAll('ul, ol')].filter((list) => list.contains(block));
  const outermost = lists[0] === undefined ? own.x : contentBox(lists[0], tools, 'border').x;
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

function contentBox(element: Element, tools: TypeTools, edge: 'content' | 'border' = 'content'): Box {
  const style = getComputedStyle(element);
  const outer = tools.boxOf(element.getBoundingClientRect());
  if (edge === 'border') return outer;
  const [border, padding] = [tools.sidesOf(style, 'border'), tools.sidesOf(style, 'padding')];
  return {
    x: outer.x + border.left + padding.left,
    y: outer.y + border.top + padding.top,
    width: outer.width - border.left - border.right - padding.left - padding.right,
    height: outer.height - border.top - border.bottom - padding.top - padding.bottom,
  };
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

function pictureBlock(picture: Element, tools: TypeTools): PictureBlock {
  const box = tools.boxOf(picture.getBoundingClientRect());
  const isShown = box.width > 0 && box.height > 0 && picture.checkVisibility({ visibilityProperty: true });
  return { kind: 'picture', slot: slotOf(picture), isShown, box };
}

function slotOf(element: Element): string {
  const marked = element.closest('[data-slot], header, footer');
  const edges: Record<string, string> = { header: 'section', footer: 'sources' };
  return marked?.getAttribute('data-slot') ?? edges[marked?.localName ?? ''] ?? '';
}

// ---------------------------------------------------------------- fills and the number

/** Backgrounds and borders. Text that has a background keeps it, tables keep theirs. */
function fillsIn(section: HTMLElement, tools: TypeTools): readonly Fill[] {
  const withText = new Set(groupsIn(section).map(({ block }) => block));
  const drawn = [...section.querySelectorAll('*')].filter(
    (element) =>
      element instanceof HTMLElement &&
      element.closest('table') === null &&
      element.checkVisibility({ visibilityProperty: true }),
  );
  return drawn.flatMap((element) => {
    const style = getComputedStyle(element);
    if (/^(inline|contents)$/u.test(style.display)) return [];
    const colour = withText.has(element) ? undefined : tools.colourOf(style.backgroundColor);
    const ground: readonly Fill[] =
      colour === undefined ? [] : [{ kind: 'background', colour, box: contentBox(element, tools, 'border') }];
    return [...ground, ...bordersOf(element, style, tools)];
  });
}

function bordersOf(element: Element, style: CSSStyleDeclaration, tools: TypeTools): readonly Fill[] {
  const { x, y, width, height } = contentBox(element, tools, 'border');
  const thick = tools.sidesOf(style, 'border');
  const boxes: Record<keyof Sides, Box> = {
    top: { x, y, width, height: thick.top },
    bottom: { x, y: y + height - thick.bottom, width, height: thick.bottom },
    left: { x, y, width: thick.left, height },
    right: { x: x + width - thick.right, y, width: thick.right, height },
  };
  return (['top', 'bottom', 'left', 'right'] as const).flatMap((side) => {
    const colour = tools.colourOf(style.getPropertyValue(`border-${side}-color`));
    return thick[side] === 0 || colour === undefined
      ? []
      : [{ kind: 'border' as const, colour, box: boxes[side] }];
  });
}

/** What the style sheet writes after a slide, if that stands at a place of its own. */
function numberBlock(section: HTMLElement, tools: TypeTools): TextBlock | undefined {
  const style = getComputedStyle(section, '::after');
  if (!/absolute|fixed/u.test(style.position) || !section.hasAttribute('data-marpit-pagination'))
    return undefined;
  const written = style.content.replace(
    /attr\(([\w-]+)\)/gu,
    (_, name) => `"${section.getAttribute(name) ?? ''}"`,
  );
  const text = [...written.matchAll(/"([^"]*)"/gu)].map(([, said = '']) => said).join('');
  const side = (name: string) => Number.parseFloat(style.getPropertyValue(name)) || 0;
  const padding = tools.sidesOf(style, 'padding');
  const frame = tools.boxOf(section.getBoundingClientRect());
  const [width, height] = [side('width'), side('height')];
  const right = frame.width - side('right') - padding.right;
  const bottom = frame.height - side('bottom') - padding.bottom;
  const look = tools.lookOf(style);
  const lineHeight = Number.parseFloat(style.lineHeight) || height;
  return {
    kind: 'text',
    slot: 'number',
    isShown: text !== '',
    box: { x: right - width, y: bottom - height, width, height },
    indent: 0,
    text,
    look,
    pieces: [{ length: text.replace(/\s/gu, '').length, look }],
    lineHeight,
    align: 'right',
    lineStarts: [],
    isBalanced: false,
    ink: { left: right - width, right },
  };
}
