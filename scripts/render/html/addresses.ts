// Adds line break opportunities to addresses in HTML, and keeps other words of it on one line.
import { countsIn, namesIn } from './counts.ts';
import { withWholeWords } from './identifiers.ts';

/** Characters of the longest part of an address that is kept on one line. */
const longestPart = 30;

/** HTML in which the address that a link shows can break before dots, slashes, dashes and the like, and inside very long parts only. */
export function breakable(html: string): string {
  return html.replace(
    />(https?:\/\/)([^<]*)</g,
    (_, scheme: string, rest: string) => `><span class="address">${scheme}${withBreaks(rest)}</span><`,
  );
}

function withBreaks(address: string): string {
  return address
    .split(/(?<=.)(?=[/._?=-])/u)
    .map((part) => (part.length > longestPart ? characters(part).join('<wbr>') : part))
    .join('<wbr>');
}

/** HTML in which numbers, dates, names and identifiers stay on one line, but for those in addresses, which break at places of their own. */
export function wholeInHtml(html: string, names: readonly string[] = []): string {
  return html
    .split(/(<span class="address">.*?<\/span>(?=<\/a>)|<[^>]*>)/u)
    .map((part) => (part.startsWith('<') ? part : withWholeWords(namesIn(countsIn(part), names))))
    .join('');
}

/** The characters of a text in HTML; a character reference counts as one. */
function characters(html: string): readonly string[] {
  return html.match(/&[^;]+;|./gu) ?? [];
}
