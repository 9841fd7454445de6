import { createHash } from 'node:crypto';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import * as vega from 'vega';
import type { Fonts } from './fonts.ts';

/** How a text is set. `family` may be a CSS list, of which the first name counts. */
interface TextStyle {
  readonly family: string;
  /** CSS pixels. */
  readonly size: number;
  readonly weight: number | string;
  readonly style?: string;
}

/**
 * Width of one line of text in CSS pixels, exactly as a browser sets it with the same font files. A family that is
 * not embedded is measured as the first that is; the rule `missing-font` reports it.
 */
export type Measure = (text: string, style: TextStyle) => number;

/** Registers the fonts with the canvas under names of their own, so that no installed font can stand in for them. */
export function measureWith(fonts: Fonts): Measure {
  const names = registerFonts(fonts);
  const [fallback = 'sans-serif'] = names.values();
  const context = createCanvas(1, 1).getContext('2d');
  const widths = new Map<string, number>();
  return (text, { family, size, weight, style = 'normal' }) => {
    const registered = names.get(firstFamily(family)) ?? fallback;
    const font = `${style} ${weight} ${size}px "${registered}"`;
    const key = `${font}\u0000${text}`;
    const known = widths.get(key);
    if (known !== undefined) return known;
    context.font = font;
    const { width } = context.measureText(text);
    widths.set(key, width);
    return width;
  };
}

/** First name of a CSS font list, unquoted. */
export const firstFamily = (list: string): string =>
  (list.split(',')[0] ?? '').trim().replace(/^["']|["']$/g, '');

/**
 * Lets Vega measure with the embedded fonts. Without a canvas of its own it guesses, half as wide again as it is;
 * `textMetrics.width` is the place it offers for measuring otherwise.
 */
export function installMetrics(measure: Measure): void {
  textMetrics.width = (item, line) => {
    const text = line === null || line === undefined ? '' : String(line).trim();
    const size = item.fontSize ?? 11;
    if (text === '' || size <= 0) return 0;
    const style = { family: item.font ?? 'sans-serif', size, weight: item.fontWeight ?? 400 };
    return measure(text, item.fontStyle ? { ...style, style: item.fontStyle } : style);
  };
}

interface TextItem {
  readonly font?: string;
  readonly fontSize?: number;
  readonly fontWeight?: number | string;
  readonly fontStyle?: string;
}

// Exported by `vega`, absent from its types.
const { textMetrics } = vega as unknown as {
  textMetrics: { width: (item: TextItem, line: unknown) => number };
};

/** Registers the embedded fonts with the canvas; gives the names it knows them by, by family. */
export function registerFonts(fonts: Fonts): ReadonlyMap<string, string> {
  const families = [...new Set(fonts.map((font) => font.family))];
  return new Map(
    families.map((family) => [family, register(fonts.filter((font) => font.family === family))]),
  );
}

/** The canvas of the locked version takes a character that two subsets share from the file registered first, and loses its kerning with those of the others: `latin` goes first. Version 1.1 does the opposite. */
function register(files: Fonts): string {
  const digest = files.reduce((hash, file) => hash.update(file.bytes), createHash('sha256')).digest('hex');
  const name = `Embedded ${digest.slice(0, 16)}`;
  if (GlobalFonts.has(name)) return name;
  const ordered = files.toSorted((a, b) => Number(b.subset === 'latin') - Number(a.subset === 'latin'));
  for (const file of ordered) {
    if (GlobalFonts.register(Buffer.from(file.bytes), name) === null) {
      throw new Error(`The font file \`${file.path}\` could not be read`);
    }
  }
  return name;
}
