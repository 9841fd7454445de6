// Closes the page of a reference with a comma where its sentence goes on: "Section 3, page 8, has the third".
import type { Element, ElementContent } from 'hast';
import { isProse } from './identifiers.ts';

/** Elements whose text is a sentence of its own: brackets that are open before them are not open in them. */
const blocks = new Set(['p', 'li', 'td', 'th', 'dd', 'dt', 'figcaption', 'h2', 'h3', 'h4']);

/** How many brackets are open at a place in the text. */
interface Reading {
  open: number;
}

/**
 * Nodes in which a comma follows the page of a reference, where a word follows. Within brackets, where the sentence goes on
 * behind them, and before other punctuation there is none.
 */
export function closePages(
  nodes: readonly ElementContent[],
  reading: Reading = { open: 0 },
): ElementContent[] {
  return nodes.map((node, index): ElementContent => {
    if (node.type === 'text') {
      const isOpen = reading.open > 0;
      reading.open += bracketsIn(node.value);
      const goesOn = /^[ \n\u00a0]+(?:\p{L}|$)/u.test(node.value) && !isLast(node.value, nodes, index);
      const closes = !isOpen && goesOn && namesPage(nodes[index - 1]);
      return closes ? { ...node, value: `,${node.value}` } : node;
    }
    if (node.type !== 'element' || !isProse(node) || namesPage(node)) return node;
    const inside = blocks.has(node.tagName) ? { open: 0 } : reading;
    return { ...node, children: closePages(node.children, inside) };
  });
}

/** Whether a text is a space behind which nothing follows. */
function isLast(value: string, nodes: readonly ElementContent[], index: number): boolean {
  return value.trim() === '' && index === nodes.length - 1;
}

function bracketsIn(text: string): number {
  return [...text].reduce((sum, sign) => sum + ('([{'.includes(sign) ? 1 : ')]}'.includes(sign) ? -1 : 0), 0);
}

/** Whether a node is a reference that names a page. */
function namesPage(node: ElementContent | undefined): boolean {
  return node?.type === 'element' && isReference(node) && node.children.some(holdsPage);
}

function isReference({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className.includes('xref');
}

function holdsPage(node: ElementContent): boolean {
  return node.type === 'element' && node.properties.dataRef !== undefined;
}
