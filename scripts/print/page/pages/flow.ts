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
  /** Has the browser break the columns anew: it keeps the breaks before a block whose own breaks are allowed, which printing does not. */
  layOutAgain(): void;
}

/** Lays chapters out in columns, one at a time. */
export interface ColumnsTool {
  /**
   * Lays a chapter out in columns, behind `offset` pixels of other text, and the one before it on pages again. A chapter that is
   * laid out already only gets the offset, so that what the browser knows of its layout is used again.
   */
  open(chapter: HTMLElement, offset: number): Columns;
  /** What stays empty behind a chapter that ends at `end` because the opening of the next one does not fit; lays that one out, or its beginning. */
  gapBefore(next: HTMLElement | undefined, end: number): number;
  /** Lays the chapter that is in columns, if any, out on pages again. */
  close(): void;
}

/** An expression for the browser: a function that makes a `ColumnsTool` for pages of a height in CSS pixels. */
export function columnsSource(): string {
  return portable(columnsTool, [columnsOf, addColumnsStyle, fragmentsOf, contentBoxes, beginningOf]);
}

function columnsTool(pageHeight: number): ColumnsTool {
  addColumnsStyle(pageHeight);
  const filler = document.createElement('div');
  filler.className = 'columns-filler';
  const widths = new Map<Element | null, number>();
  let current: HTMLElement | undefined;
  const close = () => {
    filler.remove();
    current?.classList.remove('in-columns');
    current = undefined;
  };
  const widthOf = (parent: Element | null) => {
    const known = widths.get(parent) ?? parent?.getBoundingClientRect().width ?? 600;
    widths.set(parent, known);
    return known;
  };
  const dress = (chapter: HTMLElement) => {
    chapter.style.setProperty('--column-width', `${widthOf(chapter.parentElement)}px`);
    chapter.classList.add('in-columns');
    chapter.prepend(filler);
    current = chapter;
  };
  const open = (chapter: HTMLElement, offset: number) => {
    if (chapter !== current) {
      close();
      dress(chapter);
    }
    filler.style.height = `${offset}px`;
    return columnsOf(chapter, pageHeight, offset);
  };
  const opensBehind = (chapter: HTMLElement, end: number) => {
    // Of a list of data, which takes long to lay out, the first pages say where its opening stands.
    const isLong = chapter.querySelectorAll('*').length > 2000;
    const beginning = isLong ? beginningOf(chapter, { left: 1500 }) : chapter;
    // Behind all others it has the browser style none of them anew.
    if (isLong) chapter.parentElement?.append(beginning);
    const [first] = open(beginning, end).fragments();
    if (isLong) {
      close();
      beginning.remove();
    }
    return (first?.page ?? 0) === 0;
  };
  const gapBefore = (next: HTMLElement | undefined, end: number) => {
    const left = pageHeight - end;
    if (next === undefined) return 0;
    if (left < pageHeight / 4 || next.classList.contains('new-page')) return left;
    return opensBehind(next, end) ? 0 : left;
  };
  return { open, gapBefore, close };
}

/** A copy of an element with the first of the elements in it, as many as the budget has left. */
function beginningOf<T extends Element>(element: T, budget: { left: number }): T {
  const copy = element.cloneNode(false) as T;
  for (const child of element.childNodes) {
    if (budget.left <= 0) break;
    if (child instanceof Element) budget.left -= 1;
    copy.append(child instanceof Element ? beginningOf(child, budget) : child.cloneNode());
  }
  return copy;
}

/** A style sheet that stays: a new one for every chapter would have the browser style the whole document again. */
function addColumnsStyle(pageHeight: number): void {
  const style = document.getElementById('columns-style') ?? document.createElement('style');
  style.id = 'columns-style';
  style.textContent = `@property --column-width { syntax: "*"; inherits: false }
    .in-columns { width: var(--column-width); height: ${pageHeight}px; columns: var(--column-width) auto; column-gap: 0; column-fill: auto; break-before: auto !important }
    .in-columns .across { break-before: column; break-after: column }`;
  document.head.append(style);
}

function columnsOf(chapter: HTMLElement, pageHeight: number, offset: number): Columns {
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
    layOutAgain: () => {
      chapter.classList.remove('in-columns');
      chapter.getBoundingClientRect();
      chapter.classList.add('in-columns');
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
