import type { PhrasingContent, RootContent } from '../model.ts';
import { box, text } from './marp-markdown.ts';

/** The numbers that a paragraph begins with, in a box to be set very large, and what it says of them after that. */
export function withHero(body: readonly RootContent[]): readonly RootContent[] {
  const [first, ...others] = body;
  if (first?.type !== 'paragraph') return body;
  const end = numbersAt(first.children);
  if (end === 0) return body;
  const hero: RootContent = { type: 'paragraph', children: first.children.slice(0, end) };
  const words = withoutColon(first.children.slice(end));
  const said: RootContent[] = words.length === 0 ? [] : [{ type: 'paragraph', children: words }];
  return [...box('hero', [hero]), ...said, ...others];
}

/** How many nodes from the start are bound numbers and the short words between them: "160 ms or 26 s". */
function numbersAt(nodes: readonly PhrasingContent[]): number {
  if (nodes[0]?.type !== 'bound') return 0;
  const [, link, next] = nodes;
  const isLinked = link?.type === 'text' && /^\s(?:or|to|and|against)\s$/.test(link.value);
  return isLinked && next?.type === 'bound' ? 3 : 1;
}

function withoutColon([first, ...rest]: readonly PhrasingContent[]): PhrasingContent[] {
  if (first?.type !== 'text') return first === undefined ? [] : [first, ...rest];
  const value = first.value.replace(/^[:,]?\s+/, '');
  return value === '' ? rest : [text(value), ...rest];
}
