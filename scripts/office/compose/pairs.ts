// Finds for every part of a slide the block that the browser made of it.
import { Failure } from '../../messages/failure.ts';
import type { Block, SlideBoxes, StyledText, TableBlock, TextBlock } from '../../model/deck/slide-boxes.ts';
import type { TalkPart, TalkSlide, TextRun } from '../../model/deck/talk.ts';
import { squeezed } from './runs.ts';

const help =
  'PowerPoint takes its places from the printed deck: look into `templates/partials/slide-*.hbs` and `templates/styles/deck.css` for what this slide leaves out, hides or repeats';

/** A part of a slide and where it stands. */
export type Pair = {
  readonly [Kind in TalkPart['kind']]: {
    readonly kind: Kind;
    readonly part: Extract<TalkPart, { kind: Kind }>;
    readonly block: Extract<Block, { kind: Kind extends 'chart' ? 'picture' : Kind }>;
  };
}[TalkPart['kind']];

/** Parts with their blocks, by slot and by order in it. Throws a `Failure` for a part or a block that is alone: templates show something else than the slide holds. */
export function pairsOn(slide: TalkSlide, boxes: SlideBoxes): readonly Pair[] {
  const blocks = Map.groupBy(boxes.blocks, ({ slot }) => slot);
  const used = new Map<string, number>();
  const pairs = slide.parts.map((part) => {
    const index = used.get(part.slot) ?? 0;
    used.set(part.slot, index + 1);
    return pairOf(part, blocks.get(part.slot)?.[index], slide);
  });
  for (const [slot, found] of blocks) {
    const extra = slot === '' ? undefined : found[used.get(slot) ?? 0];
    if (extra !== undefined)
      throw new Failure(`Unexpected ${nameBlock(extra)} on slide ${slide.number} of the talk`, { help });
  }
  return pairs;
}

function pairOf(part: TalkPart, block: Block | undefined, { number }: TalkSlide): Pair {
  const kind = part.kind === 'chart' ? 'picture' : part.kind;
  const isSame = block?.kind === kind && readsSame(part, block);
  if (!isSame) {
    const found = block === undefined ? 'end' : nameBlock(block);
    throw new Failure(
      `Unexpected ${found} in slot \`${part.slot}\` of slide ${number}, expected ${namePart(part)} as the browser laid it out`,
      { help },
    );
  }
  return { kind: part.kind, part, block } as Pair;
}

function readsSame(part: TalkPart, block: Block): boolean {
  if (part.kind === 'text') return says(part.runs, block as TextBlock);
  if (part.kind !== 'table') return true;
  const { rows } = block as TableBlock;
  return (
    rows.length === part.rows.length &&
    part.rows.every(
      (cells, row) =>
        cells.length === rows[row]?.cells.length &&
        cells.every((runs, column) => says(runs, rows[row]?.cells[column])),
    )
  );
}

function says(runs: readonly TextRun[], set: StyledText | undefined): boolean {
  return set !== undefined && squeezed(runs.map(({ text }) => text).join('')) === squeezed(set.text);
}

function namePart(part: TalkPart): string {
  if (part.kind === 'text') return quote(part.runs.map(({ text }) => text).join(''));
  return `a ${part.kind}`;
}

function nameBlock(block: Block): string {
  return block.kind === 'text' ? quote(block.text) : `a ${block.kind} in slot \`${block.slot}\``;
}

function quote(text: string): string {
  const words = text.trim().replace(/\s+/gu, ' ');
  return `“${words.length > 40 ? `${words.slice(0, 39)}…` : words}”`;
}
