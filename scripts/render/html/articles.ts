// Keeps an article of a title on the line of what it belongs to: balanced lines would else end with "of the" or "beside a".
import type { ElementContent } from 'hast';
import { noBreakSpace } from '../../facts/typography.ts';
import { isProse } from './identifiers.ts';

const article = '(?:an?|the)(?!\\p{L})';
const small = '(?<!\\p{L})(?:of|by|in|on|to|for|from|with|at|as|beside|than|or|and)';

/** The space behind an article, and that between a small word and the article behind it. */
const gaps = new RegExp(`(?<=(?<!\\p{L})${article})[ \\n](?=\\S|$)|(?<=${small})[ \\n](?=${article})`, 'giu');

/** Nodes of a title in which such spaces break no line. */
export function keepArticles(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.map((node): ElementContent => {
    if (node.type === 'element')
      return isProse(node) ? { ...node, children: keepArticles(node.children) } : node;
    return node.type === 'text' ? { ...node, value: node.value.replace(gaps, noBreakSpace) } : node;
  });
}
