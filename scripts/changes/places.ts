// Writes the places at which readers find something: "report §2.1, Figure 3, slides 6 and 14".
import type { Mention } from '../model/edition.ts';

/** The label of a place with plain blanks, as records keep it. */
export function placeLabel({ label }: Mention): string {
  return label.replaceAll('\u00a0', ' ');
}

/** Places such as "report §2.1, Figure 3, slides 6 and 14": labels with the same word are put together; at most `limit` places. */
export function describePlaces(labels: readonly string[], limit: number): string {
  const listed = labels.slice(0, limit);
  const groups = new Map<string, string[]>();
  for (const label of listed) {
    const [word, number] = splitLabel(label);
    groups.set(word, [...(groups.get(word) ?? []), number]);
  }
  const named = [...groups].map(([word, numbers]) => nameGroup(word, [...new Set(numbers)]));
  const rest = labels.length - listed.length;
  return [...named, ...(rest === 0 ? [] : [`${rest} more`])].join(', ');
}

/** A label as word and number: "slide 6" → "slide" and "6". Sections get the word "report", since their labels have none. */
function splitLabel(label: string): readonly [string, string] {
  if (isSection(label)) return ['report', label];
  if (label.includes(',')) return ['notes of slide', /[A-Z]?\d+/u.exec(label)?.[0] ?? label];
  const [, word = '', number = label] = /^(.*)\s(\S+)$/u.exec(label) ?? [];
  return [word, number];
}

/** Sections are called by their number, "§2.1", or by their title; all other places end with a number, but for notes. */
function isSection(label: string): boolean {
  return label.startsWith('§') || !/\d(?:, \S+)?$/u.test(label);
}

function nameGroup(word: string, numbers: readonly string[]): string {
  const list = [numbers.slice(0, -1).join(', '), numbers.at(-1)].filter((part) => part !== '').join(' and ');
  const plural = numbers.length > 1 && word !== '' && word !== 'report' ? `${word}s` : word;
  return `${plural} ${list}`.trim();
}
