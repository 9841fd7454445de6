// Measures the width of text with the embedded fonts.
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { sha256 } from '../../model/digest.ts';
import type { Fonts } from './fonts.ts';

/** The font of a text. `family` may be a CSS list, of which the first name counts. */
interface TextStyle {
  readonly family: string;
  /** CSS pixels. */
  readonly size: number;
  readonly weight: number | string;
  readonly style?: string;
}

/**
 * Width of one line of text in CSS pixels, the same as in a browser with the same font files. A family that is not
 * embedded is measured as the first that is; the rule `missing-font` reports it.
 */
export type Measure = (text: string, style: TextStyle) => number;

/**
 * Measures with these fonts. They are registered with the canvas at the first measurement, since that takes a while, and
 * under names of their own, so that no installed font is used instead.
 */
export function measureWith(fonts: Fonts): Measure {
  let canvas: MeasuringCanvas | undefined;
  const widths = new Map<string, number>();
  return (text, { family, size, weight, style = 'normal' }) => {
    canvas ??= openCanvas(fonts);
    const font = `${style} ${weight} ${size}px "${canvas.nameOf(family)}"`;
    const key = `${font}\u0000${text}`;
    const known = widths.get(key);
    if (known !== undefined) return known;
    canvas.context.font = font;
    const { width } = canvas.context.measureText(text);
    widths.set(key, width);
    return width;
  };
}

/** A canvas with the fonts registered, and the name by which it knows a family. */
interface MeasuringCanvas {
  readonly context: SKRSContext2D;
  nameOf(family: string): string;
}

function openCanvas(fonts: Fonts): MeasuringCanvas {
  const names = registerFonts(fonts);
  const [fallback = 'sans-serif'] = names.values();
  return {
    context: createCanvas(1, 1).getContext('2d'),
    nameOf: (family) => names.get(firstFamily(family)) ?? fallback,
  };
}

/** First name of a CSS font list, unquoted. */
export const firstFamily = (list: string): string =>
  (list.split(',')[0] ?? '').trim().replace(/^["']|["']$/g, '');

/** Registers the embedded fonts with the canvas. Returns the name of each family there. Throws for a file that cannot be read. */
export function registerFonts(fonts: Fonts): ReadonlyMap<string, string> {
  const families = [...new Set(fonts.map((font) => font.family))];
  return new Map(
    families.map((family) => [family, register(fonts.filter((font) => font.family === family))]),
  );
}

/**
 * Registers the files of one family, `latin` first: for a character that two subsets share, the installed version of the
 * canvas takes the file that was registered first, and applies no kerning between characters of different files. Version
 * 1.1 does the opposite.
 */
function register(files: Fonts): string {
  const name = `Embedded ${sha256(...files.map(({ bytes }) => bytes)).slice(0, 16)}`;
  if (GlobalFonts.has(name)) return name;
  const ordered = files.toSorted((a, b) => Number(b.subset === 'latin') - Number(a.subset === 'latin'));
  for (const file of ordered) {
    if (GlobalFonts.register(Buffer.from(file.bytes), name) === null) {
      throw new Error(`The font file \`${file.path}\` could not be read`);
    }
  }
  return name;
}
