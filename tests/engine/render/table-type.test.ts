// The type of tables on backup slides grows with the room that they leave.
import type { RootContent } from 'mdast';
import { describe, expect, it } from 'vitest';
import {
  backupTableClasses as classes,
  columnStyle,
  tableClasses as plainClasses,
} from '../../../scripts/render/deck/table-type.ts';

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
    expect(tableClasses([table(9, short)])).toEqual(['type-28']);
  });

  it('is set smaller the more it holds, down to the smallest type, which has no class', () => {
    expect(tableClasses([table(10, short)])).toEqual([]);
    expect(tableClasses([table(4, long)])).toEqual(['columns-26-26-26-22']);
  });

  it('leaves room for remarks and long headings, and takes that of higher slides', () => {
    expect(tableClasses([table(9, short), remark(words)])).toEqual([]);
    expect(tableClasses([table(9, short)], undefined, 80)).toEqual([]);
    expect(tableClasses([table(12, short)], '4:3')).toEqual(['type-30']);
    expect(tableClasses([table(3, long)], '4:3')).toEqual(['type-28', 'columns-26-26-26-22']);
  });

  it('is not wider than the slide: words are not broken for larger type', () => {
    const wide = Array.from({ length: 6 }, () => 'virtualisation');
    expect(tableClasses([table(2, wide)])).toEqual([]);
    expect(tableClasses([table(2, wide.slice(0, 3))])).toEqual(['type-30', 'airy']);
  });

  it('gives columns the widths in which it is the shortest, and long words those that they need', () => {
    expect(tableClasses([table(2, ['Alpha', words, `${words}; ${words}`])])).toEqual([
      'type-30',
      'airy',
      'columns-12-32-56',
    ]);
    expect(tableClasses([table(2, ['internationalisation', words, words, words])])).toEqual([
      'columns-36-22-22-19',
    ]);
    expect(plainClasses([table(2, ['Alpha', words, words])])).toEqual(['columns-32-36-32']);
    expect(plainClasses([table(2, short)])).toEqual([]);
  });

  it('has its widths in the style sheet once, as often as slides name them', () => {
    const slide = '<!-- _class: "backup columns-40-60" -->';
    expect(columnStyle(`${slide}\n${slide}`)).toBe(
      [
        'section.columns-40-60 table { table-layout: fixed }',
        'section.columns-40-60 th:nth-child(1) { width: 40% }',
        'section.columns-40-60 th:nth-child(2) { width: 60% }',
      ].join('\n'),
    );
    expect(columnStyle('prose about columns-40-60x and rows')).toBe('');
  });

  it('keeps its type beside anything but remarks', () => {
    expect(tableClasses([table(4, short), table(4, short)])).toEqual([]);
    const list: RootContent = { type: 'list', children: [] };
    expect(tableClasses([table(4, short), list])).toEqual([]);
    expect(tableClasses([remark(words)])).toEqual([]);
  });
});
