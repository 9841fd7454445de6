// Finds a place for the files of a build that is not complete, and writes them there.
import { lstat, mkdir, open, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errorCode, missing } from '../process/errors.ts';
import { openScratch } from './scratch.ts';

/** Makes a scratch folder beside the output folder; inside it if the parent cannot be written, or if there are mount points, which cannot be renamed. */
export async function makeDraftScratch(folder: string): Promise<string> {
  const parent = dirname(folder);
  if (await hasMounts(folder)) return openScratch(folder, '.');
  await mkdir(parent, { recursive: true });
  return openScratch(parent, basename(folder)).catch(async (error: unknown) => {
    const isLocked = ['EACCES', 'EPERM', 'EROFS'].includes(errorCode(error) ?? '');
    if (!isLocked || (await stat(folder).catch(missing)) === undefined) throw error;
    return openScratch(folder, '.');
  });
}

/** Whether the folder, or something directly in it, lies on another device than the folder above. */
async function hasMounts(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(missing);
  if (names === undefined) return false;
  const paths = [dirname(folder), folder, ...names.map((name) => join(folder, name))];
  const infos = await Promise.all(paths.map((path) => lstat(path).catch(missing)));
  return new Set(infos.flatMap((info) => (info === undefined ? [] : [info.dev]))).size > 1;
}

/** Writes a new file and waits until it is on the disk. */
export async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.datasync();
  } finally {
    await file.close();
  }
}
