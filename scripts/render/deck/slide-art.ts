// Puts the art of the report's cover on the title slide.
import { escapeXml } from '../../draw/svg.ts';
import type { Edition, Slide } from '../../model/edition.ts';
import type { Kit } from '../../model/page.ts';
import { type Art, coverArt } from '../report/coverart.ts';

/** Path of the art of the title slide, relative to the deck. */
export const artPath = 'charts/title.svg';

/** Key of the logo among the pictures of the slides, and its path if it is a drawing, relative to the deck. */
export const logoKey = 'charts/logo.svg';

/** The logo as the Markdown of the deck names it: a drawing beside it, since Marp takes no other drawing, or the picture itself. */
export function logoAddress({ svg, address }: NonNullable<Kit['logo']>): string {
  return svg === undefined ? address : logoKey;
}

/** What stands in the place of the logo's drawing: a picture, whose styles and scripts stay its own. */
export function logoHtml({ address, alt }: NonNullable<Kit['logo']>): string {
  return `<img src="${escapeXml(address)}" alt="${escapeXml(alt)}">`;
}

/** The art of the cover as SVG with its colours as attributes; undefined without a cover or a slide that shows it. */
export function titleArt(edition: Edition, kit: Kit): Art | undefined {
  const art = coverArt(edition, kit);
  if (art === undefined || !edition.slides.some(showsCover)) return undefined;
  const drawn = (stroke: string, width: number): string =>
    `fill="${kit.colour('paper')}" stroke="${kit.colour(stroke)}" stroke-width="${width}" stroke-linejoin="round"`;
  const svg = art.svg
    .replace('<svg class="ridges"', '<svg xmlns="http://www.w3.org/2000/svg" class="ridges"')
    .replaceAll('class="ridge accent"', drawn('accent', 1.4))
    .replaceAll('class="ridge"', drawn('ink', 1));
  return { svg, width: art.width, height: art.height };
}

/** Whether the layout of a slide has a slot for the art. */
export function showsCover({ layout }: Slide): boolean {
  return layout.slots.some((slot) => 'fill' in slot && slot.fill === 'cover');
}
