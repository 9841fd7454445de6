// Opens the cache of drawings and prints of a project.
import { join } from 'node:path';
import { codeDigest } from '../../host/code-digest.ts';
import { type DiskCache, diskCache } from '../../host/disk/cache.ts';
import { cacheFolder } from './folders.ts';

/** The cache of what this version of the code has drawn and printed for a project. */
export async function openResultCache(root: string): Promise<DiskCache> {
  return diskCache(join(cacheFolder(root), 'results'), await codeDigest());
}
