import type { Cache } from '../../model/artifact.ts';

/** A cache whose entries are also kept in memory: what was asked for or put lately is there at once. */
export function memoryCache(cache: Cache, limit = 64 * 1024 * 1024): Cache {
  const known = new Map<string, Uint8Array>();
  let size = 0;
  const keep = (key: string, bytes: Uint8Array) => {
    size += bytes.length - (known.get(key)?.length ?? 0);
    known.delete(key);
    known.set(key, bytes);
    for (const [oldest, entry] of known) {
      if (size <= limit) return;
      known.delete(oldest);
      size -= entry.length;
    }
  };
  return {
    get: async (key) => {
      const bytes = known.get(key) ?? (await cache.get(key));
      if (bytes !== undefined) keep(key, bytes);
      return bytes;
    },
    put: async (key, bytes) => {
      keep(key, bytes);
      await cache.put(key, bytes);
    },
  };
}
