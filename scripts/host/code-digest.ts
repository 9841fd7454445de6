// The digest of the program's code, by which caches tell results of other code apart.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../model/digest.ts';
import { fewAtOnce } from '../model/tasks/few-at-once.ts';
import { missing } from './process/errors.ts';
import { programFolder } from './project.ts';

/** Folders of the code on which drawings, prints, presentations and PowerPoint files depend, beside their own content. */
const folders = [
  'messages',
  'model',
  'facts',
  'read',
  'draw',
  'render/html',
  'render/deck',
  'print',
  'office',
  'host',
];

/** Files with the versions of the libraries: the lock, and what npm records of an installation. */
const locks = ['package-lock.json', 'node_modules/.package-lock.json'];

/** Hexadecimal SHA-256 of the code that draws and prints, and of the versions of the libraries. */
export async function codeDigest(): Promise<string> {
  return digestOf(await digestedPaths());
}

/** The same for the whole program. */
export async function programDigest(): Promise<string> {
  return digestOf(await modulesIn('scripts'));
}

async function digestOf(paths: readonly string[]): Promise<string> {
  const few = fewAtOnce();
  const texts = await Promise.all(paths.map((path) => few(() => readFile(join(programFolder, path)))));
  return sha256(await librariesText(), ...texts.flatMap((text) => ['\0', text]));
}

async function librariesText(): Promise<string> {
  const texts = locks.map((path) => readFile(join(programFolder, path), 'utf8').catch(missing));
  return (await Promise.all(texts)).map((text) => text ?? '').join('\0');
}

/** The files that the digest covers, by their paths in the program: `scripts/draw/charts/fit.ts`. */
export async function digestedPaths(): Promise<readonly string[]> {
  const listed = await Promise.all(folders.map((folder) => modulesIn(`scripts/${folder}`)));
  return listed.flat();
}

async function modulesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(join(programFolder, folder), { recursive: true });
  return names
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
}
