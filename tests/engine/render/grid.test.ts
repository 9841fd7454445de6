// The unit in the head of a column.
import { describe, expect, it } from 'vitest';
import { unitBeside } from '../../../scripts/render/tables/grid.ts';

describe('the head of a column', () => {
  it.each([
    ['Time', 'ms', 'ms'],
    ['Books', 'books', ''],
    ['From services', 'services', ''],
    ['Copies', '', ''],
    ['Textbooks', 'books', 'books'],
  ])('%s in %s shows “%s” beside the title', (title, unit, beside) => {
    expect(unitBeside({ field: 'value', title, unit, numeric: true })).toBe(beside);
  });
});
