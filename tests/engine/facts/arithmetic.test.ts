// Arithmetic with facts: units, statistics, digits and cells of results.

import { describe, expect, it } from 'vitest';
import {
  change,
  convert,
  counted,
  difference,
  ends,
  product,
  quotient,
  ratio,
  spread,
  sum,
} from '../../../scripts/facts/arithmetic.ts';
import { viewData } from '../../../scripts/facts/data.ts';
import type { Statistic } from '../../../scripts/model/data.ts';
import type { Quantity } from '../../../scripts/model/facts.ts';
import { amount, dataset, libraryUnits, span } from '../../support/amounts.ts';
import { fc } from '../../support/properties.ts';

const measured = (value: number, unit: string, statistic: Statistic) => amount(value, unit, { statistic });
const positive = fc.double({ min: 0.01, max: 1e6, noNaN: true });
const anyDigits = fc.integer({ min: 1, max: 8 });
const anyQuantity = fc
  .tuple(positive, anyDigits)
  .map(([value, digits]) => amount(value, 'ms', { digits, statistic: 'median' }));

describe('a ratio', () => {
  it('converts units of one dimension', () => {
    const made = ratio(amount(1.5, 's'), amount(300, 'ms'));
    expect(made).toMatchObject({ kind: 'quantity', unit: '1', digits: 2 });
    expect(made.value).toBeCloseTo(5);
  });

  it('names both facts when the dimensions differ', () => {
    expect(() => ratio(amount(1, 's'), amount(1, 'MB'))).toThrow(/Unexpected unit `1` for s ÷ MB/);
  });

  it('of different statistics is refused, naming both, unless a reason is given', () => {
    const [mean, median] = [measured(3, 'ms', 'mean'), measured(2, 'ms', 'median')];
    expect(() => ratio(mean, median)).toThrow(/median of `2 ms` beside mean of `3 ms`/);
    expect(ratio(mean, median, { across: 'claim against measurement' }).method).toContain(
      'claim against measurement',
    );
  });

  it('takes p50 for the median', () => {
    expect(ratio(measured(3, 'ms', 'p50'), measured(2, 'ms', 'median')).value).toBe(1.5);
  });

  it('with a range is a range over all combinations', () => {
    expect(ratio(span(10, 20, 'ms'), amount(10, 'ms'))).toMatchObject({ kind: 'range', low: 1, high: 2 });
    expect(ratio(amount(10, 'ms'), span(2, 5, 'ms'))).toMatchObject({ kind: 'range', low: 2, high: 5 });
  });

  it('never has more digits than either operand', () => {
    fc.assert(
      fc.property(anyQuantity, anyQuantity, (a, b) => {
        expect(ratio(a, b).digits).toBe(Math.min(a.digits, b.digits));
      }),
    );
  });

  it('and its inverse multiply to one', () => {
    fc.assert(
      fc.property(anyQuantity, anyQuantity, (a, b) => {
        expect(ratio(a, b).value * ratio(b, a).value).toBeCloseTo(1, 9);
      }),
    );
  });

  it('of exact counts keeps two digits at least', () => {
    const share = ratio(measured(1, 'count', 'count'), measured(3, 'count', 'count'), { unit: '%' });
    expect(share.digits).toBe(2);
    expect(share.value).toBeCloseTo(33.333);
  });

  it('with an exact limit keeps the digits of what was measured', () => {
    expect(
      quotient(measured(8, 'GiB', 'specification'), amount(47.5, 'MiB/book'), { unit: 'books' }),
    ).toMatchObject({ digits: 3 });
  });

  it('by zero is refused', () => {
    expect(() => ratio(amount(1, 'ms'), amount(0, 'ms'))).toThrow(/Unexpected zero in `0 ms`/);
  });

  it('keeps every cell once', () => {
    const a = amount(1, 'ms');
    expect(ratio(a, a).cells).toEqual(a.cells);
  });
});

describe('products and quotients', () => {
  it('take the unit asked for when its dimension fits', () => {
    expect(product(amount(0.1, 'USD/h'), amount(1, 'month'), { unit: 'USD' })).toMatchObject({
      value: 73,
      unit: 'USD',
    });
    expect(() => product(amount(0.1, 'USD/h'), amount(1, 'GB'), { unit: 'USD' })).toThrow(
      /Unexpected unit `USD`/,
    );
  });
});

