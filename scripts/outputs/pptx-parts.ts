import type { RootContent } from '../model.ts';
import { calloutPart, codePart } from './pptx-boxes.ts';
import { figureParts, imageParts } from './pptx-figures.ts';
import { type Part, type PartMaker, textPart, withoutHolder } from './pptx-part.ts';
import { markdownGrid } from './pptx-table.ts';
import { tablePart, tableParts } from './pptx-table-part.ts';
import { lineRuns, paragraphsOf } from './pptx-text.ts';

/** The parts of a slide's body in order. Text that follows text is one part. */
export function partsOf(nodes: readonly RootContent[], maker: PartMaker): readonly Part[] {
  const parts: Part[] = [];
  let words: RootContent[] = [];
  const flush = () => {
    const text = textPart(paragraphsOf(words, maker.text, 16), maker.styles.text, maker);
    if (words.length > 0 && text !== undefined) parts.push(text);
    words = [];
  };
  for (const node of nodes) {
    const own = ownParts(node, maker);
    if (own === undefined) words.push(node);
    else {
      flush();
      parts.push(...own);
    }
  }
  flush();
  return parts;
}

/** The parts that a node makes which is no text. */
function ownParts(node: RootContent, maker: PartMaker): readonly Part[] | undefined {
  switch (node.type) {
    case 'figure':
      return figureParts(node.id, maker);
    case 'dataTable':
      return tableParts(maker.edition.tables.get(node.id), maker);
    case 'table':
      return [
        tablePart(
          markdownGrid(node, (line) => lineRuns(line, maker.text)),
          maker,
        ),
      ];
    case 'code':
      return [codePart(node, maker)];
    case 'callout':
      return [calloutPart(node, maker)];
    case 'aside':
      return asideParts(node.children, maker);
    case 'paragraph':
      return imageParts(node.children, maker);
    default:
      return undefined;
  }
}

function asideParts(children: readonly RootContent[], maker: PartMaker): readonly Part[] {
  const part = textPart(paragraphsOf(children, maker.text, 16), maker.styles.small, maker);
  return part === undefined ? [] : [withoutHolder(part)];
}
