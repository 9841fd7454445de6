/**
 * Parses CSS colours, blends them and measures their contrast (WCAG 2.2). The same functions also run inside the browser,
 * where nothing can be imported: each calls only functions of this file.
 */

/** Red, green and blue from 0 to 255 in sRGB, opacity from 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, opacity: number];

/** The functions of this file as code inside the browser gets them. */
export interface ColourTools {
  readonly parseColour: typeof parseColour;
  readonly blend: typeof blend;
  readonly contrast: typeof contrast;
  readonly hexOf: typeof hexOf;
}

/** The functions as one value; inside the browser it is made from its source text and that of `colourParts`. */
export function colourTools(): ColourTools {
  return { parseColour, blend, contrast, hexOf };
}

/**
 * A colour written `#rrggbb`, `rgb(…)`, `rgba(…)` or `color(srgb …)`, as SVG and computed styles have them; `undefined`
 * for none, names, patterns and colour spaces other than sRGB.
 */
export function parseColour(css: string): Colour | undefined {
  if (/^#[\da-f]{6}$/iu.test(css)) {
    const packed = Number.parseInt(css.slice(1), 16);
    return [packed >> 16, (packed >> 8) & 255, packed & 255, 1];
  }
  const numbers = (css.match(/-?[\d.]+(?:e-?\d+)?/gu) ?? []).map(Number);
  const [red, green, blue, opacity = 1] = numbers;
  if (red === undefined || green === undefined || blue === undefined) return undefined;
  if (css.startsWith('rgb')) return [red, green, blue, opacity];
  if (css.startsWith('color(srgb ')) return [red * 255, green * 255, blue * 255, opacity];
  return undefined;
}

/** A translucent colour over an opaque one. */
export function blend(over: Colour, under: Colour): Colour {
  const mix = (a: number, b: number) => a * over[3] + b * (1 - over[3]);
  return [mix(over[0], under[0]), mix(over[1], under[1]), mix(over[2], under[2]), 1];
}

/** Contrast ratio of two opaque colours: 1 to 21. */
export function contrast(a: Colour, b: Colour): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** Relative luminance: 0 for black, 1 for white. */
function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.slice(0, 3).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** A colour as `#rrggbb`, without its opacity. */
export function hexOf(colour: Colour): string {
  const pair = (channel: number) => Math.round(channel).toString(16).padStart(2, '0');
  return `#${pair(colour[0])}${pair(colour[1])}${pair(colour[2])}`;
}

/** The functions that `colourTools` needs, for `portable`. */
export const colourParts = [parseColour, blend, contrast, luminance, hexOf] as const;
