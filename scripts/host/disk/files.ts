// Reads, writes and removes files that the person named, with messages about what the system does not allow.
import { realpathSync } from 'node:fs';
import {
  access,
  constants,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Failure } from '../../messages/failure.ts';
import { errorCode, missing, plainFailure } from '../process/errors.ts';
import { closeScratch, openScratch, sweepScratch } from './scratch.ts';

/**
 * Text of a file at an absolute path: UTF-8, or UTF-16 where a byte order mark says so, as some spreadsheets write it. Rejects
 * with a `Failure` when it cannot be read or is neither.
 */
export async function readTextFile(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') throw new Failure(`There is no file \`${path}\``, { cause: error });
    if (errorCode(error) === 'EISDIR') throw new Failure(`\`${path}\` is a folder`, { cause: error });
    throw plainFailure(`read ${path}`, error);
  });
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    const help = 'save it as UTF-8 ("CSV UTF-8" in spreadsheets)';
    const expected = `${encoding.toUpperCase()} text`;
    throw new Failure(`Unexpected bytes in \`${path}\`, expected ${expected}`, { help, cause });
  }
}

/** The encoding that a byte order mark names; UTF-8 without one. */
function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** Writes a whole file at an absolute path or leaves it as it was. The target of a link is replaced, not the link; a device is written to. */
export async function writeTextFile(path: string, text: string): Promise<void> {
  await writeBytes(path, new TextEncoder().encode(text));
}

/** The same for bytes. */
export async function writeBytes(path: string, bytes: Uint8Array): Promise<void> {
  await replaceFile(path, bytes).catch((error: unknown) => {
    throw plainFailure(`write ${path}`, error);
  });
}

/** Bytes of a file at an absolute path. Rejects with a `Failure` when it cannot be read. */
export async function readBytes(path: string): Promise<Uint8Array> {
  return readFile(path).catch((error: unknown) => {
    throw plainFailure(`read ${path}`, error);
  });
}

async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const target = (await realpath(path).catch(missing)) ?? path;
  if (target === path) await refuseLostLink(path);
  const info = await stat(target).catch(missing);
  if (info !== undefined && !info.isFile() && !info.isDirectory()) return writeFile(target, bytes);
  await sweepScratch(dirname(target));
  const scratch = await openScratch(dirname(target));
  try {
    const draft = join(scratch, basename(target));
    await writeFile(draft, bytes);
    await rename(draft, target);
  } finally {
    await closeScratch(scratch);
  }
}

async function refuseLostLink(path: string): Promise<void> {
  const lost = await readlink(path).catch(() => undefined);
  if (lost === undefined) return;
  throw new Failure(`\`${path}\` is a link to \`${lost}\`, which does not exist`, {
    help: 'make what it leads to, or remove the link',
  });
}

/**
 * Removes the named folders in a folder, and the folder itself if it is empty then. A link is removed, its target stays.
 * Resolves to whether any of them existed.
 */
export async function removeFolders(folder: string, names: readonly string[]): Promise<boolean> {
  const isRemoved = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const wasThere = await isThere(path);
      await rm(path, { recursive: true, force: true }).catch((error: unknown) => {
        throw plainFailure(`remove ${path}`, error);
      });
      return wasThere;
    }),
  );
  await rmdir(folder).catch(() => undefined);
  return isRemoved.includes(true);
}

/** A path with the links followed in as much of it as exists. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(realPath(parent), basename(path));
  }
}

/** Whether anything exists at a path, also a link without a target. */
export async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** Makes a folder and those above it, unless they exist. */
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
