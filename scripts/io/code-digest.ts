import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { programFolder } from './project.ts';

/** Where the code is that decides how drawings and prints come out of what is their own content; the lock has the libraries. */
const folders = ['diagnostics', 'drawing', 'formats', 'io', 'print', 'printing'];
const files = ['package-lock.json', 'scripts/diagram.ts', 'scripts/failure.ts', 'scripts/plot.ts'];

/** Hexadecimal SHA-256 of the code that draws and prints, so that what older code made is not taken for the work of newer. */
export async function codeDigest(): Promise<string> {
  const listed = await Promise.all(folders.map((folder) => modulesIn(join('scripts', folder))));
  const paths = [...files, ...listed.flat()];
  const texts = await Promise.all(paths.map((path) => readFile(join(programFolder, path))));
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('hex');
}

/** Whether the digest takes notice of a module, by its path in the program: `scripts/drawing/fit.ts`. */
export function isDigested(path: string): boolean {
  return files.includes(path) || folders.some((folder) => path.startsWith(`scripts/${folder}/`));
}

async function modulesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(join(programFolder, folder), { recursive: true });
  return names
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => join(folder, name));
}
