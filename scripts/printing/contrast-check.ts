/// <reference lib="dom" />
import type { Finding } from './findings.ts';
import type { PageTools, ShownText } from './page-tools.ts';
import { portable } from './portable.ts';

/** The check that text stands out from what is behind it (WCAG 2.2, 1.4.3), as an expression for the browser. */
export function contrastCheckSource(): string {
  return portable(checkContrast, [
    contrastFault,
    inkOf,
    backdropOf,
    haloOf,
    drawnBehind,
    shapesOf,
    isInside,
    pageBackdrop,
    opacityOf,
    parseColour,
    blend,
    luminance,
    contrastOf,
    isLarge,
    hexOf,
  ]);
}

/** Red, green, blue from 0 to 255, opacity from 0 to 1. */
type Colour = readonly [number, number, number, number];

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A filled shape of a drawing. `fill` is `undefined` for gradients and patterns. */
interface Shape {
  readonly shape: SVGGeometryElement;
  readonly box: Box;
  readonly fill: Colour | undefined;
}

/** What was computed before, for computed styles are slow. */
interface Known {
  readonly backdrops: Map<Element, Colour | undefined>;
  readonly shapes: Map<Element, readonly Shape[]>;
  readonly opacities: Map<Element, number>;
}

function checkContrast(tools: PageTools): readonly Finding[] {
  const known: Known = { backdrops: new Map(), shapes: new Map(), opacities: new Map() };
  const seen = new Set<string>();
  return tools.textsOf(document.body).flatMap((text): readonly Finding[] => {
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
  const ink = inkOf(text.element, known);
  const behind = ink && backdropOf(text, known);
  if (ink === undefined || behind === undefined || contrastOf(blend(ink, behind), behind) >= 4.495)
    return undefined;
  // What follows is slow and is only asked of text that seems too pale.
  const backdrop = haloOf(text.element) ?? behind;
  const seen = blend(ink, backdrop);
  const ratio = contrastOf(seen, backdrop);
  const least = isLarge(text.element) ? 3 : 4.5;
  if (ratio >= least - 0.005) return undefined;
  return `${hexOf(seen)} on ${hexOf(backdrop)} is ${ratio.toFixed(2)}:1, expected at least ${least}:1`;
}

function inkOf(element: Element, known: Known): Colour | undefined {
  const style = getComputedStyle(element);
  const isDrawn = element instanceof SVGElement;
  const ink = parseColour(isDrawn ? style.fill : style.color);
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
function haloOf(element: Element): Colour | undefined {
  if (!(element instanceof SVGElement)) return undefined;
  const style = getComputedStyle(element);
  const halo = parseColour(style.stroke);
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
    backdrop = blend(fill, backdrop);
  }
  return backdrop;
}

function shapesOf(drawing: Element, known: Known): readonly Shape[] {
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

/** A computed colour; `undefined` for none, patterns and colour spaces other than sRGB. */
function parseColour(css: string): Colour | undefined {
  const numbers = (css.match(/-?[\d.]+(?:e-?\d+)?/gu) ?? []).map(Number);
  const [red, green, blue, opacity = 1] = numbers;
  if (red === undefined || green === undefined || blue === undefined) return undefined;
  if (css.startsWith('rgb')) return [red, green, blue, opacity];
  if (css.startsWith('color(srgb ')) return [red * 255, green * 255, blue * 255, opacity];
  return undefined;
}

function blend(over: Colour, under: Colour): Colour {
  const mix = (a: number, b: number) => a * over[3] + b * (1 - over[3]);
  return [mix(over[0], under[0]), mix(over[1], under[1]), mix(over[2], under[2]), 1];
}

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.slice(0, 3).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrastOf(a: Colour, b: Colour): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** 18 pt, or 14 pt in bold. */
function isLarge(element: Element): boolean {
  const style = getComputedStyle(element);
  const matrix = element instanceof SVGGraphicsElement ? element.getScreenCTM() : null;
  const zoom = matrix === null ? 1 : Math.hypot(matrix.a, matrix.b);
  const size = Number.parseFloat(style.fontSize) * zoom;
  return size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
}

function hexOf(colour: Colour): string {
  const pair = (channel: number) => Math.round(channel).toString(16).padStart(2, '0');
  return `#${pair(colour[0])}${pair(colour[1])}${pair(colour[2])}`;
}
