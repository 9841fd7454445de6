// Lets chapters run on inside the browser, and moves figures to where they leave no gap on a page.
/// <reference lib="dom" />

import { portable } from '../page-source.ts';
import { type GapFiller, gapFillerSource } from './fill-gaps.ts';
import { type ColumnsTool, columnsSource } from './flow.ts';

/**
 * An expression for the browser that lets chapters run on and fills pages. A chapter begins a page where less than a quarter of
 * one is left, or its class `new-page` says so. A figure that would leave a gap moves behind the text that follows or before
 * text on the same page, within its chapter and never to where a heading would stand directly on it; a figure that lacks
 * little room is drawn smaller; long tables, code and callouts may break where they would leave a gap. Where a page would
 * still be left with a gap, the whole chapter gets a little more or less room around its figures and headings, or the blocks of
 * that page are spread. Page breaks are those of the browser: each chapter is laid out in columns as high as a page, `--page-height`. Documents without that property
 * stay as they are. Evaluates to the ids of the figures that were moved.
 *
 * `gaps` are ids of elements on pages that were left mostly empty by earlier placements, which print otherwise than they are laid
 * out here: their chapters and those before them get other room, the more often they are named.
 */
export function placeFigures(gaps: readonly string[] = []): string {
  return `(${portable(place, [startAgain, remember, restoreOrder, restoreAttribute, refusedRoom, keepShortParagraphsWhole, separateFromHeadings, placeFlow, placeBest, placeWith, spreadOut, gapBefore, dress, isText, isHeading])})(${columnsSource()}, ${gapFillerSource()}, ${JSON.stringify(gaps)})`;
}

/** What places chapters on pages. */
interface Tools {
  readonly columns: ColumnsTool;
  readonly gaps: GapFiller;
  readonly pageHeight: number;
  /** How often other room was tried in vain, by the id of the chapter. */
  readonly refused: ReadonlyMap<string, number>;
}

/** How often chapters, or those behind them, have elements that are named. */
function refusedRoom(named: readonly string[]): ReadonlyMap<string, number> {
  const refused = new Map<string, number>();
  for (const id of named) {
    const chapter = document.getElementById(id)?.closest('.chapter');
    for (const one of [chapter, chapter?.previousElementSibling])
      if (one != null) refused.set(one.id, (refused.get(one.id) ?? 0) + 1);
  }
  return refused;
}

function place(
  openTool: (pageHeight: number) => ColumnsTool,
  gaps: GapFiller,
  named: readonly string[],
): readonly string[] {
  const probe = document.createElement('div');
  probe.style.height = 'var(--page-height, 0px)';
  document.body.append(probe);
  const pageHeight = probe.getBoundingClientRect().height;
  probe.remove();
  if (pageHeight === 0) return [];
  startAgain();
  keepShortParagraphsWhole();
  const moved = separateFromHeadings();
  const flows = new Set(
    [...document.querySelectorAll('.chapter')].flatMap(({ parentElement }) => parentElement ?? []),
  );
  const columns = openTool(pageHeight);
  const tools = { columns, gaps, pageHeight, refused: refusedRoom(named) };
  return [...moved, ...[...flows].flatMap((flow) => placeFlow(flow, tools))];
}

/** What an earlier placement left in the document, undone: chapters are placed again where page numbers changed their lines. */
function startAgain(): void {
  const page = globalThis as { undoPlacement?: () => void };
  page.undoPlacement?.();
  const chapters = [...document.querySelectorAll<HTMLElement>('.chapter')];
  const undo = chapters.map((chapter) => {
    const [restore, name] = [remember(chapter), chapter.className];
    return () => {
      restore();
      chapter.className = name;
      chapter.style.removeProperty('--air');
    };
  });
  page.undoPlacement = () => {
    for (const one of undo) one();
  };
}

