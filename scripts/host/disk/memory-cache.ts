// A cache in memory before another one.
import type { Cache } from '../../model/artifact.ts';

/** Holds the entries of `cache` that were used most recently also in memory, at most `limit` bytes of them. */
export function memoryCache(cache: Cache, limit = 64 * 1024 * 1024): Cache {
  const entries = new Map<string, Uint8Array>();
  let size = 0;
  const hold = (key: string, bytes: Uint8Array) => {
    size += bytes.length - (entries.get(key)?.length ?? 0);
    entries.delete(key);
    entries.set(key, bytes);
    for (const [oldest, entry] of entries) {
      if (size <= limit) return;
      entries.delete(oldest);
      size -= entry.length;
    }
  };
  return {
    get: async (key) => {
      const bytes = entries.get(key) ?? (await cache.get(key));
      if (bytes !== undefined) hold(key, bytes);
      return bytes;
    },
    put: async (key, bytes) => {
      hold(key, bytes);
      await cache.put(key, bytes);
    },
  };
}
