// Checks inside the browser that hold for slides: overflow, clipping, small text.
/// <reference lib="dom" />
import type { LayoutFinding } from '../layout-finding.ts';
import { type InspectionInput, portable } from '../page-source.ts';
import type { PageTools } from '../page-tools.ts';

/** The checks, as an expression for the browser: a function of `PageTools` and `InspectionInput` that returns findings. */
export function slideChecksSource(): string {
  return portable(checkSlides, [
    overflow,
    farthest,
    contentBoxes,
    beyond,
    scrolledOff,
    clipped,
    hiddenPixels,
    inFoot,
    cutLabels,
    smallText,
    sizeOf,
    kindOf,
  ]);
}

type Slide = ReturnType<PageTools['slides']>[number];

/** An element that reaches over an edge; `side` is put between the number of pixels and the slide in messages. */
interface Excess {
  readonly element: Element;
  readonly pixels: number;
  readonly side: string;
}

function checkSlides(tools: PageTools, input: InspectionInput): readonly LayoutFinding[] {
  if (input.form !== 'slides') return [];
  return tools
    .slides()
    .flatMap((slide) => [
      ...overflow(slide, tools),
      ...inFoot(slide, tools),
      ...clipped(slide, tools),
      ...smallText(slide, tools, input),
    ]);
}

function overflow(slide: Slide, tools: PageTools): readonly LayoutFinding[] {
  const excess = farthest(slide, tools) ?? scrolledOff(slide, tools);
  if (excess === undefined) return [];
  const { element, pixels, side } = excess;
  return [
    {
      rule: 'slide-overflow',
      ...tools.originOf(element),
      reason: `Unexpected ${tools.nameOf(element)} ${pixels} px ${side} slide ${slide.number}, expected everything on it`,
      help: 'shorten it, choose another layout or split the slide; mark decoration with `data-overflow-ok`',
    },
  ];
}

/** The text, picture, table or code that reaches farthest over an edge of the slide. */
function farthest(slide: Slide, tools: PageTools): Excess | undefined {
  const frame = slide.element.getBoundingClientRect();
  let worst: Excess | undefined;
  for (const { element, rect } of contentBoxes(slide, tools)) {
    for (const [side, distance] of beyond(rect, frame)) {
      const pixels = Math.round(distance / slide.zoom);
      if (pixels > 1 && pixels > (worst?.pixels ?? 0)) worst = { element, pixels, side };
    }
  }
  return worst;
}

function contentBoxes(slide: Slide, tools: PageTools): readonly { element: Element; rect: DOMRect }[] {
  const texts = tools
    .textsOf(slide.element)
    .flatMap(({ element, rects }) => rects.map((rect) => ({ element, rect })));
  const boxes = [...slide.element.querySelectorAll('img, svg, canvas, video, pre, table')]
    .filter(
      (element) =>
        element.checkVisibility() && element.parentElement?.closest('svg') === slide.element.closest('svg'),
    )
    .map((element) => ({ element, rect: element.getBoundingClientRect() }));
  return [...texts, ...boxes].filter(({ element }) => element.closest('[data-overflow-ok]') === null);
}

function beyond(rect: DOMRect, frame: DOMRect): readonly (readonly [string, number])[] {
  return [
    ['below', rect.bottom - frame.bottom],
    ['right of', rect.right - frame.right],
    ['above', frame.top - rect.top],
    ['left of', frame.left - rect.left],
  ];
}

/** Content that runs into the margin of the slide; decoration is taken out while measuring. */
function scrolledOff(slide: Slide, tools: PageTools): Excess | undefined {
  const { element: section } = slide;
  const decoration = [...section.querySelectorAll<HTMLElement>('[data-overflow-ok]')];
  const displays = decoration.map((item) => item.style.display);
  for (const item of decoration) item.style.display = 'none';
  const down = section.scrollHeight - section.clientHeight;
  const right = section.scrollWidth - section.clientWidth;
  decoration.forEach((item, index) => {
    item.style.display = displays[index] ?? '';
  });
  if (Math.max(down, right) <= 1) return undefined;
  const side = down >= right ? 'bottom' : 'right';
  const inFlow = contentBoxes(slide, tools).filter(
    ({ element }) => element.closest('header, footer') === null,
  );
  const [last] = inFlow.sort((a, b) => b.rect[side] - a.rect[side]);
  const where = side === 'bottom' ? 'too far down on' : 'too far right on';
  return { element: last?.element ?? section, pixels: Math.max(down, right), side: where };
}

