// Titles of panels stand close above what they name, where the names of its rows begin.
import { expect, it } from 'vitest';
import { run } from '../../../scripts/draw/charts/run.ts';
import { painted, textOf } from '../../../scripts/draw/charts/scene.ts';
import { alignPanelTitles } from '../../../scripts/draw/fit/panel-titles.ts';

const rows = [
  { kind: 'Boilers', name: 'A kettle of 2 l', time: 3 },
  { kind: 'Boilers', name: 'A pan', time: 8 },
  { kind: 'Coolers', name: 'A cellar', time: 90 },
];
const spec = {
  data: { name: 'times' },
  facet: {
    row: { field: 'kind', type: 'nominal', header: { title: null, labelOrient: 'top', labelAngle: 0 } },
  },
  resolve: { scale: { y: 'independent' } },
  spec: {
    width: 200,
    height: { step: 20 },
    mark: 'point',
    encoding: {
      y: { field: 'name', type: 'nominal', axis: { title: null } },
      x: { field: 'time', type: 'quantitative', axis: null },
    },
  },
  config: { header: { labelPadding: 4, labelFontSize: 11, labelAnchor: 'start' } },
};

it('titles of panels stand close above their rows, at the left edge of the longest name', async () => {
  const { root } = await run(spec, new Map([['times', rows]]));
  alignPanelTitles(root);
  const words = painted(root).filter(({ mark }) => mark.marktype === 'text');
  const boxOf = (text: string) => words.find(({ item }) => textOf(item) === text)?.box;
  const edge = Math.min(...rows.map(({ name }) => boxOf(name)?.x1 ?? 0));
  for (const [title, first] of [
    ['Boilers', 'A kettle of 2 l'],
    ['Coolers', 'A cellar'],
  ] as const) {
    expect(boxOf(title)?.x1).toBeCloseTo(edge, 5);
    const gap = (boxOf(first)?.y1 ?? 0) - (boxOf(title)?.y2 ?? 0);
    expect(gap).toBeGreaterThan(0);
    expect(gap).toBeLessThan(12);
  }
});
