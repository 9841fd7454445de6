// What a placement of chapters knows of earlier ones: what they left in the document, and where they were refused.
/// <reference lib="dom" />
import { portable } from '../page-source.ts';
import type { Remember } from './restore-chapter.ts';

/** Undoes what an earlier placement left in the document. */
export type StartAgain = (remember: Remember) => void;

/** What a placement asks of earlier ones. */
export interface EarlierPlacements {
  readonly refusedRoom: (named: readonly string[]) => ReadonlyMap<string, number>;
  readonly startAgain: StartAgain;
}

/** `EarlierPlacements`, as an expression for the browser. */
export function earlierSource(): string {
  return `{ refusedRoom: ${portable(refusedRoom, [])}, startAgain: ${portable(startAgain, [])} }`;
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

/** What an earlier placement left in the document, undone: chapters are placed again where page numbers changed their lines. */
function startAgain(remember: Remember): void {
  const page = globalThis as { undoPlacement?: () => void };
  page.undoPlacement?.();
  const chapters = [...document.querySelectorAll<HTMLElement>('.chapter')];
  const undo = chapters.map((chapter) => {
    const [restore, name, style] = [remember(chapter), chapter.className, chapter.getAttribute('style')];
    return () => {
      restore();
      chapter.className = name;
      if (style === null) chapter.removeAttribute('style');
      else chapter.setAttribute('style', style);
    };
  });
  page.undoPlacement = () => {
    for (const one of undo) one();
  };
}
