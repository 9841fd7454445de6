import { join } from 'node:path';
import { codeDigest } from '../../host/code-digest.ts';
import { type DiskCache, diskCache } from '../../host/disk/cache.ts';
import { cacheFolder } from './folders.ts';

/** What the code, as it is now, drew and printed for a project before. */
export async function openResults(root: string): Promise<DiskCache> {
  return diskCache(join(cacheFolder(root), 'results'), await codeDigest());
}
