import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  comparable,
  convertValue,
  isUnit,
  productFactor,
  unit,
  unitNames,
  unitWords,
} from '../../../scripts/amounts/units.ts';

const anyUnit = fc.constantFrom(...unitNames);
const magnitude = fc.double({ min: 1e-6, max: 1e9, noNaN: true });

describe('units', () => {
  it('convert there and back to the same value', () => {
    fc.assert(
      fc.property(anyUnit, anyUnit, magnitude, (a, b, value) => {
        fc.pre(comparable(a, b));
        expect(convertValue(convertValue(value, a, b), b, a)).toBeCloseTo(
          value,
          Math.max(0, 9 - Math.log10(value)),
        );
      }),
    );
  });

  it('never convert between dimensions', () => {
    fc.assert(
      fc.property(anyUnit, anyUnit, magnitude, (a, b, value) => {
        fc.pre(!comparable(a, b));
        expect(() => convertValue(value, a, b)).toThrow(/expected units of one dimension/);
      }),
    );
  });

  it('keep the order of values', () => {
    fc.assert(
      fc.property(anyUnit, anyUnit, magnitude, magnitude, (a, b, x, y) => {
        fc.pre(comparable(a, b) && x < y);
        expect(convertValue(x, a, b)).toBeLessThanOrEqual(convertValue(y, a, b));
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
    [1000, 'mCPU', 'vCPU', 1],
    [3, 'containers', 'pods', 3],
    [2, 'IOPS', 'ops/s', 2],
  ])('%d %s in %s is %d', (value, from, to, expected) => {
    expect(convertValue(value, from, to)).toBeCloseTo(expected, 9);
  });

  it('keep decimal and binary prefixes apart', () => {
    expect(unit('MB').factor).toBe(1e6);
    expect(unit('MiB').factor).toBe(2 ** 20);
  });

  it('are understood in any combination of known parts, and in no other', () => {
    expect(unit('USD/vCPU-h').dimension).toBe('cpu^-1·money·time^-1');
    expect(isUnit('MiB/container')).toBe(true);
    for (const wrong of ['', 'parsec', 'MB/', 'MB/s/s', 'ms-', 'USD/GBh', 'constructor'])
      expect(isUnit(wrong)).toBe(false);
    expect(() => unit('miliseconds')).toThrow(/Unexpected unit `miliseconds`/);
  });

  it('multiply and divide into the unit asked for', () => {
    expect(productFactor('GiB', 'MiB/instance', -1, 'instances')).toBeCloseTo(1024);
    expect(productFactor('USD/h', 'month', 1, 'USD')).toBeCloseTo(730);
    expect(() => productFactor('GiB', 'MiB/instance', -1, 'ms')).toThrow(
      /Unexpected unit `ms` for GiB ÷ MiB\/instance/,
    );
  });

  it('have words for prose', () => {
    expect(unitWords('ms', false)).toBe('milliseconds');
    expect(unitWords('req/s', false)).toBe('requests per second');
    expect(unitWords('USD/h', false)).toBe('per hour');
    expect(unitWords('pods', true)).toBe('pod');
  });
});
