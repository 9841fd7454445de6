// The helpers that print facts.

import { describe, expect, it } from 'vitest';
import { type Argument, type HelperOptions, show } from '../../../scripts/facts/amount-text.ts';
import { helpers } from '../../../scripts/facts/helpers.ts';
import { Refusal } from '../../../scripts/facts/refusal.ts';
import type { Predicate, Quantity, Term } from '../../../scripts/model/facts.ts';
import { amount, span } from '../../support/amounts.ts';
import { fc } from '../../support/properties.ts';

const call = (name: string, arg: Argument, options: HelperOptions = {}): string =>
  helpers[name]!.render([arg], options).replaceAll('\u00a0', ' ');
const refusal = (run: () => unknown): string => {
  try {
    run();
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown.rule;
    throw thrown;
  }
  return 'none';
};
const term = (value: string): Term => ({ kind: 'term', label: value, cells: [], value });
const truth: Predicate = {
  kind: 'predicate',
  label: 'It holds',
  holds: true,
  because: '2 is above 1',
  cells: [],
};
const computed = (value: number, unit: string, digits: number): Quantity =>
  amount(value, unit, { digits, method: 'a ÷ b' });

describe('helpers', () => {
  it.each<[string, Argument, HelperOptions, string]>([
    ['number', amount(1234.5, 'ms'), {}, '1,234.5'],
    ['number', amount(-5, '%'), {}, '−5'],
    ['number', amount(1234.5, 'ms'), { digits: 2 }, '1,200'],
    ['integer', amount(160.9, 'ms'), {}, '161'],
    ['integer', amount(1234.5, 'ms', { digits: 2 }), {}, '1,200'],
    ['integer', amount(0.2, 's'), {}, '0'],
    ['percent', amount(0.125, '1'), {}, '12.5%'],
    ['percent', amount(30, '%'), {}, '30%'],
    ['duration', amount(160.9, 'ms'), {}, '160.9 ms'],
    ['duration', amount(160.9, 'ms'), { unit: 's', digits: 2 }, '0.16 s'],
    ['duration', amount(12_000, 'ms'), {}, '12 s'],
    ['duration', amount(0.0005, 's'), {}, '500 µs'],
    ['duration', amount(1, 'min'), {}, '1 min'],
    ['duration', amount(2, 'ms'), { form: 'words' }, '2 milliseconds'],
    ['bytes', amount(1000, 'MB'), {}, '1 GB'],
    ['bytes', amount(1024, 'MiB'), {}, '1 GiB'],
    ['bytes', amount(2552, 'KiB'), { digits: 2 }, '2.5 MiB'],
    ['bytes', amount(0.5, 'GB'), {}, '500 MB'],
    ['ratio', computed(2.1345, '1', 4), {}, '2.1 times'],
    ['ratio', computed(2.1345, '1', 4), { digits: 3 }, '2.13 times'],
    ['ratio', computed(2.1345, '1', 4), { form: 'plain' }, '2.1'],
    ['times', computed(2.1345, '1', 4), {}, '2.1×'],
    ['money', amount(0.0116, 'USD/h'), {}, '$0.0116 per hour'],
    ['money', amount(0.0116, 'USD/h'), { form: 'short' }, '$0.0116/h'],
    ['money', amount(0.04048, 'USD/book-h'), {}, '$0.04048 per book-hour'],
    ['money', amount(-1234, 'USD'), {}, '−$1,234'],
    ['rate', amount(1200, 'loans/s'), {}, '1,200 loans/s'],
    ['rate', amount(1200, 'loans/s'), { form: 'words' }, '1,200 loans per second'],
    ['count', amount(400, 'volumes'), {}, '400 volumes'],
    ['count', amount(1, 'volumes'), {}, '1 volume'],
    ['count', amount(7, 'volumes'), { form: 'words' }, 'seven volumes'],
    ['count', amount(33, 'returns'), { form: 'words' }, '33 late returns'],
    ['words', amount(3, 'count'), { capital: true }, 'Three'],
    ['words', amount(13, 'count'), {}, '13'],
    ['range', span(110, 161, 'ms'), {}, '110–161 ms'],
    ['range', span(6, 1200, 'ms'), {}, '6–1,200 ms'],
    ['range', span(45_000, 60_000, 'ms'), {}, '45–60 s'],
    ['range', span(13, 18, '%'), {}, '13–18%'],
    ['range', span(1.5, 2, '1', { method: 'a ÷ b' }), {}, '1.5–2.0 times'],
    ['range', span(-5, 3, '%'), {}, '−5 to 3%'],
    ['range', span(0.04, 0.06, 'USD/h'), {}, '$0.04–$0.06 per hour'],
    ['date', term('2026-11-20'), {}, '20 November 2026'],
    ['date', term('2026-11-20'), { form: 'month' }, 'November 2026'],
    ['date', '2026', {}, '2026'],
    ['text', term('Firecracker'), {}, 'Firecracker'],
    ['holds', truth, {}, ''],
    ['abs', amount(-5, 'ms'), {}, '5 ms'],
    ['low', span(110, 161, 'ms'), {}, '110 ms'],
    ['high', span(110, 161, 'ms'), { unit: 's' }, '0.161 s'],
  ])('%s of $1.label with %o', (name, arg, options, expected) => {
    expect(call(name, arg, options)).toBe(expected);
  });

  it('put no-break spaces between number and unit', () => {
    expect(helpers.duration!.render([amount(5, 'ms')], {})).toBe('5\u00a0ms');
    expect(helpers.ratio!.render([amount(5, '1')], {})).toBe('5\u00a0times');
  });

  it('print computed figures with three digits at most unless told otherwise', () => {
    expect(call('duration', computed(160.9123, 'ms', 6))).toBe('161 ms');
    expect(call('duration', computed(160.9123, 'ms', 6), { digits: 5 })).toBe('160.91 ms');
  });

  it.each<[string, string, Argument, HelperOptions]>([
    ['too-many-digits', 'duration', amount(160.9, 'ms'), { digits: 5 }],
    ['too-many-digits', 'range', span(1, 2, 'ms'), { digits: 2 }],
    ['range-as-point', 'duration', span(1, 2, 'ms'), {}],
    ['range-as-point', 'percent', span(1, 2, '%'), {}],
    ['range-as-point', 'integer', span(1, 2, 'ms'), {}],
    ['mixed-units', 'duration', amount(1, 'MB'), {}],
    ['mixed-units', 'bytes', amount(1, 'MB'), { unit: 's' }],
    ['mixed-units', 'percent', amount(1, 'ms'), {}],
    ['bad-expression', 'duration', term('fast'), {}],
    ['bad-expression', 'text', amount(1, 'ms'), {}],
    ['bad-expression', 'holds', amount(1, 'ms'), {}],
    ['bad-expression', 'number', truth, {}],
    ['bad-expression', 'number', amount(1, 'ms'), { digits: 0 }],
    ['unknown-unit', 'number', amount(1, 'ms'), { unit: 'parsec' }],
  ])('refuse with %s: %s', (rule, name, arg, options) => {
    expect(refusal(() => call(name, arg, options))).toBe(rule);
  });

  it('refuse several facts at once', () => {
    expect(refusal(() => helpers.ratio!.render([amount(1, 'ms'), amount(2, 'ms')], {}))).toBe(
      'bad-expression',
    );
  });

  it('never print more significant digits than the source has', () => {
    const value = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(value, fc.integer({ min: 1, max: 6 }), (number, digits) => {
        const text = call('number', amount(number, 'ms', { digits }));
        const significant = text.replace(/[.,]/g, '').replace(/^0+/, '').replace(/0+$/, '');
        expect(significant.length).toBeLessThanOrEqual(digits);
      }),
    );
  });

  it('print the same value in any unit of the dimension', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), fc.constantFrom('ns', 'µs', 'ms', 's'), (value, name) => {
        const text = call('duration', amount(value, 'ms'), { unit: name });
        const [number = '', printed = ''] = text.split(' ');
        expect(printed).toBe(name);
        const factor = { ns: 1e-6, µs: 1e-3, ms: 1, s: 1000 }[name] ?? 0;
        expect(Number(number.replaceAll(',', '')) * factor).toBeCloseTo(value, 6);
      }),
    );
  });
});

describe('a path without a helper', () => {
  it.each<[Parameters<typeof show>[0], string]>([
    [amount(160.9, 'ms'), '160.9 ms'],
    [amount(12, '%'), '12%'],
    [amount(2, '1'), '2 times'],
    [amount(0.5, 'USD/h'), '$0.5 per hour'],
    [amount(400, 'volumes'), '400 volumes'],
    [span(1, 2, 's'), '1–2 s'],
    [term('Kata'), 'Kata'],
    [term('2026-11-20'), '20 November 2026'],
  ])('prints %o as its unit suggests', (fact, expected) => {
    expect(show(fact).replaceAll('\u00a0', ' ')).toBe(expected);
  });

  it('is refused for a predicate', () => {
    expect(refusal(() => show(truth))).toBe('bad-expression');
  });
});
