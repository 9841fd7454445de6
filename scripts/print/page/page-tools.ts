// What all checks inside the browser share: visible texts, slides, names and origins of elements.
/// <reference lib="dom" />
import { portable } from './page-source.ts';

/** A visible text node, with the boxes of its lines in the viewport. */
export interface ShownText {
  readonly text: string;
  readonly element: Element;
  readonly rects: readonly DOMRect[];
}

/** The functions that every check inside the browser gets. */
export interface PageTools {
  /** Id of the nearest element with a known origin: the element, an ancestor, or the last heading before it. */
  originOf(element: Element): { origin?: string };
  /** An element in words, for messages: its tag and the beginning of its text. */
  nameOf(element: Element): string;
  /** Every visible text node in `root`, in document order. */
  textsOf(root: Element): readonly ShownText[];
  /** The families that style sheets embed, sorted. */
  embeddedFamilies(): readonly string[];
  /** The first family in the font list of an element. */
  familyOf(element: Element): string;
  /** The slides, with the factor from CSS pixels to those of the viewport, and their numbers from 1. */
  slides(): readonly { readonly element: HTMLElement; readonly zoom: number; readonly number: number }[];
}

/** The tools, as an expression for the browser: a function that makes them from the ids of elements with known origins. */
export function toolsSource(): string {
  return portable(makeTools, [
    findOrigin,
    nameElement,
    shownTexts,
    isShown,
    isClipped,
    embeddedFamilies,
    familyOf,
    findSlides,
  ]);
}

function makeTools(ids: readonly string[]): PageTools {
  const known = new Set(ids);
  const headings = [...document.querySelectorAll('h1, h2, h3, h4')].filter(({ id }) => known.has(id));
  const texts = new Map<Element, readonly ShownText[]>();
  return {
    originOf: (element) => findOrigin(element, known, headings),
    nameOf: nameElement,
    textsOf: (root) => {
      const found = texts.get(root) ?? shownTexts(root);
      texts.set(root, found);
      return found;
    },
    embeddedFamilies,
    familyOf,
    slides: findSlides,
  };
}

function findOrigin(
  element: Element,
  known: ReadonlySet<string>,
  headings: readonly Element[],
): { origin?: string } {
  let ancestor: Element | null = element;
  while (ancestor !== null && !known.has(ancestor.id)) ancestor = ancestor.parentElement;
  const isPrecise = ancestor?.matches('figure, figure *, table, foreignObject > section, h1, h2, h3, h4');
  if (ancestor !== null && (ancestor === element || isPrecise)) return { origin: ancestor.id };
  const before = headings.filter(
    (heading) =>
      (ancestor ?? document).contains(heading) &&
      (heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
  const id = before.at(-1)?.id ?? ancestor?.id;
  return id === undefined ? {} : { origin: id };
}

function nameElement(element: Element): string {
  const id = element.id === '' ? '' : `#${element.id}`;
  const words = (element.getAttribute('aria-label') ?? element.textContent ?? '')
    .trim()
    .split(/\s+/u)
    .join(' ');
  const text = words.length > 40 ? `${words.slice(0, 39).trimEnd()}…` : words;
  return `\`${element.tagName.toLowerCase()}${id}\`${text === '' ? '' : ` “${text}”`}`;
}

function shownTexts(root: Element): readonly ShownText[] {
  const found: ShownText[] = [];
  const clipped = new Map<Element, boolean>();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? '';
    const element = node.parentElement;
    if (text === '' || element === null || !isShown(element, clipped)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter((rect) => rect.width > 0 && rect.height > 0);
    if (rects.length > 0) found.push({ text, element, rects });
  }
  return found;
}

/** False for what CSS hides, also for text that is only for screen readers, which is clipped in a box of one pixel. */
function isShown(element: Element, clipped: Map<Element, boolean>): boolean {
  const isVisible = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  return isVisible && !isClipped(element, clipped);
}

/** Whether an element is in a box of one pixel that clips. `known` has what was found out before. */
function isClipped(element: Element, known: Map<Element, boolean>): boolean {
  const before = known.get(element);
  if (before !== undefined) return before;
  const isPixel = element.clientWidth === 1 && element.clientHeight === 1;
  const isOwn = isPixel && getComputedStyle(element).overflowX !== 'visible';
  const parent = element.parentElement;
  const found = isOwn || (parent !== null && isClipped(parent, known));
  known.set(element, found);
  return found;
}

function embeddedFamilies(): readonly string[] {
  return [...new Set([...document.fonts].map(({ family }) => family.replaceAll('"', '')))].sort();
}

function familyOf(element: Element): string {
  return (getComputedStyle(element).fontFamily.split(',')[0] ?? '').trim().replaceAll('"', '');
}

function findSlides(): readonly { element: HTMLElement; zoom: number; number: number }[] {
  const all = [...document.querySelectorAll('section')];
  const inMarp = all.filter((section) =>
    section.parentElement?.matches('svg[data-marpit-svg] > foreignObject'),
  );
  const outer = all.filter((section) => section.parentElement?.closest('section') === null);
  return (inMarp.length > 0 ? inMarp : outer)
    .filter((section) => ['content', undefined].includes(section.dataset.marpitAdvancedBackground))
    .map((element, index) => {
      const zoom = element.getBoundingClientRect().width / (element.offsetWidth || 1) || 1;
      return { element, zoom, number: index + 1 };
    });
}
