// Moves figures inside the browser to where they leave no gap on a page.
/// <reference lib="dom" />
import { portable } from './page-source.ts';

/**
 * An expression for the browser that moves figures, also those with tables, which would begin on the next page and leave a
 * gap: behind the text that follows, or before text on the same page, never across a heading. It computes page breaks from
 * the heights of the blocks of each chapter and the property `--page-height`; documents without that property stay as they
 * are. Short paragraphs are kept whole, tables that would leave a large gap get the class `broken`, and chapters that would
 * end with a few lines on a page of their own get the class `tight` or `tighter`. Evaluates to the ids of the figures that
 * were moved.
 */
export function placeFigures(): string {
  return `(${portable(place, [keepShortParagraphsWhole, placeInChapter, placeAll, breakTables, pagesOf, placeFigure, emptyHeight, paginate, placeBlock, emptyAfterBreak, isWhole, isText, isHeading, insertionPoints, linesOf])})()`;
}

/** Where a block comes to stand: `top` on its page, and the `gap` that it leaves on the page before. CSS pixels. */
interface PlacedBlock {
  readonly element: HTMLElement;
  readonly top: number;
  readonly height: number;
  readonly gap: number;
  /** Distance from the start of the chapter to its end, over all pages. */
  readonly end: number;
}

/** The state of computing page breaks. `shift` is what the breaks so far add to positions in the continuous layout. */
interface PageState {
  readonly pageHeight: number;
  readonly origin: number;
  shift: number;
}

/** Chromium puts the last of three lines alone on the next page in spite of `widows`, so short paragraphs are not broken. */
function keepShortParagraphsWhole(): void {
  for (const paragraph of document.querySelectorAll<HTMLElement>('.prose p')) {
    const line = Number.parseFloat(getComputedStyle(paragraph).lineHeight) || 18;
    if (linesOf(paragraph, line) < 3.5) paragraph.style.breakInside = 'avoid';
  }
}

function place(): readonly string[] {
  const probe = document.createElement('div');
  probe.style.height = 'var(--page-height, 0px)';
  document.body.append(probe);
  const pageHeight = probe.getBoundingClientRect().height;
  probe.remove();
  if (pageHeight === 0) return [];
  keepShortParagraphsWhole();
  return [...document.querySelectorAll<HTMLElement>('.chapter')].flatMap((chapter) => {
    const body = chapter.querySelector<HTMLElement>('.prose');
    return body === null ? [] : placeInChapter(chapter, body, pageHeight);
  });
}

/** Places the figures of a chapter. If it ends in the upper half of a page, it is set tighter when that saves the page. */
function placeInChapter(chapter: HTMLElement, body: HTMLElement, pageHeight: number): readonly string[] {
  const moved = [...placeAll(chapter, body, pageHeight)];
  const pages = pagesOf(chapter, body, pageHeight);
  if (pages < 1 || pages % 1 > 0.55) return moved;
  for (const step of ['tight', 'tighter']) {
    chapter.classList.add(step);
    moved.push(...placeAll(chapter, body, pageHeight));
    if (pagesOf(chapter, body, pageHeight) <= Math.floor(pages)) return moved;
  }
  chapter.classList.remove('tight', 'tighter');
  moved.push(...placeAll(chapter, body, pageHeight));
  return moved;
}

function placeAll(chapter: HTMLElement, body: HTMLElement, pageHeight: number): readonly string[] {
  for (const table of body.querySelectorAll('.broken')) table.classList.remove('broken');
  const moved = [...body.children]
    .filter((child): child is HTMLElement => child.matches('figure[id]'))
    .filter((figure) => placeFigure(chapter, body, figure, pageHeight))
    .map((figure) => figure.id);
  breakTables(chapter, body, pageHeight);
  return moved;
}

/** Allows breaks in tables of more than a few rows that would leave a large part of the page before them empty. */
function breakTables(chapter: HTMLElement, body: HTMLElement, pageHeight: number): void {
  for (const table of body.querySelectorAll<HTMLElement>(':scope > :is(.scroll, .table-figure)')) {
    const placed = paginate(chapter, body, pageHeight);
    const at = placed.findIndex(({ element }) => element === table);
    const before = placed[at - 1];
    const headingGap = before !== undefined && isHeading(before.element) ? before.gap : 0;
    const gap = (placed[at]?.gap ?? 0) + headingGap;
    if (gap > pageHeight * 0.12 && table.querySelectorAll('tr').length > 7) table.classList.add('broken');
  }
}

/** Length of a chapter in pages: 3.1 when a tenth of the fourth page is filled. */
function pagesOf(chapter: HTMLElement, body: HTMLElement, pageHeight: number): number {
  return (paginate(chapter, body, pageHeight).at(-1)?.end ?? 0) / pageHeight;
}

