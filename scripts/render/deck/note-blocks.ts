// Turns speaker notes into standard Markdown nodes, with their footnotes as numbered paragraphs at the end.
import type { FootnoteDefinition, Nodes, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { type NodeHandlers, plainBlocks } from './slide-nodes.ts';

/** The notes as standard Markdown nodes: a reference to a footnote is `[1]`, and `[1]` begins its text below all else. */
export function noteBlocks(notes: readonly RootContent[], handlers: NodeHandlers): RootContent[] {
  return plainBlocks(withFootnotes(notes), handlers);
}

/** Notes in which footnotes are text. */
export function withFootnotes(notes: readonly RootContent[]): readonly RootContent[] {
  const definitions = new Map<string, FootnoteDefinition>();
  visit({ type: 'root', children: [...notes] }, 'footnoteDefinition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  if (definitions.size === 0) return notes;
  const numbers = new Map<string, number>();
  const numbered = notes.flatMap((node) => withNumbers(node, numbers));
  // Texts of footnotes may refer to further ones, which are added to the numbers meanwhile.
  const texts: RootContent[] = [];
  for (const [identifier, number] of numbers) {
    const children = (definitions.get(identifier)?.children ?? []).flatMap((node) =>
      withNumbers(node, numbers),
    );
    texts.push(...labelled(children, `[${number}] `));
  }
  return [...numbered, ...texts];
}

function withNumbers<T extends Nodes>(node: T, numbers: Map<string, number>): RootContent[] {
  if (node.type === 'footnoteDefinition') return [];
  if (node.type === 'footnoteReference') {
    const number = numbers.get(node.identifier) ?? numbers.size + 1;
    numbers.set(node.identifier, number);
    return [{ type: 'text', value: `[${number}]` }];
  }
  if (!('children' in node)) return [node as RootContent];
  const children = node.children.flatMap((child) => withNumbers(child, numbers));
  return [{ ...node, children } as RootContent];
}

/** Blocks whose first paragraph begins with a label; the label is a paragraph of its own before anything else. */
function labelled([first, ...rest]: readonly RootContent[], label: string): RootContent[] {
  const mark: RootContent = { type: 'text', value: label };
  if (first?.type === 'paragraph') return [{ ...first, children: [mark, ...first.children] }, ...rest];
  return [{ type: 'paragraph', children: [mark] }, ...(first === undefined ? [] : [first]), ...rest];
}
