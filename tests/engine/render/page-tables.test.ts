// The order of rows in tables of the HTML edition, the state of a table in its address, citations of a figure.
import { describe, expect, it } from 'vitest';
import type { DataTable } from '../../../scripts/model/edition.ts';
import { bibtex, cslJson } from '../../../scripts/render/report/page/figures/citation.ts';
import { ordered, orderKey, wordKeys } from '../../../scripts/render/report/page/tables/table-order.ts';
import { fragmentOf, placeIn, untouched } from '../../../scripts/render/report/page/tables/table-state.ts';
import { gridContext } from '../../../scripts/render/tables/grid.ts';

describe('the order of rows', () => {
  it('is that of printed numbers, of ranges that of their lower ends, with empty cells last either way', () => {
    const keys = ['1,200', '−3', '–', '5–38', '<1%', '', '30.5 ms'].map((text) => orderKey(text, true));
    expect(keys).toEqual([1200, -3, undefined, 5, 1, undefined, 30.5]);
    const words = (a: string, b: string) => a.localeCompare(b);
    expect(ordered(keys, false, words)).toEqual([1, 4, 3, 6, 0, 2, 5]);
    expect(ordered(keys, true, words)).toEqual([0, 6, 3, 4, 1, 2, 5]);
    expect(orderKey('2 of 3', false)).toBe('2 of 3');
  });

  it('is that of numbers with units in a column of words, with words among numbers last either way', () => {
    const compare = new Intl.Collator('en', { numeric: true }).compare;
    const sorted = (texts: readonly string[], descending = false) =>
      ordered(wordKeys(texts), descending, compare).map((index) => texts[index]);
    const amounts = ['0.1\u00a0s', '0.02\u00a0vCPU', 'none', '0.15\u00a0GiB'];
    expect(sorted(amounts)).toEqual(['0.02\u00a0vCPU', '0.1\u00a0s', '0.15\u00a0GiB', 'none']);
    expect(sorted(['0.5', '0.02\u00a0vCPU', '2%', '0.1\u00a0s'])).toEqual([
      '0.02\u00a0vCPU',
      '0.1\u00a0s',
      '0.5',
      '2%',
    ]);
    expect(sorted(['$1,069', '$24 a core', '$350'])).toEqual(['$24 a core', '$350', '$1,069']);
    expect(sorted(['none', '7.5', '9.8'], true)).toEqual(['9.8', '7.5', 'none']);
    expect(sorted(['1.27', '1.9', '1.36'])).toEqual(['1.9', '1.27', '1.36']);
    expect(sorted(['runc', 'gVisor', '9p'])).toEqual(['9p', 'gVisor', 'runc']);
  });

  it('is that of days in a column of dates', () => {
    const column = { field: 'listed', title: 'Listed', numeric: false };
    const cells = [
      { text: '1 May 2026', value: '2026-05-01' },
      { text: 'no', value: 'no' },
      { text: 'August 2024', value: '2024-08' },
    ];
    const rows = cells.map((cell) => ({ id: cell.text, emphasis: false, cells: [cell] }));
    const table: DataTable = { id: 't', title: [], columns: [column], rows, sources: [] };
    const orders = (gridContext(table).rows as { headOrder: string }[]).map(({ headOrder }) => headOrder);
    expect(orders).toEqual(['20260501', '', '20240800']);
  });

  it('is that of the values where numbers are printed with units of their own', () => {
    const column = { field: 'time', title: 'Time', numeric: true };
    const cell = (text: string, value: number | null) => ({
      id: text,
      emphasis: false,
      cells: [{ text, value }],
    });
    const orders = (...rows: ReturnType<typeof cell>[]) => {
      const table: DataTable = { id: 't', title: [], columns: [column], rows, sources: [] };
      return (gridContext(table).rows as { headOrder: string }[]).map(({ headOrder }) => headOrder);
    };
    expect(orders(cell('300 ms', 300), cell('1.26 s', 1260), cell('', null))).toEqual(['300', '1260', '']);
    expect(orders(cell('300', 0.3), cell('1,260', 1.26))).toEqual(['', '']);
  });
});

it('keeps the state of a table in the address', () => {
  const state = {
    sort: 'Time & cost',
    descending: true,
    query: 'a=b',
    chosen: new Map([['Who?', 'you + me']]),
  };
  const place = { id: 'fig-x', table: 1, state };
  expect(placeIn(fragmentOf(place))).toEqual(place);
  expect(fragmentOf({ id: 'fig-x', table: 0, state: untouched })).toBe('#fig-x');
  expect(placeIn('#fig-x')).toBeUndefined();
  expect(placeIn('')).toBeUndefined();
});

it('cites a figure for BibTeX and CSL, whatever its title holds', () => {
  const figure = {
    id: 'fig-x',
    label: 'Figure 3',
    title: '5% {more} & a \\b',
    url: 'https://example.org/#fig-x',
  };
  const document = {
    title: 'Kettles',
    authors: ['A Team'],
    edition: '2026.11',
    date: '2026-11-30',
    url: 'https://example.org/',
    language: 'en',
  };
  expect(bibtex(figure, document)).toBe(
    '@misc{fig-x-2026.11,\n  author = {{A Team}},\n  title = {{5\\% more \\& a b}},\n  year = {2026},\n  month = {11},\n' +
      '  howpublished = {Figure 3. Kettles, 2026.11},\n  url = {https://example.org/#fig-x},\n}\n',
  );
  expect(JSON.parse(cslJson(figure, document))).toMatchObject([
    {
      title: figure.title,
      issued: { 'date-parts': [[2026, 11, 30]] },
      author: [{ literal: 'A Team' }],
      URL: figure.url,
    },
  ]);
});
