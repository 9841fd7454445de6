// Turns lines of Markdown into runs of text without styles, which are taken from the layout in the browser.
import type { PhrasingContent, RootContent } from 'mdast';
import type { TextRun } from '../../../model/deck/talk.ts';
import { wordJoiner } from '../marp-markdown.ts';
import { type NodeHandlers, plainBlocks } from '../slide-nodes.ts';

/** Phrasing content of the edition as runs. */
export function lineRuns(nodes: readonly PhrasingContent[], handlers: NodeHandlers): readonly TextRun[] {
  return plainRuns(plainBlocks(nodes, handlers));
}

/** The same for standard Markdown nodes. */
export function plainRuns(nodes: readonly RootContent[]): readonly TextRun[] {
  return nodes.flatMap((node) => runsIn(node));
}

function runsIn(node: RootContent, link?: string): readonly TextRun[] {
  switch (node.type) {
    case 'text':
    case 'inlineCode': {
      const text = node.value.replaceAll(wordJoiner, '');
      return text === '' ? [] : [{ text, ...(link === undefined ? {} : { link }) }];
    }
    case 'break':
      return [lineEnd];
    case 'html':
      return node.value === '<br>' ? [lineEnd] : [];
    case 'link':
      return node.children.flatMap((child) => runsIn(child, isOutside(node.url) ? node.url : undefined));
    default:
      return 'children' in node ? node.children.flatMap((child) => runsIn(child, link)) : [];
  }
}

const lineEnd: TextRun = { text: '', isNewLine: true };

function isOutside(url: string): boolean {
  return /^(?:https?:|mailto:)/i.test(url);
}

/** Whether any run has a character that is not a space. */
export function hasWords(runs: readonly TextRun[]): boolean {
  return runs.some(({ text }) => text.trim() !== '');
}
