// Predicates and comparisons of amounts.
import { describe, expect, it } from 'vitest';
import { allGreater, between, greater, largest, smallest, within } from '../../../scripts/facts/predicate.ts';
import { amount, span } from '../../support/amounts.ts';

describe('greater', () => {
  it('compares after conversion and explains the result with numbers', () => {
    const made = greater(amount(1, 's'), amount(300, 'ms'));
    expect(made.holds).toBe(true);
    expect(made.because.replaceAll('\u00a0', ' ')).toBe('1 s (1 s) is above 300 ms (300 ms)');
  });

  it('needs all of a range above all of the other', () => {
    expect(greater(span(5, 10, 'ms'), span(1, 4, 'ms')).holds).toBe(true);
    expect(greater(span(3, 10, 'ms'), span(1, 4, 'ms')).holds).toBe(false);
  });

  it('can require a factor', () => {
    expect(greater(amount(25, 'ms'), amount(10, 'ms'), { by: 2 }).holds).toBe(true);
    expect(greater(amount(25, 'ms'), amount(10, 'ms'), { by: 3 })).toMatchObject({ holds: false });
  });

  it('refuses to compare dimensions', () => {
    expect(() => greater(amount(1, 's'), amount(1, 'MB'))).toThrow(/expected units of one dimension/);
  });
});

describe('all greater', () => {
  it('lists every pair for which it is false', () => {
    const made = allGreater([amount(5, 'ms'), amount(2, 'ms')], [amount(3, 'ms')], 'All slower');
    expect(made.holds).toBe(false);
    expect(made.because).toContain('is not above');
    expect(made.cells).toHaveLength(3);
  });

  it('does not hold for empty lists', () => {
    expect(allGreater([], [amount(3, 'ms')], 'All slower').holds).toBe(false);
  });
});

describe('between', () => {
  it('includes its limits and names them', () => {
    expect(between(amount(5, 'ms'), { least: 5, most: 6 }, 'Near five').holds).toBe(true);
    expect(between(span(4, 5, 'ms'), { least: 5 }, 'Near five')).toMatchObject({ holds: false });
    expect(between(amount(7, 'ms'), { most: 6 }, 'Small').because).toContain('expected at most 6');
  });
});

describe('within', () => {
  it('needs all of one amount between the ends of the other, after conversion', () => {
    expect(within(span(150, 580, 'ms'), span(0.15, 1.2, 's')).holds).toBe(true);
    expect(within(span(100, 580, 'ms'), span(150, 1200, 'ms')).holds).toBe(false);
    expect(within(span(200, 1300, 'ms'), span(150, 1200, 'ms')).holds).toBe(false);
    expect(within(amount(150, 'ms'), amount(0.15, 's')).holds).toBe(true);
  });

  it('names both with their numbers', () => {
    const made = within(span(100, 580, 'ms'), span(150, 1200, 'ms'), { label: 'Inside' });
    expect(made.label).toBe('Inside');
    expect(made.because).toMatch(/100–580.ms\) is not within .*150–1,200.ms/);
    expect(made.cells).toHaveLength(2);
  });

  it('refuses other dimensions', () => {
    expect(() => within(amount(1, 's'), amount(1, 'MB'))).toThrow(/expected units of one dimension/);
  });
});

describe('the largest and the smallest', () => {
  it('are found across units', () => {
    const [short, long] = [amount(900, 'ms'), amount(1, 's')];
    expect(largest([short, long])).toBe(long);
    expect(smallest([long, short])).toBe(short);
  });
});
