// Puts the art of the report's cover on the title slide.
import { escapeXml } from '../../draw/svg.ts';
import type { Edition, Slide } from '../../model/edition.ts';
import type { Kit } from '../../model/page.ts';
import { type CoverArt, coverArt } from '../report/coverart.ts';

/** Path of the art of the title slide, relative to the deck. */
export const artPath = 'charts/title.svg';

/** The art of the cover as SVG with its colours as attributes, which says what it shows; undefined without a cover or a slide that shows it. */
export function titleArt(edition: Edition, kit: Kit): CoverArt | undefined {
  const art = coverArt(edition, kit);
  if (art === undefined || !edition.slides.some((slide) => isFilledWith(slide, 'cover'))) return undefined;
  const drawn = (stroke: string, width: number): string =>
    `fill="${kit.colour('paper')}" stroke="${kit.colour(stroke)}" stroke-width="${width}" stroke-linejoin="round"`;
  const svg = art.svg
    .replace('<svg class="ridges"', '<svg xmlns="http://www.w3.org/2000/svg" class="ridges"')
    .replace(' aria-hidden="true"', ` role="img" aria-label="${escapeXml(art.caption)}"`)
    .replaceAll('class="ridge accent"', drawn('accent', 1.4))
    .replaceAll('class="ridge"', drawn('ink', 1));
  return { ...art, svg };
}

/** Whether the layout of a slide has a slot that is filled with the art of the cover or with the logo. */
export function isFilledWith({ layout }: Slide, what: 'cover' | 'logo'): boolean {
  return layout.slots.some((slot) => 'fill' in slot && slot.fill === what);
}
