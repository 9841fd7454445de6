// The art of the cover.
import { describe, expect, it } from 'vitest';
import type { Ridge } from '../../../scripts/model/edition.ts';
import { coverArt, drawRidges } from '../../../scripts/render/report/coverart.ts';
import { sampleEdition } from '../../support/edition.ts';

const ridge = (name: string, scale: number): Ridge => ({
  name,
  quantiles: [
    [0, 90 * scale],
    [0.5, 100 * scale],
    [0.95, 110 * scale],
    [0.99, 115 * scale],
    [1, 120 * scale],
  ],
});

/** Points of each line: pairs of x and y. */
function linesOf(svg: string): (readonly [number, number])[][] {
  return [...svg.matchAll(/ d="M([^"]*)"/g)].map((path) =>
    (path[1] ?? '').split('L').map((point) => {
      const [x = 0, y = 0] = point.split(' ').map(Number);
      return [x, y] as const;
    }),
  );
}

const peakOf = (line: readonly (readonly [number, number])[]): number =>
  line.reduce((best, point) => (point[1] < best[1] ? point : best))[0];

describe('the art on the cover', () => {
  it('draws a line per distribution, within its frame, the last accented', () => {
    const svg = drawRidges([ridge('slow', 3), ridge('fast', 1)], { width: 640, height: 420 });
    const lines = linesOf(svg);
    expect(lines).toHaveLength(2);
    expect(lines.flat().every(([x, y]) => x >= 0 && x <= 640 && y >= 0 && y <= 420)).toBe(true);
    expect([...svg.matchAll(/class="([^"]+)"\sd/g)].map((match) => match[1])).toEqual([
      'ridge',
      'ridge accent',
    ]);
  });

  it('has each peak where the median lies on a logarithmic scale', () => {
    const scales = [8, 4, 2, 1];
    const lines = linesOf(
      drawRidges(
        scales.map((scale) => ridge('r', scale)),
        { width: 600, height: 400 },
      ),
    );
    const steps = lines.map(peakOf).map((x, index, all) => (all[index - 1] ?? 0) - x);
    expect(steps.slice(1).every((step) => Math.abs(step - (steps[1] ?? 0)) < 4)).toBe(true);
    expect(steps[1]).toBeGreaterThan(50);
  });

  it('keeps the order of the distributions, and is hidden from screen readers', () => {
    const svg = coverArt(sampleEdition)?.svg ?? '';
    const peaks = linesOf(svg).map(peakOf);
    expect(peaks).toEqual(peaks.toSorted((a, b) => b - a));
    expect(svg).toMatch(/^<svg class="ridges" viewBox="0 0 \d+ \d+" aria-hidden="true"/);
  });

  it('has the size of its view box', () => {
    const art = coverArt(sampleEdition);
    expect(art?.svg).toContain(`viewBox="0 0 ${art?.width} ${art?.height}"`);
  });

  it('is left out when the edition names none', () => {
    const { cover: _, ...without } = sampleEdition;
    expect(coverArt(without)).toBeUndefined();
  });
});
