// Checks inside the browser how a page stands on a screen of one width: nothing runs out of it, over other text or out of its box.
/// <reference lib="dom" />
import type { LayoutFinding } from '../layout-finding.ts';
import { portable } from '../page-source.ts';
import type { PageTools, ShownText } from '../page-tools.ts';

/** The check, as an expression for the browser: a function of `PageTools` that returns findings. */
export function screenCheckSource(): string {
  return portable(checkScreen, [
    runningOut,
    overprinted,
    overlap,
    scrollerOf,
    staysInView,
    cutOff,
    cutBy,
    tooSmall,
    shownSize,
    firstOfEach,
    isScrolled,
  ]);
}

function checkScreen(tools: PageTools): readonly LayoutFinding[] {
  const texts = tools.textsOf(document.body);
  return [
    ...runningOut(tools),
    ...firstOfEach(tools, overprinted(texts), 'printed over other text', 'give its column or line more room'),
    ...firstOfEach(
      tools,
      cutOff(texts),
      'cut off by its box',
      'let it break its lines, or let the box scroll',
    ),
    ...tooSmall(tools, texts),
  ];
}

/** What makes the page scroll sideways. */
function runningOut(tools: PageTools): readonly LayoutFinding[] {
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const wide = [...document.body.querySelectorAll('*')].filter(
    (element) => element.getBoundingClientRect().right > clientWidth + 1 && !isScrolled(element),
  );
  const outer = wide.find((element) => !wide.some((other) => other !== element && other.contains(element)));
  const element = outer ?? document.body;
  return [
    {
      rule: 'screen-layout',
      ...tools.originOf(element),
      reason: `Unexpected page that is ${scrollWidth} px wide on a screen of ${clientWidth} px, because of ${tools.nameOf(element)}, expected that it fits`,
      help: 'break its lines, or put it into an element that scrolls',
    },
  ];
}

function isScrolled(element: Element): boolean {
  let around = element.parentElement;
  while (around !== null && around !== document.body) {
    if (getComputedStyle(around).overflowX !== 'visible') return true;
    around = around.parentElement;
  }
  return false;
}

/** Texts of HTML that share room with the text of another element, where both scroll in the same box or in none. */
function overprinted(texts: readonly ShownText[]): readonly Element[] {
  const boxes = new Map<Element, Element | undefined>();
  const staying = new Map<Element, boolean>();
  const lines = texts
    .filter(({ element }) => !(element instanceof SVGElement) && element.closest('.layers, .bar') === null)
    .filter(({ element }) => !staysInView(element, staying))
    .flatMap(({ element, rects }) => {
      const box = scrollerOf(element, boxes);
      return rects.map((rect) => ({ element, box, rect }));
    })
    .toSorted((a, b) => a.rect.top - b.rect.top);
  const found: Element[] = [];
  for (const [index, { element, box, rect }] of lines.entries()) {
    for (let next = index + 1; next < lines.length; next += 1) {
      const other = lines[next];
      if (other === undefined || other.rect.top > rect.bottom) break;
      if (other.element !== element && other.box === box && overlap(rect, other.rect))
        found.push(other.element);
    }
  }
  return found;
}

/** Whether an element stays in the window while the text scrolls under it. `known` has what was found out before. */
function staysInView(element: Element, known: Map<Element, boolean>): boolean {
  const before = known.get(element);
  if (before !== undefined) return before;
  const parent = element.parentElement;
  const isOwn = /sticky|fixed/u.test(getComputedStyle(element).position);
  const found = isOwn || (parent !== null && staysInView(parent, known));
  known.set(element, found);
  return found;
}

/** The nearest box around an element that scrolls. */
function scrollerOf(element: Element, boxes: Map<Element, Element | undefined>): Element | undefined {
  if (boxes.has(element)) return boxes.get(element);
  const { overflowX, overflowY } = getComputedStyle(element);
  const isScroller = /auto|scroll/u.test(`${overflowX} ${overflowY}`);
  const parent = element.parentElement;
  const found = isScroller ? element : parent === null ? undefined : scrollerOf(parent, boxes);
  boxes.set(element, found);
  return found;
}

