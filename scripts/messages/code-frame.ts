// Shows the source lines around a place with carets under it.
import type { Place } from '../model/sources.ts';

/** Longer lines are cut around the place, with `…` for omitted text. In characters. */
const width = 100;

/** The line before the place, the line of the place marked `>`, and a line with carets under the place. */
export interface CodeFrame {
  readonly before?: string;
  readonly line: string;
  readonly carets: string;
}

/** The code frame of a place in a text; undefined when the text has no such line. */
export function codeFrame(text: string, { position: { start, end } }: Place): CodeFrame | undefined {
  const lines = text.split(/\r?\n/);
  const line = lines[start.line - 1];
  if (line === undefined || text === '') return undefined;
  const from = Math.max(0, start.column - 1);
  const to = end.line > start.line ? line.trimEnd().length : end.column - 1;
  const shift = shiftFor(line, from);
  const length = Math.max(1, Math.min(widthOf(line.slice(from, to)), width - (from - shift)));
  const gutter = String(start.line).length;
  const indent = widthOf(line.slice(shift, from)) + (shift > 0 ? 1 : 0);
  const earlier = lines[start.line - 2];
  return {
    ...(earlier !== undefined && {
      before: `  ${String(start.line - 1).padStart(gutter)} | ${cut(earlier, shift)}`.trimEnd(),
    }),
    line: `> ${start.line} | ${cut(line, shift)}`.trimEnd(),
    carets: `  ${' '.repeat(gutter)} | ${' '.repeat(indent)}${'^'.repeat(length)}`,
  };
}

/** How many characters of a long line are cut off at its start, so that the place is visible. */
function shiftFor(line: string, from: number): number {
  return line.length <= width || from < width / 2 ? 0 : from - width / 4;
}

/** The visible part of a line. A tab becomes one space, because it counts as one column. */
function cut(line: string, shift: number): string {
  const part = withControlPictures(line.slice(shift, shift + width).replaceAll('\t', ' '));
  const isCut = shift + width < line.length;
  return `${shift > 0 && part !== '' ? '…' : ''}${part}${isCut ? '…' : ''}`;
}

/** The text with every control character replaced by its control picture of Unicode, which is as wide. */
function withControlPictures(text: string): string {
  return text.replace(/\p{Cc}/gu, (found) => {
    const code = found.charCodeAt(0);
    return code < 0x20 ? String.fromCodePoint(0x2400 + code) : '␡';
  });
}

/** The number of characters rather than of UTF-16 units, since a terminal shows characters. */
function widthOf(text: string): number {
  return [...text].length;
}
