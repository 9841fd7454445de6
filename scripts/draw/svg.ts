// Turns the SVG of Vega or of a diagram into what pages embed.

/** Font families for programs that show the SVG alone, without the embedded font. */
const fallbacks = 'Helvetica, Arial, sans-serif';

/** The attributes of a finished SVG. */
export interface Label {
  /** Prefix of every id, so that ids of several drawings on one page differ. */
  readonly prefix: string;
  /** Family of its texts. */
  readonly font: string;
  /** Alternative text. */
  readonly alt: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * SVG as pages embed it: on one line, as a labelled image, with prefixed ids, the font named once and no needless attributes.
 * Definitions, such as patterns, come first.
 */
export function finishSvg(svg: string, label: Label, definitions = ''): string {
  const body = svg
    .replace(/<svg [^>]*>/, () => `${openingTag(label)}${definitions}`)
    .replaceAll(` font-family="${escapeXml(label.font)}"`, '')
    .replace(/ class="[^"]*"/g, '')
    .replace(/ pointer-events="none"/g, '')
    .replace(/\n\s*/g, '');
  return prefixIds(roundNumbers(body), label.prefix);
}

function openingTag({ alt, font: family, ...size }: Label): string {
  const [width, height] = [round(size.width), round(size.height)];
  const font = `font-family="${escapeXml(family)}, ${fallbacks}"`;
  const box = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escapeXml(alt)}" ${box} ${font}>`;
}

/** Rounds coordinates and sizes to a hundredth of a pixel, which is finer than any printer. Text content and ids stay as they are. */
function roundNumbers(svg: string): string {
  return svg.replace(
    / (?:d|transform|x|y|x1|x2|y1|y2|width|height|[a-z-]+-width|font-size)="[^"]*"/g,
    (attribute) => attribute.replace(/-?\d+\.\d+(?:e-?\d+)?/g, (digits) => String(round(Number(digits)))),
  );
}

/** A length rounded to a hundredth of a pixel. */
export const round = (value: number): number => Math.round(value * 100) / 100 || 0;

function prefixIds(svg: string, prefix: string): string {
  return svg
    .replace(/ id="([^"]+)"/g, ` id="${prefix}-$1"`)
    .replace(/url\(#([^)]+)\)/g, `url(#${prefix}-$1)`)
    .replace(/ ((?:xlink:)?href)="#([^"]+)"/g, ` $1="#${prefix}-$2"`);
}

/** Text as it may stand in XML and HTML, between tags and in attributes with double quotes. */
export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
