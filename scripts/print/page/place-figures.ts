/// <reference lib="dom" />
import { portable } from './page-source.ts';

/**
 * An expression that moves figures and tables which would jump to the next page and leave a gap: past the text that
 * follows, or before text on the same page, never across a heading. It lays out the pages by measuring the blocks of
 * each chapter against `--page-height`; documents without that property are left alone. Keeps short paragraphs
 * whole, lets a table be `broken` that would leave a large gap, and sets a chapter `tight` that would end with a few
 * lines on a page of their own. Evaluates to the ids moved.
 */
export function placeFigures(): string {
  return `(${portable(place, [holdShortParagraphs, composeChapter, placeAll, breakTables, pagesOf, placeOne, emptied, paginate, advance, breakText, isWhole, isText, isHeading, reach, linesOf])})()`;
}

/** A block as it falls on the pages: where it begins on its page, and what it left empty on the page before. */
interface Fall {
  readonly element: HTMLElement;
  readonly top: number;
  readonly height: number;
  readonly gap: number;
  /** Distance of its end from the start of the chapter, over all pages. */
  readonly end: number;
}

/** Where the layout has come to. `shift` is what page breaks have added to the positions of the unbroken layout. */
interface Course {
  readonly pageHeight: number;
  readonly origin: number;
  shift: number;
}

/** Of three lines the printer would leave one alone on the next page, whatever `widows` asks for. */
function holdShortParagraphs(): void {
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
  holdShortParagraphs();
  return [...document.querySelectorAll<HTMLElement>('.chapter')].flatMap((chapter) => {
    const body = chapter.querySelector<HTMLElement>('.prose');
    return body === null ? [] : composeChapter(chapter, body, pageHeight);
  });
}

/** A chapter that ends on the upper half of a page is set tighter, by one step or by two, when that spares the page. */
function composeChapter(chapter: HTMLElement, body: HTMLElement, pageHeight: number): readonly string[] {
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
    .filter((figure) => placeOne(chapter, body, figure, pageHeight))
    .map((figure) => figure.id);
  breakTables(chapter, body, pageHeight);
  return moved;
}

/** Tables of more than a few rows are broken rather than leave a large part of a page empty before them. */
function breakTables(chapter: HTMLElement, body: HTMLElement, pageHeight: number): void {
  for (const table of body.querySelectorAll<HTMLElement>(':scope > :is(.scroll, .table-figure)')) {
    const falls = paginate(chapter, body, pageHeight);
    const at = falls.findIndex(({ element }) => element === table);
    const before = falls[at - 1];
    const led = before !== undefined && isHeading(before.element) ? before.gap : 0;
    const gap = (falls[at]?.gap ?? 0) + led;
    if (gap > pageHeight * 0.12 && table.querySelectorAll('tr').length > 7) table.classList.add('broken');
  }
}

/** Length of a chapter: 3.1 when its last lines are the only ones on a fourth page. */
function pagesOf(chapter: HTMLElement, body: HTMLElement, pageHeight: number): number {
  return (paginate(chapter, body, pageHeight).at(-1)?.end ?? 0) / pageHeight;
}

/** Tries the nearest places first, later before earlier, and keeps the best; true when the figure has moved. */
function placeOne(chapter: HTMLElement, body: HTMLElement, figure: HTMLElement, pageHeight: number): boolean {
  const tolerable = pageHeight * 0.07;
  const falls = paginate(chapter, body, pageHeight);
  const at = falls.findIndex(({ element }) => element === figure);
  const own = falls
    .slice(Math.max(0, at - 1), at + 1)
    .filter(({ element }) => element === figure || isHeading(element));
  const gap = own.reduce((sum, fall) => sum + fall.gap, 0);
  if (gap <= tolerable) return false;
  const home = figure.nextElementSibling;
  const before = emptied(falls, figure);
  let best = { before: home, empty: before - tolerable };
  for (const place of [1, -1, 2, -2, 3, -3, 4, -4].flatMap((distance) => reach(figure, distance))) {
    body.insertBefore(figure, place);
    const empty = emptied(paginate(chapter, body, pageHeight), figure);
    body.insertBefore(figure, home);
    if (empty < best.empty) best = { before: place, empty };
    if (best.empty <= before - gap + tolerable) break;
  }
  body.insertBefore(figure, best.before);
  return best.before !== home;
}

/** What page breaks leave empty from the start of a chapter up to a figure; what comes later is settled later. */
function emptied(falls: readonly Fall[], figure: HTMLElement): number {
  const end = falls.findIndex(({ element }) => element === figure);
  return falls.slice(0, end + 1).reduce((sum, { gap }) => sum + gap, 0);
}

/** The element to stand before after moving over so many blocks of text; nothing when a heading or figure is in the way. */
function reach(figure: HTMLElement, distance: number): (Element | null)[] {
  let over: Element | null = figure;
  for (let step = 0; step < Math.abs(distance); step += 1) {
    over = distance > 0 ? over.nextElementSibling : over.previousElementSibling;
    if (over === null || !(isText(over) || over.matches('.callout, .scroll'))) return [];
  }
  return [distance > 0 ? over.nextElementSibling : over];
}

function paginate(chapter: HTMLElement, body: HTMLElement, pageHeight: number): readonly Fall[] {
  const course = { pageHeight, origin: chapter.getBoundingClientRect().top, shift: 0 };
  const blocks = [...body.children].filter((child): child is HTMLElement => child instanceof HTMLElement);
  return blocks.flatMap((element, index) => {
    const isFloating = getComputedStyle(element).float !== 'none';
    return isFloating ? [] : [advance(element, blocks[index + 1], course)];
  });
}

/** Moves on past a block, adding to the shift what a page break in it or before it takes. */
function advance(element: HTMLElement, next: HTMLElement | undefined, course: Course): Fall {
  const { top: at, height } = element.getBoundingClientRect();
  const top = (at - course.origin + course.shift) % course.pageHeight;
  const room = course.pageHeight - top;
  const line = Number.parseFloat(getComputedStyle(element).lineHeight) || 18;
  // A heading needs two lines of what follows it, or the whole of it where it cannot be broken.
  const company = !isHeading(element)
    ? 0
    : next !== undefined && isWhole(next)
      ? next.getBoundingClientRect().height
      : 2.5 * line;
  const leap = isWhole(element) || isHeading(element) ? height + company > room : 2 * line > room;
  if (leap && height + company <= course.pageHeight) {
    course.shift += room;
    return { element, top: 0, height, gap: room, end: at - course.origin + course.shift + height };
  }
  if (height > room) course.shift += breakText(element, room, line);
  return { element, top, height, gap: 0, end: at - course.origin + course.shift + height };
}

/** What stays empty at the foot of the page when text is broken between lines, two of them on either side. */
function breakText(element: HTMLElement, room: number, line: number): number {
  const lines = Math.round(linesOf(element, line));
  const fitting = Math.min(Math.floor(room / line), Math.max(2, lines - 2));
  return Math.max(0, room - fitting * line);
}

function linesOf(element: HTMLElement, line: number): number {
  return element.getBoundingClientRect().height / line;
}

/** Blocks that are never broken over two pages. */
function isWhole(element: Element): boolean {
  return getComputedStyle(element).breakInside === 'avoid';
}

function isText(element: Element): boolean {
  return element.matches('p, ul, ol, dl, blockquote, .beside');
}

function isHeading(element: Element): boolean {
  return element.matches('h1, h2, h3, h4');
}
