// Lets long words and addresses break.
import type { Element, ElementContent } from 'hast';
import { element } from './hast.ts';

/** Characters of a word that a cell of a table keeps on one line. */
export const longestWord = 24;

/** The parts of a text that stay on one line: words, and the parts of addresses. */
export function unbroken(text: string): readonly string[] {
  return text.split(/[\s\u00ad\u200b-]+/u).flatMap((word) => (isAddress(word) ? addressParts(word) : [word]));
}

/** The parts of an address, each of which begins with the sign before which a line may break. */
function addressParts(address: string): readonly string[] {
  const [, scheme = '', rest = ''] = /^((?:[a-z]+:\/*)?)(.*)$/isu.exec(address) ?? [];
  const [first = '', ...others] = rest.split(/(?<=.)(?=[/._?=&-])/u);
  return [scheme + first, ...others];
}

function isAddress(word: string): boolean {
  return /^(?:https?:\/\/|mailto:|www\.)\S/i.test(word);
}

/** The words of a link with line break opportunities where they are an address. */
export function breakableAddress(children: readonly ElementContent[]): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (child.type !== 'text' || !isAddress(child.value)) return [child];
    return addressParts(child.value).flatMap((part, index): ElementContent[] => {
      const value: ElementContent = { type: 'text', value: part };
      return index === 0 ? [value] : [element('wbr'), value];
    });
  });
}

/** The content of a cell of a table, in which words of more than `longestWord` characters may break anywhere. */
export function breakLongWords(cell: Element): void {
  cell.children = cell.children.flatMap((child): ElementContent[] => {
    if (child.type === 'element') breakLongWords(child);
    if (child.type !== 'text') return [child];
    const parts = child.value.split(new RegExp(`(\\S{${longestWord + 1},})`, 'u'));
    if (parts.length === 1) return [child];
    return parts
      .filter((part) => part !== '')
      .map((value) =>
        value.length > longestWord && !/\s/.test(value)
          ? element('span', { className: ['long-word'] }, [value])
          : { type: 'text', value },
      );
  });
}
