// Lays a long page out in parts: first what a reader sees, then chapter after chapter while the browser is idle. On a phone the
// whole takes more than a second, in which the page would answer nobody.
/// <reference lib="dom" />
import type { Feature } from './feature.ts';
import { inSlices } from './slices.ts';

/** The style sheet leaves chapters out of sight unlaid while the document has this class. */
const mark = 'in-parts';

/** The fewest elements of a page for which this pays. */
const fewest = 5000;

/** Begins before anything is laid out. Not where the page opens at a place further down, which would move while chapters above it grow. */
export function beginInParts(document: Document): void {
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (location.hash === '' && visit?.type === 'navigate') document.documentElement.classList.add(mark);
}

/** Lays out all chapters, the ones that are left at once when the reader jumps. */
export const startLayout: Feature = ({ document }) => {
  const root = document.documentElement;
  if (!root.classList.contains(mark)) return;
  const chapters = [...document.querySelectorAll<HTMLElement>('main > .chapter')];
  const end = (): void => {
    root.classList.remove(mark);
    for (const chapter of chapters.splice(0)) chapter.style.removeProperty('content-visibility');
  };
  if (document.getElementsByTagName('*').length < fewest) {
    end();
    return;
  }
  const left = chapters.values();
  const layOut = (): boolean => {
    const { value: chapter } = left.next();
    if (chapter === undefined || chapters.length === 0) {
      end();
      return false;
    }
    chapter.style.setProperty('content-visibility', 'visible');
    // The browser lays out what is measured.
    chapter.getBoundingClientRect();
    return true;
  };
  inSlices(layOut);
  addEventListener('hashchange', end, { capture: true });
  addEventListener('popstate', end, { capture: true });
  // At the window, after whatever takes a click for something else than a jump.
  addEventListener('click', ({ target, defaultPrevented }) => {
    const isLink = target instanceof Element && target.closest('a[href^="#"]') !== null;
    if (isLink && !defaultPrevented) end();
  });
};
