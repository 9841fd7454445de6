// The embedded fonts: faces, coverage and widths.
import { beforeAll, describe, expect, it } from 'vitest';
import { coverage, type Fonts, hasFace, parseRanges } from '../../../scripts/draw/type/fonts.ts';
import { firstFamily, type Measure, measureWith } from '../../../scripts/draw/type/metrics.ts';
import { readFonts } from '../../../scripts/host/fonts.ts';
import { characters } from '../../../scripts/read/fonts/cmap.ts';

let fonts: Fonts;
let measure: Measure;
beforeAll(async () => {
  fonts = await readFonts();
  measure = measureWith(fonts);
});

describe('the embedded fonts', () => {
  it('are static files of three families, with the Latin subset last', () => {
    expect([...new Set(fonts.map(({ family }) => family))]).toEqual([
      'Inter',
      'Source Serif 4',
      'JetBrains Mono',
    ]);
    for (const { family } of fonts)
      expect(fonts.findLast((font) => font.family === family)?.subset).toBe('latin');
    for (const { path } of fonts)
      expect(path).toMatch(
        /^(?:@fontsource\/[\w-]+\/files\/[\w-]+-(?:normal|italic)|inter-ui\/web\/Inter-\w+)\.woff2$/,
      );
  });

  it('are embedded without the glyphs of other files where they are whole fonts', () => {
    const signs = fonts.filter(({ subset }) => subset === 'signs');
    expect(signs.map(({ weight }) => weight)).toEqual([400, 600, 700]);
    for (const { bytes, embedded = bytes, unicodeRange } of signs) {
      const ranges = parseRanges(unicodeRange);
      const wanted = [...characters(bytes)].filter((code) =>
        ranges.some(([from, to]) => code >= from && code <= to),
      );
      expect([...characters(embedded)].filter((code) => code > 0x20)).toEqual(wanted);
      expect(embedded.length).toBeLessThan(6000);
    }
  });

  it('have the faces that the theme asks for, and no other', () => {
    for (const weight of [400, 600, 700]) expect(hasFace(fonts, 'Inter', weight, 'normal')).toBe(true);
    expect(hasFace(fonts, 'Inter', 500, 'normal')).toBe(false);
    expect(hasFace(fonts, 'Inter', 400, 'italic')).toBe(false);
    expect(hasFace(fonts, 'Source Serif 4', 400, 'italic')).toBe(true);
  });

  it('show what prose and charts need', () => {
    const missing = coverage(fonts);
    const needed = 'Grüße, 160.9 ms – 1,200 µs × −5 % “so” ‘or’ … € ½ ′ ″ \u00a0Ω ő Ł';
    expect(missing('Inter', needed)).toEqual([]);
    expect(missing('Source Serif 4', needed)).toEqual([]);
  });

  it('say which characters they lack, also those that unicode-range promises', () => {
    expect(coverage(fonts)('Inter', 'a → b ≤ ∞ ✓ ≥ ● ⌘ ☃ ⌘')).toEqual(['⌘', '☃']);
    expect(coverage(fonts)('Source Serif 4', 'a → b ≤ c → ✓')).toEqual(['→', '≤', '✓']);
    expect(coverage(fonts)('Inter', 'non\u2011breaking')).toEqual(['\u2011']);
    expect(coverage(fonts)('Comic Sans', 'ab')).toEqual(['a', 'b']);
    expect(coverage(fonts)('Inter', 'a\u0001b\nc\td\u009b')).toEqual(['\u0001', '\u009b']);
  });
});

describe('text widths', () => {
  // Measured in Chromium with the same files.
  it.each([
    ['AVATAR 160.9 ms', { family: 'Inter', size: 20, weight: 600 }, 169.86],
    ['AVATAR', { family: 'Inter, sans-serif', size: 20, weight: 400 }, 74.84],
    ['AVATAR', { family: '"Source Serif 4"', size: 20, weight: 400 }, 75.26],
  ])('of %s are those of the browser', (text, style, width) => {
    expect(measure(text, style)).toBeCloseTo(width, 1);
  });

  it('are the same from a second set of the same fonts', () => {
    const style = { family: 'Inter', size: 11, weight: 400 };
    expect(measureWith(fonts)('Kata, QEMU', style)).toBe(measure('Kata, QEMU', style));
  });

  it('of an unknown family are those of the first one', () => {
    const of = (family: string) => measure('width', { family, size: 10, weight: 400 });
    expect(of('Comic Sans')).toBe(of('Inter'));
  });
});

describe('font names', () => {
  it('are read from a list', () => {
    expect(firstFamily('"Source Serif 4", serif')).toBe('Source Serif 4');
    expect(firstFamily('Inter')).toBe('Inter');
  });

  it('have ranges with and without an end', () => {
    expect(parseRanges('U+0000-00FF, U+0131')).toEqual([
      [0, 255],
      [305, 305],
    ]);
  });

  it('belong to woff2 files alone', () => {
    expect(() =>
      characters(new TextEncoder().encode('no font, but more than forty-eight bytes of something')),
    ).toThrow('expected a font as woff2');
  });
});
