// How numbers of a column are aligned at their decimal points.
import { describe, expect, it } from 'vitest';
import { alignNumbers } from '../../../scripts/render/tables/alignment.ts';

describe('numbers in a column', () => {
  it('need space for the decimals, and the point, that others of the column have', () => {
    expect(alignNumbers(['1.25', '10.5', '1,200', '−3'])).toEqual([
      { missing: 0, needsPoint: false },
      { missing: 1, needsPoint: false },
      { missing: 2, needsPoint: true },
      { missing: 2, needsPoint: true },
    ]);
  });

  it('need no space when all are whole', () => {
    expect(alignNumbers(['1', '20'])).toEqual([
      { missing: 0, needsPoint: false },
      { missing: 0, needsPoint: false },
    ]);
  });

  it('have a dash for a missing one in the place of the units', () => {
    expect(alignNumbers(['–', '0.73'])[0]).toEqual({ missing: 2, needsPoint: true });
  });

  it('are aligned without regard to words and ranges', () => {
    expect(alignNumbers(['n/a', '1–2', '1.5'])[0]).toEqual({ missing: 0, needsPoint: false });
  });
});
