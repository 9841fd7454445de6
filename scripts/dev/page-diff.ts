/** Attribute of an element that stands for one that is as it was. */
const sameMark = 'data-same';

/** Chapters, and within them figures, rows and items: what a page is made of, each from a line's start to a line's end. */
const levels: readonly RegExp[] = [
  /^<(section)\b[^>]*\bid="([^"]+)"[^>]*>[\s\S]*?^<\/\1>$/gmu,
  /^<(figure|tr|li)\b[^>]*\bid="([^"]+)"[^>]*>[\s\S]*?<\/\1>$/gmu,
];

/**
 * The page with marks in place of the parts that stand in the version before with the same words: a browser takes ten
 * times as long to parse a report as to change a number in it.
 */
export function diffPage(before: string, now: string): string {
  return diffFrom(0, before, now);
}

function diffFrom(level: number, before: string, now: string): string {
  const pattern = levels[level];
  if (pattern === undefined) return now;
  const known = new Map([...before.matchAll(pattern)].map(([part, , id]) => [id, part]));
  return now.replaceAll(pattern, (part, name: string, id: string) => {
    // The end that was found is another's when one lies in the other.
    if (part.indexOf(`<${name}`, 1) !== -1) return part;
    const old = known.get(id);
    if (old === part) return `<${name} id="${id}" ${sameMark}=""></${name}>`;
    return old === undefined ? part : diffFrom(level + 1, old, part);
  });
}
