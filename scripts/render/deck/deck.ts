// The deck as an output: Marp Markdown with its theme and drawings, the HTML presentation, and the PDF.
import { visit } from 'unist-util-visit';
import type { Drawing } from '../../model/drawing.ts';
import type { Edition, SlideLink } from '../../model/edition.ts';
import type { Kit, KitPicture, Output, Page, PresentPage, PrintPage } from '../../model/page.ts';
import { blocksOf } from '../../read/markdown/slide-slots.ts';
import { documentInfo } from '../shared/document-info.ts';
import { cachedPart, slideInputs, talkInputs } from '../shared/inputs.ts';
import { standalone } from '../shared/standalone-svg.ts';
import { backgroundStyle } from './background-style.ts';
import { makeMarp } from './marp.ts';
import { drawingPath, type MarkSlot, numberStyle, picturePath, slideMarkdown } from './slide.ts';
import { artPath, isFilledWith, titleArt } from './slide-art.ts';
import { markSlot, readSlotMarks } from './slot-marks.ts';
import { figuresOn } from './slots.ts';
import { slideTimes } from './speaker-notes.ts';
import { columnStyle } from './table-type.ts';
import { talkPlan } from './talk-plan.ts';

/** The deck: `deck.md` with `deck.css` and `charts/`, and `deck.html` and `deck.pdf`, which are made from them. */
export const deck: Output = {
  name: 'deck',
  paths: ['deck.md', 'deck.css', 'deck.html', 'deck.pdf', 'charts/', 'images/'],
  drawings,
  render,
};

function drawings(edition: Edition): ReturnType<Output['drawings']> {
  const wanted = edition.slides.flatMap((slide) =>
    figuresOn(slide, edition).flatMap(({ chart, surface }) =>
      surface === undefined ? [] : [{ chart, surface }],
    ),
  );
  return [
    ...new Map(wanted.map((drawing) => [drawingPath(drawing.chart, drawing.surface), drawing])).values(),
  ];
}

function render(edition: Edition, kit: Kit, only?: 'screen'): readonly Page[] {
  const presentation = presentPage(edition, kit);
  if (only === 'screen') return [presentation];
  return [
    { kind: 'text', path: 'deck.md', text: presentation.markdown },
    { kind: 'text', path: 'deck.css', text: presentation.theme },
    ...[...presentation.drawings].map(([path, svg]) => ({
      kind: 'text' as const,
      path,
      text: standaloneFile(svg, kit),
    })),
    ...shownPictures(edition, kit).map((picture) => ({
      kind: 'file' as const,
      path: picturePath(picture),
      bytes: picture.bytes,
    })),
    presentation,
    printPage(edition, kit),
  ];
}

/** The page from which `deck.pdf` is printed, and whose layout the PowerPoint file takes over. */
export function printPage(edition: Edition, kit: Kit): PrintPage {
  return kit.shared(edition, 'printed deck', () => ({
    kind: 'print',
    path: 'deck.pdf',
    html: printHtml(edition, kit, presentPage(edition, kit)),
    form: 'slides',
    slide: kit.slide,
    document: documentInfo(edition),
    origins: new Map(edition.slides.map((slide) => [slide.id, slide.place])),
  }));
}

/** What Marp renders: Markdown, theme and drawings. */
export function presentPage(edition: Edition, kit: Kit): PresentPage {
  return kit.shared(edition, 'presented deck', () => makePresentPage(edition, kit));
}

function makePresentPage(edition: Edition, kit: Kit): PresentPage {
  const drawn = drawings(edition).map(({ chart, surface }) => kit.drawing(chart, surface));
  const markdown = deckMarkdown(edition, kit);
  const art = titleArt(edition, kit);
  return {
    kind: 'present',
    path: 'deck.html',
    markdown,
    theme: themeStyle(edition, kit, markdown, drawn),
    drawings: new Map([
      ...drawn.map((drawing): [string, string] => [pathOf(drawing), drawing.svg]),
      ...(art === undefined ? [] : [[artPath, art.svg] as const]),
    ]),
    pictures: new Map(
      shownPictures(edition, kit).map((picture) => [
        picturePath(picture),
        { address: picture.address, isTurned: picture.file.isTurned },
      ]),
    ),
    language: edition.meta.language,
    slides: edition.slides.length,
    plan: talkPlan(edition),
  };
}

