// Checks inside the browser that no word of a table or heading is split: by a column that is too narrow for it.
/// <reference lib="dom" />
import type { LayoutFinding } from '../layout-finding.ts';
import { portable } from '../page-source.ts';
import type { PageTools } from '../page-tools.ts';

/** The check, as an expression for the browser: a function of `PageTools` that returns findings. */
export function wordsCheckSource(): string {
  return portable(checkWords, [splitWord, isOnOneLine]);
}

function checkWords(tools: PageTools): readonly LayoutFinding[] {
  // Addresses and identifiers may break anywhere, and so may words that no column of a table can hold.
  const longNames = 'code, .code-name, .address, .long-word, a[href^="http"]';
  return tools.textsOf(document.body).flatMap(({ element, rects }): readonly LayoutFinding[] => {
    if (rects.length < 2 || element.closest('td, th, h1, h2, h3, h4') === null) return [];
    if (element.closest(longNames) !== null) return [];
    const word = splitWord(element);
    return word === undefined
      ? []
      : [
          {
            rule: 'split-word',
            ...tools.originOf(element),
            reason: `Unexpected word \`${word}\` in ${tools.nameOf(element)} that is split over two lines, expected it on one`,
            help: 'give it more room: fewer columns, shorter texts beside it, or a shorter word',
          },
        ];
  });
}

/** The first word of an element's own texts that stands on two lines. Scripts that break between any two letters are left alone. */
function splitWord(element: Element): string | undefined {
  for (const node of element.childNodes) {
    if (!(node instanceof Text)) continue;
    const words = node.data.matchAll(/[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}][\p{L}\p{M}]+/gu);
    for (const { 0: word, index } of words) if (!isOnOneLine(node, index, word.length)) return word;
  }
  return undefined;
}

function isOnOneLine(node: Text, start: number, length: number): boolean {
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, start + length);
  const lines = [...range.getClientRects()]
    .filter(({ width }) => width > 0)
    .map(({ top }) => Math.round(top));
  return new Set(lines).size < 2;
}
