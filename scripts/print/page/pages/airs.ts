// Says inside the browser how much room a chapter may get around its figures and headings, and gives it.
/// <reference lib="dom" />
import { portable } from '../page-source.ts';

/** The room that is added around figures and headings, in lines. */
export interface Airs {
  readonly most: () => number;
  readonly listFor: (pages: number) => number[];
  readonly dress: (chapter: HTMLElement, air: number) => void;
  readonly isTight: (air: number) => boolean;
  readonly isTooTight: (air: number, gap: number, pageHeight: number) => boolean;
}

/** `Airs`, as an expression for the browser. */
export function airsSource(): string {
  return `{ most: ${portable(mostAir, [])}, listFor: ${portable(airsFor, [mostAir])}, dress: ${portable(dress, [])}, isTight: ${portable(isTight, [mostAir])}, isTooTight: ${portable(isTooTight, [isTight, mostAir])} }`;
}

/** Whether it is less room than readers overlook. */
function isTight(air: number): boolean {
  return air < -mostAir();
}

/** Less room than readers overlook is tried only where much of a page would stay empty. */
function isTooTight(air: number, gap: number, pageHeight: number): boolean {
  return isTight(air) && gap < pageHeight * 0.14;
}

/** Lines of room that are added at most: an eighth of what is usual above a heading, which no reader sees. */
function mostAir(): number {
  return 0.13;
}

/** Lines of room that are added, in the order in which they are tried. Few are tried in long chapters, which take long to lay out. */
function airsFor(pages: number): number[] {
  const most = mostAir();
  if (pages > 10) return [0, -most / 2, most / 2, -most, most];
  const usual = [0.05, 0.09, most].flatMap((air) => [-air, air, 0.02 - air, air - 0.02]);
  return [0, ...usual, ...[0.2, 0.25, 0.3, 0.35, 0.4].map((air) => -air)];
}

/** Gives a chapter room around its blocks, `--air` in lines. */
function dress(chapter: HTMLElement, air: number): void {
  if (air === 0) chapter.style.removeProperty('--air');
  else chapter.style.setProperty('--air', String(air));
}
