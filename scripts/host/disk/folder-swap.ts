// Swaps the last build for a new one, moves foreign files over, and completes a swap that was interrupted.
import { existsSync, lstatSync, renameSync } from 'node:fs';
import { lstat, mkdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errorCode, missing } from '../process/errors.ts';
import { manifestName, type Proof, survey } from './own-files.ts';
import { closeEmptyScratch, type Marker, sweepScratch } from './scratch.ts';

/**
 * Folders in the scratch folder of a build: `draft` is the new build while it is written, `whole` the new build while it
 * moves file by file, `last` the last build during the swap, and `gone` the last build after it.
 */
const parts = { draft: 'draft', whole: 'whole', last: 'last', gone: 'gone' };

/** The folder below `scratch` that the new build is written to. */
export const draftIn = (scratch: string): string => join(scratch, parts.draft);

/** Identifies the build in a folder by its manifest, which is a new file for each build. Empty where there is none. */
export function identityOf(folder: string): string {
  try {
    const { ino, mtimeNs, size } = lstatSync(join(folder, manifestName), { bigint: true });
    return `${ino} ${mtimeNs} ${size}`;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')) return '';
    throw error;
  }
}

/**
 * Swaps the draft and the output folder if that still holds the expected build; the result says whether it did. No system
 * call swaps two folders, so the last build is moved away first. Synchronous, so that nothing else of this process runs
 * in between.
 */
export function swapFolders(scratch: string, folder: string, expected: string): boolean {
  const last = join(scratch, parts.last);
  const wasThere = renames(folder, last, ['ENOENT']);
  if (identityOf(last) !== expected) {
    if (wasThere) renames(last, folder, occupied);
    return false;
  }
  try {
    if (renames(draftIn(scratch), folder, taken)) {
      if (wasThere) renameSync(last, join(scratch, parts.gone));
      return true;
    }
  } catch (error) {
    if (wasThere) renames(last, folder, occupied);
    throw error;
  }
  // Another build was swapped in between; the one that was moved away is older than that.
  return false;
}

const taken = ['ENOTEMPTY', 'EEXIST'];
/** Also when another run has restored it already. */
const occupied = [...taken, 'ENOENT'];

/** Renames and returns true; returns false for errors of the given codes. */
function renames(from: string, to: string, codes: readonly string[]): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (codes.includes(errorCode(error) ?? '')) return false;
    throw error;
  }
}

/** Moves a draft into the output folder file by file, the manifest last: for folders that cannot be renamed. */
export async function moveInto(scratch: string, folder: string, proof: Proof): Promise<void> {
  await rename(draftIn(scratch), join(scratch, parts.whole));
  await moveWhole(scratch, folder, proof);
}

async function moveWhole(scratch: string, folder: string, proof: Proof): Promise<void> {
  const whole = join(scratch, parts.whole);
  const [made, before] = [await survey(whole, proof), await survey(folder, proof)];
  const listed = proof.listed(await readFile(join(whole, manifestName), 'utf8')) ?? [];
  for (const path of made.built.filter((name) => name !== manifestName)) await moveFile(whole, folder, path);
  for (const path of made.besides) await moveFile(whole, folder, path);
  const kept = new Set([...listed, manifestName]);
  await removeAll(
    folder,
    before.built.filter((path) => !kept.has(path)),
    before.folders,
  );
  await moveFile(whole, folder, manifestName);
  await removeAll(whole, [], made.folders);
  await rmdir(whole);
}

async function moveFile(from: string, to: string, path: string): Promise<void> {
  await mkdir(dirname(join(to, path)), { recursive: true });
  await rename(join(from, path), join(to, path));
}

/** Removes files, and those folders that are empty then. */
export async function removeAll(
  folder: string,
  files: readonly string[],
  folders: readonly string[],
): Promise<void> {
  for (const path of files) await rm(join(folder, path), { force: true });
  for (const path of folders) await rmdir(join(folder, path)).catch(() => undefined);
}

/**
 * Completes a swap, whether it was interrupted or not: the output folder is whole then, and the scratch folder is removed
 * unless it holds foreign files that cannot be moved.
 */
export async function completeSwap(scratch: string, folder: string, proof: Proof): Promise<void> {
  if (existsSync(join(scratch, parts.whole))) await moveWhole(scratch, folder, proof);
  await restoreLast(scratch, folder);
  for (const part of [parts.last, parts.gone]) await moveForeign(join(scratch, part), folder, proof);
  await rm(draftIn(scratch), { recursive: true, force: true });
  await closeEmptyScratch(scratch);
}

/** Moves the last build back if there is no output folder. */
async function restoreLast(scratch: string, folder: string): Promise<void> {
  const last = join(scratch, parts.last);
  if ((await lstat(last).catch(missing)) === undefined) return;
  await rename(last, folder).catch((error: unknown) => {
    if (!occupied.includes(errorCode(error) ?? '')) throw error;
  });
}

/** Moves foreign files from an old build to the output folder and removes the build's own. */
async function moveForeign(from: string, folder: string, proof: Proof): Promise<void> {
  if ((await lstat(from).catch(missing)) === undefined) return;
  const content = await survey(from, proof);
  for (const path of content.foreign) await moveEntry(from, folder, path);
  for (const path of content.besides) {
    const isNewer = (await lstat(join(folder, path)).catch(missing)) !== undefined;
    await (isNewer ? rm(join(from, path)) : moveEntry(from, folder, path));
  }
  await removeAll(from, content.built, content.folders);
  await rmdir(from).catch(() => undefined);
}

const mostAttempts = 50;
const attemptsBeforeMaking = 20;

/** Moves one entry. Retries while another run swaps the output folder; makes that folder if it was removed. */
async function moveEntry(from: string, folder: string, path: string): Promise<void> {
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    try {
      await makeParents(folder, path);
      return await rename(join(from, path), await freeName(join(folder, path)));
    } catch (error) {
      if (!occupied.includes(errorCode(error) ?? '')) throw error;
      await new Promise((resolve) => setTimeout(resolve, attempt));
      if (attempt === attemptsBeforeMaking) await mkdir(folder, { recursive: true });
    }
  }
}

/** The path, or with a number after it if something is there already, which renaming would replace. */
async function freeName(path: string): Promise<string> {
  for (let number = 0; ; number += 1) {
    const name = number === 0 ? path : `${path}~${number}`;
    if ((await lstat(name).catch(missing)) === undefined) return name;
  }
}

/** Makes the folders above a path, but never the output folder itself, where another run may be swapping its build in. */
async function makeParents(folder: string, path: string): Promise<void> {
  const names = path.split('/').slice(0, -1);
  for (const [index] of names.entries()) {
    await mkdir(join(folder, ...names.slice(0, index + 1))).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error;
    });
  }
}

/** Completes the swaps of builds that were killed: restores the last build, moves foreign files, removes drafts. */
export async function sweepOutput(folder: string, proof: Proof): Promise<void> {
  const recover = async (scratch: string, { target = '' }: Marker, isOver: boolean): Promise<void> => {
    const place = dirname(scratch);
    if (target === '' || target === '..' || target !== basename(target)) return;
    const output = target === '.' ? place : join(place, target);
    if (isOver) await completeSwap(scratch, output, proof);
    // Its run may still live: then it finds the last build restored and starts its swap again. If it has ended on another
    // machine, the last build is back.
    else if ((await lstat(output).catch(missing)) === undefined) await restoreLast(scratch, output);
  };
  for (const place of new Set([dirname(folder), folder])) await sweepScratch(place, recover);
}