/** Chromium puts the last of three lines alone on the next page in spite of `widows`, so short paragraphs are not broken. */
function keepShortParagraphsWhole(): void {
  const short = [...document.querySelectorAll<HTMLElement>('.prose p')].filter((paragraph) => {
    const line = Number.parseFloat(getComputedStyle(paragraph).lineHeight) || 18;
    return paragraph.getBoundingClientRect().height < 3.5 * line;
  });
  // Written when all are measured, so that the document is laid out once.
  for (const paragraph of short) paragraph.style.breakInside = 'avoid';
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
function placeFlow(flow: HTMLElement, tools: Tools): readonly string[] {
  const { pageHeight } = tools;
  const startsPage = getComputedStyle(flow).breakBefore === 'page' || flow === document.body;
  let offset = startsPage ? 0 : (flow.getBoundingClientRect().top + scrollY) % pageHeight;
  const moved: string[] = [];
  const chapters = [...flow.children].filter((child): child is HTMLElement => child.matches('.chapter'));
  for (const [index, chapter] of chapters.entries()) {
    if (pageHeight - offset < pageHeight / 4) chapter.classList.add('new-page');
    if (chapter.classList.contains('new-page')) offset = 0;
    const placed = placeBest(chapter, chapters[index + 1], offset, tools);
    moved.push(...placed.moved);
    offset = placed.end;
  }
  tools.columns.close();
  return moved;
}

/** How a chapter came out: what was moved, where it ends on its last page, the largest gap that it leaves, and its pages. */
interface Placed {
  readonly moved: readonly string[];
  readonly end: number;
  readonly gap: number;
  readonly pages: number;
}

/**
 * Places a chapter with the usual room around figures and headings, or with the room that leaves no page with a large gap, also
 * where the next chapter begins.
 */
function placeBest(
  chapter: HTMLElement,
  next: HTMLElement | undefined,
  offset: number,
  tools: Tools,
): Placed {
  // Lines of room that are added.
  const airs = [0, ...[0.1, 0.2, 0.3, 0.4, 0.5].flatMap((air) => [-air, air, 0.05 - air, air - 0.05])];
  const restore = remember(chapter);
  let best: { readonly air: number; readonly placed: Placed } | undefined;
  for (const air of airs.slice(tools.refused.get(chapter.id) ?? 0)) {
    restore();
    const placed = placeWith(air, chapter, next, offset, tools);
    // Very long chapters are lists of data, whose room is that of their rows.
    if (placed.gap < tools.pageHeight * 0.2 || placed.pages > 20) return placed;
    if (best === undefined || placed.gap < best.placed.gap - 8) best = { air, placed };
  }
  restore();
  const { moved } = placeWith(best?.air ?? 0, chapter, next, offset, tools);
  return { ...spreadOut(chapter, next, offset, tools), moved };
}

/** Spreads the blocks of the pages of a chapter that would be too empty. */
function spreadOut(
  chapter: HTMLElement,
  next: HTMLElement | undefined,
  offset: number,
  tools: Tools,
): Placed {
  const { columns, gaps } = tools;
  const end = columns.open(chapter, offset).bottoms().at(-1) ?? offset;
  const isLastFull = gapBefore(next, end, tools) > 0;
  const laidOut = columns.open(chapter, offset);
  gaps.spread(laidOut, isLastFull);
  const bottoms = laidOut.bottoms();
  return { moved: [], end: bottoms.at(-1) ?? offset, gap: 0, pages: bottoms.length };
}

function placeWith(
  air: number,
  chapter: HTMLElement,
  next: HTMLElement | undefined,
  offset: number,
  tools: Tools,
): Placed {
  dress(chapter, air);
  const columns = tools.columns.open(chapter, offset);
  const moved = tools.gaps.fill(columns);
  const bottoms = columns.bottoms();
  const end = bottoms.at(-1) ?? offset;
  const gap = tools.gaps.largestGap(columns);
  return { moved, end, gap: Math.max(gap, gapBefore(next, end, tools)), pages: bottoms.length };
}

/** What stays empty behind a chapter because the opening of the next one does not fit. */
function gapBefore(next: HTMLElement | undefined, end: number, { columns, pageHeight }: Tools): number {
  const left = pageHeight - end;
  if (next === undefined) return 0;
  if (left < pageHeight / 4 || next.classList.contains('new-page')) return left;
  const first = columns.open(next, end).fragments()[0]?.page ?? 0;
  return first === 0 ? 0 : left;
}

/** A function that puts the blocks of a chapter back to where they stand now, as they look now. */
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

/** Gives a chapter room around its blocks, `--air` in lines. */
function dress(chapter: HTMLElement, air: number): void {
  if (air === 0) chapter.style.removeProperty('--air');
  else chapter.style.setProperty('--air', String(air));
}

function isText(element: Element): boolean {
  return element.matches('p, ul, ol, dl, blockquote, .beside');
}

function isHeading(element: Element): boolean {
  return element.matches('h1, h2, h3, h4');
}
