// Puts the numbers of sources into the citations of bound words.
import type { Nodes } from 'mdast';
import type { Chapter } from '../../model/edition.ts';
import type { CitationNumbers } from './citations.ts';

/** A copy of `thing` with numbers in the citations inside the named fields, each of which holds Markdown nodes. */
export function withNumbersIn<
  K extends string,
  T extends { readonly [field in K]?: readonly Nodes[] | undefined },
>(thing: T, fields: readonly K[], numbers: CitationNumbers): T {
  const changed = fields.flatMap((field) => {
    const nodes = thing[field];
    return nodes === undefined ? [] : [[field, withNumbers(nodes, numbers)] as const];
  });
  return { ...thing, ...Object.fromEntries(changed) };
}

/** A chapter with numbers in all of its citations. */
export function withNumbersInChapter(chapter: Chapter, numbers: CitationNumbers): Chapter {
  return {
    ...withNumbersIn(chapter, ['title', 'question', 'answer', 'doubt'], numbers),
    body: withNumbersIn(chapter.body, ['children'], numbers),
    headings: chapter.headings.map((heading) => withNumbersIn(heading, ['title'], numbers)),
  };
}

/** Nodes without a citation are returned as the same objects, so that memos still know them. */
function withNumbers(nodes: readonly Nodes[], numbers: CitationNumbers): readonly Nodes[] {
  const numbered = nodes.map((node) => withNumber(node, numbers));
  return numbered.every((node, index) => node === nodes[index]) ? nodes : numbered;
}

function withNumber(node: Nodes, numbers: CitationNumbers): Nodes {
  if (node.type === 'citation') {
    const items = node.items.map((item) => {
      const number = numbers.get(item.id);
      return number === undefined ? item : { ...item, number };
    });
    return { ...node, items: inOrder(items) };
  }
  if (!('children' in node)) return node;
  const children = withNumbers(node.children, numbers);
  return children === node.children ? node : ({ ...node, children } as Nodes);
}

/** In one bracket the numbers ascend, in whatever order the sources were written; one without a number comes last. */
function inOrder<T extends { readonly number?: number }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => (a.number ?? Infinity) - (b.number ?? Infinity) || 0);
}
