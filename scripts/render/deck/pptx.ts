// The PowerPoint file as an output: its talk, its pictures, and the page that lays it out.
import type { Edition } from '../../model/edition.ts';
import type { ChartForm, Kit, Output, Page } from '../../model/page.ts';
import type { Art } from '../report/coverart.ts';
import { documentInfo } from '../shared/document-info.ts';
import { drawingKey } from '../shared/drawing-key.ts';
import { deck, printPage } from './deck.ts';
import { officeFonts } from './office-fonts.ts';
import { artPath, titleArt } from './slide-art.ts';
import { figuresOn } from './slots.ts';
import type { PartPicture } from './talk/figures.ts';
import { makeTalk } from './talk/talk.ts';

/** The talk as a PowerPoint file: text, tables and charts that can be edited, with notes and sources. */
export const pptx: Output = { name: 'pptx', paths: ['deck.pptx'], drawings, render };

function drawings(edition: Edition, only?: 'screen'): ReturnType<Output['drawings']> {
  return only === 'screen' ? [] : deck.drawings(edition);
}

async function render(edition: Edition, kit: Kit, only?: 'screen'): Promise<readonly Page[]> {
  if (only === 'screen') return [];
  const pictures = await picturesOf(edition, kit);
  return [
    {
      kind: 'office',
      path: 'deck.pptx',
      talk: makeTalk(edition, kit, pictures),
      deck: printPage(edition, kit),
      document: documentInfo(edition),
      application: `${edition.brand} ${kit.version}`,
      fonts: officeFonts(kit, printPage(edition, kit).html),
      charts: chartForms(edition, kit),
    },
  ];
}

/** Pixels of a picture for each CSS pixel of the slide. */
const pixelRatio = 2;

/** Every drawing on the slides that no native chart can show, by key, and the art of the title slide. */
async function picturesOf(edition: Edition, kit: Kit): Promise<ReadonlyMap<string, PartPicture>> {
  const paper = kit.colour('paper');
  const drawn = drawings(edition)
    .map(({ chart, surface }) => kit.drawing(chart, surface))
    .filter(({ plot }) => plot === undefined || plot.kind === 'none')
    .map(async ({ chart, surface, svg, width, height }) => {
      const bytes = await kit.raster(svg, width * pixelRatio, height * pixelRatio, paper);
      return [drawingKey(chart, surface), { image: { type: 'png' as const, bytes }, svg }] as const;
    });
  const art = titleArt(edition, kit);
  const decoration = art === undefined ? [] : [artPicture(art, kit, paper)];
  return new Map(await Promise.all([...drawn, ...decoration]));
}

/** Width of the art of the title slide in pixels: half of a slide at the same pixel ratio. */
const artWidth = 1280;

async function artPicture(art: Art, kit: Kit, paper: string): Promise<readonly [string, PartPicture]> {
  const { svg } = art;
  const height = (artWidth * art.height) / art.width;
  const bytes = await kit.raster(svg, artWidth, height, paper);
  return [artPath, { image: { type: 'png', bytes }, svg }];
}

/** For every chart on a slide: whether an office suite can edit it, or why it is a picture. Diagrams, always pictures, are left out. */
function chartForms(edition: Edition, kit: Kit): readonly ChartForm[] {
  return edition.slides.flatMap((slide) =>
    figuresOn(slide, edition).flatMap(({ chart, surface }): readonly ChartForm[] => {
      const plot = surface === undefined ? undefined : kit.drawing(chart, surface).plot;
      if (plot === undefined) return [];
      return [{ chart, slide: slide.number, ...(plot.kind === 'none' ? { picture: plot.reason } : {}) }];
    }),
  );
}
