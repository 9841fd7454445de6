// Makes the shapes of a slide: the edition's parts at the places that the browser gave them.

import type { OfficeItem, PictureItem } from '../../model/deck/presentation.ts';
import type { Fonts, PictureBlock, SlideBoxes, TextBlock } from '../../model/deck/slide-boxes.ts';
import type { TalkSlide } from '../../model/deck/talk.ts';
import { type Pair, pairsOn } from './pairs.ts';
import { tableItem } from './table-shapes.ts';
import { columnsOf, type Ruler, type TextPair, textItem } from './text-shapes.ts';

/** What a shape may fill a placeholder as: `object` is a chart, picture or table. */
export interface PlaceholderUse {
  readonly slot: string;
  readonly role: 'title' | 'subtitle' | 'text' | 'object' | 'sources' | 'number';
}

/** A shape before its layout is known. */
export interface Shape {
  readonly item: OfficeItem;
  readonly use?: PlaceholderUse;
}

/** The shapes of a slide in the order in which they are read, those that only adorn first. */
export function shapesOn(slide: TalkSlide, boxes: SlideBoxes, fonts: Fonts): readonly Shape[] {
  const ruler = { width: boxes.width, fonts };
  const pairs = pairsOn(slide, boxes).filter(({ block }) => block.isShown);
  const isBehind = ({ part }: Pair) => part.kind === 'picture' && part.isBackground === true;
  const [behind, before] = [pairs.filter(isBehind), pairs.filter((pair) => !isBehind(pair))];
  const said = boxes.blocks.filter((block) => block.slot === '' && block.isShown);
  return [
    ...runsOf(behind).flatMap((run) => shapesOf(run, ruler)),
    ...boxes.fills.map(fillShape),
    ...runsOf(before).flatMap((run) => shapesOf(run, ruler)),
    ...said.flatMap((block) => (block.kind === 'text' ? [wordsShape(block, ruler)] : [])),
    ...numberShape(boxes, slide, ruler),
  ];
}

/** Neighbouring texts together, all else alone. */
function runsOf(pairs: readonly Pair[]): readonly (readonly [Pair, ...Pair[]])[] {
  const runs: [Pair, ...Pair[]][] = [];
  for (const pair of pairs) {
    const last = runs.at(-1);
    if (pair.kind === 'text' && last?.[0].kind === 'text') last.push(pair);
    else runs.push([pair]);
  }
  return runs;
}

function shapesOf(run: readonly [Pair, ...Pair[]], ruler: Ruler): readonly Shape[] {
  const [pair] = run;
  const use: PlaceholderUse = { slot: pair.part.slot, role: 'object' };
  switch (pair.kind) {
    case 'text':
      return textShapes(
        run.filter((one) => one.kind === 'text'),
        ruler,
      );
    case 'table':
      return [{ item: tableItem(pair, ruler), use }];
    case 'chart':
      return [{ item: { ...withoutSlot(pair.part), box: pair.block.box }, use }];
    case 'picture':
      return [
        { item: pictureItem(pair), ...(pair.part.alt === '' || pair.part.isBackground ? {} : { use }) },
      ];
  }
}

function textShapes(pairs: readonly TextPair[], ruler: Ruler): readonly Shape[] {
  return columnsOf(pairs).map((column): Shape => {
    const [{ part, block }] = column;
    const item = textItem(column, ruler);
    // Text on a ground of its own is a text box; a title stays one, for it names the slide.
    const isFree = part.role === 'other' || (block.fill !== undefined && part.role !== 'title');
    return isFree ? { item } : { item, use: { slot: part.slot, role: part.role } };
  });
}

function pictureItem({ part, block }: Extract<Pair, { kind: 'picture' }>): OfficeItem {
  const { slot: _, image = drawnBy(block), ...item } = part;
  return { ...item, image, box: block.box, ...(block.crop && { crop: block.crop }) };
}

function drawnBy({ drawn }: PictureBlock): PictureItem['image'] {
  if (drawn === undefined) throw new Error('Unexpected picture that the browser did not draw');
  return { type: drawn.type, bytes: new Uint8Array(Buffer.from(drawn.base64, 'base64')) };
}

function withoutSlot<P extends { readonly slot: string }>({ slot: _, ...part }: P): Omit<P, 'slot'> {
  return part;
}

function fillShape({ kind, box, colour }: SlideBoxes['fills'][number]): Shape {
  return { item: { kind: 'fill', name: kind === 'border' ? 'Rule' : 'Background', box, colour } };
}

/** Words of the partial itself, which no edition knows. */
function wordsShape(block: TextBlock, ruler: Ruler): Shape {
  const part = {
    kind: 'text',
    slot: '',
    name: 'Label',
    role: 'other',
    runs: [{ text: block.text }],
  } as const;
  return { item: textItem([{ kind: 'text', part, block }], ruler) };
}

/** The number that the program fills in, between the words around it; only words where the style sheet writes a number of its own. */
function numberShape({ number }: SlideBoxes, slide: TalkSlide, ruler: Ruler): readonly Shape[] {
  if (number === undefined || !number.isShown) return [];
  const [before = '', ...after] = number.text.split(`${slide.number}`);
  const part = { kind: 'text', slot: 'number', name: 'Number', role: 'sources', runs: [] } as const;
  const { paragraphs: _, ...set } = textItem([{ kind: 'text', part, block: number }], ruler);
  const isCounted = after.length > 0;
  const rest = after.join(`${slide.number}`);
  const item: OfficeItem = { ...set, kind: 'number', before, after: rest, isCounted };
  return [{ item, use: { slot: 'number', role: 'number' } }];
}
