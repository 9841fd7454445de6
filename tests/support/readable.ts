// The text of a page as its readers see it.

/** The text of an HTML page, a line for each block; page numbers in the contents, which only printing knows, are left out. */
export function readable(html: string): string {
  const body = html.slice(html.indexOf('<body'));
  const text = body
    .replace(/<(style|script|template)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<svg class="(?:wide|narrow)"[\s\S]*?<\/svg>/g, '')
    .replace(
      /<div class="drawing" role="img"([^>]*)>/g,
      (_, given: string) => `<div>[drawing: ${labelOf(given)}]`,
    )
    .replace(/<svg\b([^>]*)>[\s\S]*?<\/svg>/g, (_, given: string) => `[drawing: ${labelOf(given)}]`)
    .replace(/<span class="contents-(?:page|mark)"[^>]*>([^<]*)<\/span>/g, (_, mark: string) =>
      mark === '00' ? '' : `${mark} `,
    )
    .replace(
      /<span\b([^>]*) role="img"([^>]*)>/g,
      (_, before: string, after: string) => `[${labelOf(before + after)}]`,
    )
    .replace(/<img\b[^>]*?alt="([^"]*)"[^>]*>/g, '[image: $1]')
    .replace(/<h([1-6])\b[^>]*>/g, (_, depth: string) => `\n\n${'#'.repeat(Number(depth))} `)
    .replace(/<\/(?:td|th)>/g, ' | ')
    .replace(
      /<(?:br|\/?(?:div|section|header|main|nav|figure|figcaption|p|ol|ul|li|dl|dt|dd|table|tr|pre|aside|h[1-6]|body|footer|caption|thead|tbody|blockquote|details|summary))\b[^>]*>/g,
      '\n',
    )
    .replace(/<[^>]+>/g, '');
  const lines = decoded(text).split('\n');
  return `${lines
    .map((line) => line.replace(/[ \t]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')}\n`;
}

function labelOf(attributes: string): string {
  return /aria-label="([^"]*)"/.exec(attributes)?.[1] ?? '';
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

function decoded(text: string): string {
  return text
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&([a-z]+);/g, (whole, name: string) => entities[name] ?? whole);
}
