import { join } from 'node:path';
import { type DiskCache, diskCache } from '../io/cache.ts';
import { codeDigest } from '../io/code-digest.ts';
import { cacheFolder } from './folders.ts';

/** What the code, as it is now, drew and printed for a project before. */
export async function openResults(root: string): Promise<DiskCache> {
  return diskCache(join(cacheFolder(root), 'results'), await codeDigest());
}
