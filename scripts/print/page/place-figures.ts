// Moves figures inside the browser to where they leave no gap on a page.
/// <reference lib="dom" />
import { closeColumns, type Columns, openColumns, type PlacedBlock, placedBlocks } from './flow.ts';
import { portable } from './page-source.ts';

/**
 * An expression for the browser that lets chapters run on and fills pages. A chapter begins a page where less than a quarter of
 * one is left, or its class `new-page` says so. A figure that would leave a gap moves behind the text that follows or before
 * text on the same page, within its chapter and never to where a heading would stand directly on it; a figure that lacks
 * little room is drawn smaller; long tables, code and callouts may break where they would leave a gap. Page breaks are those
 * of the browser: each chapter is laid out in columns as high as a page, `--page-height`. Documents without that property
 * stay as they are. Evaluates to the ids of the figures that were moved.
 */
export function placeFigures(): string {
  return `(${portable(place, [keepShortParagraphsWhole, separateFromHeadings, placeFlow, placeChapter, fillGap, firstGap, cause, gapBefore, moveFigure, placesFor, isPlace, shrink, allowBreak, isText, isHeading, openColumns, closeColumns, placedBlocks])})()`;
}

/** A page that is left partly empty: the block that begins the next page, and the height of what is empty. */
interface Gap {
  readonly page: number;
  readonly next: HTMLElement;
  readonly height: number;
}