/** Moves a figure to the best of the nearest places, if any is better than its own. Returns whether it was moved. */
function placeFigure(
  chapter: HTMLElement,
  body: HTMLElement,
  figure: HTMLElement,
  pageHeight: number,
): boolean {
  const tolerance = pageHeight * 0.07;
  const placed = paginate(chapter, body, pageHeight);
  const at = placed.findIndex(({ element }) => element === figure);
  const own = placed
    .slice(Math.max(0, at - 1), at + 1)
    .filter(({ element }) => element === figure || isHeading(element));
  const gap = own.reduce((sum, block) => sum + block.gap, 0);
  if (gap <= tolerance) return false;
  const originalNext = figure.nextElementSibling;
  const before = emptyHeight(placed, figure);
  let best = { before: originalNext, empty: before - tolerance };
  for (const next of [1, -1, 2, -2, 3, -3, 4, -4].flatMap((distance) => insertionPoints(figure, distance))) {
    body.insertBefore(figure, next);
    const empty = emptyHeight(paginate(chapter, body, pageHeight), figure);
    body.insertBefore(figure, originalNext);
    if (empty < best.empty) best = { before: next, empty };
    if (best.empty <= before - gap + tolerance) break;
  }
  body.insertBefore(figure, best.before);
  return best.before !== originalNext;
}

/** Height that page breaks leave empty between the start of a chapter and the end of a figure. */
function emptyHeight(placed: readonly PlacedBlock[], figure: HTMLElement): number {
  const end = placed.findIndex(({ element }) => element === figure);
  return placed.slice(0, end + 1).reduce((sum, { gap }) => sum + gap, 0);
}

/** The element to insert the figure before to move it over so many blocks of text; none when a heading or figure is in the way, or a section would begin with the figure. */
function insertionPoints(figure: HTMLElement, distance: number): (Element | null)[] {
  let over: Element | null = figure;
  for (let step = 0; step < Math.abs(distance); step += 1) {
    over = distance > 0 ? over.nextElementSibling : over.previousElementSibling;
    if (over === null || !(isText(over) || over.matches('.callout, .scroll'))) return [];
  }
  const first = over.previousElementSibling;
  if (distance < 0 && (first === null || isHeading(first))) return [];
  return [distance > 0 ? over.nextElementSibling : over];
}

function paginate(chapter: HTMLElement, body: HTMLElement, pageHeight: number): readonly PlacedBlock[] {
  const state = { pageHeight, origin: chapter.getBoundingClientRect().top, shift: 0 };
  const blocks = [...body.children].filter((child): child is HTMLElement => child instanceof HTMLElement);
  return blocks.flatMap((element, index) => {
    const isFloating = getComputedStyle(element).float !== 'none';
    return isFloating ? [] : [placeBlock(element, blocks[index + 1], state)];
  });
}

/** Places a block, and adds to the shift what a page break in it or before it leaves empty. */
function placeBlock(element: HTMLElement, next: HTMLElement | undefined, state: PageState): PlacedBlock {
  const { top: at, height } = element.getBoundingClientRect();
  const top = (at - state.origin + state.shift) % state.pageHeight;
  const room = state.pageHeight - top;
  const line = Number.parseFloat(getComputedStyle(element).lineHeight) || 18;
  // A heading needs two lines of what follows it, or the whole of it where it cannot be broken.
  const following = !isHeading(element)
    ? 0
    : next !== undefined && isWhole(next)
      ? next.getBoundingClientRect().height
      : 2.5 * line;
  const breaksBefore = isWhole(element) || isHeading(element) ? height + following > room : 2 * line > room;
  if (breaksBefore && height + following <= state.pageHeight) {
    state.shift += room;
    return { element, top: 0, height, gap: room, end: at - state.origin + state.shift + height };
  }
  if (height > room) state.shift += emptyAfterBreak(element, room, line);
  return { element, top, height, gap: 0, end: at - state.origin + state.shift + height };
}

/** Height that stays empty at the foot of a page when text is broken between lines, with at least two on either side. */
function emptyAfterBreak(element: HTMLElement, room: number, line: number): number {
  const lines = Math.round(linesOf(element, line));
  const fitting = Math.min(Math.floor(room / line), Math.max(2, lines - 2));
  return Math.max(0, room - fitting * line);
}

function linesOf(element: HTMLElement, line: number): number {
  return element.getBoundingClientRect().height / line;
}

/** Whether a block may not be broken over two pages. */
function isWhole(element: Element): boolean {
  return getComputedStyle(element).breakInside === 'avoid';
}

function isText(element: Element): boolean {
  return element.matches('p, ul, ol, dl, blockquote, .beside');
}

function isHeading(element: Element): boolean {
  return element.matches('h1, h2, h3, h4');
}
