// The cache of drawings and prints on disk.
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Cache } from '../../model/artifact.ts';
import { digest, sha256 } from '../../model/digest.ts';

/** A cache on disk whose size can be bounded. Errors of the disk count as misses and are not reported. */
export interface DiskCache extends Cache {
  /** Removes the least recently used entries until at most `limit` bytes are left; does nothing if nothing was put. */
  prune(limit: number): Promise<void>;
}

/** A cache without entries, for `--no-cache`. */
export const nullCache: DiskCache = {
  get: async () => undefined,
  put: async () => {},
  prune: async () => {},
};

const digestLength = 32;

/**
 * Results below `folder`, by key and by the revision of the code that made them; each entry carries the digest of its
 * bytes, and one that does not match is a miss.
 */
export function diskCache(folder: string, revision: string): DiskCache {
  const writes = { count: 0 };
  const pathOf = (key: string) => entryPath(folder, `${revision} ${key}`);
  return {
    get: (key) => readEntry(pathOf(key)),
    put: async (key, bytes) => {
      writes.count += 1;
      await writeEntry(pathOf(key), bytes).catch(() => undefined);
    },
    prune: async (limit) => {
      if (writes.count > 0) await prune(folder, limit).catch(() => undefined);
    },
  };
}

function entryPath(folder: string, key: string): string {
  const name = sha256(key);
  return join(folder, name.slice(0, 2), name.slice(2));
}

async function readEntry(path: string): Promise<Uint8Array | undefined> {
  const entry = await readFile(path).catch(() => undefined);
  if (entry === undefined) return undefined;
  const bytes = new Uint8Array(entry.subarray(digestLength));
  if (!digest(bytes).equals(entry.subarray(0, digestLength))) return undefined;
  const now = new Date();
  await utimes(path, now, now).catch(() => undefined);
  return bytes;
}

async function writeEntry(path: string, bytes: Uint8Array): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(draft, Buffer.concat([digest(bytes), bytes]));
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function prune(folder: string, limit: number): Promise<void> {
  const names = await readdir(folder, { recursive: true });
  const found = await Promise.all(
    names.map(async (name) => ({ path: join(folder, name), info: await stat(join(folder, name)) })),
  );
  const files = found.filter(({ info }) => info.isFile()).sort((a, b) => a.info.mtimeMs - b.info.mtimeMs);
  let size = files.reduce((sum, { info }) => sum + info.size, 0);
  for (const { path, info } of files) {
    if (size <= limit) return;
    await rm(path, { force: true });
    size -= info.size;
  }
}
