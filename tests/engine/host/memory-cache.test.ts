// A cache in memory holds no more bytes than it may.
import { expect, it } from 'vitest';
import { memoryCache } from '../../../scripts/host/disk/memory-cache.ts';
import type { Cache } from '../../../scripts/model/artifact.ts';

/** A cache that holds everything, and the keys that it was asked for. */
function counting(): { readonly cache: Cache; readonly asked: string[] } {
  const entries = new Map<string, Uint8Array>();
  const asked: string[] = [];
  return {
    asked,
    cache: {
      get: async (key) => {
        asked.push(key);
        return entries.get(key);
      },
      put: async (key, bytes) => void entries.set(key, bytes),
    },
  };
}

it('the entries used last are held, at most so many bytes of them; the others come from behind', async () => {
  const { cache, asked } = counting();
  const memory = memoryCache(cache, 3000);
  for (let index = 0; index < 10; index += 1) await memory.put(`key ${index}`, new Uint8Array(1000));
  for (const index of [9, 8, 7, 9]) expect(await memory.get(`key ${index}`)).toHaveLength(1000);
  expect(asked).toEqual([]);
  for (const index of [0, 1, 2]) await memory.get(`key ${index}`);
  expect(asked).toEqual(['key 0', 'key 1', 'key 2']);
  await memory.get('key 9');
  expect(asked).toHaveLength(4);
});

it('an entry that is put again counts once, and one that is larger than all is not held', async () => {
  const { cache, asked } = counting();
  const memory = memoryCache(cache, 3000);
  for (let time = 0; time < 10; time += 1) await memory.put('same', new Uint8Array(1000));
  await memory.put('other', new Uint8Array(2000));
  await Promise.all([memory.get('same'), memory.get('other')]);
  expect(asked).toEqual([]);
  await memory.put('huge', new Uint8Array(5000));
  await memory.get('huge');
  expect(asked).toEqual(['huge']);
});
