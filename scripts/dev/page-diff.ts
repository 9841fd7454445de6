// Makes the diff of a page that is sent to a browser which has the version before.

/** Attribute of a placeholder: the element of that id is the same as in the version before. */
const sameMark = 'data-same';

/** What is compared: chapters, and within them figures, rows and list items; each begins at the start of a line and ends at the end of one. */
const levels: readonly RegExp[] = [
  /^<(section)\b[^>]*\bid="([^"]+)"[^>]*>[\s\S]*?^<\/\1>$/gmu,
  /^<(figure|tr|li)\b[^>]*\bid="([^"]+)"[^>]*>[\s\S]*?<\/\1>$/gmu,
];

/**
 * The page with placeholders for the elements that are the same in the version before: a browser takes ten times as long to
 * parse a report as to change a number in it.
 */
export function diffPage(before: string, now: string): string {
  return diffFrom(0, before, now);
}

function diffFrom(level: number, old: string, now: string): string {
  const pattern = levels[level];
  if (pattern === undefined) return now;
  const before = new Map([...old.matchAll(pattern)].map(([element, , id]) => [id, element]));
  return now.replaceAll(pattern, (element, name: string, id: string) => {
    // With an element of the same name inside, the end tag that was found belongs to that one.
    if (element.indexOf(`<${name}`, 1) !== -1) return element;
    const last = before.get(id);
    if (last === element) return `<${name} id="${id}" ${sameMark}=""></${name}>`;
    return last === undefined ? element : diffFrom(level + 1, last, element);
  });
}
