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
  /** The lowest point of every page. */
  bottoms(): readonly number[];
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
    bottoms: () => {
      const bottoms: number[] = [];
      for (const { page, bottom } of fragmentsOf(chapter))
        bottoms[page] = Math.max(bottoms[page] ?? 0, bottom);
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
    const lines = boxes.length < 2 ? [] : contentBoxes(element);
    return boxes.map((box, index): Fragment => {
      const own = lines.filter((line) => pageOf(line) === pageOf(box));
      const isBroken = index < boxes.length - 1 && own.length > 0;
      const bottom = isBroken ? Math.max(...own.map((line) => line.bottom)) : box.bottom;
      return { element, page: pageOf(box), top: box.top - top, bottom: bottom - top };
    });
  });
}

/** The boxes of the lines and pictures of a block. */
function contentBoxes(element: Element): readonly DOMRect[] {
  const boxes = [...element.querySelectorAll('img, svg')].map((picture) => picture.getBoundingClientRect());
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(node);
    boxes.push(...range.getClientRects());
  }
  return boxes.filter((rect) => rect.height > 0);
}
