// Finds control characters and the like: XML cannot contain them, fonts have no glyphs for them, terminals interpret them.
import type { Position } from 'unist';
import type { VFileMessage } from 'vfile-message';
import { message } from '../messages/message.ts';
import { pointsOf } from './text/lines.ts';

// Tabs and line ends are allowed; unpaired surrogates of UTF-16 are not.
const forbidden = /[[\p{Cc}--[\t\n\r]]\p{Cs}\ufffe\uffff]/v;

/** The first forbidden character in a text; `undefined` when there is none. */
export function unwritable(text: string): string | undefined {
  return forbidden.exec(text)?.[0];
}

/** The error for a forbidden character at its place. */
export function unwritableMessage(path: string, position: Position, character: string): VFileMessage {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const reason = `Unexpected control character U+${code}, expected characters that can be shown`;
  return message('control-character', { path, position }, reason, {
    help: 'delete it: it often comes along when text is copied from a terminal or a PDF',
  });
}

/** An error for the first forbidden character of each line of a file. Escape sequences are not decoded. */
export function unwritableIn(path: string, text: string): readonly VFileMessage[] {
  if (unwritable(text) === undefined) return [];
  const point = pointsOf(text);
  const lines = text.split('\n');
  let start = 0;
  return lines.flatMap((line) => {
    const found = forbidden.exec(line);
    const at = start + (found?.index ?? 0);
    start += line.length + 1;
    if (found === null) return [];
    return [unwritableMessage(path, { start: point(at), end: point(at + 1) }, found[0])];
  });
}
