// Maps the characters of decoded JSON and YAML strings to their offsets in the file.

/**
 * The offset in the file of each character of a decoded text: entry `i` is the offset of character `i`, the last entry the
 * offset after the end. `start` and `end` are the span of the string with its quotes.
 */
export function writtenOffsets(file: string, start: number, end: number, text: string): Uint32Array {
  const offsets = new Uint32Array(text.length + 1);
  const quote = file[start];
  const isQuoted = quote === '"' || quote === "'";
  const last = isQuoted ? end - 1 : end;
  let at = isQuoted ? start + 1 : start;
  if (quote === '|' || quote === '>') at = Math.max(at, file.indexOf('\n', start) + 1);
  for (let index = 0; index < text.length; index++) {
    at = seek(file, at, last, text[index] ?? '', quote === '"');
    offsets[index] = at;
    at = Math.min(last, at + widthAt(file, at, quote, text[index] ?? ''));
  }
  offsets[text.length] = text === '' ? at : Math.min(last, at);
  return offsets;
}

/** Skips indentation and folded line ends, which are in the file and not in the text. */
function seek(file: string, from: number, last: number, wanted: string, escapes: boolean): number {
  let at = from;
  while (at < last) {
    const found = file[at] ?? '';
    if (found === wanted || (escapes && found === '\\')) return at;
    if (isBlank(wanted) && isBlank(found)) return at;
    if (!isBlank(found)) return at;
    at += 1;
  }
  return from;
}

/** The length in the file of one character of the text. */
function widthAt(file: string, at: number, quote: string | undefined, character: string): number {
  const found = file[at];
  if (quote === '"' && found === '\\') return file[at + 1] === 'u' ? 6 : 2;
  if (quote === "'" && found === "'" && character === "'") return 2;
  if (!isBlank(character) || found !== '\n') return 1;
  const indent = /^[ \t]*/.exec(file.slice(at + 1, at + 200))?.[0].length ?? 0;
  return 1 + indent;
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\n' || character === '\t' || character === '\r';
}
