// Decodes texts that are not UTF-8, so that everything else in them is still read.
import type { VFileMessage } from 'vfile-message';
import { message } from '../../messages/message.ts';
import { fileStart, spanOf } from './lines.ts';

/** Bytes with which a text in another encoding of Unicode begins. */
const marks = [
  { encoding: 'utf-16le', name: 'UTF-16', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', name: 'UTF-16', bytes: [0xfe, 0xff] },
] as const;

/**
 * The text of a file that is no UTF-8, with the message at the first place where it is not. Bytes that stand for no character
 * become U+FFFD.
 */
export function decodeLeniently(path: string, bytes: Uint8Array): { text: string; fault: VFileMessage } {
  const mark = marks.find((candidate) => candidate.bytes.every((byte, index) => bytes[index] === byte));
  if (mark !== undefined) {
    const text = new TextDecoder(mark.encoding).decode(bytes);
    const reason = `Unexpected ${mark.name} text in \`${path}\`, expected UTF-8`;
    const help = 'save the file as UTF-8';
    return { text, fault: message('unreadable-file', { path, position: fileStart }, reason, { help }) };
  }
  const text = new TextDecoder().decode(bytes);
  const offset = wrongOffset(bytes);
  const reason = `Unexpected bytes in \`${path}\`, expected UTF-8 text`;
  const place = { path, position: spanOf(text, offset, offset + 1) };
  const help = 'save the file as UTF-8: it seems to be in an older encoding, such as Windows-1252';
  return { text, fault: message('unreadable-file', place, reason, { help }) };
}

/** The offset of the first character that is no UTF-8, in the text that is decoded leniently. */
function wrongOffset(bytes: Uint8Array): number {
  const lenient = new TextDecoder();
  let before = 0;
  for (const line of linesOf(bytes)) {
    const text = lenient.decode(line);
    if (!isUtf8(line)) return before + text.indexOf('\uFFFD');
    before += text.length;
  }
  return 0;
}

/** The lines with their line ends. No character of several bytes holds the byte of a line end. */
function* linesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(0x0a, start);
    const next = end === -1 ? bytes.length : end + 1;
    yield bytes.subarray(start, next);
    start = next;
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
