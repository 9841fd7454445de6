// Measures inside the browser on which page every block of a chapter comes to stand.
/// <reference lib="dom" />
import { portable } from '../page-source.ts';

/** The part of a block that stands on one page: pages from the one on which its chapter begins, heights on this page. CSS pixels. */
export interface Fragment {
  readonly element: HTMLElement;
  readonly page: number;
  readonly top: number;
  readonly bottom: number;
}

/** A chapter that is laid out in columns as high as a page, which the browser breaks as it breaks pages. */
export interface Columns {
  readonly chapter: HTMLElement;
  readonly pageHeight: number;
  /** Height of what stands before the chapter on the page on which it begins. */
  readonly offset: number;
  /** The blocks in their places, page by page: the opening, then the children of the body but for those that float. */
  fragments(): readonly Fragment[];
  /** The lowest point of every page; of the fragments, where they are at hand. */
  bottoms(fragments?: readonly Fragment[]): readonly number[];
  /** Lays the chapter out on pages again. */
  close(): void;
}

/** Lays a chapter out in columns, behind `offset` pixels of other text. */
export type OpenColumns = (chapter: HTMLElement, pageHeight: number, offset: number) => Columns;

/** An expression for the browser: the function `OpenColumns`. */
export function columnsSource(): string {
  return portable(openColumns, [fragmentsOf, contentBoxes]);
}

function openColumns(chapter: HTMLElement, pageHeight: number, offset: number): Columns {
  const filler = document.createElement('div');
  filler.className = 'columns-filler';
  filler.style.height = `${offset}px`;
  chapter.prepend(filler);
  chapter.classList.add('in-columns');
  const style = document.createElement('style');
  const width = chapter.parentElement?.getBoundingClientRect().width ?? 600;
  style.textContent = `.in-columns { width: ${width}px; height: ${pageHeight}px; columns: ${width}px auto; column-gap: 0; column-fill: auto; break-before: auto !important }
    .in-columns .across { break-before: column; break-after: column }`;
  document.head.append(style);
  return {
    chapter,
    pageHeight,
    offset,
    fragments: () => fragmentsOf(chapter),
    bottoms: (fragments = fragmentsOf(chapter)) => {
      const bottoms: number[] = [];
      for (const { page, bottom } of fragments) bottoms[page] = Math.max(bottoms[page] ?? 0, bottom);
      return Array.from(bottoms, (bottom) => bottom ?? 0);
    },
    close: () => {
      filler.remove();
      style.remove();
      chapter.classList.remove('in-columns');
    },
  };
}

function fragmentsOf(chapter: HTMLElement): readonly Fragment[] {
  const { left, top, width } = chapter.getBoundingClientRect();
  const parts = [...chapter.children].flatMap((child) =>
    child.matches('.prose') ? [...child.children] : [child],
  );
  return parts.flatMap((element): Fragment[] => {
    if (!(element instanceof HTMLElement) || getComputedStyle(element).float !== 'none') return [];
    if (element.matches('.columns-filler')) return [];
    const boxes = [...element.getClientRects()].filter((rect) => rect.height > 0);
    const pageOf = (rect: DOMRect) => Math.floor((rect.left - left + 1) / width);
    // A block that is broken has boxes down to the end of the page, whatever stands in them.
    const lowest = new Map<number, number>();
    for (const line of boxes.length < 2 ? [] : contentBoxes(element))
      lowest.set(pageOf(line), Math.max(line.bottom, lowest.get(pageOf(line)) ?? 0));
    return boxes.map((box, index): Fragment => {
      const own = index < boxes.length - 1 ? lowest.get(pageOf(box)) : undefined;
      return { element, page: pageOf(box), top: box.top - top, bottom: (own ?? box.bottom) - top };
    });
  });
}

/** The boxes of the lines and pictures of a block; rows and items that are not broken count as a whole, which is faster. */
function contentBoxes(node: Node): readonly DOMRect[] {
  if (node instanceof Text) {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter(({ height }) => height > 0);
  }
  const isUnit = node instanceof Element && node.matches('tr, li, img, svg');
  const own = isUnit ? [...node.getClientRects()] : [];
  return own.length === 1 ? own : [...node.childNodes].flatMap(contentBoxes);
}