/** The text that reaches farthest into the foot of the slide: its footer and captions at the bottom, whose lines grow upwards. */
function inFoot(slide: Slide, tools: PageTools): readonly LayoutFinding[] {
  const feet = [...slide.element.querySelectorAll(':scope > :is(footer, .byline, .trail)')];
  const lines = feet.flatMap((foot) => tools.textsOf(foot).flatMap(({ rects }) => rects));
  if (lines.length === 0) return [];
  const top = Math.min(...lines.map((line) => line.top));
  const right = Math.max(...lines.map((line) => line.right));
  const over = tools
    .textsOf(slide.element)
    .filter(({ element }) => element.closest('header, footer, .byline, .trail, [data-overflow-ok]') === null)
    .flatMap(({ element, rects }) =>
      rects
        .filter((rect) => rect.left < right)
        .map((rect) => ({ element, pixels: Math.round((rect.bottom - top) / slide.zoom) })),
    )
    .sort((a, b) => b.pixels - a.pixels)[0];
  if (over === undefined || over.pixels <= 1) return [];
  return [
    {
      rule: 'slide-overflow',
      ...tools.originOf(over.element),
      reason: `Unexpected ${tools.nameOf(over.element)} ${over.pixels} px inside the foot of slide ${slide.number}, expected it above`,
      help: 'shorten the note of the figure, the line at the foot of slides (`footer` in content/edition.yml), or the slide',
    },
  ];
}

function clipped(slide: Slide, tools: PageTools): readonly LayoutFinding[] {
  const boxes = [...slide.element.querySelectorAll('*')].flatMap((element) => {
    const pixels = hiddenPixels(element);
    return pixels > 1 ? [{ element, pixels }] : [];
  });
  return [...boxes, ...cutLabels(slide, tools)].map(({ element, pixels }) => ({
    rule: 'slide-clipped',
    ...tools.originOf(element),
    reason: `Unexpected ${tools.nameOf(element)} on slide ${slide.number} of which ${pixels} px are cut off, expected all of it`,
    help: 'give it more room or less content; mark what may be cut with `data-overflow-ok`',
  }));
}

/** CSS pixels of an element's content that its own box hides; 0 for a box of one pixel, which is text for screen readers. */
function hiddenPixels(element: Element): number {
  if (
    element instanceof SVGElement ||
    element.clientHeight <= 1 ||
    element.closest('[data-overflow-ok]') !== null
  )
    return 0;
  const down = element.scrollHeight - element.clientHeight;
  const right = element.scrollWidth - element.clientWidth;
  if (Math.max(down, right) <= 1) return 0;
  const style = getComputedStyle(element);
  const hides = (overflow: string) => overflow !== 'visible';
  return Math.max(hides(style.overflowY) ? down : 0, hides(style.overflowX) ? right : 0);
}

/** Labels that are cut off at the edge of their drawing. */
function cutLabels(slide: Slide, tools: PageTools): readonly { element: Element; pixels: number }[] {
  return tools.textsOf(slide.element).flatMap(({ element, rects }) => {
    const drawing = element.closest('svg');
    if (
      drawing === null ||
      drawing === slide.element.closest('svg') ||
      element.closest('[data-overflow-ok]') !== null
    )
      return [];
    if (getComputedStyle(drawing).overflow === 'visible') return [];
    const frame = drawing.getBoundingClientRect();
    // The box of a text is higher than its letters, so only its middle part counts.
    const letters = rects.map(
      ({ height, width, x, y }) => new DOMRect(x, y + height / 5, width, height * 0.6),
    );
    const distances = letters.flatMap((rect) => beyond(rect, frame).map(([, distance]) => distance));
    const pixels = Math.round(Math.max(...distances) / slide.zoom);
    return pixels > 1 ? [{ element, pixels }] : [];
  });
}

function smallText(slide: Slide, tools: PageTools, { leastType }: InspectionInput): readonly LayoutFinding[] {
  const reported = new Set<string>();
  return tools.textsOf(slide.element).flatMap(({ element }): readonly LayoutFinding[] => {
    const size = sizeOf(element, slide);
    const kind = kindOf(element, slide);
    const least = leastType[kind];
    const key = `${kind} ${size}`;
    if (size >= least || reported.has(key)) return [];
    reported.add(key);
    const what = { body: 'body text', chart: 'text', head: 'head of a table', edge: 'text' }[kind];
    return [
      {
        rule: 'small-slide-text',
        ...tools.originOf(element),
        reason: `Unexpected ${what} of ${size} px in ${tools.nameOf(element)} on slide ${slide.number}, expected at least ${least} px`,
        help: 'say less or give it more room, so that the last row can read it',
      },
    ];
  });
}

/** Font size as it is drawn, in pixels of a slide of 1280 × 720, to a tenth. */
function sizeOf(element: Element, slide: Slide): number {
  const size = Number.parseFloat(getComputedStyle(element).fontSize);
  const matrix = element instanceof SVGGraphicsElement ? element.getScreenCTM() : null;
  const drawn = matrix === null ? size : (size * Math.hypot(matrix.a, matrix.b)) / slide.zoom;
  return Math.round(((drawn * 1280) / slide.element.offsetWidth) * 10) / 10;
}

/** What a text is: body text, what is shown or stands in reserve, the head of a table, or what is only looked up. */
function kindOf(element: Element, slide: Slide): keyof InspectionInput['leastType'] {
  const drawing = element.closest('svg');
  if (drawing !== null && drawing !== slide.element.closest('svg')) return 'chart';
  if (element.closest('[data-small-ok], sup, sub, header, footer, figcaption') !== null) return 'edge';
  if (element.closest('th') !== null) return 'head';
  return element.closest('.subtitle, .backup, pre') === null ? 'body' : 'chart';
}
