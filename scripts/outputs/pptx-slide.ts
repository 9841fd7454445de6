import type { Edition, Kit, KitPicture, RootContent, Slide } from '../model.ts';
import type { OfficeItem, OfficeSlide, Paragraph, Run } from '../presentation.ts';
import type { Colours } from './colours.ts';
import { fitText } from './pptx-fit.ts';
import { flow, type Holders } from './pptx-flow.ts';
import { formNames, grid, headingGap } from './pptx-forms.ts';
import { type PartMaker, textPart } from './pptx-part.ts';
import { partsOf } from './pptx-parts.ts';
import { numberTitle, stylesFor } from './pptx-styles.ts';
import { lineRuns, paragraphsOf, wordsOf } from './pptx-text.ts';
import { sectionName, surfaceOf } from './slide.ts';
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
    form: formNames[slide.layout],
    section: partOfTalk(slide, maker.edition),
    items: uniqueNames([...items, ...frame]),
    notes: maker.notes(slide),
    misfits,
  };
}

function partMaker(slide: Slide, { edition, kit, colours, pictures }: SlideMaker): PartMaker {
  const onInk = slide.layout === 'divider';
  return {
    slide,
    edition,
    kit,
    pictures,
    styles: stylesFor(slide.layout, colours),
    surface: (figure) => surfaceOf(slide.layout, figure),
    text: { show: textShow, colours, strong: colours(onInk ? 'paper' : 'ink') },
  };
}

/** Figures and tables have parts of their own; the foot names the sources. */
const textShow: Show = { figure: () => [], table: () => [], citation: () => '', image: (address) => address };

function isCentred({ layout }: Slide): boolean {
  return layout === 'title' || layout === 'divider' || layout === 'statement' || layout === 'closing';
}

interface Made {
  readonly items: readonly OfficeItem[];
  readonly misfits: readonly string[];
}

// ---------------------------------------------------------------- few words

const centre = { x: grid.left, y: grid.top, width: grid.width, height: grid.bottom - grid.top };
const textWidth: Partial<Record<Slide['layout'], number>> = { divider: 960, statement: 1000 };

/** A heading with a few words under it, in the middle of the slide. */
function centredSlide(slide: Slide, maker: PartMaker): Made {
  const { styles, kit } = maker;
  const runs = lineRuns(slide.heading, maker.text);
  const isNumber = slide.layout === 'statement' && wordsOf(runs).length <= 14;
  const own = isNumber ? { style: { ...numberTitle } } : {};
  const room = { width: grid.width, height: 400 };
  const heading = fitText([{ runs, ...own }], styles.title, room, kit.measure);
  const width = textWidth[slide.layout] ?? grid.width;
  const parts = slide.layout === 'title' ? titleParts(slide.body, maker) : partsOf(slide.body, maker);
  const gap = 28;
  const below = { ...centre, width, height: centre.height - heading.height - gap };
  const tried = flow(parts, below, 'top', { text: 'Text' });
  const used = lowest(tried.items, below.y) - below.y;
  const top = centre.y + Math.max(0, (centre.height - heading.height - (used > 0 ? gap + used : 0)) / 2);
  const flowed = flow(parts, { ...below, y: top + heading.height + gap }, 'top', { text: 'Text' });
  return {
    items: [titleItem(heading.paragraphs, { ...centre, y: top, height: heading.height }), ...flowed.items],
    misfits: [
      ...(heading.isTooLong ? [tooLong('heading')] : []),
      ...(tried.isTooLong ? [tooLong('text')] : []),
    ],
  };
}

/** Under the title stands the subtitle, larger than who and when. */
function titleParts(body: readonly RootContent[], maker: PartMaker) {
  const paragraphs = paragraphsOf(body, maker.text, 0);
  const [subtitle, second, ...rest] = paragraphs;
  if (subtitle === undefined) return [];
  const large = { ...subtitle, style: { size: 36, lineHeight: 46, colour: maker.text.strong } };
  const set = second === undefined ? [large] : [large, { ...second, before: 28 }, ...rest];
  return [textPart(set, maker.styles.text, maker)].filter((part) => part !== undefined);
}

function lowest(items: readonly OfficeItem[], least: number): number {
  return Math.max(least, ...items.map(({ box }) => (box === undefined ? 0 : box.y + box.height)));
}

// ---------------------------------------------------------------- a heading and what it says

