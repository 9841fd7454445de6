// Colours: differences, contrast, parsing, and the contrast of labels in charts.
import { differenceCiede2000, modeLab65, useMode, wcagContrast } from 'culori/fn';
import { describe, expect, it } from 'vitest';
import { colourUnder } from '../../../scripts/draw/charts/backgrounds.ts';
import type { CheckedDrawing } from '../../../scripts/draw/charts/labels.ts';
import { difference, visions } from '../../../scripts/draw/checks/colour.ts';
import { lowContrasts } from '../../../scripts/draw/checks/contrasts.ts';
import {
  blend,
  type Colour,
  type ColourTools,
  colourParts,
  colourTools,
  contrast,
  hexOf,
  parseColour,
} from '../../../scripts/draw/checks/wcag.ts';
import { portable } from '../../../scripts/print/page/page-source.ts';
import { fc } from '../../support/properties.ts';

useMode(modeLab65);

describe('the CIEDE2000 difference of the library', () => {
  // Sharma, Wu and Dalal (2005), table 1.
  it.each([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 3.1571, -77.2803], [50, 0, -82.7485], 2.8615],
    [[50, 2.8361, -74.02], [50, 0, -82.7485], 3.4412],
    [[50, -1.3802, -84.2814], [50, 0, -82.7485], 1.0],
    [[50, -1.1848, -84.8006], [50, 0, -82.7485], 1.0],
    [[50, -0.9009, -85.5211], [50, 0, -82.7485], 1.0],
    [[50, 0, 0], [50, -1, 2], 2.3669],
    [[50, -1, 2], [50, 0, 0], 2.3669],
    [[50, 2.49, -0.001], [50, -2.49, 0.0009], 7.1792],
    [[50, 2.49, -0.001], [50, -2.49, 0.001], 7.1792],
    [[50, 2.49, -0.001], [50, -2.49, 0.0011], 7.2195],
    [[50, 2.49, -0.001], [50, -2.49, 0.0012], 7.2195],
    [[50, -0.001, 2.49], [50, 0.0009, -2.49], 4.8045],
    [[50, -0.001, 2.49], [50, 0.0011, -2.49], 4.7461],
    [[50, 2.5, 0], [50, 0, -2.5], 4.3065],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[50, 2.5, 0], [61, -5, 29], 22.8977],
    [[50, 2.5, 0], [56, -27, -3], 31.903],
    [[50, 2.5, 0], [58, 24, 15], 19.4535],
    [[50, 2.5, 0], [50, 3.1736, 0.5854], 1.0],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
    [[63.0109, -31.0961, -5.8663], [62.8187, -29.7946, -4.0864], 1.263],
    [[35.0831, -44.1164, 3.7933], [35.0232, -40.0716, 1.5901], 1.8645],
    [[22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619], 2.0373],
    [[90.8027, -2.0831, 1.441], [91.1528, -1.6435, 0.0447], 1.4441],
    [[6.7747, -0.2908, -2.4247], [5.8714, -0.0985, -2.2286], 0.6377],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ] as const)('of %j and %j is the published %d', (a, b, expected) => {
    const [first, second] = [a, b].map(([l, a, b]) => ({ mode: 'lab65' as const, l, a, b }));
    expect(differenceCiede2000()(first!, second!)).toBeCloseTo(expected, 3);
    expect(differenceCiede2000()(second!, first!)).toBeCloseTo(expected, 3);
  });
});

describe('the difference of two colours', () => {
  // Reckoned with Color.js 0.7 out of its linear light and CIELAB under D65, in the order of `visions`.
  it.each([
    ['#0f5fa6', '#c2500a', [47.611, 50.134, 56.514, 61.376, 8.314]],
    ['#12a594', '#4a1d6b', [54.046, 46.738, 36.426, 55.58, 35.253]],
    ['#16191d', '#5d6670', [25.323, 25.581, 25.137, 25.496, 25.139]],
    ['#b5651d', '#6b8e23', [36.232, 9.012, 1.888, 40.17, 3.627]],
    ['#ff0000', '#00ff00', [86.608, 42.423, 19.409, 75.676, 26.537]],
    ['#2f78b7', '#0b4a82', [16.408, 16.825, 15.274, 16.575, 15.793]],
    ['#ffffff', '#000000', [100, 100, 100, 100, 100]],
    ['#b4bbc4', '#a9b1ba', [2.82, 2.741, 2.812, 2.843, 2.78]],
  ] as const)('%s and %s is within 0.01 for every kind of colour vision', (a, b, expected) => {
    for (const [index, vision] of visions.entries()) {
      expect(Math.abs(difference(a, b, vision) - expected[index]!)).toBeLessThan(0.01);
      expect(difference(b, a, vision)).toBeCloseTo(difference(a, b, vision), 9);
    }
  });

  it('is refused for what is no colour', () => {
    expect(() => difference('blurple', '#ffffff', 'normal')).toThrow('Unexpected colour `blurple`');
  });
});

