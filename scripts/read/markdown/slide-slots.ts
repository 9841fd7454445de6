// Sorts the blocks of a slide into the slots of its layout.
import type { Paragraph, PhrasingContent, RootContent } from 'mdast';
import type { Position } from 'unist';
import type { ContentSlot, SlideLayout, SlotContent } from '../../model/deck/slide-layout.ts';
import type { SlotBlocks } from '../../model/project.ts';

/** The blocks of a slide, sorted into the slots of its layout. */
export interface SortedSlots {
  readonly slots: SlotBlocks;
  /** Whether every slot has as many pieces as it needs. */
  readonly isComplete: boolean;
  /** The pieces that no slot takes or has room for. */
  readonly unplaced: readonly Piece[];
}

/** Blocks that go into one slot together, usually a single one. */
export interface Piece {
  readonly kind: SlotContent;
  readonly blocks: readonly RootContent[];
}

/** The slots of a layout that authors fill. */
export function contentSlots({ slots }: SlideLayout): readonly ContentSlot[] {
  return slots.flatMap((slot) => ('takes' in slot ? [slot] : []));
}

/** All blocks of a slide below its heading, in the order of its slots. */
export function blocksOf(slots: SlotBlocks): readonly RootContent[] {
  return Object.values(slots).flat();
}

/**
 * Sorts the blocks of a slide into slots. Each piece goes into the first slot that takes it and has room, beginning with the
 * slot that was filled last, so that the order of the blocks is preserved where the layout allows it.
 */
export function sortIntoSlots(layout: SlideLayout, body: readonly RootContent[]): SortedSlots {
  const slots = contentSlots(layout);
  const contents = slots.map((): Piece[] => []);
  const unplaced: Piece[] = [];
  let last = 0;
  for (const piece of piecesOf(slots, body)) {
    const isFree = ({ takes, most = Number.POSITIVE_INFINITY }: ContentSlot, index: number) =>
      takes.includes(piece.kind) && (contents[index]?.length ?? 0) < most;
    const next = slots.findIndex((slot, index) => index >= last && isFree(slot, index));
    const found = next === -1 ? slots.findIndex(isFree) : next;
    if (found === -1) unplaced.push(piece);
    else {
      contents[found]?.push(piece);
      last = found;
    }
  }
  const blocks = slots.map(({ name }, index) => [
    name,
    (contents[index] ?? []).flatMap((piece) => piece.blocks),
  ]);
  return {
    slots: Object.fromEntries(blocks),
    isComplete: slots.every(({ least = 0 }, index) => (contents[index]?.length ?? 0) >= least),
    unplaced,
  };
}

function piecesOf(slots: readonly ContentSlot[], body: readonly RootContent[]): readonly Piece[] {
  const takes = (kind: SlotContent) => slots.some((slot) => slot.takes.includes(kind));
  const whole = takes('number') ? withNumber(body) : body.map(single);
  return takes('column') ? columnsOf(whole) : whole;
}

/** Whether a block is a paragraph of nothing but an image. */
export function isPicture(block: RootContent): block is Paragraph {
  return block.type === 'paragraph' && block.children.length === 1 && block.children[0]?.type === 'image';
}

function single(block: RootContent): Piece {
  return { kind: kindOf(block), blocks: [block] };
}

function kindOf(block: RootContent): SlotContent {
  const { type } = block;
  switch (type) {
    case 'paragraph':
      return isPicture(block) ? 'picture' : type;
    case 'figure':
    case 'code':
    case 'table':
      return type;
    case 'dataTable':
      return 'table';
    case 'blockquote':
      return 'quote';
    default:
      return 'other';
  }
}

// ---------------------------------------------------------------- columns

/** Each `##` heading with the pieces after it as one piece. Pieces before the first heading are not changed. */
function columnsOf(pieces: readonly Piece[]): readonly Piece[] {
  const columns: Piece[] = [];
  for (const piece of pieces) {
    const open = columns.at(-1);
    if (isColumnHead(piece.blocks[0])) columns.push({ kind: 'column', blocks: piece.blocks });
    else if (open?.kind === 'column')
      columns[columns.length - 1] = { ...open, blocks: [...open.blocks, ...piece.blocks] };
    else columns.push(piece);
  }
  return columns;
}

function isColumnHead(node: RootContent | undefined): boolean {
  return node?.type === 'heading' && node.depth === 2;
}

// ---------------------------------------------------------------- numbers

/** Separates the numbers at the start of the first paragraph as a piece of their own from the rest of it. */
function withNumber(body: readonly RootContent[]): readonly Piece[] {
  const [first, ...others] = body;
  const end = first?.type === 'paragraph' ? numbersAt(first.children) : 0;
  if (first?.type !== 'paragraph' || end === 0) return body.map(single);
  const number: Piece = { kind: 'number', blocks: [{ ...first, children: first.children.slice(0, end) }] };
  const rest = withoutColon(first.children.slice(end));
  const words: readonly Paragraph[] = rest.length === 0 ? [] : [{ ...first, children: rest }];
  return [number, ...[...words, ...others].map(single)];
}

/** The number of nodes at the start that are predicates, numbers and a conjunction between two numbers: "160 ms or 26 s". */
function numbersAt(nodes: readonly PhrasingContent[]): number {
  const start = nodes.findIndex((node) => !isSilent(node));
  const [number, link, next] = start === -1 ? [] : nodes.slice(start);
  if (number?.type !== 'expression') return 0;
  const isLinked = link?.type === 'text' && /^\s(?:or|to|and|against)\s$/.test(link.value);
  return start + (isLinked && next?.type === 'expression' && !isSilent(next) ? 3 : 1);
}

/** Whether a node prints nothing: a predicate, or white space. */
function isSilent(node: PhrasingContent): boolean {
  if (node.type === 'expression') return /^\s*holds\b/.test(node.value);
  return node.type === 'text' && node.value.trim() === '';
}

/** The nodes after a number without the colon or comma between them. */
function withoutColon([first, ...rest]: readonly PhrasingContent[]): PhrasingContent[] {
  if (first?.type !== 'text') return first === undefined ? [] : [first, ...rest];
  const separator = /^[:,]?\s+/.exec(first.value)?.[0] ?? '';
  const value = first.value.slice(separator.length);
  if (value === '') return rest;
  const { position } = first;
  return [{ ...first, value, ...(position && { position: movedStart(position, separator) }) }, ...rest];
}

/** The span without the text `skipped` at its start. */
function movedStart({ start, end }: Position, skipped: string): Position {
  const { line, column, offset = 0 } = start;
  const lines = skipped.split('\n');
  const last = lines.at(-1) ?? '';
  return {
    start: {
      line: line + lines.length - 1,
      column: lines.length === 1 ? column + last.length : last.length + 1,
      offset: offset + skipped.length,
    },
    end,
  };
}
