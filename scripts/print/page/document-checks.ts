// Checks inside the browser that hold for any document: figures, references, width, requests, fonts.
/// <reference lib="dom" />
import type { LayoutFinding } from './layout-finding.ts';
import { type InspectionInput, portable } from './page-source.ts';
import type { PageTools } from './page-tools.ts';

/** The checks, as an expression for the browser: a function of `PageTools` and `InspectionInput` that returns findings. */
export function documentChecksSource(): string {
  return portable(checkDocument, [
    unlabelledFigures,
    unresolvedReferences,
    targetsOf,
    tooWide,
    rightEdge,
    namedPageOf,
    namedPageWidths,
    lengthInPixels,
    outermost,
    remoteRequests,
    hasAddress,
    fontsNotLoaded,
    familiesNotEmbedded,
  ]);
}

function checkDocument(tools: PageTools, input: InspectionInput): readonly LayoutFinding[] {
  return [
    ...unlabelledFigures(tools, input),
    ...unresolvedReferences(tools),
    ...tooWide(tools, input),
    ...remoteRequests(tools, input),
    ...fontsNotLoaded(),
    ...familiesNotEmbedded(tools),
  ];
}

function unlabelledFigures(tools: PageTools, input: InspectionInput): readonly LayoutFinding[] {
  const finding = (element: Element, without: string, help: string): LayoutFinding => ({
    rule: 'unlabelled-figure',
    ...tools.originOf(element),
    reason: `Unexpected ${tools.nameOf(element)} without ${without}`,
    help,
  });
  const drawings = [...document.querySelectorAll('svg:not(svg svg, [data-marpit-svg])')]
    .filter((svg) => svg.closest('[aria-hidden="true"]') === null)
    .filter(
      (svg) => svg.getAttribute('role') !== 'img' || (svg.getAttribute('aria-label') ?? '').trim() === '',
    )
    .filter(
      (svg) =>
        svg.getAttribute('role') !== 'img' ||
        svg.querySelector(':scope > title')?.textContent?.trim() === '' ||
        svg.querySelector(':scope > title') === null,
    )
    .map((svg) =>
      finding(svg, 'a label', 'give it role="img" and aria-label, or aria-hidden="true" if it says nothing'),
    );
  const pictures = [...document.querySelectorAll('img:not([alt])')].map((image) =>
    finding(image, 'alternative text', 'say in `alt` what it shows'),
  );
  const figures = input.form === 'slides' ? [] : [...document.querySelectorAll('figure:not(figure figure)')];
  const uncaptioned = figures
    .filter((figure) => (figure.querySelector('figcaption')?.textContent ?? '').trim() === '')
    .map((figure) => finding(figure, 'a caption', 'put a `figcaption` into it'));
  return [...drawings, ...pictures, ...uncaptioned];
}

/** References by page number, and links within the document, that lead to no element. */
function unresolvedReferences(tools: PageTools): readonly LayoutFinding[] {
  const known = targetsOf();
  const ids = new Set(known);
  const reported = new Set<string>();
  return [...document.querySelectorAll('[data-ref], a[href^="#"]')].flatMap(
    (element): readonly LayoutFinding[] => {
      const href = element.getAttribute('href')?.slice(1) ?? '';
      const id = element.getAttribute('data-ref') ?? decodeURIComponent(href);
      if (id === '' || ids.has(id) || reported.has(id)) return [];
      reported.add(id);
      return [
        {
          rule: 'unresolved-reference',
          ...tools.originOf(element),
          reason: `Unexpected reference to \`${id}\`, expected the id of an element of the document`,
          actual: id,
          known,
        },
      ];
    },
  );
}

function targetsOf(): readonly string[] {
  return [...document.querySelectorAll('[id], a[name]')].map(
    (element) => element.id || (element.getAttribute('name') ?? ''),
  );
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
  const base = rules.find((rule) => rule instanceof CSSPageRule && rule.selectorText === '');
  const inherited = (rule: CSSPageRule, property: string) =>
    rule.style.getPropertyValue(property) ||
    (base instanceof CSSPageRule ? base.style.getPropertyValue(property) : '');
  return new Map(
    rules.flatMap((rule) => {
      if (!(rule instanceof CSSPageRule) || !/^[\w-]+$/u.test(rule.selectorText)) return [];
      // Browsers write the names of sheets in lower case.
      const [first = '', second = '', third = ''] = inherited(rule, 'size').toLowerCase().split(' ');
      const sheet: Record<string, [string, string]> = { a4: ['210mm', '297mm'], a5: ['148mm', '210mm'] };
      const isWide = [first, second, third].includes('landscape');
      const width = sheet[first]?.[isWide ? 1 : 0] ?? first;
      const margins = ['margin-left', 'margin-right'].map((side) => lengthInPixels(inherited(rule, side)));
      return [[rule.selectorText, lengthInPixels(width) - (margins[0] ?? 0) - (margins[1] ?? 0)] as const];
    }),
  );
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

function remoteRequests(tools: PageTools, input: InspectionInput): readonly LayoutFinding[] {
  const requested = input.requests.map((address): LayoutFinding => {
    const element = [...document.querySelectorAll('*')].find((candidate) => hasAddress(candidate, address));
    return {
      rule: 'remote-request',
      ...(element === undefined ? {} : tools.originOf(element)),
      reason: `Unexpected request for \`${address}\`, expected everything to be in the document`,
      help: 'put a copy into the project and name that',
    };
  });
  const broken = [...document.images]
    .filter((image) => image.complete && image.naturalWidth === 0 && !input.requests.includes(image.src))
    .map((image): LayoutFinding => {
      const address = image.getAttribute('src') ?? '';
      const short = address.length > 60 ? `${address.slice(0, 59)}…` : address;
      return {
        rule: 'remote-request',
        ...tools.originOf(image),
        reason: `Unexpected image \`${short}\` that cannot be shown, expected one that is in the document`,
        help: 'put the image file into the project and name that',
      };
    });
  return [...requested, ...broken];
}

function hasAddress(element: Element, address: string): boolean {
  return [...element.attributes].some(
    ({ value }) => value !== '' && (value === address || value.includes(address)),
  );
}

function fontsNotLoaded(): readonly LayoutFinding[] {
  return [...document.fonts]
    .filter((font) => font.status === 'error')
    .map((font) => ({
      rule: 'font-not-loaded',
      reason: `Unexpected font \`${font.family.replaceAll('"', '')}\` (${font.weight} ${font.style}) that did not load, expected an embedded font file`,
      help: 'check that the font file exists and is a woff2 font',
    }));
}

function familiesNotEmbedded(tools: PageTools): readonly LayoutFinding[] {
  const embedded = tools.embeddedFamilies();
  const expected = embedded.map((family) => `\`${family}\``).join(', ') || 'an embedded font';
  const reported = new Set<string>();
  return tools.textsOf(document.body).flatMap(({ element }): readonly LayoutFinding[] => {
    const family = tools.familyOf(element);
    if (embedded.includes(family)) return [];
    const origin = tools.originOf(element);
    const key = `${origin.origin} ${family}`;
    if (reported.has(key)) return [];
    reported.add(key);
    return [
      {
        rule: 'font-not-loaded',
        ...origin,
        reason: `Unexpected font \`${family}\` for ${tools.nameOf(element)}, expected ${expected}`,
        help: 'name a family that the style sheet embeds, or embed this one',
      },
    ];
  });
}