const channel = fc.integer({ min: 0, max: 255 });
const colour = fc.tuple(channel, channel, channel, fc.constant(1));

describe('the contrast of two colours', () => {
  it('is that of WCAG', () => {
    expect(contrast([0, 0, 0, 1], [255, 255, 255, 1])).toBeCloseTo(21, 5);
    expect(contrast([255, 255, 255, 1], parseColour('#767676')!)).toBeCloseTo(4.54, 2);
  });

  it('is within 0.01 of what the library finds, for any two colours', () => {
    fc.assert(
      fc.property(colour, colour, (a, b) => {
        expect(Math.abs(contrast(a, b) - wcagContrast(hexOf(a), hexOf(b)))).toBeLessThan(0.01);
      }),
    );
  });
});

describe('colours', () => {
  it('are read as they are written, whatever the notation', () => {
    const orange: Colour = [194, 80, 10, 1];
    expect(parseColour('#C2500a')).toEqual(orange);
    expect(parseColour('rgb(194, 80, 10)')).toEqual(orange);
    expect(parseColour('rgba(194, 80, 10, 0.5)')).toEqual([194, 80, 10, 0.5]);
    expect(parseColour('color(srgb 1 0 0.2 / 0.25)')).toEqual([255, 0, 51, 0.25]);
    for (const none of ['none', 'transparent', 'url(#stripes)', 'oklch(0.5 0.1 40)', '#12345g'])
      expect(parseColour(none)).toBeUndefined();
  });

  it('come back from their hexadecimal form', () => {
    fc.assert(
      fc.property(colour, (any) => {
        expect(parseColour(hexOf(any))).toEqual(any);
      }),
    );
  });

  it('mix by opacity', () => {
    expect(hexOf(blend([0, 0, 0, 0.5], [255, 255, 255, 1]))).toBe('#808080');
    expect(hexOf(blend([18, 52, 86, 1], [255, 255, 255, 1]))).toBe('#123456');
  });
});

describe('a page', () => {
  it('gets the same functions, which need nothing beside each other', () => {
    const source = portable(colourTools, colourParts);
    const inPage = new Function(`return (${source})()`)() as ColourTools;
    fc.assert(
      fc.property(colour, colour, (a, b) => {
        expect(inPage.contrast(a, b)).toBe(contrast(a, b));
        expect(inPage.parseColour(inPage.hexOf(inPage.blend([a[0], a[1], a[2], 0.4], b)))).toEqual(
          parseColour(hexOf(blend([a[0], a[1], a[2], 0.4], b))),
        );
      }),
    );
  });
});

describe('a label', () => {
  const box = { x1: 0, y1: 0, x2: 40, y2: 20 };
  const painted = (marktype: string, item: object) =>
    ({
      item,
      mark: { marktype, role: 'mark', items: [] },
      box,
      origin: [0, 0],
    }) as unknown as CheckedDrawing['items'][0];
  const cell = painted('rect', { fill: 'rgb(11, 74, 130)' });
  const drawing = (label: object) =>
    ({
      items: [cell, painted('text', label)],
      surface: 'a4',
      placeOf: () => [],
    }) as unknown as CheckedDrawing;
  const palette = new Map([
    ['paper', '#ffffff'],
    ['ink', '#16191d'],
  ]);

  it('is held against a colour that Vega mixed for a scale', () => {
    expect(lowContrasts(drawing({ text: '12', fill: '#ffffff' }), palette)).toEqual([]);
    expect(lowContrasts(drawing({ text: '12', fill: '#16191d' }), palette)).toMatchObject([
      { rule: 'low-contrast', reason: expect.stringContaining('in #16191d on #0b4a82 (1.9:1)') },
    ]);
  });

  it('is not held against what is painted in a pattern', () => {
    const striped = painted('rect', { fill: { gradient: 'linear' } });
    expect(colourUnder([striped], [1, 1], new Set(['rect']), [255, 255, 255, 1])).toEqual([255, 255, 255, 1]);
  });
});
