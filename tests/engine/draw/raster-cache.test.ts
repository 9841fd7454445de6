// Drawings as pixels come from the cache where nothing changed of what they are drawn from.
import { expect, it } from 'vitest';
import { cachedRasterizer } from '../../../scripts/draw/type/raster-cache.ts';
import { memoryCache } from '../../../scripts/host/disk/memory-cache.ts';
import { readFonts } from '../../../scripts/host/fonts.ts';
import { noCache } from '../../../scripts/model/cache.ts';
import { sampleFonts } from '../../support/kit.ts';

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3" fill="#345"/></svg>';

it('draws once what is drawn from the same', async () => {
  const kept = memoryCache(noCache);
  const puts: string[] = [];
  const cache = {
    ...kept,
    put: async (key: string, bytes: Uint8Array) => {
      puts.push(key);
      await kept.put(key, bytes);
    },
  };
  const { raster } = cachedRasterizer(await readFonts(), cache);
  const [first, again] = [await raster(svg, 40, 30, '#fff'), await raster(svg, 40, 30, '#fff')];
  expect(Buffer.from(first).subarray(1, 4).toString()).toBe('PNG');
  expect([Buffer.compare(first, again), puts.length]).toEqual([0, 1]);
});

it('looks for other pixels when drawing, size, ground or fonts are others', async () => {
  const keys = new Set<string>();
  const cache = {
    get: async (key: string) => {
      keys.add(key);
      return new Uint8Array(1);
    },
    put: async () => {},
  };
  const { raster } = cachedRasterizer(sampleFonts, cache);
  await raster(svg, 40, 30, '#fff');
  await raster(svg.replace('#345', '#346'), 40, 30, '#fff');
  await raster(svg, 41, 30, '#fff');
  await raster(svg, 40, 31, '#fff');
  await raster(svg, 40, 30, '#eee');
  await raster(svg, 40, 30);
  const [font, ...others] = sampleFonts;
  if (font === undefined) throw new Error('expected fonts');
  await cachedRasterizer([{ ...font, bytes: new Uint8Array(3) }, ...others], cache).raster(
    svg,
    40,
    30,
    '#fff',
  );
  await cachedRasterizer([{ ...font, weight: 700 }, ...others], cache).raster(svg, 40, 30, '#fff');
  expect(keys.size).toBe(8);
});
