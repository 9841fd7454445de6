// The type of tables on backup slides grows with the room that they leave.
import type { RootContent } from 'mdast';
import { describe, expect, it } from 'vitest';
import { tableClasses as classes } from '../../../scripts/render/deck/table-type.ts';

const table = (rows: number, cells: readonly string[]): RootContent => ({
  type: 'table',
  children: Array.from({ length: rows + 1 }, () => ({
    type: 'tableRow',
    children: cells.map((value) => ({ type: 'tableCell', children: [{ type: 'text', value }] })),
  })),
});
const tableClasses = (blocks: readonly RootContent[], slide?: '4:3', heading = 20) =>
  classes(blocks, heading, slide);
const short = ['Alpha', '10', '20'];
const words = 'a guest that somebody else wrote, and that nobody has read yet';
const long = [words, words, words, words];
const remark = (text: string): RootContent => ({
  type: 'paragraph',
  children: [{ type: 'text', value: text }],
});

describe('a table on a backup slide', () => {
  it('is set large and wide apart where it is small', () => {
    expect(tableClasses([table(4, short)])).toEqual(['type-30', 'airy']);
    expect(tableClasses([table(9, short)])).toEqual(['type-30']);
  });

  it('is set smaller the more it holds, down to the smallest type, which has no class', () => {
    expect(tableClasses([table(10, short)])).toEqual(['type-26']);
    expect(tableClasses([table(12, short)])).toEqual(['type-22']);
    expect(tableClasses([table(13, short)])).toEqual([]);
    expect(tableClasses([table(4, long)])).toEqual(['type-24']);
    expect(tableClasses([table(5, long)])).toEqual([]);
  });

  it('leaves room for remarks and long headings, and takes that of higher slides', () => {
    expect(tableClasses([table(9, short), remark(words)])).toEqual(['type-26']);
    expect(tableClasses([table(9, short)], undefined, 80)).toEqual(['type-26']);
    expect(tableClasses([table(12, short)], '4:3')).toEqual(['type-30']);
    expect(tableClasses([table(4, long)], '4:3')).toEqual(['type-28']);
  });

  it('is not wider than the slide: words are not broken for larger type', () => {
    const wide = Array.from({ length: 6 }, () => 'virtualisation');
    expect(tableClasses([table(2, wide)])).toEqual([]);
    expect(tableClasses([table(2, wide.slice(0, 3))])).toEqual(['type-30', 'airy']);
  });

  it('keeps its type beside anything but remarks', () => {
    expect(tableClasses([table(4, short), table(4, short)])).toEqual([]);
    const list: RootContent = { type: 'list', children: [] };
    expect(tableClasses([table(4, short), list])).toEqual([]);
    expect(tableClasses([remark(words)])).toEqual([]);
  });
});
