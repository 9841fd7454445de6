// Places of marks in a spec, and marks that draw nothing.
import { describe, expect, it } from 'vitest';
import { emptyPlaces, markPlace } from '../../../scripts/draw/charts/marks.ts';
import type { SceneMark } from '../../../scripts/draw/charts/scene.ts';

const spec = {
  spec: { layer: [{ mark: 'bar' }, { layer: [{ mark: 'rule' }, { name: 'last', mark: 'text' }] }] },
};

describe('the place of a mark', () => {
  it.each([
    ['child_layer_0_marks', ['spec', 'layer', 0, 'mark']],
    ['child_layer_1_layer_0_marks', ['spec', 'layer', 1, 'layer', 0, 'mark']],
    ['last_marks', ['spec', 'layer', 1, 'layer', 1, 'mark']],
    ['child_layer_0_pathgroup', ['spec', 'layer', 0, 'mark']],
    ['', []],
    ['concat_7_marks', []],
  ])('named %s is %j', (name, pointer) => {
    expect(markPlace(spec, name)).toEqual(pointer);
  });

  it('of a single view is its mark', () => {
    expect(markPlace({ mark: 'bar' }, 'marks')).toEqual(['mark']);
  });
});

describe('empty marks', () => {
  const mark = (name: string, count: number): SceneMark => ({
    marktype: 'symbol',
    role: 'mark',
    name,
    items: Array.from({ length: count }, () => ({}) as SceneMark['items'][number]),
  });

  it('are those without an item in any facet', () => {
    const cells = [
      { items: [mark('a', 0), mark('b', 0)] },
      { items: [mark('a', 2), mark('b', 0)] },
    ] as unknown as SceneMark['items'];
    const spec = {
      facet: {},
      spec: {
        layer: [
          { name: 'a', mark: 'point' },
          { name: 'b', mark: 'point' },
        ],
      },
    };
    expect(emptyPlaces({ marktype: 'group', role: 'frame', items: cells }, spec)).toEqual([
      ['spec', 'layer', 1, 'mark'],
    ]);
  });

  it('are not the outliers that a box plot lacks, since the rest of its mark is there', () => {
    const parts = [
      { items: [mark('layer_0_marks', 0), mark('layer_1_marks', 3)] },
    ] as unknown as SceneMark['items'];
    expect(emptyPlaces({ marktype: 'group', role: 'frame', items: parts }, { mark: 'boxplot' })).toEqual([]);
  });
});
