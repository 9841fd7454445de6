import { visit } from 'unist-util-visit';
import type { ChartForm, Edition, Kit, KitPicture, Output, Page } from '../model.ts';
import type { Presentation } from '../presentation.ts';
import { readColours } from './colours.ts';
import { deck } from './deck.ts';
import { talkInfo } from './document-info.ts';
import { officeForms } from './pptx-forms.ts';
import { notesParagraphs } from './pptx-notes.ts';
import { officeSlide, type SlideMaker } from './pptx-slide.ts';
import { officeTheme } from './pptx-styles.ts';
import { surfaceOf } from './slide.ts';
import { artPath, titleArt } from './slide-art.ts';
import { paces } from './speaker-notes.ts';

/** The talk as a PowerPoint file: text, tables and charts that can be edited, with notes and sources. */
export const pptx: Output = { name: 'pptx', drawings, render };

function drawings(edition: Edition, only?: 'screen'): ReturnType<Output['drawings']> {
  return only === 'screen' ? [] : deck.drawings(edition);
}

async function render(edition: Edition, kit: Kit, only?: 'screen'): Promise<readonly Page[]> {
  if (only === 'screen') return [];
  const colours = readColours(kit.style('tokens'));
  const times = paces(edition.slides);
  const maker: SlideMaker = {
    edition,
    kit,
    colours,
    pictures: await picturesOf(edition, kit, colours('paper')),
    notes: (slide) => notesParagraphs(slide, times[edition.slides.indexOf(slide)], edition, colours),
  };
  const presentation: Presentation = {
    width: 1280,
    height: 720,
    language: edition.meta.language,
    theme: officeTheme(edition.meta.title, colours),
    forms: officeForms(colours),
    gridColour: colours('grid'),
    slides: edition.slides.map((slide) => officeSlide(slide, maker)),
  };
  const application = `${edition.brand} ${kit.version}`;
  return [
    {
      kind: 'office',
      path: 'deck.pptx',
      presentation,
      document: talkInfo(edition),
      application,
      charts: chartForms(edition, kit),
    },
  ];
}

/** Pictures are twice as fine as the slide. */
const fineness = 2;

/** Everything that stands on slides as a picture: drawings that no chart can show, and images. */
async function picturesOf(
  edition: Edition,
  kit: Kit,
  paper: string,
): Promise<ReadonlyMap<string, KitPicture>> {
  const drawn = drawings(edition)
    .map(({ chart, surface }) => kit.drawing(chart, surface))
    .filter(({ plot }) => plot === undefined || plot.kind === 'none')
    .map(async ({ chart, surface, svg, width, height }) => {
      const bytes = await kit.raster(svg, width * fineness, height * fineness, paper);
      return [`${chart} ${surface}`, { type: 'png' as const, bytes, width, height, svg }] as const;
    });
  const art = titleArt(edition, kit);
  const images = imageAddresses(edition).map(async (url) => [url, await kit.picture(url)] as const);
  const decoration = art === undefined ? [] : [artPicture(art, kit, paper)];
  return new Map(await Promise.all([...drawn, ...images, ...decoration]));
}

/** Width of the art on the title slide, which reaches from the right edge down to the foot. */
const artWidth = 560;

async function artPicture(svg: string, kit: Kit, paper: string): Promise<readonly [string, KitPicture]> {
  const [, , wide = 1, high = 1] = (/viewBox="([^"]*)"/.exec(svg)?.[1] ?? '').split(' ').map(Number);
  const height = (artWidth * high) / wide;
  const bytes = await kit.raster(svg, artWidth * fineness, height * fineness, paper);
  return [artPath, { type: 'png', bytes, width: artWidth, height, svg }];
}

function imageAddresses({ slides }: Edition): readonly string[] {
  const addresses = new Set<string>();
  for (const { body } of slides)
    visit({ type: 'root', children: [...body] }, 'image', ({ url }) => void addresses.add(url));
  return [...addresses];
}

/** Charts that the suite can edit, and why the others are pictures. Diagrams are pictures by nature and not counted. */
function chartForms({ slides, figures }: Edition, kit: Kit): readonly ChartForm[] {
  return slides.flatMap(({ number, layout, charts }) =>
    charts.flatMap((chart): readonly ChartForm[] => {
      const surface = surfaceOf(layout, figures.get(chart));
      const plot = surface === undefined ? undefined : kit.drawing(chart, surface).plot;
      if (plot === undefined) return [];
      return [{ chart, slide: number, ...(plot.kind === 'none' ? { picture: plot.reason } : {}) }];
    }),
  );
}