function place(): readonly string[] {
  const probe = document.createElement('div');
  probe.style.height = 'var(--page-height, 0px)';
  document.body.append(probe);
  const pageHeight = probe.getBoundingClientRect().height;
  probe.remove();
  if (pageHeight === 0) return [];
  keepShortParagraphsWhole();
  const moved = separateFromHeadings();
  const flows = new Set([...document.querySelectorAll('.chapter')].flatMap(({ parentElement }) => parentElement ?? []));
  return [...moved, ...[...flows].flatMap((flow) => placeFlow(flow, pageHeight))];
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
function placeFlow(flow: HTMLElement, pageHeight: number): readonly string[] {
  const startsPage = getComputedStyle(flow).breakBefore === 'page' || flow === document.body;
  let offset = startsPage ? 0 : (flow.getBoundingClientRect().top + scrollY) % pageHeight;
  const moved: string[] = [];
  for (const chapter of [...flow.children].filter((child): child is HTMLElement => child.matches('.chapter'))) {
    if (pageHeight - offset < pageHeight / 4) chapter.classList.add('new-page');
    if (chapter.classList.contains('new-page')) offset = 0;
    const columns = openColumns(chapter, pageHeight, offset);
    moved.push(...placeChapter(columns));
    offset = placedBlocks(columns).at(-1)?.bottom ?? offset;
    closeColumns(columns);
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

/** The first gap behind a page. */
function firstGap(columns: Columns, page: number): Gap | undefined {
  const blocks = placedBlocks(columns);
  const at = blocks.findIndex((_, index) => {
    const height = gapBefore(blocks, index, columns.pageHeight);
    return height > columns.pageHeight * 0.08 && (blocks[index - 1]?.lastPage ?? 0) > page;
  });
  const [before, next] = [blocks[at - 1], blocks[at]];
  if (before === undefined || next === undefined) return undefined;
  return { page: before.lastPage, next: next.element, height: gapBefore(blocks, at, columns.pageHeight) };
}

/** The empty height at the foot of the page before the one that a block begins; 0 for any other block. */
function gapBefore(blocks: readonly PlacedBlock[], index: number, pageHeight: number): number {
  const [before, block] = [blocks[index - 1], blocks[index]];
  const breaks = before !== undefined && block !== undefined && block.page > before.lastPage;
  return breaks && !block.element.matches('.across') ? pageHeight - before.bottom : 0;
}

/** Fills a gap in the first way that does. Returns the figure that was moved for it. */
function fillGap(columns: Columns, gap: Gap): HTMLElement | undefined {
  const block = cause(gap.next);
  if (block === undefined) return undefined;
  if (!block.matches('figure[id]')) return void allowBreak(block, gap, columns.pageHeight);
  if (moveFigure(columns, block, gap)) return block;
  if (shrink(columns, block, gap)) return undefined;
  return void allowBreak(block, gap, columns.pageHeight);
}

/** The block that did not fit: the one that begins the page, or the one behind the headings that begin it. */
function cause(next: HTMLElement): HTMLElement | undefined {
  let block: Element | null = next;
  while (block !== null && (isHeading(block) || getComputedStyle(block).breakAfter === 'avoid'))
    block = block.nextElementSibling;
  return block instanceof HTMLElement ? block : next;
}

/** Moves a figure to the nearest place that leaves the page full, or to the one that leaves it fullest. Returns whether it was moved. */
function moveFigure(columns: Columns, figure: HTMLElement, gap: Gap): boolean {
  const own = figure.nextElementSibling;
  const parent = figure.parentElement;
  if (parent === null) return false;
  const emptyOn = () => {
    const blocks = placedBlocks(columns);
    const heights = blocks.map((_, index) => gapBefore(blocks, index, columns.pageHeight));
    // A figure that jumps a page further leaves two pages empty.
    const own = blocks.map(({ lastPage }, index) => ({ page: blocks[index - 1]?.lastPage ?? lastPage, index }));
    return own
      .filter(({ page }) => page >= gap.page && page <= gap.page + 1)
      .reduce((sum, { page, index }) => sum + (heights[index] ?? 0) * (page === gap.page ? 1 : 0.6), 0);
  };
  const good = columns.pageHeight * 0.08;
  let best = { next: own, empty: emptyOn() - good };
  for (const next of placesFor(figure)) {
    parent.insertBefore(figure, next);
    const empty = emptyOn();
    parent.insertBefore(figure, own);
    if (empty < best.empty) best = { next, empty };
    if (best.empty < good) break;
  }
  parent.insertBefore(figure, best.next);
  return best.next !== own;
}

/** The elements before which a figure may come to stand, nearest first; `null` stands for the end. A table keeps to its section. */
function placesFor(figure: HTMLElement): (Element | null)[] {
  const after: (Element | null)[] = [];
  const before: (Element | null)[] = [];
  const stops = (over: Element) => over.matches('figure[id]') || (isHeading(over) && figure.matches('.table-figure'));
  let over = figure.nextElementSibling;
  for (let step = 0; step < 6 && over !== null && !stops(over); step += 1) {
    const next = over.nextElementSibling;
    if (isPlace(over, next)) after.push(next);
    over = next;
  }
  over = figure.previousElementSibling;
  for (let step = 0; step < 4 && over !== null && !stops(over) && !isHeading(over); step += 1) {
    const previous = over.previousElementSibling;
    if (previous !== null && isPlace(previous, over)) before.push(over);
    over = previous;
  }
  return after.flatMap((place, index) => (index < before.length ? [place, before[index] ?? null] : [place]))
    .concat(before.slice(after.length));
}

/** Whether a figure may stand between two blocks: behind text, and not between words and the table or code that they lead to. */
function isPlace(before: Element, next: Element | null): boolean {
  const leads = getComputedStyle(before).breakAfter === 'avoid';
  return (isText(before) || before.matches('.callout, .scroll, .code')) && !leads && next !== undefined;
}

/** Draws a figure smaller where it lacks at most a tenth of its height. Returns whether it fits then. */
function shrink(columns: Columns, figure: HTMLElement, gap: Gap): boolean {
  const drawing = figure.querySelector<SVGElement>('.drawing svg');
  if (drawing === null) return false;
  const { height, width } = drawing.getBoundingClientRect();
  const blocks = placedBlocks(columns);
  const group = blocks.filter(({ element }) => element === gap.next || element === figure);
  const needed = Math.max(...group.map(({ bottom }) => bottom)) + 24 - gap.height;
  if (needed > height * 0.1) return false;
  const factor = (height - needed) / height;
  const before = drawing.style.width;
  drawing.style.width = `${Math.floor(width * factor)}px`;
  const placed = placedBlocks(columns).find(({ element }) => element === figure);
  if (placed?.page === gap.page) return true;
  drawing.style.width = before;
  return false;
}

/** Allows breaks in a table, code or a box that would leave a large part of the page before it empty. */
function allowBreak(block: HTMLElement, gap: Gap, pageHeight: number): void {
  const rows = block.querySelectorAll('tr, .entries > li').length;
  const lines = block.getBoundingClientRect().height / 16;
  if (gap.height < pageHeight * 0.12) return;
  if (rows > 7 || (block.matches('.callout, .code') && lines > 8)) block.classList.add('broken');
}

function isText(element: Element): boolean {
  return element.matches('p, ul, ol, dl, blockquote, .beside');
}

function isHeading(element: Element): boolean {
  return element.matches('h1, h2, h3, h4');
}
