/**
 * A drawing that looks the same when opened by itself or through `<img>`, where no font of the page reaches it: with the
 * fonts of its own text inside.
 */
export function standalone(svg: string, fontFaces: (text: string) => string): string {
  const weights = new Set(['400', ...[...svg.matchAll(/font-weight(?:="|:\s*)(\w+)/g)].map(weight)]);
  const faces = fontFaces(shownText(svg))
    .split(/(?=@font-face)/)
    .filter((face) => weights.has(/font-weight:\s*(\w+)/.exec(face)?.[1] ?? ''))
    .filter((face) => !/font-style:\s*italic/.test(face) || /font-style(?:="|:\s*)italic/.test(svg));
  const named = /^<svg[^>]*\sxmlns=/.test(svg)
    ? svg
    : svg.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"');
  return `${named.replace(/^<svg[^>]*>/, (open) => `${open}<style>${faces.join('').trim()}</style>`)}\n`;
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
