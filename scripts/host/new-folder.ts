// Makes a new folder with all its files, or nothing.
import { readdirSync, renameSync } from 'node:fs';
import { mkdir, readdir, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { wrongUsage } from '../messages/failure.ts';
import type { Commit } from './disk/dist.ts';
import { draftIn } from './disk/folder-swap.ts';
import { closeScratch, isScratchName, openScratch, sweepScratch } from './disk/scratch.ts';
import { errorCode, plainFailure } from './process/errors.ts';

/** A folder to be made. */
export interface NewFolder {
  /** Absolute path, links followed, of a folder that does not exist or is empty. */
  readonly path: string;
  /** The path as the person wrote it, for messages. */
  readonly name: string;
  /** Bytes by path with `/`. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly commit: Commit;
  readonly signal: AbortSignal;
}

/** Throws wrong usage unless nothing stands at the path or an empty folder does, and no file on the way to it. */
export async function refuseOccupied(path: string, name: string): Promise<void> {
  try {
    await sweepScratch(path);
    refuseContent(await readdir(path), name);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    if (errorCode(error) !== 'ENOTDIR') throw plainFailure(`make ${name}`, error, '');
    throw wrongUsage(
      `Unexpected file \`${await nearest(path)}\`, expected a folder or nothing`,
      'choose another folder',
    );
  }
}

function refuseContent(names: readonly string[], name: string): void {
  const [found, ...more] = names.toSorted();
  if (found === undefined) return;
  const others = more.length === 0 ? '' : ` and ${more.length} more`;
  throw wrongUsage(
    `Unexpected content in \`${name}\`, expected an empty folder or none; found \`${found}\`${others}`,
    'choose another folder',
  );
}

/** The nearest thing that exists at a path or above it. */
async function nearest(path: string): Promise<string> {
  const isThere = await stat(path).then(
    () => true,
    () => false,
  );
  return isThere || dirname(path) === path ? path : nearest(dirname(path));
}

/** Writes the files into the folder, which is made with those above it. When that fails or is interrupted, nothing stays. */
export async function makeNewFolder(folder: NewFolder): Promise<void> {
  await refuseOccupied(folder.path, folder.name);
  const isThere = await stat(folder.path).then(
    () => true,
    () => false,
  );
  const place = isThere ? folder.path : dirname(folder.path);
  const firstMade = await mkdir(place, { recursive: true }).catch((error: unknown) => {
    throw plainFailure(`make ${folder.name}`, error, '');
  });
  try {
    await makeIn(place, folder, isThere);
  } catch (error) {
    if (firstMade !== undefined) await removeEmpty(place, firstMade);
    throw plainFailure(`make ${folder.name}`, error, '');
  }
}

async function makeIn(place: string, folder: NewFolder, isThere: boolean): Promise<void> {
  const { path, name, files, commit, signal } = folder;
  await sweepScratch(place);
  const scratch = await openScratch(place);
  try {
    const draft = draftIn(scratch);
    for (const [file, bytes] of files) {
      signal.throwIfAborted();
      await mkdir(dirname(join(draft, file)), { recursive: true });
      await writeFile(join(draft, file), bytes, { flag: 'wx' });
    }
    commit.begin();
    let isWritten = false;
    try {
      // A folder that is there may be somebody's current one, or a mount: it stays, and the entries move.
      if (isThere) moveEntries(draft, path, name);
      else renameSync(draft, path);
      isWritten = true;
    } finally {
      commit.done(isWritten);
    }
  } finally {
    await closeScratch(scratch);
  }
}

/** Moves all entries into a folder that is still empty, or none. Nothing else of this process runs in between. */
function moveEntries(from: string, to: string, name: string): void {
  const others = readdirSync(to).filter((entry) => !isScratchName(entry));
  refuseContent(others, name);
  const moved: string[] = [];
  try {
    for (const entry of readdirSync(from)) {
      renameSync(join(from, entry), join(to, entry));
      moved.push(entry);
    }
  } catch (error) {
    for (const entry of moved) renameSync(join(to, entry), join(from, entry));
    throw error;
  }
}

/** Removes a folder and those above it down from `first`, as far as they are empty. */
async function removeEmpty(path: string, first: string): Promise<void> {
  await rmdir(path).catch(() => undefined);
  if (path !== first && path.startsWith(first)) await removeEmpty(dirname(path), first);
}
