// Keeps identifiers on one line: a number of a notice, a machine type, a clause, a date with hyphens.
import type { ElementContent } from 'hast';

/** The class of what stays on one line; the style sheets of report, deck and handout have it. */
export const wholeClass = 'whole';

/** Longer words may break: on a narrow screen or in a narrow column they would reach over the edge. */
const longest = 32;

/** Words in which a figure follows a hyphen, as in `AB-2026-10` or `west-1`, but not in `64-bit`. */
const identifiers =
  /(?<![\p{L}\p{N}_-])[\p{L}\p{N}][\p{L}\p{N}._]*(?:-[\p{L}\p{N}._]+)*-\p{N}(?:[\p{L}\p{N}._-]*[\p{L}\p{N}])?/gu;

/** Whether a text is nothing but an identifier. */
export function isIdentifier(text: string): boolean {
  const [found] = text.match(identifiers) ?? [];
  return found === text && text.length <= longest;
}

/** HTML text, already escaped, with its identifiers in elements that stay on one line. */
export function withWholeIdentifiers(html: string): string {
  return html.replace(identifiers, (found) =>
    found.length > longest ? found : `<span class="${wholeClass}">${found}</span>`,
  );
}

/** Elements in which text is no prose, or in which no element may stand. */
const left = new Set(['svg', 'script', 'style', 'title', 'textarea', 'option', 'pre']);

/** The same for nodes of HTML. */
export function keepIdentifiers(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'element')
      return [left.has(node.tagName) ? node : { ...node, children: keepIdentifiers(node.children) }];
    return node.type === 'text' ? parts(node.value) : [node];
  });
}

function parts(value: string): ElementContent[] {
  const found: ElementContent[] = [];
  let end = 0;
  for (const match of value.matchAll(identifiers)) {
    const [word] = match;
    if (word.length > longest) continue;
    if (match.index > end) found.push({ type: 'text', value: value.slice(end, match.index) });
    const children: ElementContent[] = [{ type: 'text', value: word }];
    found.push({ type: 'element', tagName: 'span', properties: { className: [wholeClass] }, children });
    end = match.index + word.length;
  }
  if (end < value.length || value === '') found.push({ type: 'text', value: value.slice(end) });
  return found;
}
