// Keeps the last words of a paragraph together, so that none of them ends it alone on a line.
import type { Element, ElementContent, Text } from 'hast';
import { noBreakSpace } from '../../facts/typography.ts';
import { isProse } from './identifiers.ts';

/** Characters that the last line holds at least, and those beyond which words are not kept together: the line before would be short. */
const least = 9;
const most = 16;

/** What ends with a last line of its own. */
const blocks = new Set(['p', 'li']);

/** Nodes in whose paragraphs and items of lists the last words stay on one line. */
export function keepLastWords(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.map((node): ElementContent => {
    if (node.type !== 'element' || !isProse(node)) return node;
    const children = keepLastWords(node.children);
    return { ...node, children: blocks.has(node.tagName) ? lastTogether(children) : children };
  });
}

/** The content of a paragraph, with no break between its last words. */
export function lastTogether(nodes: readonly ElementContent[]): ElementContent[] {
  return together(nodes, { length: 0 }).nodes;
}

/** The characters behind a place, from the end of the paragraph on. */
interface Tail {
  readonly length: number;
}

function together(
  nodes: readonly ElementContent[],
  behind: Tail,
): { readonly nodes: ElementContent[]; readonly tail: Tail } {
  let tail = behind;
  const changed = nodes.toReversed().map((node): ElementContent => {
    if (tail.length >= least) return node;
    if (node.type === 'text') {
      const [text, length] = inText(node, tail.length);
      tail = { length };
      return text;
    }
    if (node.type !== 'element' || isBeside(node)) return node;
    if (!isPhrase(node)) {
      tail = { length: most };
      return node;
    }
    const inside = together(node.children, tail);
    tail = inside.tail;
    return { ...node, children: inside.nodes };
  });
  return { nodes: changed.reverse(), tail };
}

/** A text whose last spaces break no line, and the characters from the first of them on. */
function inText({ value, ...rest }: Text, behind: number): readonly [Text, number] {
  let text = value;
  let [end, length] = [value.length, behind];
  while (length < least) {
    const at = Math.max(text.lastIndexOf(' ', end - 1), text.lastIndexOf('\n', end - 1));
    length += end - at - 1;
    if (at <= 0) return [{ ...rest, value: text }, length];
    if (length >= least) break;
    const before = Math.max(text.lastIndexOf(' ', at - 1), text.lastIndexOf('\n', at - 1));
    if (length + at - before > most) return [{ ...rest, value: text }, most];
    if (length > 0) text = `${text.slice(0, at)}${noBreakSpace}${text.slice(at + 1)}`;
    [end, length] = [at, length + 1];
  }
  return [{ ...rest, value: text }, length];
}

/** Notes stand in the margin: they are no part of the last line. */
function isBeside({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && (className.includes('sidenote') || className.includes('sr'));
}

/** Whether an element runs on in the line and breaks at its spaces. */
function isPhrase({ tagName }: Element): boolean {
  return ['a', 'em', 'i', 'strong', 'b', 'span'].includes(tagName);
}
