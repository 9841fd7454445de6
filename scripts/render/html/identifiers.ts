// Keeps on one line what readers take for one word: identifiers, ranges of numbers, short words with a hyphen, dates in tables.
import type { Element, ElementContent } from 'hast';

/** The class of what stays on one line; the style sheets of report, deck and handout have it. */
export const wholeClass = 'whole';

/** Longer words may break: on a narrow screen or in a narrow column they would reach over the edge. */
const longest = 32;
const longestShort = 16;

/** Words in which a figure follows a hyphen, as in `AB-2026-10` or `west-1`, but not in `64-bit`. */
const identifier =
  /(?<![\p{L}\p{N}_-])[\p{L}\p{N}][\p{L}\p{N}._]*(?:-[\p{L}\p{N}._]+)*-\p{N}(?:[\p{L}\p{N}._-]*[\p{L}\p{N}])?/u;

/** Two numbers with a dash between them and the sign or unit that touches them, as in `2–5` or `$1.1–1.3x`. */
const range =
  /(?<![\p{L}\p{N}])[−+$€]?\p{N}+(?:[.,]\p{N}+)*[%×x]?–[−+$€]?\p{N}+(?:[.,]\p{N}+)*(?:[%×]|x(?!\p{L}))?/u;

/** Words of which a hyphen parts four letters or fewer, as in `add-on`, `64-bit` or `cloud-init`: either part alone is hard to read. */
const shortWord =
  /(?<![\p{L}\p{N}_-])(?:[\p{L}\p{N}]{1,4}-[\p{L}\p{N}]+|[\p{L}\p{N}]+-[\p{L}\p{N}]{1,4})(?![\p{L}\p{N}_-])/u;

/** Dates in words, as in `29 November 2026`. */
const date =
  /(?<![\p{L}\p{N}.,–-])\p{N}{1,2}\.?[ \u00a0](?:de[ \u00a0])?\p{L}{3,10}\.?[ \u00a0](?:de[ \u00a0])?(?:19|20)\p{N}{2}(?!\p{N})/u;

const kept = new RegExp([date, identifier, range, shortWord].map(({ source }) => source).join('|'), 'gu');
const onlyDate = new RegExp(`^(?:${date.source})$`, 'u');

/** Whether a text is nothing but an identifier. */
export function isIdentifier(text: string): boolean {
  const [found] = identifier.exec(text) ?? [];
  return found === text && text.length <= longest;
}

/** Whether a text is nothing but a date in words. */
export function isDate(text: string): boolean {
  return onlyDate.test(text);
}

/** HTML text, already escaped, in which each word that stays on one line is an element. */
export function withWholeWords(html: string): string {
  return html.replace(kept, (found) =>
    isTooLong(found) ? found : `<span class="${wholeClass}">${found}</span>`,
  );
}

const keptOnSlides = new RegExp(`${identifier.source}|${range.source}`, 'gu');

/** The same for identifiers and ranges only: slides are set in large type, in which other words may break. */
export function withWholeIdentifiers(html: string): string {
  return html.replace(keptOnSlides, (found) =>
    isTooLong(found) ? found : `<span class="${wholeClass}">${found}</span>`,
  );
}

/** Names of rows, datasets and files, as in `kettle-large-2024` or `pan-24.04-amd64.img`; a slash ends them. */
const name = /([\p{L}\p{N}_.]*[\p{L}\p{N}_](?:-[\p{L}\p{N}_.]*[\p{L}\p{N}_])+)/gu;
/** Longer ones would reach over the edge of a column of two. */
const longestName = 46;

/** Words that are wider than a column of two, as paths and names of measurements are. */
const widerThanColumn = /[\p{L}\p{N}_./-]{30,}/gu;

/**
 * The same for a text that consists of names: none breaks at its hyphens. Lines end between names, behind slashes, and in names that
 * are wider than a column behind `_`.
 */
export function withWholeDataNames(html: string): string {
  return html
    .split(name)
    .map((part, index) =>
      index % 2 === 1 && part.length <= longestName
        ? `<span class="${wholeClass}">${part}</span>`
        : withWholeWords(part.replace(widerThanColumn, (word) => word.replace(/[_/](?=.)/gu, '$&<wbr>'))),
    )
    .join('');
}

function isTooLong(word: string): boolean {
  return word.length > (/\s|-\p{N}|–/u.test(word) ? longest : longestShort);
}

/** Elements in which text is no prose, or in which no element may stand. */
const left = new Set(['svg', 'script', 'style', 'title', 'textarea', 'option', 'pre']);

/** Whether words of an element are prose. */
export function isProse({ tagName }: Element): boolean {
  return !left.has(tagName);
}

/** The same for nodes of HTML. */
export function keepWholeWords(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'element')
      return [isProse(node) ? { ...node, children: keepWholeWords(node.children) } : node];
    return node.type === 'text' ? parts(node.value) : [node];
  });
}

function parts(value: string): ElementContent[] {
  const found: ElementContent[] = [];
  let end = 0;
  for (const match of value.matchAll(kept)) {
    const [word] = match;
    if (isTooLong(word)) continue;
    if (match.index > end) found.push({ type: 'text', value: value.slice(end, match.index) });
    const children: ElementContent[] = [{ type: 'text', value: word }];
    found.push({ type: 'element', tagName: 'span', properties: { className: [wholeClass] }, children });
    end = match.index + word.length;
  }
  if (end < value.length || value === '') found.push({ type: 'text', value: value.slice(end) });
  return found;
}
