// The widths of columns that keep words whole.
import { describe, expect, it } from 'vitest';
import type { CellBlock } from '../../../scripts/model/deck/slide-boxes.ts';
import { withWholeWords, wordWidths } from '../../../scripts/office/compose/word-widths.ts';

const look = { family: 'Inter', size: 20, weight: 400, isItalic: false, colour: '#000000', spacing: 0 };
const padding = { left: 8, right: 8, top: 4, bottom: 4 };
const cell = (text: string, weight = 400): CellBlock => ({
  text,
  look: { ...look, weight },
  pieces: [],
  lineHeight: 26,
  align: 'left',
  lineStarts: [],
  isBalanced: false,
  padding,
  anchor: 'top',
  borders: {},
});
const sum = (widths: readonly number[]) => widths.reduce((total, width) => total + width, 0);

describe('the width that a column needs', () => {
  it('is that of its longest word, wider where it is bold', () => {
    const [first = 0, second = 0] = wordWidths([
      [cell('a hypervisor'), cell('hypervisor', 700)],
      [cell('nested in it'), cell('b')],
    ]);
    expect(first).toBeCloseTo(10 * 0.62 * 20 + 16);
    expect(second).toBeGreaterThan(first);
  });

  it('ends at hyphens and slashes', () => {
    expect(wordWidths([[cell('two-part')]])).toEqual(wordWidths([[cell('part')]]));
  });
});

describe('columns', () => {
  it('stay as they are where every word has room', () => {
    const widths = [200, 100];
    expect(withWholeWords(widths, [100, 100], 400)).toBe(widths);
  });

  it('grow with the table where the slide has room', () => {
    expect(withWholeWords([100, 100], [150, 50], 400)).toEqual([150, 100]);
  });

  it('take what other columns do not need where the table is as wide as the slide', () => {
    expect(withWholeWords([100, 300], [150, 100], 400)).toEqual([150, 250]);
  });

  it('share what there is where all need more', () => {
    const widths = withWholeWords([100, 100], [150, 200], 230);
    expect(sum(widths)).toBeCloseTo(230);
    expect(widths.map(Math.round)).toEqual([110, 120]);
  });
});
