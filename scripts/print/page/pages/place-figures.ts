// Moves figures inside the browser to where they leave no gap on a page.
/// <reference lib="dom" />

import { portable } from '../page-source.ts';
import { type Columns, columnsSource, type OpenColumns } from './flow.ts';

/**
 * An expression for the browser that lets chapters run on and fills pages. A chapter begins a page where less than a quarter of
 * one is left, or its class `new-page` says so. A figure that would leave a gap moves behind the text that follows or before
 * text on the same page, within its chapter and never to where a heading would stand directly on it; a figure that lacks
 * little room is drawn smaller; long tables, code and callouts may break where they would leave a gap. Page breaks are those
 * of the browser: each chapter is laid out in columns as high as a page, `--page-height`. Documents without that property
 * stay as they are. Evaluates to the ids of the figures that were moved.
 */
export function placeFigures(): string {
  return `(${portable(place, [keepShortParagraphsWhole, separateFromHeadings, placeFlow, placeChapter, fillGap, firstGap, gapOn, cause, moveFigure, insertAll, placesFor, isPlace, shrink, allowBreak, isText, isHeading])})(${columnsSource()})`;
}

/** A page that is left partly empty: the block that begins the next page, and the height of what is empty. */
interface Gap {
  readonly page: number;
  readonly next: HTMLElement;
  readonly height: number;
}

function place(openColumns: OpenColumns): readonly string[] {
  const probe = document.createElement('div');
  probe.style.height = 'var(--page-height, 0px)';
  document.body.append(probe);
  const pageHeight = probe.getBoundingClientRect().height;
  probe.remove();
  if (pageHeight === 0) return [];
  keepShortParagraphsWhole();
  const moved = separateFromHeadings();
  const flows = new Set(
    [...document.querySelectorAll('.chapter')].flatMap(({ parentElement }) => parentElement ?? []),
  );
  return [...moved, ...[...flows].flatMap((flow) => placeFlow(flow, pageHeight, openColumns))];
}

/** Chromium puts the last of three lines alone on the next page in spite of `widows`, so short paragraphs are not broken. */
function keepShortParagraphsWhole(): void {
  for (const paragraph of document.querySelectorAll<HTMLElement>('.prose p')) {
    const line = Number.parseFloat(getComputedStyle(paragraph).lineHeight) || 18;
    if (paragraph.getBoundingClientRect().height < 3.5 * line) paragraph.style.breakInside = 'avoid';
  }
}

/** Moves figures that stand directly under a heading behind the text that follows. */
function separateFromHeadings(): string[] {
  const found = [...document.querySelectorAll<HTMLElement>('.prose > figure[id]')].filter((figure) => {
    const [before, after] = [figure.previousElementSibling, figure.nextElementSibling];
    return before !== null && isHeading(before) && after !== null && isText(after);
  });
  for (const figure of found) figure.nextElementSibling?.after(figure);
  return found.map(({ id }) => id);
}

/** Places the chapters that follow each other on the pages of a flow. */
function placeFlow(flow: HTMLElement, pageHeight: number, openColumns: OpenColumns): readonly string[] {
  const startsPage = getComputedStyle(flow).breakBefore === 'page' || flow === document.body;
  let offset = startsPage ? 0 : (flow.getBoundingClientRect().top + scrollY) % pageHeight;
  const moved: string[] = [];
  for (const chapter of [...flow.children].filter((child): child is HTMLElement =>
    child.matches('.chapter'),
  )) {
    if (pageHeight - offset < pageHeight / 4) chapter.classList.add('new-page');
    if (chapter.classList.contains('new-page')) offset = 0;
    const columns = openColumns(chapter, pageHeight, offset);
    moved.push(...placeChapter(columns));
    offset = columns.bottoms().at(-1) ?? offset;
    columns.close();
  }
  return moved;
}

/** Fills the gaps of a chapter from its first page to its last. Ids of the figures that were moved. */
function placeChapter(columns: Columns): readonly string[] {
  const moved: string[] = [];
  let gap = firstGap(columns, -1);
  while (gap !== undefined) {
    const figure = fillGap(columns, gap);
    if (figure !== undefined) moved.push(figure.id);
    gap = firstGap(columns, gap.page);
  }
  return moved;
}

/** The first page behind a page that is left partly empty. */
function firstGap(columns: Columns, page: number): Gap | undefined {
  const last = columns.bottoms().length - 1;
  for (let at = page + 1; at < last; at += 1) {
    const gap = gapOn(columns, at);
    if (gap !== undefined && gap.height > columns.pageHeight * 0.08) return gap;
  }
  return undefined;
}

/** What is empty at the foot of a page, and the block that begins the next one. */
function gapOn(columns: Columns, page: number): Gap | undefined {
  const fragments = columns.fragments();
  const next = fragments.find((fragment) => fragment.page === page + 1)?.element;
  if (next === undefined || next.matches('.across')) return undefined;
  // Before the chapter, the page on which it begins holds what stands in the place of the filler.
  const bottom = columns.bottoms()[page] || columns.offset;
  return { page, next, height: columns.pageHeight - bottom };
}

