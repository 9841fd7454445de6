import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { sha256 } from '../../model/digest.ts';
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

/**
 * Registers the fonts with the canvas under names of their own, so that no installed font can stand in for them; only
 * when something is measured, since it takes a while.
 */
export function measureWith(fonts: Fonts): Measure {
  let ruler: Ruler | undefined;
  const widths = new Map<string, number>();
  return (text, { family, size, weight, style = 'normal' }) => {
    ruler ??= openRuler(fonts);
    const font = `${style} ${weight} ${size}px "${ruler.nameOf(family)}"`;
    const key = `${font}\u0000${text}`;
    const known = widths.get(key);
    if (known !== undefined) return known;
    ruler.context.font = font;
    const { width } = ruler.context.measureText(text);
    widths.set(key, width);
    return width;
  };
}

/** A canvas that knows the fonts, by names of their own. */
interface Ruler {
  readonly context: SKRSContext2D;
  nameOf(family: string): string;
}

function openRuler(fonts: Fonts): Ruler {
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

/** Registers the embedded fonts with the canvas; gives the names it knows them by, by family. */
export function registerFonts(fonts: Fonts): ReadonlyMap<string, string> {
  const families = [...new Set(fonts.map((font) => font.family))];
  return new Map(
    families.map((family) => [family, register(fonts.filter((font) => font.family === family))]),
  );
}

/** The canvas of the locked version takes a character that two subsets share from the file registered first, and loses its kerning with those of the others: `latin` goes first. Version 1.1 does the opposite. */
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
