/** What a drawing needs to look the same outside of its page. */
export interface Surroundings {
  /** CSS colour of the page. */
  readonly paper: string;
  /** `@font-face` rules for the characters of a text. */
  readonly fontFaces: (text: string) => string;
}

/**
 * A drawing that looks the same when opened by itself or through `<img>`, where no font or background of the page
 * reaches it: with the faces of its own text inside and paper behind it.
 */
export function standalone(svg: string, { paper, fontFaces }: Surroundings): string {
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
