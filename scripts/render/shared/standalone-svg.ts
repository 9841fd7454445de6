// Makes drawings that look the same outside of their page.

/** What a drawing takes from its page. */
export interface PageStyle {
  /** CSS colour of the page. */
  readonly paper: string;
  /** `@font-face` rules for the characters of a text. */
  readonly fontFaces: (text: string) => string;
}

/**
 * A drawing for use as a file or in an `<img>`, where it has no font or background of the page: with the font faces for its
 * text and the colour of the paper inside.
 */
export function standalone(svg: string, { paper, fontFaces }: PageStyle): string {
  const weights = new Set(['400', ...[...svg.matchAll(/font-weight(?:="|:\s*)(\w+)/g)].map(weight)]);
  const isItalic = /font-style(?:="|:\s*)italic/.test(svg);
  const faces = fontFaces(shownText(svg))
    .split(/(?=@font-face)/)
    .filter((face) => weights.has(/font-weight:\s*(\w+)/.exec(face)?.[1] ?? ''))
    .filter((face) => isItalic || !/font-style:\s*italic/.test(face));
  const style = `<style>:root{background:${paper}}${faces.join('').trim()}</style>`;
  return `${svg.replace(/^<svg[^>]*>/, (open) => open + style)}\n`;
}

function weight(match: RegExpMatchArray): string {
  const [, name = ''] = match;
  return { bold: '700', normal: '400' }[name] ?? name;
}

function shownText(svg: string): string {
  return svg
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
