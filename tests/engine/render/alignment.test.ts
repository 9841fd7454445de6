import { describe, expect, it } from 'vitest';
import { alignNumbers } from '../../../scripts/render/tables/alignment.ts';

describe('numbers in a column', () => {
  it('know how many decimals they lack to the longest, and whether they lack the point', () => {
    expect(alignNumbers(['1.25', '10.5', '1,200', '−3'])).toEqual([
      { missing: 0, needsPoint: false },
      { missing: 1, needsPoint: false },
      { missing: 2, needsPoint: true },
      { missing: 2, needsPoint: true },
    ]);
  });

  it('are left alone when all are whole', () => {
    expect(alignNumbers(['1', '20'])).toEqual([
      { missing: 0, needsPoint: false },
      { missing: 0, needsPoint: false },
    ]);
  });

  it('do not count words and ranges', () => {
    expect(alignNumbers(['n/a', '1–2', '1.5'])[0]).toEqual({ missing: 0, needsPoint: false });
  });
});
