// Parses Markdown with nodes in it, for editions that are written in tests.
import type { PhrasingContent, Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';

const flow = new Set(['figure', 'dataTable', 'callout', 'aside']);

/** Markdown with nodes of ours put in: `` prose`Boots in ${bound('160.9 ms', 'boot.p50')}.` ``. A flow node stands alone in its paragraph. */
export function prose(texts: TemplateStringsArray, ...nodes: readonly RootContent[]): Root {
  const mark = (index: number): string => String.fromCodePoint(0xe000 + index);
  const text = texts.map((part, index) => (index < nodes.length ? part + mark(index) : part)).join('');
  const flush = text.replace(/^ +/gm, (spaces) => spaces.slice(indent(text)));
  const root = unified().use(remarkParse).use(remarkGfm).parse(flush);
  visit(root, 'paragraph', (paragraph, index, parent) => {
    const [only] = paragraph.children;
    if (only?.type !== 'text' || paragraph.children.length !== 1 || only.value.length !== 1) return;
    const node = nodes[(only.value.codePointAt(0) ?? 0) - 0xe000];
    if (node === undefined || !flow.has(node.type) || parent === undefined || index === undefined) return;
    parent.children[index] = node as (typeof parent.children)[number];
  });
  visit(root, 'text', (node, index, parent) => {
    if (!/[\ue000-\ue0ff]/.test(node.value) || parent === undefined || index === undefined) return undefined;
    const pieces = node.value.split(/([\ue000-\ue0ff])/).filter((piece) => piece !== '');
    const made = pieces.map((piece) => {
      const found = nodes[(piece.codePointAt(0) ?? 0) - 0xe000];
      return (found ?? { type: 'text', value: piece }) as PhrasingContent;
    });
    parent.children.splice(index, 1, ...(made as never[]));
    return [SKIP, index + made.length];
  });
  visit(root, (node) => {
    delete node.position;
  });
  return root;
}

/** The same for one line: the phrasing of the only paragraph. */
export function line(texts: TemplateStringsArray, ...nodes: readonly RootContent[]): PhrasingContent[] {
  const [only] = prose(texts, ...nodes).children;
  return only?.type === 'paragraph' ? only.children : [];
}

function indent(text: string): number {
  const depths = [...text.matchAll(/^( *)\S/gm)].map((match) => (match[1] ?? '').length);
  return Math.min(...depths.filter((depth) => depth > 0), 40);
}
