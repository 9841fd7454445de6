// Adds line break opportunities to addresses in HTML, and keeps other words of it on one line.
import { countsIn, unbrokenNames } from './counts.ts';
import { withWholeWords } from './identifiers.ts';

/** Characters of the longest part of an address that is kept on one line: of a small screen, and of a column on paper. */
const longestOnScreen = 30;
export const longestOnPaper = 42;

/** HTML in which the address that a link shows can break before slashes, dots and parameters, and inside very long parts only. */
export function breakable(html: string, longest = longestOnScreen): string {
  return html.replace(
    />(https?:\/\/)([^<]*)</g,
    (_, scheme: string, rest: string) =>
      `><span class="address">${scheme}${withBreaks(rest, longest)}</span><`,
  );
}

/** Names stay whole: only longer parts break at the hyphens and low lines inside of them. */
function withBreaks(address: string, longest: number): string {
  return address
    .split(/(?<=.)(?=[/.?&])/u)
    .flatMap((part) => (part.length > longest ? part.split(/(?<=.)(?=[_=-])/u) : [part]))
    .map((part) => (part.length > longest ? characters(part).join('<wbr>') : part))
    .join('<wbr>');
}

/** HTML in which numbers, dates, `names` and what `wrap` takes for one word stay on one line; addresses break at places of their own. */
export function wholeInHtml(html: string, names: readonly string[] = [], wrap = withWholeWords): string {
  return html
    .split(/(<span class="address">.*?<\/span>(?=<\/a>)|<[^>]*>)/u)
    .map((part) => (part.startsWith('<') ? part : wrap(unbrokenNames(countsIn(part), names))))
    .join('');
}

/** The characters of a text in HTML; a character reference counts as one. */
function characters(html: string): readonly string[] {
  return html.match(/&[^;]+;|./gu) ?? [];
}
