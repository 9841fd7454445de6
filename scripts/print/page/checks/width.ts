// Finds inside the browser what is wider than its page.
/// <reference lib="dom" />
import type { LayoutFinding } from '../layout-finding.ts';
import { type InspectionInput, portable } from '../page-source.ts';
import type { PageTools } from '../page-tools.ts';

/** The check, as an expression for the browser: a function of `PageTools` and `InspectionInput` that returns findings. */
export function widthCheckSource(): string {
  return portable(tooWide, [namedPageOf, rightEdge, namedPageWidths, lengthInPixels, marginOf, outermost]);
}

/**
 * The elements that made the browser shrink the document. On slides that is overflow, which has a check of its own. Runs in
 * print media, with a viewport as wide as the page inside its margins.
 */
function tooWide(tools: PageTools, input: InspectionInput): readonly LayoutFinding[] {
  const { form, shrunk } = input;
  if (shrunk === undefined || form === 'slides') return [];
  const available = document.documentElement.clientWidth;
  const widths = namedPageWidths();
  const wide = [...document.body.querySelectorAll('*')].flatMap((element) => {
    const page = namedPageOf(element);
    const limit = Math.max(available, widths.get(page) ?? 0);
    const pixels = Math.round(rightEdge(element) - limit);
    return pixels > 1 && element.checkVisibility() ? [{ element, pixels, limit }] : [];
  });
  // The browser shrinks the document by as much as its widest content needs; covers are as wide as the sheet and are none of it.
  const isCause = ({ pixels, limit }: (typeof wide)[number]) =>
    Math.abs(limit + pixels - limit / shrunk) <= limit * 0.03;
  const causes = wide.some(isCause) ? wide.filter(isCause) : wide;
  const whole = causes.map((cause) => ({
    ...cause,
    element: cause.element.closest('table') ?? cause.element,
  }));
  const once = whole.filter(
    ({ element }, index) => whole.findIndex((cause) => cause.element === element) === index,
  );
  return outermost(once).map(({ element, pixels, limit }) => ({
    rule: 'page-too-wide',
    ...tools.originOf(element),
    reason: `Unexpected ${tools.nameOf(element)} ${pixels} px wider than the page, expected at most ${Math.round(limit)} px; the browser shrinks the whole document to ${Math.round(shrunk * 100)} %`,
    help: 'break its lines, drop a column or give it smaller type',
  }));
}

/** The name of the page that an element is printed on: its own or that of the nearest element around it that has one. */
function namedPageOf(element: Element): string {
  let around: Element | null = element;
  while (around !== null) {
    const page = getComputedStyle(around).getPropertyValue('page');
    if (page !== 'auto') return page;
    around = around.parentElement;
  }
  return 'auto';
}

/** The right edge of an element with the content that runs out of it; boxes that scroll or hide their content end at their own edge. */
function rightEdge(element: Element): number {
  const { left, right } = element.getBoundingClientRect();
  const isOverflowing = getComputedStyle(element).overflowX === 'visible' && !(element instanceof SVGElement);
  return isOverflowing ? Math.max(right, left + element.scrollWidth) : right;
}

/** Width inside the margins, in CSS pixels, of each named page (`@page name`). */
function namedPageWidths(): ReadonlyMap<string, number> {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const pages = rules.filter((rule) => rule instanceof CSSPageRule);
  const common = pages.filter(({ selectorText }) => selectorText === '').reverse();
  const inherited = (rule: CSSPageRule, read: (style: CSSPageDescriptors) => string) =>
    [rule, ...common].map(({ style }) => read(style)).find((value) => value !== '') ?? '';
  return new Map(
    pages.flatMap((rule) => {
      if (!/^[\w-]+$/u.test(rule.selectorText)) return [];
      // Browsers write the names of sheets in lower case.
      const [first = '', second = '', third = ''] = inherited(rule, (style) => style.getPropertyValue('size'))
        .toLowerCase()
        .split(' ');
      const sheet: Record<string, [string, string]> = { a4: ['210mm', '297mm'], a5: ['148mm', '210mm'] };
      const isWide = [first, second, third].includes('landscape');
      const width = sheet[first]?.[isWide ? 1 : 0] ?? first;
      const [left = 0, right = 0] = (['left', 'right'] as const).map((side) =>
        lengthInPixels(inherited(rule, (style) => marginOf(style, side))),
      );
      return [[rule.selectorText, lengthInPixels(width) - left - right] as const];
    }),
  );
}

/** The margin at a side. Browsers tell the sides of `margin` apart only where it is written without `var()`. */
function marginOf(style: CSSPageDescriptors, side: 'left' | 'right'): string {
  const own = style.getPropertyValue(`margin-${side}`);
  if (own !== '') return own;
  // One to four lengths, each of which may be a function.
  const lengths =
    style.getPropertyValue('margin').match(/(?:[^\s()]+|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))+/gu) ?? [];
  const right = lengths[1] ?? lengths[0] ?? '';
  return side === 'left' ? (lengths[3] ?? right) : right;
}

function lengthInPixels(css: string): number {
  const probe = document.createElement('div');
  probe.style.cssText = `position: absolute; width: ${css}`;
  document.body.append(probe);
  const { width } = probe.getBoundingClientRect();
  probe.remove();
  return css === '' ? 0 : width;
}

/**
 * At most five elements that are too wide by themselves. Elements inside of tables, code, figures and pictures that are too
 * wide are left out, and so are elements that are only too wide because they contain another.
 */
function outermost<T extends { element: Element; pixels: number }>(wide: readonly T[]): readonly T[] {
  const most = Math.max(0, ...wide.map(({ pixels }) => pixels));
  const widest = wide.filter(({ pixels }) => pixels >= most * 0.5);
  const candidates = widest.filter(
    ({ element }) =>
      !widest.some(
        (other) =>
          other.element !== element &&
          other.element.contains(element) &&
          other.element.matches('table, pre, figure, svg, img'),
      ),
  );
  return candidates
    .filter(
      ({ element }) =>
        !candidates.some((other) => other.element !== element && element.contains(other.element)),
    )
    .slice(0, 5);
}
