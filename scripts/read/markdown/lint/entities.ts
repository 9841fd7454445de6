// Finds character references of characters that no output can hold, such as `&#1;`, in whose place Markdown puts U+FFFD.
import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFileMessage } from 'vfile-message';
import { unwritable, unwritableMessage } from '../../characters.ts';
import { spanOf } from '../../text/lines.ts';

/** An error for each such reference in a tree. `text` is that of the whole file. */
export function entityFaults(path: string, text: string, tree: Root): readonly VFileMessage[] {
  const messages: VFileMessage[] = [];
  visit(tree, (node) => {
    const [from, to] = readRange(node);
    for (const found of text.slice(from, to).matchAll(/&#(?:x(?<hex>[\da-f]{1,6})|(?<decimal>\d{1,7}));/gi)) {
      const { hex, decimal } = found.groups ?? {};
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      const isCharacter =
        code > 0 && code <= 0x10ffff && unwritable(String.fromCodePoint(code)) === undefined;
      if (isCharacter) continue;
      const position = spanOf(text, from + found.index, from + found.index + found[0].length);
      messages.push(unwritableMessage(path, position, String.fromCodePoint(Math.min(code, 0x10ffff))));
    }
  });
  return messages;
}

/** The range of the source in which a node itself reads references: all of a text or image, what follows the words of a link. */
function readRange(node: Nodes): readonly [number, number] {
  const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
  switch (node.type) {
    case 'text':
    case 'image':
    case 'imageReference':
    case 'definition':
      return [start, end];
    case 'link':
      return [node.children.at(-1)?.position?.end.offset ?? start, end];
    default:
      return [0, 0];
  }
}
