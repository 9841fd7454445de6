// Facts from cells: quantities, terms, ranges.
import { describe, expect, it } from 'vitest';
import { viewData } from '../../../scripts/facts/data.ts';
import { quantity, range, term } from '../../../scripts/facts/quantity.ts';
import { Refusal } from '../../../scripts/facts/refusal.ts';
import { amount, dataset } from '../../support/amounts.ts';

const fields = [
  { name: 'id', type: 'string' },
  { name: 'name', type: 'string' },
  { name: 'p50', title: 'Median', unit: 'ms', statistic: 'median' },
  { name: 'best', title: 'Best', unit: 'ms' },
  { name: 'guests', type: 'integer', title: 'Guests' },
  { name: 'any', title: 'Any' },
] as const;
const data = viewData(
  new Map([
    [
      'boot',
      dataset('boot', fields, [
        { id: 'fc', name: 'Firecracker', p50: 110, best: 90.5, guests: 8000, statistic: 'min', digits: 4 },
        { id: 'qemu', name: 'QEMU', p50: 243.5, best: null, guests: 1, any: 3, unit: 'GB' },
        { id: 'odd', name: 'Odd', p50: 1, any: 3 },
        { id: 'far', name: 'Far', p50: 1, any: 3, unit: 'parsec' },
      ]),
    ],
  ]),
);
const refusalOf = (run: () => unknown): Refusal => {
  try {
    run();
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown;
  }
  throw new Error('expected a refusal');
};

describe('a quantity', () => {
  it('has the unit and statistic of its field, and a label from its row', () => {
    expect(quantity(data.cell('boot', 'qemu', 'p50'))).toEqual({
      kind: 'quantity',
      label: 'QEMU, median',
      cells: [{ dataset: 'boot', row: 'qemu', field: 'p50' }],
      value: 243.5,
      unit: 'ms',
      digits: 4,
      statistic: 'median',
    });
  });

  it("takes the row's digits and statistic where the field has none", () => {
    expect(quantity(data.cell('boot', 'fc', 'p50'))).toMatchObject({
      value: 110,
      digits: 4,
      statistic: 'median',
    });
    expect(quantity(data.cell('boot', 'fc', 'best'))).toMatchObject({ digits: 4, statistic: 'min' });
  });

  it('of whole things keeps all digits and counts', () => {
    expect(quantity(data.cell('boot', 'fc', 'guests'))).toMatchObject({ digits: 4, unit: 'count' });
  });

  it("takes the row's unit where the field has none", () => {
    expect(quantity(data.cell('boot', 'qemu', 'any')).unit).toBe('GB');
  });

  it('is refused without a unit, and from an empty cell', () => {
    expect(refusalOf(() => quantity(data.cell('boot', 'odd', 'any')))).toMatchObject({ rule: 'bad-fact' });
    expect(refusalOf(() => quantity(data.cell('boot', 'far', 'any')))).toMatchObject({
      rule: 'unknown-unit',
      detail: { cell: { dataset: 'boot', row: 'far', field: 'unit' } },
    });
    expect(refusalOf(() => quantity(data.cell('boot', 'qemu', 'best'))).message).toContain('empty cell');
  });
});

describe('a term', () => {
  it('is the word in a cell', () => {
    expect(term(data.cell('boot', 'fc', 'name'), { label: 'Fastest' })).toMatchObject({
      kind: 'term',
      value: 'Firecracker',
      label: 'Fastest',
    });
  });
});

describe('a range', () => {
  it('goes from a minimum to a maximum', () => {
    const made = range(amount(6, 'ms', { statistic: 'min' }), amount(1200, 'ms', { statistic: 'max' }));
    expect(made).toMatchObject({ kind: 'range', low: 6, high: 1200, digits: 4 });
    expect(made.statistic).toBeUndefined();
  });

  it('with equal ends is a quantity', () => {
    expect(range(amount(6, 'ms'), amount(6, 'ms'))).toMatchObject({ kind: 'quantity', value: 6 });
  });

  it('is refused with its ends in the wrong order or in two units', () => {
    expect(refusalOf(() => range(amount(7, 'ms'), amount(6, 'ms'))).rule).toBe('bad-fact');
    expect(refusalOf(() => range(amount(6, 'ms'), amount(7, 's'))).rule).toBe('mixed-units');
  });
});

describe('data', () => {
  it('are read by name, row and field', () => {
    expect(data.rows('boot').map((row) => row.id)).toEqual(['fc', 'qemu', 'odd', 'far']);
    expect(data.row('boot', 'fc').text('name')).toBe('Firecracker');
    expect(data.row('boot', 'qemu').has('best')).toBe(false);
  });

  it.each([
    ['unknown-dataset', () => data.rows('bot'), ['boot']],
    ['unknown-row', () => data.row('boot', 'fcc'), ['fc', 'qemu', 'odd', 'far']],
    ['unknown-field', () => data.cell('boot', 'fc', 'p5'), fields.map((field) => field.name)],
  ])('refuse with %s what does not exist, and say what does', (rule, run, expected) => {
    const refusal = refusalOf(run);
    expect(refusal.rule).toBe(rule);
    expect(refusal.detail.expected).toEqual(expected);
  });
});
