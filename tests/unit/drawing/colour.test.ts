import { describe, expect, it } from 'vitest';
import { blend, ciede2000, contrast, difference } from '../../../scripts/drawing/colour.ts';

describe('the CIEDE2000 difference', () => {
  // Sharma, Wu and Dalal (2005), table 1: pairs that tell wrong hue arithmetic.
  it.each([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, -1.3802, -84.2814], [50, 0, -82.7485], 1.0],
    [[50, 0, 0], [50, -1, 2], 2.3669],
    [[50, 2.49, -0.001], [50, -2.49, 0.0011], 7.2195],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ] as const)('of %j and %j is %d', (a, b, expected) => {
    expect(ciede2000(a, b)).toBeCloseTo(expected, 4);
    expect(ciede2000(b, a)).toBeCloseTo(expected, 4);
  });
});

describe('colours', () => {
  it('have the contrast of WCAG', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#ffffff', '#767676')).toBeCloseTo(4.54, 2);
  });

  it('that differ in hue alone are far apart, but not in grey', () => {
    expect(difference('#c2500a', '#5d6670', 'normal')).toBeGreaterThan(30);
    expect(difference('#c2500a', '#5d6670', 'greyscale')).toBeLessThan(10);
  });

  it('red and green come together without the medium-wave cones', () => {
    const [red, green] = ['#b5651d', '#6b8e23'];
    expect(difference(red, green, 'deutan')).toBeLessThan(difference(red, green, 'normal') / 2);
  });

  it('mix by opacity', () => {
    expect(blend('#000000', 0.5, '#ffffff')).toBe('#808080');
    expect(blend('#123456', 1, '#ffffff')).toBe('#123456');
  });
});
