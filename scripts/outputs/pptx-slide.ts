import type { Edition, Kit, KitPicture, Slide } from '../model.ts';
import type { OfficeItem, OfficeSlide, Paragraph, Run } from '../presentation.ts';
import { blocksOf } from '../read/markdown/slide-slots.ts';
import { figuresOn } from '../render/deck/slots.ts';
import type { Colours } from './colours.ts';
import { usualSlide } from './pptx-columns.ts';
import { centredSlide } from './pptx-few-words.ts';
import type { PartMaker } from './pptx-part.ts';
import { attribution, comparisonText, stylesFor } from './pptx-styles.ts';
import { lineRuns, type TextMaker } from './pptx-text.ts';
import { sectionName } from './slide.ts';
import { caption } from './slide-caption.ts';
import type { Show } from './slide-nodes.ts';
import { foot } from './slide-sources.ts';

/** What all slides are made with. */
export interface SlideMaker {
  readonly edition: Edition;
  readonly kit: Kit;
  readonly colours: Colours;
  /** Images by address, and drawings without a chart by figure and surface. */
  readonly pictures: ReadonlyMap<string, KitPicture>;
  readonly notes: (slide: Slide) => readonly Paragraph[];
}

/** A slide of the talk as a slide of an office suite, and what does not fit on it. */
export function officeSlide(slide: Slide, maker: SlideMaker): OfficeSlide {
  const parts = partMaker(slide, maker);
  const { items, misfits } = isCentred(slide) ? centredSlide(slide, parts) : usualSlide(slide, parts);
  const frame = [...captionItems(slide, parts), ...sourceItems(slide, parts), ...sectionItems(slide, parts)];
  return {
    place: slide.place,
    number: slide.number,
    form: slide.layout.title,
    section: partOfTalk(slide, maker.edition),
    items: uniqueNames([...items, ...frame]),
    notes: maker.notes(slide),
    misfits,
  };
}

function partMaker(slide: Slide, { edition, kit, colours, pictures }: SlideMaker): PartMaker {
  const onInk = slide.layout.role === 'divider';
  return {
    slide,
    edition,
    kit,
    pictures,
    styles: stylesFor(slide.layout.name, colours),
    surface: (figure) => figuresOn(slide, edition).find(({ chart }) => chart === figure?.id)?.surface,
    text: { show: textShow, colours, strong: colours(onInk ? 'paper' : 'ink'), ...ownText(slide, colours) },
  };
}

/** Layouts that set their text otherwise: comparisons in larger type as long as they hold few points without sentences. */
function ownText(
  { layout: { name }, slots }: Slide,
  colours: Colours,
): Pick<TextMaker, 'heading' | 'points' | 'attribution'> {
  if (name === 'quote') {
    const { style, before } = attribution;
    return { attribution: { style: { ...style, colour: colours('muted') }, before } };
  }
  if (name !== 'comparison') return {};
  const isMany = blocksOf(slots).some(
    (node) => node.type === 'paragraph' || (node.type === 'list' && node.children.length > 5),
  );
  return { heading: comparisonText.heading, points: comparisonText[isMany ? 'many' : 'few'] };
}

/** Figures and tables have parts of their own; the foot names the sources. */
const textShow: Show = { figure: () => [], table: () => [], citation: () => '', image: (address) => address };

function isCentred({ layout }: Slide): boolean {
  return ['title', 'divider', 'statement', 'closing'].includes(layout.name);
}

// ---------------------------------------------------------------- the frame

function captionItems(slide: Slide, maker: PartMaker): readonly OfficeItem[] {
  const [fill] = slide.layout.slots.flatMap((slot) =>
    'fill' in slot && slot.fill !== 'cover' ? [slot.fill] : [],
  );
  const words = fill === undefined ? [] : caption(slide, fill, maker.edition);
  if (words.length === 0) return [];
  const runs = lineRuns(words, maker.text);
  const onInk = slide.layout.role === 'divider';
  const style = onInk ? { colour: maker.text.colours('context') } : {};
  return [{ kind: 'text', name: 'Byline', holder: 'Byline', paragraphs: [{ runs, style }] }];
}

function sourceItems(slide: Slide, maker: PartMaker): readonly OfficeItem[] {
  const runs: readonly Run[] = lineRuns(foot(slide, maker.edition, textShow), maker.text);
  if (!slide.layout.frame.sources || runs.length === 0) return [];
  return [{ kind: 'text', name: 'Sources', holder: 'Sources', paragraphs: [{ runs }] }];
}

function sectionItems(slide: Slide, maker: PartMaker): readonly OfficeItem[] {
  const text = sectionName(slide);
  if (text === '') return [];
  const style = { ...maker.styles.caption, isBold: true };
  const box = { x: 620, y: 16, width: 600, height: 22 };
  return [{ kind: 'text', name: 'Section', style, align: 'right', box, paragraphs: [{ runs: [{ text }] }] }];
}

/** Titles of the groups of slides that the suite shows beside them. */
function partOfTalk({ layout, section }: Slide, { meta }: Edition): string {
  if (layout.role === 'opening') return meta.title;
  return layout.role === 'closing' || layout.role === 'backup' ? layout.title : section;
}

function uniqueNames(items: readonly OfficeItem[]): readonly OfficeItem[] {
  const taken = new Map<string, number>();
  return items.map((item) => {
    const count = (taken.get(item.name) ?? 0) + 1;
    taken.set(item.name, count);
    return count === 1 ? item : { ...item, name: `${item.name} ${count}` };
  });
}
