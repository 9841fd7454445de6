// Puts a chapter back inside the browser to what it was before a placement was tried.
/// <reference lib="dom" />
import { portable } from '../page-source.ts';

/** An expression for the browser: the function `Remember`. */
export function rememberSource(): string {
  return portable(remember, [restoreOrder, restoreAttribute]);
}

/** Makes a function that puts the blocks of a chapter back to where they stand now, as they look now. */
export type Remember = (chapter: HTMLElement) => () => void;

function remember(chapter: HTMLElement): () => void {
  const prose = chapter.querySelector('.prose');
  const blocks = [...(prose?.children ?? [])];
  const looks = [...chapter.querySelectorAll<HTMLElement | SVGElement>('.prose > *, .drawing svg')].map(
    (element) => ({ element, name: element.getAttribute('class'), style: element.getAttribute('style') }),
  );
  return () => {
    if (prose !== null) restoreOrder(prose, blocks);
    for (const { element, name, style } of looks) {
      restoreAttribute(element, 'class', name);
      restoreAttribute(element, 'style', style);
    }
  };
}

/** Puts children back into an order. Those that stand right stay where they are: what is inserted anew is laid out anew. */
function restoreOrder(parent: Element, children: readonly Element[]): void {
  for (const [index, child] of children.entries())
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] ?? null);
}

function restoreAttribute(element: Element, name: string, value: string | null): void {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
