// Checks inside the browser that text stands out from what is behind it (WCAG 2.2, 1.4.3).
/// <reference lib="dom" />
import { type Colour, type ColourTools, colourParts, colourTools } from '../../../draw/checks/wcag.ts';
import type { LayoutFinding } from '../layout-finding.ts';
import { portable } from '../page-source.ts';
import type { PageTools, ShownText } from '../page-tools.ts';

/** The check, as an expression for the browser: a function of `PageTools` that returns findings. */
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

/** CSS pixels of the viewport. */
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

/** The functions for colours, and caches of what was computed before, since computed styles are slow. */
interface ContrastContext {
  readonly colours: ColourTools;
  readonly backdrops: Map<Element, Colour | undefined>;
  readonly shapes: Map<Element, readonly FilledShape[]>;
  readonly opacities: Map<Element, number>;
}

function checkContrast(tools: PageTools, colours: ColourTools): readonly LayoutFinding[] {
  const context: ContrastContext = { colours, backdrops: new Map(), shapes: new Map(), opacities: new Map() };
  const reported = new Set<string>();
  return tools.textsOf(document.body).flatMap((text): readonly LayoutFinding[] => {
    const fault = contrastFault(text, context);
    if (fault === undefined) return [];
    const origin = tools.originOf(text.element);
    const key = `${origin.origin} ${fault}`;
    if (reported.has(key)) return [];
    reported.add(key);
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

function contrastFault(text: ShownText, context: ContrastContext): string | undefined {
  const { blend, contrast, hexOf } = context.colours;
  const ink = inkOf(text.element, context);
  const behind = ink && backdropOf(text, context);
  if (ink === undefined || behind === undefined || contrast(blend(ink, behind), behind) >= 4.495)
    return undefined;
  // Finding a halo is slow, so that is only done for text that seems too pale.
  const backdrop = haloOf(text.element, context) ?? behind;
  const visible = blend(ink, backdrop);
  const ratio = contrast(visible, backdrop);
  const least = isLarge(text.element) ? 3 : 4.5;
  if (ratio >= least - 0.005) return undefined;
  return `${hexOf(visible)} on ${hexOf(backdrop)} is ${ratio.toFixed(2)}:1, expected at least ${least}:1`;
}

function inkOf(element: Element, context: ContrastContext): Colour | undefined {
  const style = getComputedStyle(element);
  const isDrawn = element instanceof SVGElement;
  const ink = context.colours.parseColour(isDrawn ? style.fill : style.color);
  if (ink === undefined) return undefined;
  const own = isDrawn ? Number(style.fillOpacity) : 1;
  return [ink[0], ink[1], ink[2], ink[3] * own * opacityOf(element, context)];
}

/** The colour behind a text; `undefined` when that is a picture. */
function backdropOf(text: ShownText, context: ContrastContext): Colour | undefined {
  const drawing = text.element instanceof SVGElement ? text.element.closest('svg') : null;
  const behind = pageBackdrop(drawing ?? text.element, context);
  return drawing === null || behind === undefined ? behind : drawnBehind(text, drawing, behind, context);
}

/** The colour of the opaque outline that separates a label from the marks under it; `undefined` without one. */
function haloOf(element: Element, { colours }: ContrastContext): Colour | undefined {
  if (!(element instanceof SVGElement)) return undefined;
  const style = getComputedStyle(element);
  const halo = colours.parseColour(style.stroke);
  const isWide = style.paintOrder.startsWith('stroke') && Number.parseFloat(style.strokeWidth) >= 2;
  return isWide && halo?.[3] === 1 ? halo : undefined;
}

/** The colour of the shapes of a drawing under the middle of a label, blended in the order of painting. */
function drawnBehind(
  text: ShownText,
  drawing: Element,
  behind: Colour,
  context: ContrastContext,
): Colour | undefined {
  const [rect] = text.rects;
  if (rect === undefined) return behind;
  const x = rect.left + rect.width / 2;
  const y = rect.top + rect.height / 2;
  let backdrop = behind;
  for (const { box, fill, shape } of shapesOf(drawing, context)) {
    if (x < box.left || x > box.right || y < box.top || y > box.bottom || !isInside(shape, x, y)) continue;
    const isLater = (shape.compareDocumentPosition(text.element) & Node.DOCUMENT_POSITION_FOLLOWING) === 0;
    if (isLater) continue;
    if (fill === undefined) return undefined;
    backdrop = context.colours.blend(fill, backdrop);
  }
  return backdrop;
}

function shapesOf(drawing: Element, context: ContrastContext): readonly FilledShape[] {
  const found =
    context.shapes.get(drawing) ??
    [...drawing.querySelectorAll('rect, path, circle, ellipse, polygon')].flatMap((shape) => {
      if (!(shape instanceof SVGGeometryElement) || getComputedStyle(shape).fill === 'none') return [];
      const { bottom, left, right, top } = shape.getBoundingClientRect();
      return [{ shape, box: { bottom, left, right, top }, fill: inkOf(shape, context) }];
    });
  context.shapes.set(drawing, found);
  return found;
}

function isInside(shape: SVGGeometryElement, x: number, y: number): boolean {
  const matrix = shape.getScreenCTM();
  return matrix !== null && shape.isPointInFill(new DOMPoint(x, y).matrixTransform(matrix.inverse()));
}

/** The colour of the backgrounds of an element and its ancestors over white paper; `undefined` for a picture. */
function pageBackdrop(element: Element, context: ContrastContext): Colour | undefined {
  if (context.backdrops.has(element)) return context.backdrops.get(element);
  const style = getComputedStyle(element);
  const { blend, parseColour } = context.colours;
  const own = parseColour(style.backgroundColor) ?? [0, 0, 0, 0];
  const parent = element.parentElement;
  const below =
    own[3] === 1 || parent === null ? ([255, 255, 255, 1] as const) : pageBackdrop(parent, context);
  const isPicture = style.backgroundImage !== 'none';
  const backdrop = isPicture || below === undefined ? undefined : blend(own, below);
  context.backdrops.set(element, backdrop);
  return backdrop;
}

function opacityOf(element: Element, context: ContrastContext): number {
  const known = context.opacities.get(element);
  if (known !== undefined) return known;
  const parent = element.parentElement;
  const opacity =
    Number(getComputedStyle(element).opacity) * (parent === null ? 1 : opacityOf(parent, context));
  context.opacities.set(element, opacity);
  return opacity;
}

/** Whether text is large in the sense of WCAG: 18 pt, or 14 pt in bold. */
function isLarge(element: Element): boolean {
  const style = getComputedStyle(element);
  const matrix = element instanceof SVGGraphicsElement ? element.getScreenCTM() : null;
  const zoom = matrix === null ? 1 : Math.hypot(matrix.a, matrix.b);
  const size = Number.parseFloat(style.fontSize) * zoom;
  return size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
}