/** Every picture of an author on a slide, the logo among them, once. */
function shownPictures({ slides }: Edition, kit: Kit): readonly KitPicture[] {
  const { logo } = kit;
  const found = new Map<string, KitPicture>();
  if (logo !== undefined && slides.some((slide) => isFilledWith(slide, 'logo')))
    found.set(logo.light.name, logo.light);
  for (const { heading, slots, backgrounds = [] } of slides)
    visit(
      { type: 'root', children: [...heading, ...blocksOf(slots), ...backgrounds] },
      'image',
      ({ url }) => {
        const picture = kit.picture(url);
        found.set(picture.name, picture);
      },
    );
  return [...found.values()];
}

/** A drawing as a file of its own. */
function standaloneFile(svg: string, kit: Kit): string {
  return standalone(svg, {
    paper: kit.colour('paper'),
    fontFaces: (text) => kit.fontFaces([kit.families.sans], text),
  });
}

function pathOf({ chart, surface }: Drawing): string {
  return drawingPath(chart, surface);
}

/** How slides are written for a document: the addresses of other slides in it, and marks around the Markdown of slots. */
export interface DeckManner {
  /** Unique among the documents that are made from slides. */
  readonly name: string;
  readonly addressOf: (slide: SlideLink) => string;
  readonly mark?: MarkSlot;
}

/** The presentation knows slides by their number in the deck. */
const presented: DeckManner = { name: 'slide', addressOf: ({ number }) => `#${number}` };

/** The printed page knows slides by their anchor. */
const printed: DeckManner = { name: 'marked slide', addressOf: ({ id }) => `#${id}`, mark: markSlot };

/** The whole deck as Marp Markdown. */
export function deckMarkdown(edition: Edition, kit: Kit, manner: DeckManner = presented): string {
  const { name, addressOf, mark } = manner;
  const times = slideTimes(edition.slides);
  const common = kit.memo === undefined ? [] : talkInputs(edition, kit);
  const slides = edition.slides.map((slide, index) => {
    const inputs = () => [...common, ...slideInputs(slide, edition, kit), JSON.stringify(times[index])];
    const write = () => slideMarkdown(slide, times[index], { edition, kit, addressOf }, mark);
    return cachedPart(kit, `${name} ${slide.id}`, inputs, write);
  });
  const slot = { front: frontMatter(edition), body: slides.join('\n\n---\n\n') };
  return `${kit.template('deck', { theme: edition.brand, size: kit.slide.name, slot }).trim()}\n`;
}

/** The metadata in the front matter, as lines of YAML. Values are quoted, so that they can be nothing but text. */
function frontMatter({ meta }: Edition): string {
  const entries = {
    lang: meta.language,
    title: meta.title,
    description: meta.description,
    author: meta.authors.join(', '),
    keywords: meta.keywords.join(', '),
    ...(meta.url === undefined ? {} : { url: meta.url }),
  };
  // A JSON string is a YAML string that stays on its line.
  return Object.entries(entries)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join('\n');
}

/** The Marp theme: rules with the brand in an `@theme` comment, tokens, and the fonts for the characters of the deck. */
function themeStyle(edition: Edition, kit: Kit, markdown: string, drawn: readonly Drawing[]): string {
  const text = [markdown, edition.meta.title, ...drawn.map((drawing) => drawing.svg)].join('\n');
  const written = kit.style('deck').trim();
  const named = written.replace(/(?<=@theme\s+)\S+/, edition.brand);
  const rules = /@theme\s/.test(written) ? named : `/* @theme ${edition.brand} */\n${written}`;
  const parts = [
    rules,
    backgroundStyle(edition),
    kit.style('tokens').trim(),
    numberStyle(edition),
    columnStyle(markdown),
    kit.fontFaces(Object.values(kit.families), text),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** The slides as pages of their size: one `section` each, with the slide's id; `data-slot` of a block names its slot. */
function printHtml(
  edition: Edition,
  kit: Kit,
  page: Pick<PresentPage, 'theme' | 'drawings' | 'pictures'>,
): string {
  const marp = makeMarp(page, {
    inlineSVG: false,
    container: false,
    anchor: (index: number) => edition.slides[index]?.id ?? `slide-${index + 1}`,
  });
  const { html, css } = readSlotMarks(marp).render(deckMarkdown(edition, kit, printed));
  const { title, language } = edition.meta;
  return kit.template('deck-print', { title, language, slot: { style: css, body: html } });
}
