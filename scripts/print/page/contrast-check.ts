/// <reference lib="dom" />
import { type Colour, type ColourTools, colourParts, colourTools } from '../../draw/checks/wcag.ts';
import type { LayoutFinding } from './layout-finding.ts';
import { portable } from './page-source.ts';
import type { PageTools, ShownText } from './page-tools.ts';

/** The check that text stands out from what is behind it (WCAG 2.2, 1.4.3), as an expression for the browser. */
export function contrastCheckSource(): string {
  const check = portable(checkContrast, [
    contrastFault,
    inkOf,
    backdropOf,
    haloOf,
    drawnBehind,
    shapesOf,
    isInside,
    pageBackdrop,
    opacityOf,
    isLarge,
  ]);
  return `((tools) => (${check})(tools, (${portable(colourTools, colourParts)})()))`;
}

interface Edges {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A filled shape of a drawing. `fill` is `undefined` for gradients and patterns. */
interface FilledShape {
  readonly shape: SVGGeometryElement;
  readonly box: Edges;
  readonly fill: Colour | undefined;
}

/** How colours are reckoned with, and what was computed before, for computed styles are slow. */
interface Known {
  readonly colours: ColourTools;
  readonly backdrops: Map<Element, Colour | undefined>;
  readonly shapes: Map<Element, readonly FilledShape[]>;
  readonly opacities: Map<Element, number>;
}

function checkContrast(tools: PageTools, colours: ColourTools): readonly LayoutFinding[] {
  const known: Known = { colours, backdrops: new Map(), shapes: new Map(), opacities: new Map() };
  const seen = new Set<string>();
  return tools.textsOf(document.body).flatMap((text): readonly LayoutFinding[] => {
    const fault = contrastFault(text, known);
    if (fault === undefined) return [];
    const origin = tools.originOf(text.element);
    const key = `${origin.origin} ${fault}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [
      {
        rule: 'low-contrast-text',
        ...origin,
        reason: `Unexpected contrast of ${tools.nameOf(text.element)}: ${fault}`,
        help: 'take a stronger text colour from the tokens or a calmer ground',
      },
    ];
  });
}

function contrastFault(text: ShownText, known: Known): string | undefined {
  const { blend, contrast, hexOf } = known.colours;
  const ink = inkOf(text.element, known);
  const behind = ink && backdropOf(text, known);
  if (ink === undefined || behind === undefined || contrast(blend(ink, behind), behind) >= 4.495)
    return undefined;
  // What follows is slow and is only asked of text that seems too pale.
  const backdrop = haloOf(text.element, known) ?? behind;
  const seen = blend(ink, backdrop);
  const ratio = contrast(seen, backdrop);
  const least = isLarge(text.element) ? 3 : 4.5;
  if (ratio >= least - 0.005) return undefined;
  return `${hexOf(seen)} on ${hexOf(backdrop)} is ${ratio.toFixed(2)}:1, expected at least ${least}:1`;
}

function inkOf(element: Element, known: Known): Colour | undefined {
  const style = getComputedStyle(element);
  const isDrawn = element instanceof SVGElement;
  const ink = known.colours.parseColour(isDrawn ? style.fill : style.color);
  if (ink === undefined) return undefined;
  const own = isDrawn ? Number(style.fillOpacity) : 1;
  return [ink[0], ink[1], ink[2], ink[3] * own * opacityOf(element, known)];
}

/** What the text stands on, or `undefined` when that is a picture. */
function backdropOf(text: ShownText, known: Known): Colour | undefined {
  const drawing = text.element instanceof SVGElement ? text.element.closest('svg') : null;
  const behind = pageBackdrop(drawing ?? text.element, known);
  return drawing === null || behind === undefined ? behind : drawnBehind(text, drawing, behind, known);
}

/** Colour of the opaque outline that sets a label off from the marks under it. */
function haloOf(element: Element, { colours }: Known): Colour | undefined {
  if (!(element instanceof SVGElement)) return undefined;
  const style = getComputedStyle(element);
  const halo = colours.parseColour(style.stroke);
  const isWide = style.paintOrder.startsWith('stroke') && Number.parseFloat(style.strokeWidth) >= 2;
  return isWide && halo?.[3] === 1 ? halo : undefined;
}

/** The shapes of a drawing that lie under the middle of a label, painted over each other in their order. */
function drawnBehind(text: ShownText, drawing: Element, behind: Colour, known: Known): Colour | undefined {
  const [rect] = text.rects;
  if (rect === undefined) return behind;
  const x = rect.left + rect.width / 2;
  const y = rect.top + rect.height / 2;
  let backdrop = behind;
  for (const { box, fill, shape } of shapesOf(drawing, known)) {
    if (x < box.left || x > box.right || y < box.top || y > box.bottom || !isInside(shape, x, y)) continue;
    const isLater = (shape.compareDocumentPosition(text.element) & Node.DOCUMENT_POSITION_FOLLOWING) === 0;
    if (isLater) continue;
    if (fill === undefined) return undefined;
    backdrop = known.colours.blend(fill, backdrop);
  }
  return backdrop;
}

function shapesOf(drawing: Element, known: Known): readonly FilledShape[] {
  const found =
    known.shapes.get(drawing) ??
    [...drawing.querySelectorAll('rect, path, circle, ellipse, polygon')].flatMap((shape) => {
      if (!(shape instanceof SVGGeometryElement) || getComputedStyle(shape).fill === 'none') return [];
      const { bottom, left, right, top } = shape.getBoundingClientRect();
      return [{ shape, box: { bottom, left, right, top }, fill: inkOf(shape, known) }];
    });
  known.shapes.set(drawing, found);
  return found;
}

function isInside(shape: SVGGeometryElement, x: number, y: number): boolean {
  const matrix = shape.getScreenCTM();
  return matrix !== null && shape.isPointInFill(new DOMPoint(x, y).matrixTransform(matrix.inverse()));
}

/** The backgrounds of an element and its ancestors over white paper. */
function pageBackdrop(element: Element, known: Known): Colour | undefined {
  if (known.backdrops.has(element)) return known.backdrops.get(element);
  const style = getComputedStyle(element);
  const { blend, parseColour } = known.colours;
  const own = parseColour(style.backgroundColor) ?? [0, 0, 0, 0];
  const parent = element.parentElement;
  const below = own[3] === 1 || parent === null ? ([255, 255, 255, 1] as const) : pageBackdrop(parent, known);
  const isPicture = style.backgroundImage !== 'none';
  const backdrop = isPicture || below === undefined ? undefined : blend(own, below);
  known.backdrops.set(element, backdrop);
  return backdrop;
}

function opacityOf(element: Element, known: Known): number {
  const before = known.opacities.get(element);
  if (before !== undefined) return before;
  const parent = element.parentElement;
  const opacity =
    Number(getComputedStyle(element).opacity) * (parent === null ? 1 : opacityOf(parent, known));
  known.opacities.set(element, opacity);
  return opacity;
}

/** 18 pt, or 14 pt in bold. */
function isLarge(element: Element): boolean {
  const style = getComputedStyle(element);
  const matrix = element instanceof SVGGraphicsElement ? element.getScreenCTM() : null;
  const zoom = matrix === null ? 1 : Math.hypot(matrix.a, matrix.b);
  const size = Number.parseFloat(style.fontSize) * zoom;
  return size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
}
