// Text widths in Vega, measured with the embedded fonts.
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../scripts/draw/charts/patch.ts';
import { run } from '../../../scripts/draw/charts/run.ts';
import { painted, texts } from '../../../scripts/draw/charts/scene.ts';
import { withMetrics } from '../../../scripts/draw/type/vega-metrics.ts';

const spec: JsonObject = {
  data: { values: [{ word: 'Firecracker' }] },
  mark: { type: 'text', align: 'left', fontSize: 10 },
  encoding: { text: { field: 'word' } },
};

/** How wide Vega lays the word out. */
async function width(): Promise<number> {
  const { root } = await run(spec, new Map());
  const [label] = texts(painted(root));
  return (label?.box.x2 ?? 0) - (label?.box.x1 ?? 0);
}

/** What Vega guesses for eleven characters: 0.8 em each. */
const estimate = 88;

describe('what Vega measures text with', () => {
  it('is what the work is given', async () => {
    expect(await withMetrics(() => 31, width)).toBe(31);
    expect(await withMetrics(undefined, width)).toBe(estimate);
  });

  it('gets the font of each text', async () => {
    const calls: unknown[] = [];
    const measure = (...words: unknown[]) => calls.push(words);
    await withMetrics(measure, width);
    expect(calls[0]).toEqual(['Firecracker', expect.objectContaining({ size: 10, weight: 400 })]);
  });

  it('is not that of other work that runs at the same time', async () => {
    const wait = () => new Promise((resolve) => setTimeout(resolve, 5));
    const twice = async () => {
      const first = await width();
      await wait();
      return [first, await width()];
    };
    const widths = await Promise.all([
      withMetrics(() => 20, twice),
      withMetrics(() => 40, twice),
      withMetrics(undefined, twice),
      withMetrics(() => 60, twice),
    ]);
    expect(widths).toEqual([
      [20, 20],
      [40, 40],
      [estimate, estimate],
      [60, 60],
    ]);
  });

  it('is restored afterwards, also when the work fails, and the next work in the queue still runs', async () => {
    const failing = withMetrics(
      () => 20,
      () => Promise.reject(new Error('no drawing')),
    );
    const next = withMetrics(undefined, width);
    await expect(failing).rejects.toThrow('no drawing');
    expect(await next).toBe(estimate);
    expect(await width()).toBe(estimate);
  });
});
