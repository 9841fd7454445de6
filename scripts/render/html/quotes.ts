// Makes straight quotation marks typographic.
import type { ElementContent } from 'hast';
import type { Nodes, RootContent } from 'mdast';
import { inEnglish, wordIn } from '../../facts/language/language.ts';
import type { Language } from '../../model/manner/language.ts';

const opens = /[\s([{\u2013\u2014\u201c\u2018\u201e\u201a\u00ab\u2039/]/;
const verbatim = new Set(['code', 'pre', 'kbd', 'samp']);

/** HTML with typographic quotation marks and apostrophes, except in code. Marks are paired across elements. */
export function withQuotes(nodes: readonly ElementContent[], language?: Language): readonly ElementContent[] {
  let before = ' ';
  const change = (node: ElementContent): ElementContent => {
    if (node.type === 'text') {
      const value = curl(node.value, before, language);
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
export function withQuotesIn<T extends RootContent>(nodes: readonly T[], language?: Language): T[] {
  let before = ' ';
  const change = <N extends Nodes>(node: N): N => {
    if (node.type === 'text') {
      const value = curl(node.value, before, language);
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
export function curl(text: string, before = ' ', language: Language = inEnglish): string {
  const [open = '', close = '', openInner = '', closeInner = ''] = wordIn(language, 'quotes').split('|');
  let isInner = false;
  const inner = (previous: string, next: string): string => {
    const opened = opens.test(previous) && !/\d/.test(next);
    // After an opening mark, one at the end of a word closes; all others are apostrophes.
    const closed = !opened && isInner && !/\p{L}/u.test(next);
    if (opened || closed) isInner = opened;
    return opened ? openInner : closed ? closeInner : apostrophe;
  };
  let done = '';
  for (let index = 0; index < text.length; index += 1) {
    const mark = text.charAt(index);
    const previous = done.at(-1) ?? before;
    if (mark === '"') done += opens.test(previous) ? open : close;
    else done += mark === "'" ? inner(previous, text.charAt(index + 1)) : mark;
  }
  return done;
}

const apostrophe = '\u2019';
