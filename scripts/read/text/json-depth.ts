// Finds brackets of JSON that are nested deeper than parsers can follow.
import type { VFileMessage } from 'vfile-message';
import { message } from '../../messages/message.ts';
import { spanOf } from './lines.ts';

/** Far beyond what a dataset or a chart needs; parsers that call themselves give up at some thousands. */
const deepest = 500;

/** An error at the first bracket that is nested too deep; undefined for a text that can be parsed. */
export function depthFault(path: string, text: string): VFileMessage | undefined {
  let depth = 0;
  for (const { 0: sign, index } of text.matchAll(/"(?:\\.|[^"\\])*"?|[[{\]}]/gsu)) {
    if (sign === '[' || sign === '{') depth += 1;
    else if (sign === ']' || sign === '}') depth -= 1;
    if (depth <= deepest) continue;
    const place = { path, position: spanOf(text, index, index + 1) };
    const reason = `Unexpected bracket inside of ${deepest} others, expected at most ${deepest} levels`;
    return message('too-complex', place, reason, { help: 'was it written by a program that went wrong?' });
  }
  return undefined;
}
