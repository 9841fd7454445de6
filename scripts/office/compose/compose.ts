// Makes a presentation of what the talk says and of where the browser stood it.

import type {
  OfficeItem,
  OfficeLayout,
  OfficeSlide,
  OfficeTheme,
  Paragraph,
  Placeholder,
  Presentation,
  TextItem,
  TypeStyle,
} from '../../model/deck/presentation.ts';
import type { Box, DeckBoxes, StyledText } from '../../model/deck/slide-boxes.ts';
import type { Talk } from '../../model/deck/talk.ts';
import { type Drawn, firstUses, layoutOf, mostCommon, placeholderName } from './layouts.ts';
import { difference, isSame, typeStyle } from './runs.ts';
import { shapesOn } from './slide-shapes.ts';

/** The talk as a presentation. Throws where parts and boxes do not belong together, which is our bug. */
export function composePresentation(talk: Talk, deck: DeckBoxes): Presentation {
  const drawn = talk.slides.map((slide, index) => {
    const boxes = deck.slides[index];
    if (boxes === undefined || deck.slides.length !== talk.slides.length)
      throw new Error(`Unexpected ${deck.slides.length} slides laid out, expected ${talk.slides.length}`);
    return { slide, boxes, shapes: shapesOn(slide, boxes, deck.fonts) };
  });
  const usual = usualStyle(deck);
  const used = Map.groupBy(drawn, ({ slide }) => slide.layout);
  const layouts = talk.layouts.flatMap((name) => {
    const slides = used.get(name);
    return slides === undefined ? [] : [layoutOf(name, slides, usual)];
  });
  const slides = drawn.map(({ slide, ...one }): OfficeSlide => {
    const layout = layouts.find(({ name }) => name === slide.layout);
    if (layout === undefined) throw new Error(`Unexpected slide without a layout \`${slide.layout}\``);
    const { number, layout: name, section, notes } = slide;
    return { number, layout: name, section, notes, ...onLayout(one, layout) };
  });
  const [first] = deck.slides;
  return {
    width: first?.width ?? 0,
    height: first?.height ?? 0,
    language: talk.language,
    theme: themeOf(talk, deck, usual),
    style: usual,
    master: masterOf(layouts, slides),
    layouts,
    gridColour: talk.gridColour,
    slides,
  };
}

// ---------------------------------------------------------------- slides on layouts

/** What of a slide is not said by its layout. */
function onLayout(drawn: Drawn, layout: OfficeLayout): Pick<OfficeSlide, 'items' | 'background'> {
  const { background } = drawn.boxes;
  // A picture behind everything else hides what the layout shows, so that the slide has to show it again.
  const isCovered = drawn.shapes.some(({ item }) => item.kind === 'picture' && item.isBackground === true);
  const filling = new Map(firstUses(drawn.shapes).map(({ item, use }) => [item, placeholderName(use)]));
  const items = drawn.shapes
    .map(({ item }) => item)
    .filter(
      ({ kind, ...item }) => kind !== 'fill' || isCovered || !layout.fills.some((fill) => isFill(item, fill)),
    )
    .map((item) => {
      const name = filling.get(item);
      return placed(
        item,
        layout.placeholders.find((placeholder) => placeholder.name === name),
      );
    });
  return { items: uniqueNames(items), ...(background === layout.background ? {} : { background }) };
}

function isFill(item: object, { box, colour }: OfficeLayout['fills'][number]): boolean {
  return 'box' in item && 'colour' in item && isSame({ box: item.box, colour: item.colour }, { box, colour });
}

/** An item in its placeholder, with what it has otherwise than that. */
function placed(item: OfficeItem, placeholder: Placeholder | undefined): OfficeItem {
  const filling = placeholder === undefined ? {} : { placeholder: placeholder.name };
  if (item.kind !== 'text' && item.kind !== 'number') return { ...item, ...filling };
  const { box, ...text } = item;
  if (text.kind === 'number') return { ...text, ...filling, ...ownPlace(item, placeholder) };
  const style = placeholder?.style ?? text.style;
  const isMoved = placeholder === undefined || box === undefined || !isSame(box, placeholder.box);
  const align = placeholder === undefined || placeholder.align === text.align ? {} : { align: text.align };
  return {
    ...text,
    ...(isMoved && box !== undefined ? { box } : {}),
    ...filling,
    style,
    paragraphs: text.paragraphs.map((paragraph) => ({ ...against(style, paragraph), ...align })),
  };
}

/** Share of its width that a number gets in addition, for fonts that are wider. */
const spare = 0.3;

/**
 * The box of a number that has a ground of its own, or that ends elsewhere than its placeholder; all others differ in nothing
 * but their digits.
 */
function ownPlace(
  { box, fill }: Pick<TextItem, 'box' | 'fill'>,
  placeholder: Placeholder | undefined,
): { readonly box?: Box } {
  if (box === undefined || placeholder === undefined) return {};
  const isNear = (one: number, other: number) => Math.abs(one - other) <= 1;
  const { x, y, width, height } = placeholder.box;
  return isNear(box.x + box.width, x + width) && isNear(box.y + box.height, y + height) && fill === undefined
    ? {}
    : { box: { ...box, x: box.x - box.width * spare, width: box.width * (1 + spare) } };
}

/** A paragraph that says only where it is not set as the others. */
function against(style: TypeStyle, { style: own = {}, ...paragraph }: Paragraph): Paragraph {
  const set = difference({ ...style, ...own }, style);
  return Object.keys(set).length === 0 ? paragraph : { ...paragraph, style: set };
}

function uniqueNames(items: readonly OfficeItem[]): readonly OfficeItem[] {
  const taken = new Map<string, number>();
  return items.map((item) => {
    const count = (taken.get(item.name) ?? 0) + 1;
    taken.set(item.name, count);
    return count === 1 ? item : { ...item, name: `${item.name} ${count}` };
  });
}

// ---------------------------------------------------------------- theme and master

/** How most text of the talk is set: that of its slots, or else of its tables, or whatever there is. */
function usualStyle(deck: DeckBoxes): TypeStyle {
  const blocks = deck.slides.flatMap((slide) => slide.blocks);
  const plain = blocks.filter((block) => block.kind === 'text');
  const choices: readonly (readonly StyledText[])[] = [
    plain.filter(({ slot }) => !edges.includes(slot)),
    blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flatMap(({ cells }) => cells) : [])),
    plain,
  ];
  const style = choices.map((texts) => mostCommon(texts.map(typeStyle))).find((found) => found !== undefined);
  if (style === undefined) throw new Error('Unexpected talk without text');
  return style;
}

const edges = ['heading', 'section', 'sources'];

function themeOf({ title, colours }: Talk, { fonts }: DeckBoxes, { font }: TypeStyle): OfficeTheme {
  const known = Object.entries(fonts).map(
    ([family, { generic, ascent, descent }]) => [family, { generic, lineShare: ascent + descent }] as const,
  );
  return { name: title, colours, font, fonts: new Map(known) };
}

/** The placeholders that most slides have, one of each kind that a master may have. */
function masterOf(layouts: readonly OfficeLayout[], slides: readonly OfficeSlide[]): readonly Placeholder[] {
  const uses = (layout: OfficeLayout) => slides.filter((slide) => slide.layout === layout.name).length;
  const byUse = layouts.toSorted((a, b) => uses(b) - uses(a)).flatMap(({ placeholders }) => placeholders);
  return (['title', 'text', 'foot', 'number'] as const).flatMap((wanted) => {
    const found = byUse.find(({ kind }) => kind === wanted);
    return found === undefined ? [] : [found];
  });
}
