// The dates and ages of data.
import { describe, expect, it } from 'vitest';
import { agesAt, dateOfDataset, dateOfRow, isStale } from '../../../scripts/facts/ages.ts';
import type { DataKinds, Dataset } from '../../../scripts/model/data.ts';
import { dataset } from '../../support/amounts.ts';

const kinds: DataKinds = {
  byName: new Map([
    ['lists', { name: 'lists', title: 'Lists', days: 60 }],
    ['measurements', { name: 'measurements', title: 'Measurements' }],
  ]),
  usual: 'measurements',
};
const made = (retrieved: string, dates: readonly (string | null)[], kind?: string): Dataset => ({
  ...dataset(
    'd',
    [{ name: 'id', type: 'string' }],
    dates.map((asOf, index) => ({ id: `r${index}`, asOf })),
  ),
  retrieved,
  ...(kind === undefined ? {} : { kind }),
});

describe('the date of data', () => {
  it('is that of the row, or the day of retrieval', () => {
    expect(dateOfRow({ asOf: '2026-08' }, { retrieved: '2026-11-20' })).toBe('2026-08');
    expect(dateOfRow({ asOf: 2025 }, { retrieved: '2026-11-20' })).toBe('2025');
    expect(dateOfRow({ asOf: null }, { retrieved: '2026-11-20' })).toBe('2026-11-20');
    expect(dateOfRow({}, { retrieved: '2026-11-20' })).toBe('2026-11-20');
  });

  it('of rows without one is that of the dataset', () => {
    const dataset = { asOf: '2026-10-04', retrieved: '2026-11-20' };
    expect(dateOfRow({ asOf: null }, dataset)).toBe('2026-10-04');
    expect(dateOfRow({ asOf: '2026-10-20' }, dataset)).toBe('2026-10-20');
    expect(dateOfDataset({ ...made('2026-11-20', [null, '2026-10-20']), asOf: '2026-10-04' })).toBe(
      '2026-10-04',
    );
    expect(dateOfDataset({ ...made('2026-11-20', [null, '2026-08']), asOf: '2026-10-04' })).toBe('2026-08');
  });

  it('is that of the oldest row of a dataset', () => {
    expect(dateOfDataset(made('2026-11-20', ['2026-10-04', '2026-08', null]))).toBe('2026-08');
    expect(dateOfDataset(made('2026-11-20', [null]))).toBe('2026-11-20');
  });
});

describe('the age of data', () => {
  const ageOf = (one: Dataset, on: string) => agesAt(on, [one], kinds)[0]!;

  it('counts whole days, of a month or year from its first day, and none into the future', () => {
    expect(ageOf(made('2026-11-20', ['2026-10-04']), '2026-12-03').days).toBe(60);
    expect(ageOf(made('2026-11-20', ['2026-10']), '2026-12-03').days).toBe(63);
    expect(ageOf(made('2026-11-20', ['2025']), '2026-01-01').days).toBe(365);
    expect(ageOf(made('2026-11-20', []), '2026-11-01').days).toBe(0);
  });

  it('is judged by the kind, the usual one for datasets that name none', () => {
    const [old, young] = ['2026-12-04', '2026-12-03'];
    expect(isStale(ageOf(made('2026-11-20', ['2026-10-04'], 'lists'), old))).toBe(true);
    expect(isStale(ageOf(made('2026-11-20', ['2026-10-04'], 'lists'), young))).toBe(false);
    expect(ageOf(made('2000-01-01', []), old).kind?.name).toBe('measurements');
    expect(isStale(ageOf(made('2000-01-01', []), old))).toBe(false);
  });

  it('is never too old in a project without kinds', () => {
    const [age] = agesAt('2026-12-04', [made('2000-01-01', [])], { byName: new Map() });
    expect(age?.kind).toBeUndefined();
    expect(age && isStale(age)).toBe(false);
  });
});
