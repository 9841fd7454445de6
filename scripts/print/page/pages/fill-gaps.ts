// Fills inside the browser the gaps that figures and tables leave on the pages of a chapter.
/// <reference lib="dom" />

import { portable } from '../page-source.ts';
import type { Columns, Fragment } from './flow.ts';

/** How the pages of a chapter that is laid out in columns are filled. */
export interface GapFiller {
  /** Fills the gaps from the first page to the last. Ids of the figures that were moved. */
  fill(columns: Columns): readonly string[];
  /** The height of the largest gap, in CSS pixels; that behind the chapter is none. */
  largestGap(columns: Columns): number;
  /** Spreads the blocks of pages that would stay more than a fifth empty; those of the last page where it has to be full. */
  spread(columns: Columns, isLastFull: boolean): void;
}

/** An expression for the browser: a `GapFiller`. */
export function gapFillerSource(): string {
  return `(${portable(gapFiller, [placeChapter, largestGap, spread, spreadable, fillGap, letGo, firstGap, gapOn, cause, moveFigure, insertAll, placesFor, isPlace, shrink, allowBreak, isText, isHeading])})()`;
}

function gapFiller(): GapFiller {
  return { fill: placeChapter, largestGap, spread };
}

/** A page that is left partly empty: the block that begins the next page, and the height of what is empty. */
interface Gap {
  readonly page: number;
  readonly next: HTMLElement;
  readonly height: number;
}

/** Pages before the one on which the chapter begins do not count. */
function largestGap(columns: Columns): number {
  const fragments = columns.fragments();
  const gaps = columns
    .bottoms(fragments)
    .slice(0, -1)
    .map((bottom, page) => (bottom > 0 ? (gapOn(columns, page, fragments)?.height ?? 0) : 0));
  return Math.max(0, ...gaps);
}

/** No block moves away from the one before it by more than a twentieth of a page. */
function spread(columns: Columns, isLastFull: boolean): void {
  const { pageHeight } = columns;
  const fragments = columns.fragments();
  const bottoms = columns.bottoms(fragments);
  for (const [page, bottom] of bottoms.entries()) {
    const missing = pageHeight * 0.8 - bottom;
    if (bottom === 0 || missing <= 0 || (page === bottoms.length - 1 && !isLastFull)) continue;
    const blocks = spreadable(fragments, page);
    if (missing > blocks.length * pageHeight * 0.05) continue;
    for (const { element, room } of blocks) element.style.marginTop = `${room + missing / blocks.length}px`;
  }
}

/** The blocks of a page above which there may be more room, with what there is: not those that a page or a heading begins with. */
function spreadable(
  fragments: readonly Fragment[],
  page: number,
): readonly { readonly element: HTMLElement; readonly room: number }[] {
  return fragments.flatMap(({ element, page: at, top }, index) => {
    const before = fragments[index - 1];
    if (at !== page || before === undefined || before.page !== page || before.element === element) return [];
    const isTight = isHeading(before.element) || before.element.matches('.opener');
    return isTight ? [] : [{ element, room: top - before.bottom }];
  });
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
  const fragments = columns.fragments();
  const last = columns.bottoms(fragments).length - 1;
  for (let at = page + 1; at < last; at += 1) {
    const gap = gapOn(columns, at, fragments);
    if (gap !== undefined && gap.height > columns.pageHeight * 0.08) return gap;
  }
  return undefined;
}

/** What is empty at the foot of a page, and the block that begins the next one. */
function gapOn(columns: Columns, page: number, fragments = columns.fragments()): Gap | undefined {
  const next = fragments.find((fragment) => fragment.page === page + 1)?.element;
  if (next === undefined || next.matches('.across')) return undefined;
  // Before the chapter, the page on which it begins holds what stands in the place of the filler.
  const bottom = columns.bottoms(fragments)[page] || columns.offset;
  return { page, next, height: columns.pageHeight - bottom };
}

/** Fills a gap in the first way that does. Returns the figure that was moved for it. */
function fillGap(columns: Columns, gap: Gap): HTMLElement | undefined {
  const block = cause(gap.next);
  if (block.matches('figure[id]')) {
    if (moveFigure(columns, block, gap)) return block;
    if (shrink(columns, block, gap)) return undefined;
  }
  if (allowBreak(block, gap, columns.pageHeight)) columns.layOutAgain();
  const left = gapOn(columns, gap.page)?.height ?? 0;
  if (left > columns.pageHeight * 0.2 && letGo(block)) columns.layOutAgain();
  return undefined;
}

/** Lets the paragraph that leads to a table or to code stay on the page before it. Returns whether there is one. */
function letGo(block: HTMLElement): boolean {
  const lead = block.previousElementSibling;
  if (!(lead instanceof HTMLElement && lead.matches('p'))) return false;
  lead.style.breakAfter = 'auto';
  return true;
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
  const empty = () => {
    const fragments = columns.fragments();
    const [here, behind] = [gap.page, gap.page + 1].map((page) => gapOn(columns, page, fragments)?.height);
    return (here ?? 0) + 0.6 * (behind ?? 0);
  };
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

/** Draws a figure smaller where it lacks at most a seventeenth of its height. Returns whether it fits then. */
function shrink(columns: Columns, figure: HTMLElement, gap: Gap): boolean {
  const drawing = figure.querySelector<SVGElement>('.drawing svg');
  if (drawing === null) return false;
  const { height, width } = drawing.getBoundingClientRect();
  const own = columns.fragments().filter(({ element }) => element === gap.next || element === figure);
  const needed = Math.max(...own.map(({ bottom }) => bottom)) + 24 - gap.height;
  if (needed > height * 0.06) return false;
  const factor = (height - needed) / height;
  const before = drawing.style.width;
  drawing.style.width = `${Math.floor(width * factor)}px`;
  const placed = columns.fragments().find(({ element }) => element === figure);
  if (placed?.page === gap.page) return true;
  drawing.style.width = before;
  return false;
}

/** Allows breaks in a table, code or a box that would leave a large part of the page before it empty. Returns whether it did. */
function allowBreak(block: HTMLElement, gap: Gap, pageHeight: number): boolean {
  const rows = block.querySelectorAll('tr, .entries > li').length;
  const lines = block.getBoundingClientRect().height / 16;
  // A short table is read at a glance: it breaks only where it would leave much of the page empty.
  const isShort = block.matches('.rows-of') || (rows > 0 && rows <= 8);
  const most = isShort ? 0.2 : 0.12;
  if (gap.height < pageHeight * most) return false;
  if (rows <= 5 && !(block.matches('.callout, .code') && lines > 8)) return false;
  block.classList.add('broken');
  return true;
}

function isText(element: Element): boolean {
  return element.matches('p, ul, ol, dl, blockquote, .beside');
}

function isHeading(element: Element): boolean {
  return element.matches('h1, h2, h3, h4');
}
