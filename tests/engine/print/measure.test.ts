// Measurements of printed pages, and what is concluded from them.
import { describe, expect, it } from 'vitest';
import {
  hasMissingGlyphs,
  mayUseForeignFonts,
  unplacedFonts,
  usedFonts,
} from '../../../scripts/print/pdf/fonts.ts';
import { measurePages } from '../../../scripts/print/pdf/measure.ts';
import { emptyShare, mostlyEmptyPages } from '../../../scripts/print/pdf/page-fill.ts';
import { shrinkage, usualWidth } from '../../../scripts/print/pdf/shrink.ts';
import { writeStream } from '../../../scripts/print/pdf/streams.ts';
import { fileOf, threePages } from './skia.ts';

/** A sheet of 600 × 800 points with margins of 100: content from 700 down to 100. `unit` is the scale of the content. */
function measured(unit: number, ...content: string[]) {
  const data = ['1 0 0 -1 0 800 cm', '0 0 600 20 re', 'f', 'q', '100 100 400 600 re', 'W* n', 'q']
    .concat(`${unit} 0 0 ${unit} 100 100 cm`, '/P <</MCID 0 >>BDC', content, 'EMC', 'Q', 'Q')
    .join('\n');
  const stream = writeStream({ dictionary: '', data });
  const page = '<</Type /Page\n/Contents 20 0 R\n/Parent 3 0 R>>';
  return measurePages(fileOf({ ...threePages, 4: page, 20: stream }))[0];
}

describe('measuring', () => {
  it('finds scale, width and how far down content reaches, by text, shapes and curves', () => {
    const text = measured(0.75, 'BT', '/F1 12 Tf', '1 0 0 -1 0 200 Tm', '<01> Tj', 'ET');
    expect(text?.scale).toBeCloseTo(1);
    expect(text?.width).toBeCloseTo(400 / 0.75);
    expect(text?.filled).toBeCloseTo(150 / 600);
    expect(measured(0.75, '0 0 9 400 re', 'f')?.filled).toBeCloseTo(0.5);
    expect(measured(0.75, '0 0 m', '1 1 2 2 3 600 c', 'S')?.filled).toBeCloseTo(0.75);
    expect(measured(0.75, '0 0 9 400 re', 'W n')?.filled).toBe(0);
  });

  it('sees a shrunken document in most of its pages', () => {
    const scales = [0.667, 0.667, 1.2].map((scale) => ({ scale, width: 642.4, filled: 1 }));
    expect(shrinkage(scales)).toBe(0.667);
    expect(shrinkage([{ scale: 1, filled: 1 }, { filled: 0 }])).toBeUndefined();
    expect(usualWidth(scales)).toBe(643);
  });
});

describe('pages that are mostly empty', () => {
  const destinations = {
    pages: 4,
    byId: new Map([
      ['a', 0],
      ['b', 1],
      ['main', 1],
    ]),
    high: new Set<string>(),
    chapters: new Set([1, 3]),
  };
  const place = { path: 'x.md', position: { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } } };
  const origins = new Map([['b', place]]);
  const measures = [0.1, 0.2, 0.3, 0.1].map((filled) => ({ filled, width: 600 }));

  it('are all but the last of the front matter and of the volume, placed at what begins on them', () => {
    const found = mostlyEmptyPages(measures, destinations, { form: 'pages', mainMatter: 'main', origins });
    expect(found.map(({ origin, reason }) => [origin, reason])).toEqual([
      ['b', 'Unexpected page 1 that is only 20 % full, expected at least 75 %'],
      ['b', 'Unexpected page 2 that is only 30 % full, expected at least 75 %'],
    ]);
  });

  it('are not slides, nor pages before one of another size', () => {
    expect(mostlyEmptyPages(measures, destinations, { form: 'slides', mainMatter: 'main', origins })).toEqual(
      [],
    );
    const wide = measures.map((measure, index) => (index === 2 ? { ...measure, width: 900 } : measure));
    expect(mostlyEmptyPages(wide, destinations, { form: 'pages', mainMatter: 'main', origins })).toEqual([]);
  });

  it('are found on both sides of a sheet, whose widths are rounded otherwise', () => {
    const sides = measures.map((measure, index) => ({ ...measure, width: index % 2 === 0 ? 604.7 : 605 }));
    const found = mostlyEmptyPages(sides, destinations, { form: 'pages', mainMatter: 'main', origins });
    expect(found).toHaveLength(2);
  });

  it('add up to the share that is empty', () => {
    expect(emptyShare(measures, destinations, 'main')).toBe(0.75);
    expect(emptyShare([{ filled: 0.4, width: 600 }], { ...destinations, pages: 1 }, undefined)).toBe(0);
  });
});

describe('fonts', () => {
  const descriptor = (name: string) => `<</Type /FontDescriptor\n/FontName /AAAAAA+${name}\n/Flags 4>>`;
  const used = usedFonts(fileOf({ 1: descriptor('SourceSerif4-Regular'), 3: descriptor('DejaVuSans') }));

  it('are suspected when no embedded family begins their name', () => {
    expect(used.names).toEqual(['SourceSerif4-Regular', 'DejaVuSans']);
    expect(mayUseForeignFonts(used, ['Source Serif 4', 'DejaVu'])).toBe(false);
    expect(mayUseForeignFonts(used, ['"Source Serif 4"'])).toBe(true);
  });

  it('of Type 3 are never right', () => {
    const type3 = usedFonts(fileOf({ 1: '<</Type /Font\n/Subtype /Type3>>' }));
    expect(mayUseForeignFonts(type3, ['Inter'])).toBe(true);
    expect(unplacedFonts(type3, []).map(({ reason }) => reason)).toEqual([
      'Unexpected variable or bitmap font, expected static embedded fonts',
    ]);
  });

  it('lack a character where glyph 0 is drawn', () => {
    const drawn = (hex: string) => {
      const data = `BT\n1 0 0 -1 0 20 Tm\n1 0 Td <${hex}> Tj\nET`;
      return hasMissingGlyphs(fileOf({ 9: writeStream({ dictionary: '', data }) }));
    };
    expect(drawn('002900000031')).toBe(true);
    expect(drawn('002900310010')).toBe(false);
    expect(drawn('010000100001')).toBe(false);
  });

  it('that no element uses stand in the margins', () => {
    const font = { familyName: 'Body', postScriptName: 'SourceSerif4-Regular', isCustomFont: true };
    expect(unplacedFonts(used, [[font]]).map(({ reason }) => reason)).toEqual([
      'Unexpected font `DejaVuSans` in the margins of the pages, expected an embedded font',
    ]);
  });
});
