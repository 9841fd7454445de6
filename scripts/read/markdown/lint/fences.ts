// Finds fences of code that are never closed.
import type { Code, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFileMessage } from 'vfile-message';
import { message } from '../../../messages/message.ts';
import { firstLine } from '../../text/lines.ts';

declare module 'mdast' {
  interface CodeData {
    /** The fence is never closed, so that the code is everything up to the end of the file or block. */
    unclosed?: true;
  }
}

/** An error for each fence that the end of the file, or of the block around it, closes. Marks the code as `unclosed`. */
export function fenceFaults(path: string, text: string, tree: Root): readonly VFileMessage[] {
  const messages: VFileMessage[] = [];
  visit(tree, 'code', (node) => {
    const fence = openFence(node, text);
    if (fence === undefined || node.position === undefined) return;
    node.data = { ...node.data, unclosed: true };
    const reason = 'Unexpected code block without an end, expected a line with its closing fence';
    const help = `end it with ${fence} alone on a line, indented like the first; everything below it is code until then`;
    messages.push(
      message('unclosed-fence', firstLine({ path, position: node.position }, text), reason, { help }),
    );
  });
  return messages;
}

/** The fence of a code block that has no closing one; undefined for closed and for indented code. */
function openFence({ position }: Code, text: string): string | undefined {
  const lines = text.slice(position?.start.offset, position?.end.offset).split('\n');
  const fence = /^(?:`{3,}|~{3,})/.exec(lines[0] ?? '')?.[0];
  if (fence === undefined) return undefined;
  const last = lines.length === 1 ? '' : (lines.at(-1) ?? '').replace(/^[\s>]*/, '').trimEnd();
  const isClosing = last.length >= fence.length && [...last].every((sign) => sign === fence[0]);
  return isClosing ? undefined : fence;
}

/** Whether a part of a tree has code whose fence is never closed. */
export function hasOpenFence(node: Parameters<typeof visit>[0]): boolean {
  let isOpen = false;
  visit(node, 'code', ({ data }: Code) => {
    isOpen ||= data?.unclosed === true;
  });
  return isOpen;
}
