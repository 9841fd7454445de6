// The embedded font files, and which characters each family covers.
import type { Fonts } from '../../model/manner/look.ts';
import { type Memo, noMemo } from '../../model/memo.ts';
import { characters } from '../../read/fonts/cmap.ts';

export type { Fonts } from '../../model/manner/look.ts';

/** The characters of a text that no embedded file of a family can show, each once. */
export type GlyphCoverage = (family: string, text: string) => readonly string[];

/** Characters without a glyph of their own: ends of lines, tabs, and signs that say where words may break or join. */
const invisible = /[\t\n\r\u00ad\u200b-\u200d\u2060]/u;

/**
 * The coverage of these fonts: a character counts when it is in the `unicode-range` and in the file of a regular upright
 * font. Each family is read at its first use.
 */
export function coverage(fonts: Fonts): GlyphCoverage {
  const known = new Map<string, ReadonlySet<number>>();
  return (family, text) => {
    const shown = known.get(family) ?? charactersOf(fonts.filter((font) => font.family === family));
    known.set(family, shown);
    return [...new Set(text)].filter(
      (character) => !invisible.test(character) && !shown.has(character.codePointAt(0) ?? 0),
    );
  };
}

/** The fonts of a project in the place of those of the same name that the program brings; the same list for the same fonts. */
export function withOwnFonts(builtIn: Fonts, own: Fonts, memo: Memo = noMemo): Fonts {
  if (own.length === 0) return builtIn;
  const names = new Set(own.map(({ family }) => family));
  return memo.get('fonts', [builtIn, own], () => [
    ...builtIn.filter(({ family }) => !names.has(family)),
    ...own,
  ]);
}

/** Whether a family has a file of exactly this weight and style; for any other a browser synthesises or substitutes a font. */
export function hasFace(fonts: Fonts, family: string, weight: number, style: string): boolean {
  return fonts.some((font) => font.family === family && font.weight === weight && font.style === style);
}

function charactersOf(files: Fonts): ReadonlySet<number> {
  const regular = files.filter((file) => file.weight === 400 && file.style === 'normal');
  const codes = regular.flatMap((file) => {
    const ranges = parseRanges(file.unicodeRange);
    const inRange = (code: number) => ranges.some(([from, to]) => code >= from && code <= to);
    return [...characters(file.bytes)].filter(inRange);
  });
  return new Set(codes);
}

/** `U+0000-00FF,U+0131` as pairs of first and last code point. */
export function parseRanges(unicodeRange: string): readonly (readonly [number, number])[] {
  return unicodeRange.split(',').map((part) => {
    const [from = '', to = from] = part.trim().replace(/^U\+/i, '').split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });
}
