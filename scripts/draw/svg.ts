import { chartFont } from './theme.ts';

/** Names that stand in when the embedded font is not there: in a reader that shows the SVG alone. */
const fallbacks = 'Helvetica, Arial, sans-serif';

/** What a finished SVG says of itself. */
export interface Label {
  /** Prefix of every id, so that drawings can meet on one page. */
  readonly prefix: string;
  /** Alternative text. */
  readonly alt: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** Vega's SVG as a page takes it: one line, labelled image, own ids, the font named once, no needless attributes. */
export function finishSvg(svg: string, label: Label): string {
  const body = svg
    .replace(/<svg [^>]*>/, () => openingTag(label))
    .replaceAll(` font-family="${chartFont}"`, '')
    .replace(/ class="[^"]*"/g, '')
    .replace(/ pointer-events="none"/g, '')
    .replace(/\n\s*/g, '');
  return prefixIds(roundNumbers(body), label.prefix);
}

function openingTag({ alt, ...size }: Label): string {
  const [width, height] = [round(size.width), round(size.height)];
  const font = `font-family="${chartFont}, ${fallbacks}"`;
  const box = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escaped(alt)}" ${box} ${font}>`;
}

/** A hundredth of a pixel is finer than any printer. Text content and ids are left alone. */
function roundNumbers(svg: string): string {
  return svg.replace(
    / (?:d|transform|x|y|x1|x2|y1|y2|width|height|[a-z-]+-width|font-size)="[^"]*"/g,
    (attribute) => attribute.replace(/-?\d+\.\d+(?:e-?\d+)?/g, (digits) => String(round(Number(digits)))),
  );
}

/** To a hundredth of a pixel. */
export const round = (value: number): number => Math.round(value * 100) / 100 || 0;

function prefixIds(svg: string, prefix: string): string {
  return svg
    .replace(/ id="([^"]+)"/g, ` id="${prefix}-$1"`)
    .replace(/url\(#([^)]+)\)/g, `url(#${prefix}-$1)`)
    .replace(/ ((?:xlink:)?href)="#([^"]+)"/g, ` $1="#${prefix}-$2"`);
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
