// Keeps drawings as pixels from one build to the next.
import type { Cache } from '../../model/artifact.ts';
import { cacheKey } from '../../model/cache.ts';
import { sha256 } from '../../model/digest.ts';
import { once } from '../../model/tasks/lazy.ts';
import type { Fonts } from './fonts.ts';
import { type Rasterizer, rasterizeWith } from './raster.ts';

/** A rasterizer with the embedded fonts that draws nothing which is in the cache; fonts are only registered where something is not. */
export function cachedRasterizer(fonts: Fonts, cache: Cache): Rasterizer {
  const rasterizer = once(() => rasterizeWith(fonts));
  const digest = once(() =>
    sha256(...fonts.flatMap(({ family, weight, style, bytes }) => [`${family} ${weight} ${style} `, bytes])),
  );
  return {
    raster: async (svg, width, height, ground) => {
      const key = cacheKey('pixels', [digest(), svg, width, height, ground ?? null]);
      const known = await cache.get(key);
      if (known !== undefined) return known;
      const drawn = await rasterizer().raster(svg, width, height, ground);
      await cache.put(key, drawn);
      return drawn;
    },
  };
}
