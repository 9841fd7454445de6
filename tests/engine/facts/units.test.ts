// Names of units, and conversion between units.

import { describe, expect, it } from 'vitest';
import {
  comparable,
  convertValue,
  isUnit,
  productFactor,
  unit,
  unitWords,
} from '../../../scripts/facts/units.ts';
import { libraryUnits as units } from '../../support/amounts.ts';
import { fc } from '../../support/properties.ts';

const anyUnit = fc.constantFrom(...units.names);
const magnitude = fc.double({ min: 1e-6, max: 1e9, noNaN: true });

describe('units', () => {
  it('convert there and back to the same value', () => {
    fc.assert(
      fc.property(anyUnit, anyUnit, magnitude, (a, b, value) => {
        fc.pre(comparable(a, b, units));
        expect(convertValue(convertValue(value, a, b, units), b, a, units)).toBeCloseTo(
          value,
          Math.max(0, 9 - Math.log10(value)),
        );
      }),
    );
  });

  it('never convert between dimensions', () => {
    fc.assert(
      fc.property(anyUnit, anyUnit, magnitude, (a, b, value) => {
        fc.pre(!comparable(a, b, units));
        expect(() => convertValue(value, a, b, units)).toThrow(/expected units of one dimension/);
      }),
    );
  });

  it('keep the order of values', () => {
    fc.assert(
      fc.property(anyUnit, anyUnit, magnitude, magnitude, (a, b, x, y) => {
        fc.pre(comparable(a, b, units) && x < y);
        expect(convertValue(x, a, b, units)).toBeLessThanOrEqual(convertValue(y, a, b, units));
      }),
    );
  });

  it.each([
    [1500, 'ms', 's', 1.5],
    [225, 'ms', 's', 0.225],
    [1, 'GiB', 'MB', 1073.741824],
    [1, 'MB', 'MiB', 0.95367431640625],
    [8, 'Gbit/s', 'GB/s', 1],
    [0.5, '1', '%', 50],
    [1, 'USD/h', 'USD/month', 730],
    [2, 'shelves', 'books', 80],
    [3, 'books', 'volumes', 3],
    [2, 'LPS', 'loans/s', 2],
  ])('%d %s in %s is %d', (value, from, to, expected) => {
    expect(convertValue(value, from, to, units)).toBeCloseTo(expected, 9);
  });

  it('keep decimal and binary prefixes apart', () => {
    expect(unit('MB', units).factor).toBe(1e6);
    expect(unit('MiB', units).factor).toBe(2 ** 20);
  });

  it('are understood in any combination of known parts, and in no other', () => {
    expect(unit('USD/book-h', units).dimension).toBe('book^-1·money·time^-1');
    expect(isUnit('MiB/volume', units)).toBe(true);
    for (const wrong of ['', 'parsec', 'MB/', 'MB/s/s', 'ms-', 'USD/GBh', 'constructor'])
      expect(isUnit(wrong, units)).toBe(false);
    expect(() => unit('miliseconds', units)).toThrow(/Unexpected unit `miliseconds`/);
  });

  it('multiply and divide into the unit asked for', () => {
    expect(productFactor(['GiB', 'MiB/book'], -1, 'books', units)).toBeCloseTo(1024);
    expect(productFactor(['USD/h', 'month'], 1, 'USD', units)).toBeCloseTo(730);
    expect(() => productFactor(['GiB', 'MiB/book'], -1, 'ms', units)).toThrow(
      /Unexpected unit `ms` for GiB ÷ MiB\/book/,
    );
  });

  it('have words for prose', () => {
    expect(unitWords('ms', false, units)).toBe('milliseconds');
    expect(unitWords('books/h', false, units)).toBe('books per hour');
    expect(unitWords('books/h', true, units)).toBe('book per hour');
    expect(unitWords('MB/book', false, units)).toBe('MB per book');
    expect(unitWords('loans/s', false, units)).toBe('loans per second');
    expect(unitWords('USD/h', false, units)).toBe('per hour');
    expect(unitWords('volumes', true, units)).toBe('volume');
  });
});
