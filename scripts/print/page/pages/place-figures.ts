// Lets chapters run on inside the browser, and moves figures to where they leave no gap on a page.
/// <reference lib="dom" />

import { portable } from '../page-source.ts';
import { type Airs, airsSource } from './airs.ts';
import { type ChapterRecord, type OpenRecorder, type Placed, recorderSource } from './chapter-records.ts';
import { type GapFiller, gapFillerSource } from './fill-gaps.ts';
import { type ColumnsTool, columnsSource } from './flow.ts';
import { type Lengths, lengthsSource } from './lengths.ts';
import { type FlowNotes, type NotedPlace, notesSource, type OpenNotes } from './page-notes.ts';
import { type EarlierPlacements, earlierSource } from './place-again.ts';
import { type Remember, rememberSource } from './restore-chapter.ts';

/**
 * An expression for the browser that lets chapters run on and fills pages, once `startPlacement` has been evaluated. A chapter begins a page where less than a quarter of
 * one is left, or its class `new-page` says so. A figure that would leave a gap moves behind the text that follows or before
 * text on the same page, within its chapter and never to where a heading would stand directly on it; a figure that lacks
 * little room is drawn smaller; long tables, code and callouts may break where they would leave a gap. Where a page would
 * still be left with a gap, the whole chapter gets a little more or less room around its figures and headings, or the blocks of
 * that page are spread. Page breaks are those of the browser: each chapter is laid out in columns as high as a page, `--page-height`. Documents without that property
 * stay as they are. Evaluates to a `Placement`.
 *
 * `wanted` are ids of elements whose pages are wanted before the document is printed.
 * `gaps` are ids of elements on pages that were left mostly empty by earlier placements, which print otherwise than they are laid
 * out here: their chapters and those before them get other room, the more often they are named.
 * `known` are records of earlier placements of each chapter, in their order: what one of them says is done again, where it applies.
 */
export function placeFigures(
  gaps: readonly string[],
  wanted: readonly string[],
  known: readonly (readonly ChapterRecord[])[] = [],
): string {
  const parts = [placeFlow, placeOnce, placeBest, placeWith, spreadOut];
  const measures = [isWellPlaced, worthTrying];
  const given = `{ openTool: ${columnsSource()}, gaps: ${gapFillerSource()}, remember: ${rememberSource()}, openNotes: ${notesSource()}, earlier: ${earlierSource()}, openRecorder: ${recorderSource()}, lengths: ${lengthsSource()}, airs: ${airsSource()} }`;
  const values = [gaps, wanted, known].map((value) => JSON.stringify(value));
  return `(${portable(place, [...parts, ...measures])})(${given}, ${values.join(', ')})`;
}

/** The parts that stand in modules of their own. */
interface Parts {
  readonly openTool: (pageHeight: number) => ColumnsTool;
  readonly gaps: GapFiller;
  readonly remember: Remember;
  readonly openNotes: OpenNotes;
  readonly earlier: EarlierPlacements;
  readonly openRecorder: OpenRecorder;
  readonly lengths: Lengths;
  readonly airs: Airs;
}

/** What a placement did, and where the wanted elements of chapters come to stand if the document prints as it is laid out here. */
export interface Placement {
  /** Ids of figures. */
  readonly moved: readonly string[];
  readonly places: readonly NotedPlace[];
  /** Ids of the chapters that leave more than a quarter of a page empty. */
  readonly emptied: readonly string[];
  /** How chapters were placed, in their order; `null` where the record was known. */
  readonly records: readonly (ChapterRecord | null)[];
}

/** What places chapters on pages. */
interface Tools extends Pick<Parts, 'airs' | 'gaps' | 'lengths' | 'openRecorder' | 'remember'> {
  readonly columns: ColumnsTool;
  readonly pageHeight: number;
  /** How often other room was tried in vain, by the id of the chapter. */
  readonly refused: ReadonlyMap<string, number>;
  /** Opens notes for a flow behind so many pages. */
  readonly openNotes: (before: number) => FlowNotes;
  /** Records of earlier placements by their chapter. */
  readonly known: ReadonlyMap<Element, readonly ChapterRecord[]>;
}

