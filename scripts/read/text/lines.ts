// Converts offsets in a text to lines and columns.
import type { Position } from 'unist';
import type { Place } from '../../model/sources.ts';

type Point = Position['start'];

/** A function that returns line and column (from 1, in UTF-16 units) of an offset in the text. */
export function pointsOf(text: string): (offset: number) => Point {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1, offset };
  };
}

/** The span from one offset to another. */
export function spanOf(text: string, start: number, end: number): Position {
  const point = pointsOf(text);
  return { start: point(start), end: point(end) };
}

/** The first character of a file, for messages about the file as a whole. */
export const fileStart: Position = {
  start: { line: 1, column: 1, offset: 0 },
  end: { line: 1, column: 1, offset: 0 },
};

/** The first character of a place, for messages about something missing inside it. */
export function firstCharacter({ path, position: { start } }: Place): Place {
  const end = { ...start, column: start.column + 1, offset: (start.offset ?? 0) + 1 };
  return { path, position: { start, end } };
}

/** The place if it is on one line, otherwise its first character. */
export function firstIfLong(place: Place): Place {
  const { start, end } = place.position;
  return start.line === end.line ? place : firstCharacter(place);
}

/** The first line of a place, for messages about how a block of many lines begins. `text` is that of the file. */
export function firstLine({ path, position: { start, end } }: Place, text: string): Place {
  const from = start.offset ?? 0;
  const lineEnd = text.indexOf('\n', from);
  if (start.line === end.line || lineEnd === -1) return { path, position: { start, end } };
  const last = { line: start.line, column: start.column + lineEnd - from, offset: lineEnd };
  return { path, position: { start, end: last } };
}
