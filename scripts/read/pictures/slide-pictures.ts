// Takes the background pictures out of a slide, and gives every picture on a line of its own a paragraph of its own.
import type { Image, Paragraph, Parents, PhrasingContent, RootContent } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';

/** Removes the images of a slide that stand behind or beside its content, and returns them in their order. */
export function takeBackgrounds(slide: Parents): readonly Image[] {
  const taken: Image[] = [];
  visit(slide, 'image', (node, index, parent) => {
    if (node.data?.placement?.background === undefined || parent === undefined || index === undefined)
      return undefined;
    taken.push(node);
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
  if (taken.length > 0) removeEmptyParagraphs(slide);
  return taken;
}

function removeEmptyParagraphs(slide: Parents): void {
  visit(slide, 'paragraph', (node, index, parent) => {
    if (parent === undefined || index === undefined || !node.children.every(isBlank)) return undefined;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
}

/** The blocks of a slide, in which a paragraph is divided at every picture that has a line to itself. */
export function withPictureBlocks(blocks: readonly RootContent[]): readonly RootContent[] {
  return blocks.flatMap((block) => (block.type === 'paragraph' ? divided(block) : [block]));
}

function divided(paragraph: Paragraph): readonly RootContent[] {
  const { children } = paragraph;
  const parts: PhrasingContent[][] = [[]];
  for (const [index, node] of children.entries()) {
    const isPicture =
      node.type === 'image' && endsLine(children[index - 1]) && beginsLine(children[index + 1]);
    if (isPicture) parts.push([node], []);
    else parts.at(-1)?.push(node);
  }
  return parts.flatMap((part) => {
    const [first, last] = [part[0]?.position, part.at(-1)?.position];
    if (part.every(isBlank)) return [];
    const position = first && last && { start: first.start, end: last.end };
    return [{ ...paragraph, children: trimmed(part), ...(position && { position }) }];
  });
}

function endsLine(before: PhrasingContent | undefined): boolean {
  return (
    before === undefined ||
    before.type === 'break' ||
    (before.type === 'text' && /(?:\n|^)\s*$/u.test(before.value))
  );
}

function beginsLine(after: PhrasingContent | undefined): boolean {
  return (
    after === undefined ||
    after.type === 'break' ||
    (after.type === 'text' && /^\s*(?:\n|$)/u.test(after.value))
  );
}

function trimmed(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const isBreak = (node: PhrasingContent | undefined) => node?.type === 'break';
  const kept = nodes.filter((node, index) => !isBreak(node) || (index > 0 && index < nodes.length - 1));
  return kept.map((node, index) => {
    if (node.type !== 'text') return node;
    const start = index === 0 ? node.value.trimStart() : node.value;
    return { ...node, value: index === kept.length - 1 ? start.trimEnd() : start };
  });
}

function isBlank(node: PhrasingContent): boolean {
  return node.type === 'break' || (node.type === 'text' && node.value.trim() === '');
}