function place(
  { openTool, gaps, remember, openNotes, earlier, openRecorder, lengths, airs }: Parts,
  named: readonly string[],
  wanted: readonly string[],
  records: readonly (readonly ChapterRecord[])[],
): Placement {
  const pageHeight = lengths.lengthOf('var(--page-height, 0px)');
  if (pageHeight === 0) return { moved: [], places: [], emptied: [], records: [] };
  const flows = new Set(
    [...document.querySelectorAll('.chapter')].flatMap(({ parentElement }) => parentElement ?? []),
  );
  const [columns, ids] = [openTool(pageHeight), new Set(wanted)];
  const notes = (before: number) => openNotes(ids, before);
  const tools = {
    columns,
    gaps,
    remember,
    pageHeight,
    refused: earlier.refusedRoom(named),
    openNotes: notes,
    openRecorder,
    lengths,
    airs,
    known: new Map(
      [...document.querySelectorAll('.chapter')].map((chapter, index) => [chapter, records[index] ?? []]),
    ),
  };
  const placements = [...flows].map((flow) => placeFlow(flow, tools));
  return {
    moved: placements.flatMap(({ moved }) => moved),
    places: placements.flatMap(({ places }) => places),
    emptied: placements.flatMap(({ emptied }) => emptied),
    records: placements.flatMap((placement) => placement.records),
  };
}

/** Places the chapters that follow each other on the pages of a flow. */
function placeFlow(flow: HTMLElement, tools: Tools): Placement {
  const { pageHeight } = tools;
  const startsPage = getComputedStyle(flow).breakBefore === 'page' || flow === document.body;
  let offset = startsPage ? 0 : (flow.getBoundingClientRect().top + scrollY) % pageHeight;
  const placements: Placed[] = [];
  const records: (ChapterRecord | null)[] = [];
  const notes = tools.openNotes(tools.lengths.pagesBefore(flow, startsPage, pageHeight));
  // Over very long chapters what is laid out here and what is printed drift apart: then the browser alone decides.
  let isSure = true;
  const chapters = [...flow.children].filter((child): child is HTMLElement => child.matches('.chapter'));
  for (const [index, chapter] of chapters.entries()) {
    if (isSure && pageHeight - offset < pageHeight / 4) chapter.classList.add('new-page');
    const beginsPage = chapter.classList.contains('new-page');
    if (beginsPage) offset = 0;
    if (beginsPage && (index > 0 || !startsPage)) notes.turn(1);
    const { placed, record } = placeOnce(chapter, chapters[index + 1], offset, { ...tools, notes });
    placements.push(placed);
    records.push(record);
    notes.turn(placed.pages - 1);
    offset = placed.end;
    isSure = placed.pages <= 12;
  }
  tools.columns.close();
  const emptied = chapters.filter((_, index) => (placements[index]?.gap ?? 0) > pageHeight * 0.25);
  return {
    moved: placements.flatMap(({ moved }) => moved),
    places: notes.places(),
    emptied: emptied.map(({ id }) => id),
    records,
  };
}

/** Places a chapter as it was placed before, where a record of that applies, or as well as it can be, which is recorded then. */
function placeOnce(
  chapter: HTMLElement,
  next: HTMLElement | undefined,
  offset: number,
  tools: FlowTools,
): { readonly placed: Placed; readonly record: ChapterRecord | null } {
  const refused = tools.refused.get(chapter.id) ?? 0;
  const recorder = tools.openRecorder(chapter);
  const known = tools.known.get(chapter)?.find((one) => one.offset === offset && one.refused === refused);
  if (known !== undefined) {
    recorder.recall(known);
    tools.notes.noteAgain(known.places);
    return { placed: known.placed, record: null };
  }
  const placed = placeBest(chapter, next, offset, tools);
  return { placed, record: recorder.record({ offset, refused, placed, places: tools.notes.own() }) };
}