describe('sums and differences', () => {
  it('refuse two units even of one dimension, naming both', () => {
    expect(() => sum([amount(1, 'MB'), amount(1, 'MiB')])).toThrow(
      /unit `MiB` of `1 MiB` beside `MB` of `1 MB`/,
    );
    expect(() => difference(amount(1, 's'), amount(1, 'ms'))).toThrow(/expected one unit/);
  });

  it('keep no decimal place that an operand lacks', () => {
    expect(difference(amount(160.9, 'ms'), amount(110, 'ms'))).toMatchObject({ digits: 2 });
    expect(difference(amount(100.1, 'ms'), amount(100, 'ms', { digits: 4 }))).toMatchObject({ digits: 1 });
    expect(difference(amount(12, 'ms'), amount(11.6, 'ms'))).toMatchObject({ value: 0, digits: 1 });
    expect(sum([amount(99.5, 'ms'), amount(0.5, 'ms')])).toMatchObject({ value: 100, digits: 4 });
  });

  it('undo each other within the last place', () => {
    fc.assert(
      fc.property(positive, positive, (x, y) => {
        const [a, b] = [amount(x, 'ms', { digits: 15 }), amount(y, 'ms', { digits: 15 })];
        expect(difference(sum([a, b]), b).value).toBeCloseTo(x, 5);
      }),
    );
  });

  it('of ranges widen', () => {
    expect(difference(span(10, 20, 'ms'), span(1, 2, 'ms'))).toMatchObject({ low: 8, high: 19 });
  });

  it('of nothing are refused', () => {
    expect(() => sum([])).toThrow(/Unexpected empty list/);
  });
});

describe('a change', () => {
  it('is relative to the second, in percent', () => {
    expect(change(amount(150, 'ms'), amount(100, 'ms'))).toMatchObject({ value: 50, unit: '%' });
    expect(change(amount(1, 's', { digits: 4 }), amount(800, 'ms')).value).toBeCloseTo(25);
  });
});

describe('a spread', () => {
  it('within the tolerance is the median', () => {
    const agreed = spread([amount(100, 'ms'), amount(104, 'ms'), amount(102, 'ms')], { tolerance: 0.1 });
    expect(agreed).toMatchObject({ kind: 'quantity', value: 102, digits: 3 });
    expect(agreed.cells).toHaveLength(3);
  });

  it('of equal figures says that they are equal, and not within how much they agree', () => {
    const equal = spread([amount(100, 'ms'), amount(100, 'ms')], { tolerance: 0.1 });
    expect(equal).toMatchObject({ kind: 'quantity', value: 100, method: '2 figures, equal' });
  });

  it('beyond the tolerance is a range', () => {
    expect(spread([amount(47, 'ms'), amount(225, 'ms')], { tolerance: 0.1 })).toMatchObject({
      kind: 'range',
      low: 47,
      high: 225,
      digits: 3,
    });
  });

  it('covers every figure that went into it', () => {
    fc.assert(
      fc.property(fc.array(anyQuantity, { minLength: 1, maxLength: 6 }), (figures) => {
        const { low, high } = ends(spread(figures, { tolerance: 0 }));
        for (const figure of figures) {
          expect(figure.value).toBeGreaterThanOrEqual(low);
          expect(figure.value).toBeLessThanOrEqual(high);
        }
      }),
    );
  });

  it('refuses units and statistics that differ', () => {
    expect(() => spread([amount(1, 'ms'), amount(1, 's')], { tolerance: 1 })).toThrow(/expected one unit/);
    expect(() => spread([measured(1, 'ms', 'mean'), measured(1, 'ms', 'p99')], { tolerance: 1 })).toThrow(
      /expected one statistic/,
    );
  });
});

describe('a conversion', () => {
  it('keeps digits and cells', () => {
    const before: Quantity = amount(160.9, 'ms', { statistic: 'p50' });
    expect(convert(before, 's')).toMatchObject({
      digits: 4,
      unit: 's',
      statistic: 'p50',
      cells: before.cells,
    });
  });
});

describe('a count', () => {
  it('is exact and has the counted cells', () => {
    const books = dataset('books', [{ name: 'id', type: 'string' }], [{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
    const cells = viewData(new Map([['books', books]]), libraryUnits)
      .rows('books')
      .map((row) => row.cell('id'));
    expect(counted(cells, { label: 'Rows', unit: 'books' })).toEqual({
      kind: 'quantity',
      label: 'Rows',
      value: 3,
      unit: 'books',
      units: libraryUnits,
      digits: 1,
      statistic: 'count',
      cells: cells.map(({ ref }) => ref),
    });
    expect(counted(cells, { label: 'Rows' }).unit).toBe('count');
    expect(() => counted([], { label: 'Rows' })).toThrow(/empty count/);
  });
});
