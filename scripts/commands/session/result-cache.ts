// Opens the cache of drawings and prints of a project.
import { codeDigest } from '../../host/code-digest.ts';
import { type DiskCache, diskCache, nullCache } from '../../host/disk/cache.ts';
import { cachePlaces, writableCache } from '../../host/disk/cache-places.ts';

/** The cache of what this version of the code has drawn and printed for a project; none where no cache can be written. */
export async function openResultCache(root: string): Promise<DiskCache> {
  const folder = writableCache(cachePlaces(root), 'results');
  return folder === undefined ? nullCache : diskCache(folder, await codeDigest());
}
