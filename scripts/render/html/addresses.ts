/** Parts longer than this may be broken anywhere. */
const longestPart = 30;

/** HTML in which the addresses that links show may be broken before their dots, strokes and dashes, and nowhere else. */
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

/** Characters, with an escaped one as one. */
function characters(html: string): readonly string[] {
  return html.match(/&[^;]+;|./gu) ?? [];
}
