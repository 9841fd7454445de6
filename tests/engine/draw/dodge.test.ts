// Moving labels apart.

import { describe, expect, it } from 'vitest';
import { dodgeLabels, spread } from '../../../scripts/draw/charts/dodge.ts';
import type { SceneItem, SceneMark } from '../../../scripts/draw/charts/scene.ts';
import { fc } from '../../support/properties.ts';

const spans = (...centres: number[]) => centres.map((centre) => ({ centre, size: 10 }));

describe('spreading spans', () => {
  it('leaves alone what does not overlap', () => {
    expect(spread(spans(10, 30, 60), 0, 100)).toEqual([10, 30, 60]);
  });

  it('moves two that overlap apart by the same amount, in their order', () => {
    expect(spread(spans(50, 48), 0, 100)).toEqual([54, 44]);
  });

  it('keeps all within the bounds', () => {
    expect(spread(spans(2, 3, 99), 0, 100)).toEqual([5, 15, 95]);
  });

  it('gives a higher span more room', () => {
    const [low = 0, high = 0] = spread(
      [
        { centre: 50, size: 10 },
        { centre: 51, size: 30 },
      ],
      0,
      100,
    );
    expect(high - low).toBe(20);
  });

  it('has nothing to do for no spans', () => {
    expect(spread([], 0, 100)).toEqual([]);
  });

  it('never lets two overlap, nor any leave the bounds when they all fit', () => {
    const span = fc.record({
      centre: fc.double({ min: -50, max: 250, noNaN: true }),
      size: fc.double({ min: 1, max: 15, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(span, { minLength: 1, maxLength: 12 }), (given) => {
        const placed = spread(given, 0, 200)
          .map((centre, index) => ({
            from: centre - given[index]!.size / 2,
            to: centre + given[index]!.size / 2,
          }))
          .sort((a, b) => a.from - b.from);
        expect(placed[0]!.from).toBeGreaterThan(-1e-6);
        expect(placed.at(-1)!.to).toBeLessThan(200 + 1e-6);
        for (const [index, one] of placed.slice(1).entries()) {
          expect(one.from).toBeGreaterThan(placed[index]!.to - 1e-6);
        }
      }),
    );
  });
});

function label(x: number, y: number): SceneItem {
  const box = { x1: x, y1: y, x2: x + 30, y2: y + 10 };
  const translate = (dx: number, dy: number) => {
    Object.assign(box, { x1: box.x1 + dx, x2: box.x2 + dx, y1: box.y1 + dy, y2: box.y2 + dy });
  };
  return { x, y, bounds: Object.assign(box, { translate }), text: 'x' };
}

function sceneOf(name: string, items: SceneItem[]): SceneMark {
  const bounds = { x1: 0, y1: 0, x2: 100, y2: 100, translate: () => undefined };
  const texts: SceneMark = { marktype: 'text', role: 'mark', name, items };
  return { marktype: 'group', items: [{ x: 0, y: 0, width: 100, height: 100, bounds, items: [texts] }] };
}

describe('dodging labels', () => {
  it('moves the labels of a named layer apart with air between, and their boxes with them', () => {
    const labels = [label(0, 40), label(0, 44)];
    dodgeLabels(sceneOf('layer_1_last_marks', labels), ['last']);
    expect(labels.map(({ y }) => y)).toEqual([36.25, 47.75]);
    expect(labels.map(({ bounds }) => bounds.y1)).toEqual([36.25, 47.75]);
  });

  it('leaves labels of other layers, and labels side by side', () => {
    const others = [label(0, 40), label(0, 44)];
    dodgeLabels(sceneOf('notes_marks', others), ['last']);
    expect(others.map(({ y }) => y)).toEqual([40, 44]);
    const beside = [label(0, 40), label(50, 44)];
    dodgeLabels(sceneOf('last_marks', beside), ['last']);
    expect(beside.map(({ y }) => y)).toEqual([40, 44]);
  });
});
