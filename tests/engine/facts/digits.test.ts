// Significant digits and rounding in decimal.

import { describe, expect, it } from 'vitest';
import { decimal, digitsOf, lastPlace, roundTo, shortest } from '../../../scripts/facts/digits.ts';
import { fc } from '../../support/properties.ts';

/** Numbers as people write them: up to 15 digits, a point anywhere. */
const written = fc
  .tuple(fc.integer({ min: 1, max: 1e15 }), fc.integer({ min: 0, max: 12 }))
  .map(([whole, places]) => Number(`${whole}e-${places}`));
const digits = fc.integer({ min: 1, max: 12 });

describe('significant digits', () => {
  it.each([
    [160.9, 4],
    [0.06, 1],
    [0.0116, 3],
    [100, 3],
    [1200, 4],
    [0, 1],
    [1e-7, 1],
    [1.5e-7, 2],
    [-2.5, 2],
  ])('of %d are %d', (value, expected) => {
    expect(digitsOf(value)).toBe(expected);
  });

  it.each([
    [160.95, 4, '161.0'],
    [1.005, 3, '1.01'],
    [9.96, 2, '10'],
    [0.06, 2, '0.060'],
    [12345, 2, '12000'],
    [2.5, 1, '3'],
    [-2.5, 1, '-3'],
    [1e-7, 2, '0.00000010'],
    [0, 1, '0'],
  ])('%d with %d digits reads %s', (value, count, expected) => {
    expect(decimal(value, count)).toBe(expected);
  });

  it('never change a number that is written with as many as it has', () => {
    fc.assert(
      fc.property(written, (value) => {
        expect(Number(decimal(value, digitsOf(value)))).toBe(value);
      }),
    );
  });

  it('keep the error within half of the last place', () => {
    fc.assert(
      fc.property(written, digits, (value, count) => {
        const half = 0.5 * 10 ** lastPlace(value, count);
        expect(Math.abs(roundTo(value, count) - value)).toBeLessThanOrEqual(half * (1 + 1e-6));
      }),
    );
  });

  it('are never more than asked for', () => {
    fc.assert(
      fc.property(written, digits, (value, count) => {
        const significant = decimal(value, count).replace('.', '').replace(/^0+/, '').replace(/0+$/, '');
        expect(significant.length).toBeLessThanOrEqual(count);
        expect(shortest(value, count).length).toBeLessThanOrEqual(decimal(value, count).length);
      }),
    );
  });

  it('round to the same number however often', () => {
    fc.assert(
      fc.property(written, digits, (value, count) => {
        const once = roundTo(value, count);
        expect(roundTo(once, count)).toBe(once);
      }),
    );
  });

  it('never use an exponent', () => {
    fc.assert(
      fc.property(written, digits, (value, count) => {
        expect(decimal(value, count)).toMatch(/^\d+(\.\d+)?$/);
      }),
    );
  });
});
