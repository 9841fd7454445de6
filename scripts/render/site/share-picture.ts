// Draws the picture that chats and networks show for a link to the edition: the title over the art of the cover.
import type { PhrasingContent } from 'mdast';
import { escapeXml } from '../../draw/svg.ts';
import { type Measure, measureWith } from '../../draw/type/metrics.ts';
import type { Edition } from '../../model/edition.ts';
import type { Kit } from '../../model/page.ts';
import { type Measured, type Paragraph, setWords, type WordStyle } from '../picture/words.ts';
import { drawRidges } from '../report/coverart.ts';

/** In pixels: what networks ask for. */
export const shareSize = { width: 1200, height: 630 };

const side = 72;
const top = 54;

/** Sizes of the title, the largest first; the first in which it has few enough lines is taken. */
const titleSizes = [88, 76, 66, 56, 46];
const mostLines = 2;

/** The picture as a PNG. The same edition gives the same bytes. */
export function sharePicture(edition: Edition, kit: Kit): Promise<Uint8Array> {
  const { width, height } = shareSize;
  return kit.raster(shareSvg(edition, kit, measureWith(kit.fonts)), width, height, kit.colour('paper'));
}

/** The same as SVG, which names fonts that it does not have. */
export function shareSvg(edition: Edition, kit: Kit, measure: Measure): string {
  const { width, height } = shareSize;
  const { meta } = edition;
  const sans: Measured = { width: width - 2 * side, family: kit.families.sans, measure };
  const serif = { ...sans, family: kit.families.serif };
  const kicker = setWords(words(meta.organisation ?? meta.authors.join(', ')), small, sans);
  const title = titleOf(meta.title, sans);
  const subtitle = setWords(words(meta.subtitle), lead, serif);
  const above: readonly (readonly [Paragraph, number])[] = [
    [kicker, 16],
    [title, 14],
    [subtitle, 0],
  ];
  const used = above.reduce((sum, [paragraph, after]) => sum + paragraph.height + after, 0);
  let y = edition.cover === undefined ? (height - used) / 2 : top;
  const texts = above.map(([paragraph, after]) => {
    const svg = paragraph.draw(side, y, kit.colour);
    y += paragraph.height + after;
    return svg;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title>${escapeXml(meta.title)}</title>`,
    art(edition, kit, y),
    ...texts,
    '</svg>',
  ].join('');
}

const small: WordStyle = { size: 26, weight: 600, colour: 'accent', lineHeight: 1.2, isBalanced: false };
const lead: WordStyle = { size: 36, weight: 400, colour: 'muted', lineHeight: 1.3, isBalanced: true };

const words = (value: string): readonly PhrasingContent[] => [{ type: 'text', value }];

function titleOf(title: string, measured: Measured): Paragraph {
  const set = titleSizes.map((size) => ({
    paragraph: setWords(
      words(title),
      { size, weight: 700, colour: 'ink', lineHeight: 1.1, isBalanced: true },
      measured,
    ),
    most: mostLines * size * 1.1,
  }));
  const fitting = set.find(({ paragraph, most }) => paragraph.height <= most + 1) ?? set.at(-1);
  if (fitting === undefined) throw new Error('Unexpected list of sizes without any');
  return fitting.paragraph;
}

/** The least height of the art: in less room, ridges are lines without any form. */
const leastArt = 120;

/** The ridges of the cover from below the words to the lower edge, or a band in the accent's colour where there are none, or no room. */
function art({ cover }: Edition, kit: Kit, y: number): string {
  const { width, height } = shareSize;
  if (cover === undefined || height - y < leastArt)
    return `<rect x="0" y="${height - 24}" width="${width}" height="24" fill="${kit.colour('accent')}"/>`;
  const from = Math.max(y, height * 0.5);
  const drawn = (stroke: string, lineWidth: number): string =>
    `fill="${kit.colour('paper')}" stroke="${kit.colour(stroke)}" stroke-width="${lineWidth}" stroke-linejoin="round"`;
  const ridges = drawRidges(cover.ridges, { width, height: height - from })
    .replace(/^<svg[^>]*>|<\/svg>$/g, '')
    .replaceAll('class="ridge accent"', drawn('accent', 3))
    .replaceAll('class="ridge"', drawn('ink', 1.3));
  return `<g transform="translate(0,${Math.round(from)})">${ridges}</g>`;
}
