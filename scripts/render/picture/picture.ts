// One chart or diagram as a picture of its own: title, subtitle, drawing, note and sources, for a page of another program.
import type { PhrasingContent } from 'mdast';
import { frames } from '../../draw/surfaces.ts';
import { escapeXml, round } from '../../draw/svg.ts';
import { fontIn } from '../../draw/tokens.ts';
import type { Fonts } from '../../draw/type/fonts.ts';
import { type Measure, measureWith } from '../../draw/type/metrics.ts';
import type { Drawing } from '../../model/drawing.ts';
import type { Edition, Figure } from '../../model/edition.ts';
import type { Kit, Output } from '../../model/page.ts';
import type { Palette } from '../../model/project.ts';
import { sourceLine } from '../deck/slide-sources.ts';
import { standalone } from '../shared/standalone-svg.ts';
import { type Paragraph, setWords, type WordStyle } from './words.ts';

/** In every picture that is made, by which a file is known to be one. */
export const pictureKind = 'edition-picture/1';

/** How large a picture is, and its colours and font. Lengths are CSS pixels. */
export interface PictureLook {
  readonly width: number;
  /** As high as it needs to be if absent. */
  readonly height?: number;
  /** The font, and colours that are not those of paper. */
  readonly palette: Palette;
}

/** What is drawn, and how. */
export interface PictureOptions extends PictureLook {
  readonly id: string;
  readonly fonts: Fonts;
}

const surface = 'web';
const { em } = frames[surface];
/** Room around the drawing, in CSS pixels. */
export const padding = 1.6 * em;

const styles: Readonly<Record<'title' | 'subtitle' | 'small', WordStyle>> = {
  title: { size: 1.42 * em, weight: 700, colour: 'ink', lineHeight: 1.25, isBalanced: true },
  subtitle: { size: 1.06 * em, weight: 400, colour: 'text', lineHeight: 1.4, isBalanced: true },
  small: { size: 0.86 * em, weight: 400, colour: 'muted', lineHeight: 1.4, isBalanced: false },
};

/** One SVG file, with the fonts and the colours of its theme inside. A diagram is scaled to the width, a chart drawn for it. */
export function pictureOutput(options: PictureOptions): Output {
  const measure = measureWith(options.fonts);
  return {
    name: 'picture',
    paths: [`${options.id}.svg`],
    drawings: ({ figures }) => {
      const figure = figures.get(options.id);
      if (figure === undefined) return [];
      const size = figure.kind === 'chart' ? { size: drawnSize(figure, options, measure) } : {};
      return [{ chart: options.id, surface, ...size }];
    },
    render: (edition, kit) => {
      const figure = edition.figures.get(options.id);
      const drawing = kit.drawings.find(({ chart }) => chart === options.id);
      if (figure === undefined || drawing === undefined) return [];
      const svg = composePicture(figure, drawing, { ...options, measure }, edition, kit);
      return [{ kind: 'text', path: `${options.id}.svg`, text: pictureFile(svg, options, kit) }];
    },
  };
}

interface Texts {
  readonly above: readonly Paragraph[];
  readonly below: readonly Paragraph[];
}

function setTexts(figure: Figure, { width, palette }: PictureLook, measure: Measure): Texts {
  const measured = { width: width - 2 * padding, family: fontIn(palette), measure };
  const set = (nodes: readonly PhrasingContent[], style: WordStyle) =>
    nodes.length === 0 ? [] : [setWords(nodes, style, measured)];
  const sources = sourceLine(figure.sources, Number.POSITIVE_INFINITY, '');
  return {
    above: [...set(figure.title, styles.title), ...set(figure.subtitle, styles.subtitle)],
    below: [
      ...set(figure.note ?? [], styles.small),
      ...(sources === '' ? [] : set([{ type: 'text', value: sources }], styles.small)),
    ],
  };
}

const gap = 0.3 * em;
const heightOf = (paragraphs: readonly Paragraph[]): number =>
  paragraphs.reduce((sum, { height }) => sum + height, 0) + gap * Math.max(0, paragraphs.length - 1);

/** The size that the texts leave to the drawing. */
function drawnSize(
  figure: Figure,
  options: PictureLook,
  measure: Measure,
): { width: number; height?: number } {
  const width = options.width - 2 * padding;
  if (options.height === undefined) return { width };
  const { above, below } = setTexts(figure, options, measure);
  return { width, height: options.height - heightOf(above) - heightOf(below) - 2 * padding - 2 * em };
}

/** A drawing under its title and over its note and sources, as SVG without the fonts that it names. */
export function composePicture(
  figure: Figure,
  drawing: Drawing,
  options: PictureLook & { readonly measure: Measure },
  edition: Edition,
  kit: Kit,
): string {
  const { palette, width } = options;
  const colourOf = (token: string) => palette.get(token) ?? kit.colour(token);
  const { above, below } = setTexts(figure, options, options.measure);
  const scale = (width - 2 * padding) / drawing.width;
  const top = padding + heightOf(above) + em;
  const bottom = top + drawing.height * scale + (below.length === 0 ? 0 : em);
  const height = options.height ?? Math.ceil(bottom + heightOf(below) + padding);
  const body = [
    `<title>${escapeXml(plainTitle(figure))}</title><desc>${escapeXml(figure.alt)}</desc>`,
    `<metadata>${pictureKind} ${escapeXml(edition.brand)} ${escapeXml(edition.meta.id)}</metadata>`,
    `<rect width="${round(width)}" height="${round(height)}" fill="${colourOf('paper')}"/>`,
    draw(above, padding, colourOf),
    `<g transform="translate(${round(padding)},${round(top)})${scale === 1 ? '' : ` scale(${round(scale)})`}" ${fontOf(drawing.svg)}>`,
    inner(drawing.svg, colourOf),
    '</g>',
    draw(below, bottom, colourOf),
  ];
  const box = `width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" ${box}>${body.join('')}</svg>`;
}

/** The same with its fonts and the colour of its paper, for programs that have neither. */
export function pictureFile(svg: string, { palette }: Pick<PictureLook, 'palette'>, kit: Kit): string {
  return standalone(svg, {
    paper: palette.get('paper') ?? kit.colour('paper'),
    fontFaces: (text) => kit.fontFaces([kit.families.sans], text),
  });
}

function draw(paragraphs: readonly Paragraph[], top: number, colourOf: (token: string) => string): string {
  let y = top;
  return paragraphs
    .map((paragraph) => {
      const svg = paragraph.draw(padding, y, colourOf);
      y += paragraph.height + gap;
      return svg;
    })
    .join('');
}

const plainTitle = ({ title }: Figure): string => title.map(wordsOf).join('');
const wordsOf = (node: PhrasingContent): string =>
  'value' in node ? node.value : 'children' in node ? node.children.map(wordsOf).join('') : '';

const fontOf = (svg: string): string => / font-family="[^"]*"/.exec(svg)?.[0].trim() ?? '';

/** What is inside of a drawing, with its tokens as the colours of the theme. */
const inner = (svg: string, colourOf: (token: string) => string): string =>
  svg
    .replace(/^<svg[^>]*>|<\/svg>\s*$/g, '')
    .replace(/var\(--([\w-]+), #[0-9a-f]{6}\)/g, (_, token: string) => colourOf(token));