/** A heading at the top and the body under it, in columns where the layout has some. */
function usualSlide(slide: Slide, maker: PartMaker): Made {
  const { styles, kit } = maker;
  const runs = lineRuns(slide.heading, maker.text);
  const heading = fitText([{ runs }], styles.title, { width: grid.width, height: 92 }, kit.measure);
  const isTight = ['chart', 'two-charts', 'chart-text', 'backup'].includes(slide.layout);
  const titleEnd = grid.top + (isTight ? heading.height + 4 : 92);
  const top = titleEnd + (slide.layout === 'backup' || !isTight ? headingGap : 4);
  const flows = columnsOf(slide, top).map(({ nodes, box, anchor, holders }) =>
    flow(partsOf(nodes, maker), box, anchor, holders),
  );
  const title = titleItem(heading.paragraphs, {
    x: grid.left,
    y: grid.top,
    width: grid.width,
    height: Math.max(92, heading.height),
  });
  return {
    items: [title, ...flows.flatMap(({ items }) => items)],
    misfits: [
      ...(heading.isTooLong ? [tooLong('heading')] : []),
      ...(flows.some(({ isTooLong }) => isTooLong) ? [tooLong('body')] : []),
    ],
  };
}

function tooLong(what: string): string {
  return `${what} that is higher than its shape even in small type`;
}

interface Column {
  readonly nodes: readonly RootContent[];
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly anchor: 'top' | 'middle' | 'bottom';
  readonly holders: Holders;
}

/** The body by columns. */
function columnsOf({ layout, body }: Slide, top: number): readonly Column[] {
  const whole = { x: grid.left, y: top, width: grid.width, height: grid.bottom - top };
  const half = (index: number) => ({
    ...whole,
    x: grid.left + index * (grid.half + grid.gap),
    width: grid.half,
  });
  const figures = body.filter(({ type }) => type === 'figure');
  const chart: Holders = { subtitle: 'Subtitle', content: 'Chart' };
  const second: Holders = { subtitle: 'Second subtitle', content: 'Second chart' };
  switch (layout) {
    case 'chart':
      return [{ nodes: body, box: whole, anchor: 'bottom', holders: chart }];
    case 'two-charts':
      return figures.map((node, index) => ({
        nodes: [node],
        box: half(index),
        anchor: 'bottom',
        holders: [chart, second][index] ?? {},
      }));
    case 'chart-text': {
      const rest = body.filter(({ type }) => type !== 'figure');
      const beside = { ...half(1), x: half(1).x + 20, width: grid.half - 20 };
      return [
        { nodes: figures, box: half(0), anchor: 'bottom', holders: chart },
        { nodes: rest, box: beside, anchor: 'middle', holders: { text: 'Text' } },
      ];
    }
    case 'comparison':
      return comparison(body, whole);
    case 'table':
    case 'backup':
      return [{ nodes: body, box: whole, anchor: 'top', holders: { content: 'Content' } }];
    default:
      return [{ nodes: body, box: whole, anchor: 'top', holders: { text: 'Text' } }];
  }
}

const ruleRoom = 19;

function comparison(body: readonly RootContent[], whole: Column['box']): readonly Column[] {
  const columns: RootContent[][] = [];
  for (const node of body) {
    if (node.type === 'heading' || columns.length === 0) columns.push([]);
    columns.at(-1)?.push(node);
  }
  const width = (whole.width - grid.gap * (columns.length - 1)) / columns.length;
  return columns.map((nodes, index) => ({
    nodes,
    box: {
      x: whole.x + index * (width + grid.gap),
      y: whole.y + ruleRoom,
      width,
      height: whole.height - ruleRoom,
    },
    anchor: 'top',
    holders: columns.length > 2 ? {} : { text: index === 0 ? 'Left' : 'Right' },
  }));
}

function titleItem(paragraphs: readonly Paragraph[], box: OfficeItem['box']): OfficeItem {
  return { kind: 'text', name: 'Title', holder: 'Title', paragraphs, ...(box === undefined ? {} : { box }) };
}

// ---------------------------------------------------------------- the frame

function captionItems(slide: Slide, maker: PartMaker): readonly OfficeItem[] {
  const nodes = caption(slide, maker.edition).filter(({ type }) => type !== 'html');
  const [paragraph] = nodes;
  if (paragraph?.type !== 'paragraph') return [];
  const runs = lineRuns(paragraph.children, maker.text);
  const onInk = slide.layout === 'divider';
  const style = onInk ? { colour: maker.text.colours('context') } : {};
  return [{ kind: 'text', name: 'Byline', holder: 'Byline', paragraphs: [{ runs, style }] }];
}

function sourceItems(slide: Slide, maker: PartMaker): readonly OfficeItem[] {
  const runs: readonly Run[] = lineRuns(foot(slide, maker.edition, textShow), maker.text);
  if (slide.layout === 'divider' || runs.length === 0) return [];
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
  if (layout === 'title') return meta.title;
  if (layout === 'closing') return 'Closing';
  return layout === 'backup' ? 'Backup' : section;
}

function uniqueNames(items: readonly OfficeItem[]): readonly OfficeItem[] {
  const taken = new Map<string, number>();
  return items.map((item) => {
    const count = (taken.get(item.name) ?? 0) + 1;
    taken.set(item.name, count);
    return count === 1 ? item : { ...item, name: `${item.name} ${count}` };
  });
}
