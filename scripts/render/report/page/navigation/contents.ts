// The contents follow the reading place: the section that is read is marked, its chapter open. All their links are one tab stop.
/// <reference lib="dom" />
import type { Feature } from '../feature.ts';
import { inList, oneTabStop } from '../one-tab-stop.ts';

/** The share of the window's height above which a heading counts as reached. */
const edge = 0.25;

/** Marks the place in the contents, now and whenever the page is scrolled. */
export const startContents: Feature = ({ document }) => {
  unfold(document);
  const chapters = [...document.querySelectorAll('.contents-chapter')].map((chapter) => entriesOf(chapter));
  const stop = oneTabStop([...document.querySelectorAll<HTMLElement>('.contents a')], inList);
  let current: HTMLAnchorElement | undefined;
  const mark = (): void => {
    const next = reached(chapters);
    if (next === current) return;
    current?.removeAttribute('aria-current');
    document.querySelector('.contents-chapter.open')?.classList.remove('open');
    next?.setAttribute('aria-current', 'true');
    next?.closest('.contents-chapter')?.classList.add('open');
    current = next;
    // The link that was focused last may stand in a chapter that is closed now.
    stop.enter(next);
    if (next !== undefined) keepInView(next);
  };
  let isWaiting = false;
  addEventListener(
    'scroll',
    () => {
      if (isWaiting) return;
      isWaiting = true;
      requestAnimationFrame(() => {
        isWaiting = false;
        mark();
      });
    },
    { passive: true },
  );
  mark();
};

/** A link of the contents and the place to which it leads. */
interface Entry {
  readonly link: HTMLAnchorElement;
  readonly target: Element | null;
}

/** A chapter of the contents, and its sections behind it. */
const entriesOf = (chapter: Element): readonly Entry[] =>
  [...chapter.querySelectorAll('a')].map((link) => ({
    link,
    target: document.getElementById(decodeURIComponent(link.hash.slice(1))),
  }));

/** The link to the place that is read. Sections are looked at in one chapter only, so that the browser need not have laid out others. */
function reached(chapters: readonly (readonly Entry[])[]): HTMLAnchorElement | undefined {
  const limit = innerHeight * edge;
  const isReached = ({ target }: Entry): boolean =>
    target !== null && target.getBoundingClientRect().top <= limit;
  return chapters.findLast((entries) => entries.slice(0, 1).some(isReached))?.findLast(isReached)?.link;
}

/** Contents that stay at the side scroll along; elsewhere they have nothing to scroll. */
function keepInView(link: HTMLElement): void {
  const list = link.closest<HTMLElement>('.contents');
  if (list === null || list.scrollHeight <= list.clientHeight) return;
  const { top, bottom } = link.getBoundingClientRect();
  const box = list.getBoundingClientRect();
  if (top < box.top || bottom > box.bottom) list.scrollTop += top - (box.top + box.bottom) / 2;
}

/** Contents are open where they stand at the side, and where the link of the bar leads to them. */
function unfold(document: Document): void {
  const fold = document.querySelector<HTMLDetailsElement>('.contents-fold');
  if (fold === null) return;
  const isWide = matchMedia('(min-width: 78rem)');
  const set = (): void => {
    fold.open = isWide.matches;
  };
  isWide.addEventListener('change', set);
  set();
  document.querySelector('.bar-contents')?.addEventListener('click', () => {
    fold.open = true;
  });
  // A chapter that was chosen is read next: above the text the contents fold again.
  fold.addEventListener('click', ({ target }) => {
    if (!isWide.matches && target instanceof Element && target.closest('a') !== null) fold.open = false;
  });
}
