// Makes shapes of the blocks of text: those that follow each other in a column are paragraphs of one shape.

import type { Anchor, Bullet, Paragraph, TextItem } from '../../model/deck/presentation.ts';
import type { Box, Fonts, TextBlock } from '../../model/deck/slide-boxes.ts';
import type { TextPart } from '../../model/deck/talk.ts';
import type { Pair } from './pairs.ts';
import { setRuns, sinkOf, typeStyle } from './runs.ts';

export type TextPair = Extract<Pair, { kind: 'text' }>;

/** Blocks that make one shape, in order. */
export type Column = readonly [TextPair, ...TextPair[]];

/** Blocks that stand below each other, have the same edges and the same name, together. */
export function columnsOf(pairs: readonly TextPair[]): readonly Column[] {
  const columns: [TextPair, ...TextPair[]][] = [];
  for (const pair of pairs) {
    const column = columns.at(-1);
    const last = column?.at(-1);
    if (column !== undefined && last !== undefined && follows(pair, last)) column.push(pair);
    else columns.push([pair]);
  }
  return columns;
}

const tolerance = 1;

function follows({ part, block }: TextPair, before: TextPair): boolean {
  const [a, b] = [before.block.box, block.box];
  const isNear = (one: number, other: number) => Math.abs(one - other) <= tolerance;
  const hasFill = block.fill !== undefined || before.block.fill !== undefined;
  return (
    !hasFill &&
    part.slot === before.part.slot &&
    part.name === before.part.name &&
    block.align === before.block.align &&
    isNear(a.x, b.x) &&
    isNear(a.x + a.width, b.x + b.width) &&
    b.y > a.y + a.height - tolerance
  );
}

/** What shapes of text are measured with. */
export interface Ruler {
  /** Of the slide. */
  readonly width: number;
  readonly fonts: Fonts;
}

/** A shape where the browser has set its words; its paragraphs say in full how they are set. */
export function textItem(column: Column, ruler: Ruler): TextItem {
  const [{ part, block }] = column;
  const hug = column.length === 1 ? hugging(block, ruler.width) : undefined;
  const box = hug?.box ?? union(column.map(({ block: one }) => one.box));
  return {
    kind: 'text',
    name: part.name,
    style: typeStyle(block),
    align: hug?.align ?? block.align,
    anchor: anchorOf(part),
    isShrinking: part.role !== 'other',
    paragraphs: column.map((pair, index) => paragraphOf(pair, column[index - 1], ruler)),
    ...room(block, box, sinkOf(block, ruler.fonts)),
  };
}

/** Where a shape of text stands, which begins so much above its words; one with a background stays where that is. */
function room({ fill }: TextBlock, box: Box, above: number): Pick<TextItem, 'box' | 'fill' | 'inset'> {
  if (fill === undefined) return { box: rounded({ ...box, y: box.y - above }) };
  const { left, right, top, bottom } = fill.padding;
  return {
    box: {
      x: box.x - left,
      y: box.y - top,
      width: box.width + left + right,
      height: box.height + top + bottom,
    },
    fill: fill.colour,
    inset: { left, right, top: Math.max(0, top - above), bottom: Math.max(0, bottom + above) },
  };
}

/** The smallest box that holds all. */
export function union(boxes: readonly Box[]): Box {
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return rounded({ x, y, width: right - x, height: bottom - y });
}

/** Without the dust of binary fractions, so that equal boxes are the same. */
function rounded({ x, y, width, height }: Box): Box {
  const round = (value: number) => Number(value.toFixed(2));
  return { x: round(x), y: round(y), width: round(width), height: round(height) };
}

/** How much wider other fonts may be, which programs take where ours are missing. */
const widerFonts = 1.25;

/**
 * A box that is only as wide as its line, as boxes are that stand at an edge of the slide: it is held there and given
 * room to the other side, since programs measure a little differently.
 */
function hugging(
  { box, ink, lineStarts }: TextBlock,
  slideWidth: number,
): (Pick<TextItem, 'align'> & { readonly box: Box }) | undefined {
  const isHugging = lineStarts.length === 0 && ink.right - ink.left > box.width - tolerance;
  if (!isHugging) return undefined;
  const after = slideWidth - box.x - box.width;
  const width = Math.min(box.width * widerFonts, box.width + Math.max(box.x, after));
  if (after < box.x) return { align: 'right', box: { ...box, x: box.x + box.width - width, width } };
  return { align: 'left', box: { ...box, width } };
}

/** To where text grows that takes more room than in the browser: away from the edge or title that it stands at. */
function anchorOf({ role }: TextPart): Anchor {
  return role === 'sources' ? 'bottom' : 'top';
}

/**
 * Titles end their lines where the browser does, and so do other texts whose lines it has made about equally long, if they
 * can be so in wider fonts, too; else programs break them where they must.
 */
function lineEnds({ isBalanced, lineStarts, ink, box }: TextBlock, canShrink: boolean): readonly number[] {
  const isRoomy = (ink.right - ink.left) * widerFonts <= box.width;
  return canShrink || (isBalanced && isRoomy) ? lineStarts : [];
}

/** Titles keep the ends of their lines, so that in wider fonts they become smaller instead of breaking once more. */
function endsLines({ role }: TextPart): boolean {
  return role === 'title' || role === 'subtitle';
}

function paragraphOf({ part, block }: TextPair, before: TextPair | undefined, ruler: Ruler): Paragraph {
  const start = (one: TextBlock) => one.box.y - sinkOf(one, ruler.fonts);
  const above = before === undefined ? 0 : start(block) - start(before.block) - before.block.box.height;
  const { indent } = block;
  const bullet = bulletOf(part, block);
  return {
    runs: setRuns(part.runs, block, lineEnds(block, endsLines(part))),
    style: typeStyle(block),
    ...(part.list === undefined || part.list.level === 0 ? {} : { level: part.list.level }),
    ...(indent === 0 ? {} : { indent }),
    ...(bullet === undefined ? {} : { bullet }),
    ...(above <= 0 ? {} : { before: above }),
  };
}

/** What stands before an item of a list: the box of a task, which the style sheet draws, or the marker of the browser. */
function bulletOf({ list }: TextPart, { marker, indent, look }: TextBlock): Bullet | undefined {
  if (list?.task !== undefined)
    return { sign: list.task, colour: look.colour, width: Math.min(indent, look.size * 1.3) };
  if (marker === undefined) return undefined;
  return { sign: marker.text ?? list?.number ?? 1, colour: marker.colour, width: marker.width };
}
