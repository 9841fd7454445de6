// How looks are compared: dashes as they are drawn, stacks in the order of a legend, labels of an axis, slices.
import { describe, expect, it } from 'vitest';
import { colourUnder, pointOn } from '../../../scripts/draw/charts/backgrounds.ts';
import type { Painted, SceneItem } from '../../../scripts/draw/charts/scene.ts';
import { lookAlike, seenDashes } from '../../../scripts/draw/checks/dashes.ts';
import { followLegend } from '../../../scripts/draw/checks/stacks.ts';
import { areTooClose } from '../../../scripts/draw/fit/crowding.ts';

const item = (look: object): SceneItem => look as SceneItem;

describe('dashes', () => {
  it('are longer by their caps, and gaps shorter', () => {
    expect(seenDashes(item({ strokeDash: [6, 4], strokeWidth: 2 }))).toEqual([6, 4]);
    expect(seenDashes(item({ strokeDash: [6, 4], strokeWidth: 2, strokeCap: 'round' }))).toEqual([8, 2]);
  });

  it('that close up look like a solid line', () => {
    const closed = seenDashes(item({ strokeDash: [2, 1], strokeWidth: 3, strokeCap: 'round' }));
    expect(closed).toEqual([]);
    expect(lookAlike(closed, seenDashes(item({})))).toBe(true);
    expect(seenDashes(item({ strokeDash: [1, 0] }))).toEqual([]);
  });

  it('look alike when every length is about the same, whatever the notation', () => {
    expect(lookAlike([7, 4], [7.5, 4])).toBe(true);
    expect(lookAlike([7, 4], [7, 4, 7, 4])).toBe(true);
    expect(lookAlike([7, 4], [2, 3])).toBe(false);
    expect(lookAlike([7, 4], [])).toBe(false);
  });
});

const rect = (fill: string, y1: number, y2: number, x1 = 0): Painted =>
  ({
    item: { fill },
    mark: { marktype: 'rect', role: 'mark', items: [] },
    box: { x1, x2: x1 + 10, y1, y2 },
    origin: [0, 0],
  }) as unknown as Painted;
const entry = (fill: string): Painted =>
  ({ ...rect(fill, 0, 0), mark: { marktype: 'symbol', role: 'legend-symbol', items: [] } }) as Painted;

describe('a stack', () => {
  const legend = ['#111111', '#222222', '#333333'].map(entry);

  it('follows the legend when every bar has its parts in that order, or all in the other', () => {
    const down = [rect('#111111', 0, 10), rect('#222222', 10, 20), rect('#333333', 20, 30)];
    const up = [rect('#333333', 0, 10), rect('#222222', 10, 20), rect('#111111', 20, 30)];
    expect(followLegend(down, [...down, ...legend])).toBe(true);
    expect(followLegend(up, [...up, ...legend])).toBe(true);
  });

  it('has no place for an amount of nothing', () => {
    const parts = [rect('#111111', 0, 10), rect('#333333', 10, 10), rect('#222222', 10, 20)];
    expect(followLegend(parts, [...parts, ...legend])).toBe(true);
  });

  it('does not when two bars disagree, without a legend, or when nothing touches', () => {
    const mixed = [
      rect('#111111', 0, 10),
      rect('#222222', 10, 20),
      rect('#222222', 0, 10, 40),
      rect('#111111', 10, 20, 40),
    ];
    const apart = [rect('#111111', 0, 10), rect('#222222', 40, 50)];
    expect(followLegend(mixed, [...mixed, ...legend])).toBe(false);
    expect(followLegend(apart, [...apart, ...legend])).toBe(false);
    expect(followLegend(apart, apart)).toBe(false);
  });
});

describe('labels of an axis', () => {
  const label = (x1: number, x2: number, angle = 0): Painted =>
    ({
      item: { fontSize: 10, angle, x: x1, y: 0 },
      box: { x1, x2, y1: 0, y2: 10 },
      origin: [0, 0],
    }) as unknown as Painted;

  it('are too close without a gap between them', () => {
    expect(areTooClose(label(0, 20), label(20.5, 40))).toBe(true);
    expect(areTooClose(label(0, 20), label(24, 40))).toBe(false);
  });

  it('are compared by their lines when they are turned', () => {
    expect(areTooClose(label(0, 40, -45), label(20, 60, -45))).toBe(false);
    expect(areTooClose(label(0, 40, -45), label(8, 48, -45))).toBe(true);
  });
});

describe('a slice', () => {
  const slice = (fill: string, startAngle: number, endAngle: number): Painted =>
    ({
      item: { fill, x: 50, y: 50, startAngle, endAngle, innerRadius: 10, outerRadius: 40 },
      mark: { marktype: 'arc', role: 'mark', items: [] },
      box: { x1: 10, x2: 90, y1: 10, y2: 90 },
      origin: [0, 0],
    }) as unknown as Painted;
  const right = slice('#112233', 0, Math.PI);
  const left = slice('#445566', Math.PI, 2 * Math.PI);
  const paper = [255, 255, 255, 1] as const;
  const under = (point: readonly [number, number]) =>
    colourUnder([right, left], point, new Set(['arc']), paper);

  it('covers its own part of the ring, and not the box around it', () => {
    expect(under([75, 50])).toEqual([17, 34, 51, 1]);
    expect(under([25, 50])).toEqual([68, 85, 102, 1]);
    expect(under([50, 50])).toEqual(paper);
    expect(under([12, 12])).toEqual(paper);
  });

  it('has its middle on itself', () => {
    expect(pointOn(right)[0]).toBeCloseTo(75);
    expect(pointOn(right)[1]).toBeCloseTo(50);
  });
});
