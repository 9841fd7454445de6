import type { Place } from '../model/sources.ts';

/** Wider lines are shown from near the place on, with `…` for what is left out. */
const width = 100;

/** The lines of a frame: the line before, the line of the place marked `>`, and carets under the place. */
export interface CodeFrame {
  readonly before?: string;
  readonly line: string;
  readonly carets: string;
}

/** The source around a place; undefined when the file has no such line. */
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

/** How far a long line is moved, so that the place in it is seen. */
function shiftFor(line: string, from: number): number {
  return line.length <= width || from < width / 2 ? 0 : from - width / 4;
}

/** The part of a line that is shown; tabs become one space, as columns count them. */
function cut(line: string, shift: number): string {
  const part = pictured(line.slice(shift, shift + width).replaceAll('\t', ' '));
  const isCut = shift + width < line.length;
  return `${shift > 0 && part !== '' ? '…' : ''}${part}${isCut ? '…' : ''}`;
}

/** Control characters as the pictures that Unicode has for them, of the same width. */
function pictured(text: string): string {
  return text.replace(/\p{Cc}/gu, (found) => {
    const code = found.charCodeAt(0);
    return code < 0x20 ? String.fromCodePoint(0x2400 + code) : '␡';
  });
}

/** Characters, not UTF-16 units, are what a terminal sets side by side. */
function widthOf(text: string): number {
  return [...text].length;
}
