// Makes straight quotation marks typographic.
import type { ElementContent } from 'hast';
import type { Nodes, RootContent } from 'mdast';

const opens = /[\s([{\u2013\u2014\u201c\u2018/]/;
const verbatim = new Set(['code', 'pre', 'kbd', 'samp']);

/** HTML with typographic quotation marks and apostrophes, except in code. Marks are paired across elements. */
export function withQuotes(nodes: readonly ElementContent[]): readonly ElementContent[] {
  let before = ' ';
  const change = (node: ElementContent): ElementContent => {
    if (node.type === 'text') {
      const value = curl(node.value, before);
      before = value.at(-1) ?? before;
      return { ...node, value };
    }
    if (node.type !== 'element') return node;
    if (verbatim.has(node.tagName)) {
      before = 'x';
      return node;
    }
    return { ...node, children: node.children.map(change) };
  };
  return nodes.map(change);
}

/** The same for Markdown nodes; code, addresses and HTML are not changed. */
export function withQuotesIn<T extends RootContent>(nodes: readonly T[]): T[] {
  let before = ' ';
  const change = <N extends Nodes>(node: N): N => {
    if (node.type === 'text') {
      const value = curl(node.value, before);
      before = value.at(-1) ?? before;
      return { ...node, value };
    }
    if (node.type === 'inlineCode') before = 'x';
    if (!('children' in node)) return node;
    if (!inLine.has(node.type)) before = ' ';
    return { ...node, children: node.children.map((child) => change(child)) };
  };
  return nodes.map((node) => change(node));
}

/** Nodes that continue a line; any other begins a new one. */
const inLine = new Set<string>(['emphasis', 'strong', 'delete', 'link', 'toned']);

/** The same for a text, given the character before it. */
export function curl(text: string, before = ' '): string {
  let done = '';
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    const isQuote = character === '"' || character === "'";
    done += isQuote ? curled(character, done.at(-1) ?? before, text.charAt(index + 1)) : character;
  }
  return done;
}

function curled(mark: '"' | "'", before: string, after: string): string {
  const isOpening = opens.test(before);
  if (mark === '"') return isOpening ? '\u201c' : '\u201d';
  return isOpening && !/\d/.test(after) ? '\u2018' : '\u2019';
}
