// Cuts the part of a text in which words were found, with these words marked.
/// <reference lib="dom" />
import { element } from '../elements.ts';

/** Characters of a snippet. */
const longest = 180;

/** The text around the first word that was found. */
export function snippet(text: string, words: readonly string[]): (Node | string)[] {
  const pattern = words.toSorted((a, b) => b.length - a.length).map(escaped);
  if (pattern.length === 0) return [text.slice(0, longest)];
  // Whole words only: no `how` in `shows`.
  const found = new RegExp(`(?<![\\p{L}\\p{N}])(${pattern.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  const cut = around(text, Math.max(0, text.search(found)));
  return cut.split(found).map((part, index) => (index % 2 === 0 ? part : element('mark', {}, [part])));
}

/** The part of a text around a place, from word to word. */
function around(text: string, place: number): string {
  if (text.length <= longest) return text;
  const from = place < longest / 2 ? 0 : text.indexOf(' ', place - longest / 2) + 1;
  const end = text.length - from <= longest ? text.length : text.lastIndexOf(' ', from + longest);
  return `${from > 0 ? '… ' : ''}${text.slice(from, end)}${end < text.length ? ' …' : ''}`;
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