/** Fills a gap in the first way that does. Returns the figure that was moved for it. */
function fillGap(columns: Columns, gap: Gap): HTMLElement | undefined {
  const block = cause(gap.next);
  if (!block.matches('figure[id]')) return void allowBreak(block, gap, columns.pageHeight);
  if (moveFigure(columns, block, gap)) return block;
  if (shrink(columns, block, gap)) return undefined;
  return void allowBreak(block, gap, columns.pageHeight);
}

/** The block that did not fit: the one that begins the page, or the one to which headings and words that begin it lead. */
function cause(next: HTMLElement): HTMLElement {
  let block: Element = next;
  while (isHeading(block) || getComputedStyle(block).breakAfter === 'avoid') {
    const following = block.matches('.opener')
      ? block.parentElement?.querySelector('.prose > *')
      : block.nextElementSibling;
    if (following == null) break;
    block = following;
  }
  return block instanceof HTMLElement ? block : next;
}

/**
 * Moves a figure, with those that stand directly behind it, to the nearest place that leaves the page full, or to the one that
 * leaves it fullest. Returns whether it was moved.
 */
function moveFigure(columns: Columns, figure: HTMLElement, gap: Gap): boolean {
  const group = [figure];
  for (
    let next = figure.nextElementSibling;
    next?.matches('figure.figure[id]');
    next = next.nextElementSibling
  )
    group.push(next as HTMLElement);
  const own = group.at(-1)?.nextElementSibling ?? null;
  // A figure that jumps a page further may leave that one empty.
  const empty = () =>
    (gapOn(columns, gap.page)?.height ?? 0) + 0.6 * (gapOn(columns, gap.page + 1)?.height ?? 0);
  const good = columns.pageHeight * 0.08;
  let best = { next: own, empty: empty() - good };
  for (const next of placesFor(group)) {
    insertAll(group, next);
    const left = empty();
    insertAll(group, own);
    if (left < best.empty) best = { next, empty: left };
    if (best.empty < good) break;
  }
  insertAll(group, best.next);
  return best.next !== own;
}

function insertAll(group: readonly HTMLElement[], next: Element | null): void {
  const parent = group[0]?.parentElement;
  for (const figure of group) parent?.insertBefore(figure, next);
}

/** The elements before which a figure may come to stand, nearest first; `null` stands for the end. A table keeps to its section. */
function placesFor(group: readonly HTMLElement[]): (Element | null)[] {
  const after: (Element | null)[] = [];
  const before: (Element | null)[] = [];
  const isTable = group[0]?.matches('.table-figure') === true;
  const stops = (over: Element) => over.matches('figure[id]') || (isHeading(over) && isTable);
  let over = group.at(-1)?.nextElementSibling ?? null;
  for (let step = 0; step < 7 && over !== null && !stops(over); step += 1) {
    const next: Element | null = over.nextElementSibling;
    if (isPlace(over)) after.push(next);
    over = next;
  }
  over = group[0]?.previousElementSibling ?? null;
  for (let step = 0; step < 4 && over !== null && !stops(over) && !isHeading(over); step += 1) {
    const previous: Element | null = over.previousElementSibling;
    if (previous !== null && isPlace(previous)) before.push(over);
    over = previous;
  }
  const longer = Array.from({ length: Math.max(after.length, before.length) }, (_, index) => index);
  return longer.flatMap((index) => [...after.slice(index, index + 1), ...before.slice(index, index + 1)]);
}

/** Whether a figure may stand behind a block: behind text, and not between words and the table or code that they lead to. */
function isPlace(before: Element): boolean {
  const leads = getComputedStyle(before).breakAfter === 'avoid';
  return (isText(before) || before.matches('.callout, .scroll, .code')) && !leads;
}

/** Draws a figure smaller where it lacks at most a seventh of its height. Returns whether it fits then. */
function shrink(columns: Columns, figure: HTMLElement, gap: Gap): boolean {
  const drawing = figure.querySelector<SVGElement>('.drawing svg');
  if (drawing === null) return false;
  const { height, width } = drawing.getBoundingClientRect();
  const own = columns.fragments().filter(({ element }) => element === gap.next || element === figure);
  const needed = Math.max(...own.map(({ bottom }) => bottom)) + 24 - gap.height;
  if (needed > height * 0.14) return false;
  const factor = (height - needed) / height;
  const before = drawing.style.width;
  drawing.style.width = `${Math.floor(width * factor)}px`;
  const placed = columns.fragments().find(({ element }) => element === figure);
  if (placed?.page === gap.page) return true;
  drawing.style.width = before;
  return false;
}

/** Allows breaks in a table, code or a box that would leave a large part of the page before it empty. */
function allowBreak(block: HTMLElement, gap: Gap, pageHeight: number): void {
  const rows = block.querySelectorAll('tr, .entries > li').length;
  const lines = block.getBoundingClientRect().height / 16;
  if (gap.height < pageHeight * 0.12) return;
  if (rows > 5 || (block.matches('.callout, .code') && lines > 8)) block.classList.add('broken');
}

function isText(element: Element): boolean {
  return element.matches('p, ul, ol, dl, blockquote, .beside');
}

function isHeading(element: Element): boolean {
  return element.matches('h1, h2, h3, h4');
}
