// Labels and the lines behind them: grids stop, other lines are found.
import { describe, expect, it } from 'vitest';
import type { CheckedDrawing } from '../../../scripts/draw/charts/labels.ts';
import { painted, type SceneItem, type SceneMark } from '../../../scripts/draw/charts/scene.ts';
import { crossedLabels } from '../../../scripts/draw/checks/crossings.ts';
import { interruptGrids } from '../../../scripts/draw/finish/grid.ts';

const box = (x1: number, y1: number, x2: number, y2: number) => ({ x1, y1, x2, y2 });
const mark = (marktype: string, role: string, items: object[]): SceneMark =>
  ({ marktype, role, name: `${marktype}_marks`, items }) as unknown as SceneMark;
const rule = (x: number, y: number, x2: number, y2: number) => ({
  ...{ x, y, x2, y2, stroke: '#dddddd' },
  bounds: box(Math.min(x, x2), Math.min(y, y2), Math.max(x, x2), Math.max(y, y2)),
});
/** A word of 10 px, from (x, y) on. */
const word = (x: number, y: number, look: object = {}) => ({
  ...{ text: 'word', fontSize: 10, fill: '#000000', ...look },
  bounds: box(x, y, x + 40, y + 10),
});
const chart = (...marks: SceneMark[]): SceneMark =>
  mark('group', 'frame', [{ x: 5, y: 0, items: marks, bounds: box(0, 0, 200, 200) }]);

function gridAfter(lines: object[], words: object[]): readonly (readonly [number, number, number, number])[] {
  const grid = mark('rule', 'axis-grid', lines);
  interruptGrids(chart(grid, mark('text', 'mark', words)));
  return grid.items.map(({ x = 0, y = 0, x2 = x, y2 = y }: SceneItem) => [x, y, x2, y2] as const);
}

describe('the lines of a grid', () => {
  it('stop before a word and go on behind it', () => {
    expect(gridAfter([rule(0, 50, 200, 50)], [word(100, 45)])).toEqual([
      [0, 50, 97, 50],
      [143, 50, 200, 50],
    ]);
    expect(gridAfter([rule(120, 0, 120, 200)], [word(100, 45)])).toEqual([
      [120, 0, 120, 43.8],
      [120, 56.2, 120, 200],
    ]);
  });

  it('stay whole beside words, and where no word can be seen', () => {
    const line = rule(0, 50, 200, 50);
    expect(gridAfter([line], [word(100, 51), word(100, 20)])).toEqual([[0, 50, 200, 50]]);
    expect(gridAfter([line], [word(100, 45, { opacity: 0 })])).toEqual([[0, 50, 200, 50]]);
    expect(gridAfter([line], [])).toEqual([[0, 50, 200, 50]]);
  });

  it('are left out under an unbroken line over their whole length, and stay under any other', () => {
    const under = (line: object) => {
      const grid = mark('rule', 'axis-grid', [rule(50.5, 0, 50.5, 200)]);
      interruptGrids(chart(grid, mark('rule', 'mark', [line]), mark('text', 'mark', [word(100, 45)])));
      return grid.items.length;
    };
    expect(under(rule(50, 0, 50, 200))).toBe(0);
    expect(under(rule(50, 0, 50, 120))).toBe(1);
    expect(under(rule(53, 0, 53, 200))).toBe(1);
    expect(under({ ...rule(50, 0, 50, 200), strokeDash: [4, 3] })).toBe(1);
  });

  it('stop once for words that stand close together, and leave no dots', () => {
    expect(gridAfter([rule(0, 50, 200, 50)], [word(100, 45), word(145, 45)])).toEqual([
      [0, 50, 97, 50],
      [188, 50, 200, 50],
    ]);
    expect(gridAfter([rule(0, 50, 200, 50)], [word(3, 45), word(158, 45)])).toEqual([[46, 50, 155, 50]]);
  });
});

function crossed(...marks: SceneMark[]): readonly string[] {
  const drawing: CheckedDrawing = {
    items: painted(chart(...marks)),
    ...{ width: 200, height: 200, origin: [0, 0], frame: {} as never, surface: 'a4', placeOf: () => [] },
  };
  return crossedLabels(drawing).map(({ rule: id, reason }) => `${id}: ${reason}`);
}
const label = (look: object = {}) => mark('text', 'mark', [word(100, 45, look)]);
const line = (...items: object[]) => mark('rule', 'mark', items);

describe('a label', () => {
  it('may have no line through it, level, upright or slanting', () => {
    const found = [
      'label-on-line: Unexpected line through the label `word` on a4, expected the label clear of lines',
    ];
    expect(crossed(line(rule(0, 50, 200, 50)), label())).toEqual(found);
    expect(crossed(line(rule(120, 0, 120, 200)), label())).toEqual(found);
    expect(crossed(line(rule(90, 30, 150, 70)), label())).toEqual(found);
    const path = mark('line', 'mark', [
      { x: 60, y: 50, stroke: '#000000', bounds: box(60, 40, 200, 60) },
      { x: 160, y: 50, stroke: '#000000', bounds: box(60, 40, 200, 60) },
    ]);
    expect(crossed(path, label())).toEqual(found);
    expect(crossed(mark('rule', 'axis-domain', [rule(120, 0, 120, 200)]), label())).toEqual([
      found[0]?.replace('line through', 'line of an axis through'),
    ]);
  });

  it('may have one beside it', () => {
    expect(crossed(line(rule(0, 44, 200, 44), rule(0, 50, 99, 50), rule(0, 0, 40, 200)), label())).toEqual(
      [],
    );
    const broken = mark('line', 'mark', [
      { x: 60, y: 50, stroke: '#000000', bounds: box(60, 40, 200, 60) },
      { x: 160, y: 50, stroke: '#000000', defined: false, bounds: box(60, 40, 200, 60) },
    ]);
    expect(crossed(broken, label())).toEqual([]);
  });

  it('may have a level one behind its halo, and any behind a bar, but not over it', () => {
    const through = line(rule(0, 50, 200, 50));
    const bar = (look: object) =>
      mark('rect', 'mark', [{ fill: '#eeeeee', ...look, bounds: box(80, 40, 180, 60) }]);
    expect(crossed(through, label({ stroke: '#ffffff' }))).toEqual([]);
    expect(crossed(label({ stroke: '#ffffff' }), through)).toHaveLength(1);
    expect(crossed(line(rule(120, 0, 120, 200)), label({ stroke: '#ffffff' }))).toHaveLength(1);
    expect(crossed(through, bar({}), label())).toEqual([]);
    expect(crossed(through, bar({ fillOpacity: 0.4 }), label())).toHaveLength(1);
    expect(crossed(bar({}), through, label())).toHaveLength(1);
  });
});
