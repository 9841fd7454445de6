// The widths of the columns of a table.
import { describe, expect, it } from 'vitest';
import { columnWidths } from '../../../scripts/render/tables/column-widths.ts';

const words = (length: number): string =>
  'word '
    .repeat(Math.ceil(length / 5))
    .slice(0, length)
    .trim();
const column = (length: number, isWhole = false) => ({
  texts: ['Head', ...Array.from({ length: 20 }, () => words(length))],
  isWhole,
});

describe('widths of columns', () => {
  it('are not set where every text fits on one line', () => {
    expect(columnWidths([column(20), column(30)], 60)).toBeUndefined();
  });

  it('fill the whole width', () => {
    const widths = columnWidths([column(8), column(60), column(120)], 100) ?? [];
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(100, 0);
  });

  it('give space to long texts, and to short words what they need', () => {
    const [short = 0, long = 0, longest = 0] = columnWidths([column(8), column(60), column(120)], 100) ?? [];
    expect(short).toBeLessThan(15);
    expect(longest / long).toBeGreaterThan(1.6);
  });

  it('keep short cells on one line where longer ones beside them have lines to spare', () => {
    const short = { texts: ['Equal hours', ...Array(5).fill('Fargate, 3%')], isWhole: false };
    const columns = [column(11), short, short, short, column(15), { ...column(170), isWhole: false }];
    const same = columns.map(({ texts, isWhole }) => ({ texts: texts.slice(0, 6), isWhole }));
    const room = 106;
    const padded = columnWidths(same, room, 0.8)?.slice(1, 4) ?? [];
    for (const width of padded) expect((width / 100) * room - 3).toBeGreaterThanOrEqual(11);
  });

  it('keep numbers on one line', () => {
    const [number = 0] = columnWidths([column(14, true), column(300)], 80) ?? [];
    expect((number / 100) * 80).toBeGreaterThanOrEqual(14);
  });

  it('may be smaller than a word that can break at slashes or hyphens', () => {
    const long = { texts: ['Head', 'boundary/isolation/separation/confinement'], isWhole: false };
    const [first = 0] = columnWidths([long, column(200)], 60) ?? [];
    expect(first).toBeLessThan(40);
  });
});
