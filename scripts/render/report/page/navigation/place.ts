// Places of the page: where a reader is, in numbers that lead back to it and in the words of the nearest heading.
/// <reference lib="dom" />

/** Where the window stands: by an element and its distance from the upper edge, so that it is found again when what is above it has changed. */
export interface Place {
  /** The last heading or figure above the upper edge; empty before the first chapter. */
  readonly id: string;
  readonly top: number;
  /** Pixels from the head of the page, for where the element is missing. */
  readonly y: number;
}

const isShown = (one: Element): boolean => one.getClientRects().length > 0;

/** The place that is in the window. Only chapters and the elements of one are looked at, so that the browser need not have laid out others. */
export function placeNow(document: Document): Place {
  const isAbove = (one: Element): boolean => isShown(one) && one.getBoundingClientRect().top <= 1;
  const chapter = [...document.querySelectorAll('main > .chapter[id]')].findLast(isAbove);
  const parts = chapter?.querySelectorAll(':is(.head-2, .head-3, figure)[id]') ?? [];
  const element = [...parts].findLast(isAbove) ?? chapter;
  return { id: element?.id ?? '', top: element?.getBoundingClientRect().top ?? 0, y: scrollY };
}

/** Scrolls back to a place. */
export function restorePlace({ id, top, y }: Place): void {
  const element = id === '' ? null : document.getElementById(id);
  const to = element === null || !isShown(element) ? y : scrollY + element.getBoundingClientRect().top - top;
  scrollTo({ top: to, behavior: 'instant' });
}

/** The number and the words, in short, of the heading under which an element of the text stands; of others and before the first heading, that of the window. */
export function headingOf(element: Element | undefined, document: Document): string {
  const chapter = element?.closest('main > .chapter');
  const heading =
    element && chapter
      ? [...chapter.querySelectorAll(headings)].findLast((one) => isBefore(one, element))
      : headingInWindow(document);
  const text = ((heading ?? document.querySelector('.bar-title'))?.textContent ?? '')
    .replaceAll(/\s+/g, ' ')
    .replace(/ #$/, '')
    .trim();
  return text.length > 40 ? `${text.slice(0, 38).trim()} …` : text;
}

const headings = '.chapter-title, .head-2';

/** Whether an element begins before another one in the page, or is that one. */
function isBefore(one: Element, other: Element): boolean {
  return one === other || (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** The heading above the middle of the window. */
function headingInWindow(document: Document): Element | undefined {
  const isAbove = (one: Element): boolean => one.getBoundingClientRect().top < innerHeight / 2;
  const chapters = [...document.querySelectorAll('main > .chapter')].filter(isAbove);
  // The title of a chapter stands below its edge: above it, the chapter before is read. No other needs to have been laid out.
  return chapters
    .slice(-2)
    .flatMap((chapter) => [...chapter.querySelectorAll(headings)])
    .findLast(isAbove);
}
