// Which rows of its data a chart draws.
import { describe, expect, it } from 'vitest';
import { drawnRows } from '../../../scripts/resolve/figures/drawn-rows.ts';

const rows = [
  { id: 'a', year: 2019, time: 3 },
  { id: 'b', year: 2024, time: 5 },
  { id: 'c', year: 2024, time: 90 },
];
const data = { name: 'times' };
const drawn = (spec: object) => drawnRows({ data, ...spec }, 'times', rows).map(({ id }) => id);

describe('the rows that a chart draws', () => {
  it('are all where nothing is filtered', () => {
    expect(drawn({ mark: 'point' })).toEqual(['a', 'b', 'c']);
    expect(drawn({ mark: 'point', transform: [{ calculate: 'datum.time * 2', as: 'twice' }] })).toHaveLength(
      3,
    );
  });

  it('are those that filters leave, over what was calculated before and over parameters', () => {
    expect(drawn({ mark: 'point', transform: [{ filter: 'datum.year == 2024' }] })).toEqual(['b', 'c']);
    const steps = [
      { calculate: 'datum.time * 2', as: 'twice' },
      { filter: 'datum.twice < limit' },
      { filter: "surface == 'a4'" },
    ];
    expect(drawn({ mark: 'point', params: [{ name: 'limit', value: 20 }], transform: steps })).toEqual([
      'a',
      'b',
    ]);
  });

  it('are those of the surface on which it is drawn', () => {
    const transform = [{ filter: "surface == 'slide' ? datum.year == 2019 : true" }];
    expect(drawn({ mark: 'point', transform })).toHaveLength(3);
    expect(drawnRows({ data, mark: 'point', transform }, 'times', rows, 'slide')).toEqual([rows[0]]);
  });

  it('are those that any view draws, each with the filters around it', () => {
    const only = (year: number) => ({ mark: 'point', transform: [{ filter: `datum.year == ${year}` }] });
    expect(drawn({ layer: [only(2019), only(2024)] })).toEqual(['a', 'b', 'c']);
    expect(drawn({ transform: [{ filter: 'datum.time < 50' }], layer: [only(2024)] })).toEqual(['b']);
    expect(
      drawn({ transform: [{ filter: 'datum.time < 50' }], layer: [only(2024), { mark: 'rule' }] }),
    ).toEqual(['a', 'b']);
    const other = { data: { name: 'facts' }, mark: 'text' };
    expect(drawn({ layer: [only(2019), other] })).toEqual(['a']);
  });

  it('are not decided by filters over several rows, which keep what stands before them', () => {
    const steps = [
      { filter: 'datum.year == 2024' },
      { joinaggregate: [{ op: 'max', field: 'time', as: 'most' }] },
      { filter: 'datum.time == datum.most' },
    ];
    expect(drawn({ mark: 'point', transform: steps })).toEqual(['b', 'c']);
  });

  it('are all where rows are only looked up, or a filter cannot be computed', () => {
    const lookup = { data: { name: 'facts' }, mark: 'point', transform: [{ lookup: 'id', from: { data } }] };
    expect(drawnRows(lookup, 'times', rows)).toBe(rows);
    expect(drawn({ mark: 'point', transform: [{ filter: 'datum.year ==' }] })).toHaveLength(3);
  });
});
