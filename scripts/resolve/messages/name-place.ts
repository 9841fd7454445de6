// Narrows the place of a message from an expression or node to the name that the message is about.
import type { Place } from '../../model/sources.ts';
import { spanIn } from '../facts/numerals.ts';

/** The place of a name inside a span, where the text of the span has it as a whole word; otherwise the place of the span. */
export function placeOfName(place: Place, name: string, file: string): Place {
  const { start, end } = place.position;
  const raw = file.slice(start.offset ?? 0, end.offset ?? 0);
  const found = wholeWord(raw, name);
  return found === -1 ? place : { ...place, position: spanIn(raw, found, name.length, place.position) };
}

/** The place of a name that starts at `path.start` of a path inside a span; without the path in the text, as `placeOfName`. */
export function placeOfNameInPath(
  place: Place,
  name: string,
  path: { readonly text: string; readonly start: number },
  file: string,
): Place {
  const { start, end } = place.position;
  const raw = file.slice(start.offset ?? 0, end.offset ?? 0);
  const found = wholeWord(raw, path.text);
  if (found === -1) return placeOfName(place, name, file);
  return { ...place, position: spanIn(raw, found + path.start, name.length, place.position) };
}

function wholeWord(raw: string, word: string): number {
  for (let at = raw.indexOf(word); at !== -1; at = raw.indexOf(word, at + 1)) {
    const around = `${raw[at - 1] ?? ' '}${raw[at + word.length] ?? ' '}`;
    if (!/[\w-]/.test(around)) return at;
  }
  return -1;
}
