import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const folders = [import.meta.dirname, join(import.meta.dirname, '..', 'printing')];

/** Hexadecimal SHA-256 of the modules that print, so that what older code printed is not taken for the work of newer. */
export async function codeDigest(): Promise<string> {
  const paths = await Promise.all(
    folders.map(async (folder) => (await readdir(folder)).sort().map((name) => join(folder, name))),
  );
  const texts = await Promise.all(paths.flat().map((path) => readFile(path)));
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('hex');
}
