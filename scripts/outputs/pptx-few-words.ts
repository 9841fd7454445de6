import type { RootContent, Slide } from '../model.ts';
import type { OfficeItem, Paragraph } from '../presentation.ts';
import { blocksOf } from '../read/markdown/slide-slots.ts';
import { fitText } from './pptx-fit.ts';
import { flow } from './pptx-flow.ts';
import { grid } from './pptx-forms.ts';
import { type Made, titleItem, tooLong } from './pptx-heading.ts';
import { type Part, type PartMaker, textPart } from './pptx-part.ts';
import { partsOf } from './pptx-parts.ts';
import { artTitle, heroTitle, numberTitle } from './pptx-styles.ts';
import { lineRuns, paragraphsOf, wordsOf } from './pptx-text.ts';
import { artPath, showsCover } from './slide-art.ts';

const centre = { x: grid.left, y: grid.top, width: grid.width, height: grid.bottom - grid.top };
const textWidth: Readonly<Partial<Record<string, number>>> = { divider: 960, statement: 1060 };

/** A heading with a few words under it, in the middle of the slide. */
export function centredSlide(slide: Slide, maker: PartMaker): Made {
  const { styles, kit } = maker;
  const runs = lineRuns(slide.heading, maker.text);
  const {
    parts,
    title,
    gap,
    width = textWidth[slide.layout.name] ?? grid.width,
  } = fewWords(slide, wordsOf(runs), maker);
  const art = artItems(slide, maker);
  const wide = art.length === 0 ? grid.width : besideArt;
  const heading = fitText([{ runs, ...title }], styles.title, { width: wide, height: 400 }, kit.measure);
  const below = { ...centre, width: Math.min(width, wide), height: centre.height - heading.height - gap };
  const tried = flow(parts, below, 'top', { text: 'Text' });
  const used = lowest(tried.items, below.y) - below.y;
  const top = centre.y + Math.max(0, (centre.height - heading.height - (used > 0 ? gap + used : 0)) / 2);
  const flowed = flow(parts, { ...below, y: top + heading.height + gap }, 'top', { text: 'Text' });
  return {
    items: [
      titleItem(heading.paragraphs, { ...centre, width: wide, y: top, height: heading.height }),
      ...flowed.items,
      ...art,
    ],
    misfits: [
      ...(heading.isTooLong ? [tooLong('heading')] : []),
      ...(tried.isTooLong ? [tooLong('text')] : []),
    ],
  };
}

interface FewWords {
  readonly parts: readonly Part[];
  /** How the heading is set where it is not as its layout says. */
  readonly title: Pick<Paragraph, 'style'>;
  readonly gap: number;
  /** Width of what stands under the heading, where it is not that of its layout. */
  readonly width?: number;
}

/** What stands under the heading, and how far. */
function fewWords(slide: Slide, heading: string, maker: PartMaker): FewWords {
  const body = blocksOf(slide.slots);
  if (slide.layout.role === 'opening') {
    const hasArt = artItems(slide, maker).length > 0;
    return { parts: titleParts(body, maker), title: hasArt ? { style: artTitle } : {}, gap: 28 };
  }
  const hero = heroParts(slide, maker);
  if (hero !== undefined) return { parts: hero, title: { style: heroTitle }, gap: 12, width: grid.width };
  const isNumber = slide.layout.name === 'statement' && heading.length <= 14;
  return { parts: partsOf(body, maker), title: isNumber ? { style: numberTitle } : {}, gap: 28 };
}

/** Under the title stands the subtitle, larger than who and when. */
function titleParts(body: readonly RootContent[], maker: PartMaker): readonly Part[] {
  const [subtitle, second, ...rest] = paragraphsOf(body, maker.text, 0);
  if (subtitle === undefined) return [];
  const large = { ...subtitle, style: { size: 36, lineHeight: 46, colour: maker.text.strong } };
  const set = second === undefined ? [large] : [large, { ...second, before: 28 }, ...rest];
  return [textPart(set, maker.styles.text, maker)].filter((part) => part !== undefined);
}

/** A number that is larger than everything, and what is said of it; nothing where the text begins with none. */
function heroParts({ slots }: Slide, maker: PartMaker): readonly Part[] | undefined {
  const { hero: [number] = [], text: rest = [] } = slots;
  if (number?.type !== 'paragraph') return undefined;
  const { font: _, ...style } = maker.styles.hero;
  const large: Paragraph = { runs: lineRuns(number.children, maker.text), style };
  const said = paragraphsOf(rest, maker.text, 16).map((one, index) =>
    index === 0 ? { ...one, before: 12 } : one,
  );
  return [textPart([large, ...said], maker.styles.text, maker)].filter((part) => part !== undefined);
}

function lowest(items: readonly OfficeItem[], least: number): number {
  return Math.max(least, ...items.map(({ box }) => (box === undefined ? 0 : box.y + box.height)));
}

/** Room for words on a title slide that has art. */
const besideArt = 640;

/** The art of the title slide, from the right edge down to the foot; it only adorns. */
function artItems(slide: Slide, { pictures }: PartMaker): readonly OfficeItem[] {
  const art = showsCover(slide) ? pictures.get(artPath) : undefined;
  if (art === undefined) return [];
  const box = { x: 1280 - art.width, y: 720 - art.height, width: art.width, height: art.height };
  const { type, bytes, svg } = art;
  return [
    {
      kind: 'picture',
      name: 'Art',
      alt: '',
      box,
      image: { type, bytes },
      ...(svg === undefined ? {} : { svg }),
    },
  ];
}
