// Tables that are divided over backup slides.
import { describe, expect, it } from 'vitest';
import { partsThatFit } from '../../../scripts/resolve/figures/table-fit.ts';

const tableOf = (texts: readonly (readonly string[])[]) => ({
  id: 'table',
  title: [],
  columns: (texts[0] ?? []).map((_, index) => ({
    field: `f${index}`,
    title: `Column ${index}`,
    numeric: false,
  })),
  rows: texts.map((cells, index) => ({
    id: `row-${index}`,
    emphasis: false,
    cells: cells.map((text) => ({ text, value: text })),
  })),
  sources: [],
});
const lengths = (parts: readonly { rows: readonly unknown[] }[]) => parts.map(({ rows }) => rows.length);

describe('dividing a table over slides', () => {
  it('keeps a short table whole', () => {
    expect(lengths(partsThatFit(tableOf(Array(11).fill(['a', 'b']))))).toEqual([11]);
  });

  it('loses no row and keeps their order', () => {
    const table = tableOf(Array.from({ length: 40 }, (_, index) => [`Row ${index}`]));
    const parts = partsThatFit(table);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.flatMap(({ rows }) => rows)).toEqual(table.rows);
  });

  it('makes parts of about the same height', () => {
    expect(lengths(partsThatFit(tableOf(Array(24).fill(['a']))))).toEqual([8, 8, 8]);
  });

  it('puts fewer rows on a slide when their words need several lines', () => {
    const wordy = Array(15).fill(['several words '.repeat(8), 'and again '.repeat(10), 'x']);
    expect(lengths(partsThatFit(tableOf(wordy)))[0]).toBeLessThan(10);
  });

  it('leaves space for a remark under the table', () => {
    const table = tableOf(Array(10).fill(['a']));
    expect(lengths(partsThatFit(table, 100))[0]).toBeLessThan(lengths(partsThatFit(table))[0] ?? 0);
  });
});
