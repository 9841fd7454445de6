// Turns lines of Markdown into runs of text without styles, which are taken from the layout in the browser.
import type { ListItem, PhrasingContent, RootContent } from 'mdast';
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

/** What the nodes around a text make of it. */
type Marks = Pick<TextRun, 'link' | 'isStruck'>;

function runsIn(node: RootContent, marks: Marks = {}): readonly TextRun[] {
  switch (node.type) {
    case 'text':
    case 'inlineCode': {
      const text = node.value.replaceAll(wordJoiner, '');
      return text === '' ? [] : [{ text, ...marks }];
    }
    case 'break':
      return [lineEnd];
    case 'html':
      return node.value === '<br>' ? [lineEnd] : [];
    case 'delete':
      return node.children.flatMap((child) => runsIn(child, { ...marks, isStruck: true }));
    case 'link': {
      const own = isOutside(node.url) ? { ...marks, link: node.url } : marks;
      return node.children.flatMap((child) => runsIn(child, own));
    }
    default:
      return 'children' in node ? node.children.flatMap((child) => runsIn(child, marks)) : [];
  }
}

/** Lines of code. Spaces become no-break spaces, since office suites drop ordinary ones at the start of a line; a tab is four. */
export function codeRuns(code: string): readonly TextRun[] {
  return code.split('\n').map((line, index) => ({
    text: line.replaceAll('\t', '    ').replaceAll(' ', '\u00a0'),
    ...(index === 0 ? {} : { isNewLine: true }),
  }));
}

/** The sign before a task of a list; undefined for other items. */
export function taskSign({ checked }: Pick<ListItem, 'checked'>): string | undefined {
  if (typeof checked !== 'boolean') return undefined;
  return checked ? '\u2611' : '\u2610';
}

const lineEnd: TextRun = { text: '', isNewLine: true };

function isOutside(url: string): boolean {
  return /^(?:https?:|mailto:)/i.test(url);
}

/** Whether any run has a character that is not a space. */
export function hasWords(runs: readonly TextRun[]): boolean {
  return runs.some(({ text }) => text.trim() !== '');
}