/** Whether two lines of text share more than the room that raised marks and tight lines take of each other. */
function overlap(a: DOMRect, b: DOMRect): boolean {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 2 && height > 0.6 * Math.min(a.height, b.height);
}

/** Texts that reach out of a box which hides what does not fit, or out of their drawing. */
function cutOff(texts: readonly ShownText[]): readonly Element[] {
  const boxes = new Map<Element, Element | undefined>();
  return texts
    .filter(({ element, rects }) => {
      const box = cutBy(element, boxes)?.getBoundingClientRect();
      return (
        box !== undefined &&
        rects.some(({ left, right, top, bottom }) => {
          const isOut = right > box.right + 1.5 || left < box.left - 1.5;
          return isOut || bottom > box.bottom + 4 || top < box.top - 4;
        })
      );
    })
    .map(({ element }) => element);
}

/** The nearest element around a text that hides what reaches out of it; none where it scrolls or says that the text goes on. */
function cutBy(element: Element, boxes: Map<Element, Element | undefined>): Element | undefined {
  if (boxes.has(element)) return boxes.get(element);
  const { overflowX, overflowY, textOverflow } = getComputedStyle(element);
  const isHiding = /^(?:hidden|clip)$/u.test(overflowX) || /^(?:hidden|clip)$/u.test(overflowY);
  const isInnerSvg = element instanceof SVGElement && element.ownerSVGElement !== null;
  const parent = element.parentElement;
  const isEnd = textOverflow === 'ellipsis' || /^(?:auto|scroll)$/u.test(overflowX) || parent === null;
  const above = isEnd ? undefined : parent && cutBy(parent, boxes);
  const found = isHiding && !isInnerSvg && textOverflow !== 'ellipsis' ? element : (above ?? undefined);
  boxes.set(element, found);
  return found;
}

/** The least size of text on a screen, in CSS pixels. */
function tooSmall(tools: PageTools, texts: readonly ShownText[]): readonly LayoutFinding[] {
  const least = 12;
  const sizes = new Map<Element, number>();
  const small = texts.flatMap(({ element }) => {
    const size = sizes.get(element) ?? shownSize(element);
    sizes.set(element, size);
    return size < least - 0.05 && element.closest('sup, sub, .notenumber') === null
      ? [{ element, size }]
      : [];
  });
  const origins = new Set<string>();
  return small.flatMap(({ element, size }): readonly LayoutFinding[] => {
    const origin = tools.originOf(element);
    if (origins.has(origin.origin ?? '')) return [];
    origins.add(origin.origin ?? '');
    return [
      {
        rule: 'small-screen-text',
        ...origin,
        reason: `Unexpected ${tools.nameOf(element)} in ${size.toFixed(1)} px, expected at least ${least} px`,
        help: 'set it larger in `templates/styles/`, or draw the figure with fewer words',
      },
    ];
  });
}

function shownSize(element: Element): number {
  const matrix = element instanceof SVGGraphicsElement ? element.getScreenCTM() : null;
  const zoom = matrix === null ? 1 : Math.hypot(matrix.a, matrix.b);
  return Number.parseFloat(getComputedStyle(element).fontSize) * zoom;
}

/** A finding for each place, of the first element there. */
function firstOfEach(
  tools: PageTools,
  elements: readonly Element[],
  fault: string,
  help: string,
): readonly LayoutFinding[] {
  const origins = new Map(
    elements.map((element) => [tools.originOf(element).origin ?? '', element] as const),
  );
  return [...origins].map(([, element]) => ({
    rule: 'screen-layout',
    ...tools.originOf(element),
    reason: `Unexpected ${tools.nameOf(element)} ${fault}, expected that all of it can be read`,
    help,
  }));
}
