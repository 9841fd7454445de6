import { randomUUID } from 'node:crypto';
import { access, constants, lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Failure } from '../failure.ts';
import { errorCode, plainFailure } from './errors.ts';

/** UTF-8 text of a file that the person named, at an absolute path. */
export async function readTextFile(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') throw new Failure(`There is no file \`${path}\``, { cause: error });
    if (errorCode(error) === 'EISDIR') throw new Failure(`\`${path}\` is a folder`, { cause: error });
    throw plainFailure(`read ${path}`, error);
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    const help = 'save it as UTF-8 ("CSV UTF-8" in spreadsheets)';
    throw new Failure(`Unexpected bytes in \`${path}\`, expected UTF-8 text`, { help, cause });
  }
}

/** Writes a whole file at an absolute path or leaves it as it was. */
export async function writeTextFile(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  try {
    await writeFile(draft, text);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw plainFailure(`write ${path}`, error);
  }
}

/** Removes a folder with everything in it; a link is removed, what it leads to stays. Says whether there was one. */
export async function removeFolder(path: string, name: string): Promise<boolean> {
  try {
    await lstat(path);
    await rm(path, { recursive: true });
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw plainFailure(`remove ${name}`, error);
  }
}

/** Makes a folder and those above it, unless they are there. */
export async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true }).catch((error: unknown) => {
    throw plainFailure(`make ${path}`, error);
  });
}

/** Whether files can be written in a folder, or in the nearest one above it that exists. */
export async function isWritable(path: string): Promise<boolean> {
  try {
    await access(path, constants.W_OK);
    return true;
  } catch (error) {
    const parent = dirname(path);
    return errorCode(error) === 'ENOENT' && parent !== path && isWritable(parent);
  }
}

/** Bytes of all files below a folder; `undefined` when it does not exist. */
export async function folderSize(path: string): Promise<number | undefined> {
  const names = await readdir(path, { recursive: true }).catch(() => undefined);
  if (names === undefined) return undefined;
  const infos = await Promise.all(names.map((name) => lstat(join(path, name)).catch(() => undefined)));
  return infos.reduce((sum, info) => sum + (info?.isFile() === true ? info.size : 0), 0);
}