/** The tools with the notes for a flow. */
interface FlowTools extends Tools {
  readonly notes: FlowNotes;
}

/**
 * Places a chapter with the usual room around figures and headings, or with the room that leaves the smallest gap on a page where
 * the usual leaves one of more than an eighth, also where the next chapter begins. Gaps of a fifth and more are spread. Where room
 * that readers overlook changes nothing, less than that is tried only against a page that would count as mostly empty.
 */
function placeBest(
  chapter: HTMLElement,
  next: HTMLElement | undefined,
  offset: number,
  tools: FlowTools,
): Placed {
  const restore = tools.remember(chapter);
  const placeAgain = (air: number) => {
    restore();
    return placeWith(air, chapter, next, offset, tools);
  };
  let best = { air: 0, gap: Infinity };
  let airs = tools.airs.listFor(chapter.getBoundingClientRect().height / tools.pageHeight);
  airs = airs.slice(tools.refused.get(chapter.id) ?? 0);
  for (let air = airs.shift(); air !== undefined; air = airs.shift()) {
    if (tools.airs.isTooTight(air, best.gap, tools.pageHeight)) break;
    const placed = placeAgain(air);
    if (isWellPlaced(placed, tools)) return placed;
    if (placed.gap < best.gap - 8) best = { air, gap: placed.gap };
    if (air === 0) airs = worthTrying(airs, placed, placeAgain, tools);
  }
  const placed = placeAgain(best.air);
  if (placed.gap < tools.pageHeight * 0.2) return placed;
  return { ...spreadOut(chapter, next, offset, tools), moved: placed.moved };
}

/** Whether no page is left with a gap of more than an eighth; in long chapters, which are lists of data and take long to lay out, of a fifth. */
function isWellPlaced({ gap, pages }: Placed, { pageHeight }: Tools): boolean {
  return gap < pageHeight * (pages > 10 ? 0.2 : 0.12) || pages > 20;
}

/** The rooms left to try. Where the most and the least change a gap by less than half a line, as in chapters of tables, no room between does more. */
function worthTrying(
  left: number[],
  { gap }: Placed,
  placeAgain: (air: number) => Placed,
  { airs, pageHeight }: Tools,
): number[] {
  const isRigid = [airs.most(), -airs.most()].every((air) => Math.abs(placeAgain(air).gap - gap) < 8);
  if (!isRigid) return left;
  return gap > pageHeight * 0.25 ? left.filter(airs.isTight) : [];
}

/** Spreads the blocks of the pages of a chapter that would be too empty. */
function spreadOut(
  chapter: HTMLElement,
  next: HTMLElement | undefined,
  offset: number,
  tools: FlowTools,
): Placed {
  const { columns, gaps } = tools;
  const end = columns.open(chapter, offset).bottoms().at(-1) ?? offset;
  const isLastFull = columns.gapBefore(next, end) > 0;
  const laidOut = columns.open(chapter, offset);
  gaps.spread(laidOut, isLastFull);
  const [bottoms, gap] = [laidOut.bottoms(), gaps.largestGap(laidOut)];
  tools.notes.note(laidOut);
  const lastEnd = bottoms.at(-1) ?? offset;
  const behind = columns.gapBefore(next, lastEnd);
  return { moved: [], end: lastEnd, gap: Math.max(gap, behind), pages: bottoms.length };
}

function placeWith(
  air: number,
  chapter: HTMLElement,
  next: HTMLElement | undefined,
  offset: number,
  tools: FlowTools,
): Placed {
  tools.airs.dress(chapter, air);
  const laidOut = tools.columns.open(chapter, offset);
  const moved = tools.gaps.fill(laidOut);
  const bottoms = laidOut.bottoms();
  const end = bottoms.at(-1) ?? offset;
  const gap = tools.gaps.largestGap(laidOut);
  tools.notes.note(laidOut);
  return { moved, end, gap: Math.max(gap, tools.columns.gapBefore(next, end)), pages: bottoms.length };
}
