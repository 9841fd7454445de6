// Puts a finished build in the place of the last one, takes along what is not ours, and mends an exchange that was cut short.
import { existsSync, lstatSync, renameSync } from 'node:fs';
import { lstat, mkdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errorCode, missing } from '../process/errors.ts';
import { manifestName, type Proof, survey } from './own-files.ts';
import { closeEmptyScratch, type Mark, sweepScratch } from './scratch.ts';

/**
 * What lies in the scratch folder of a build: the new build as it is written, the same when it is whole and moves file by
 * file, the last build while the two change places, and the last build once the new one stands in its place.
 */
const parts = { draft: 'draft', whole: 'whole', last: 'last', gone: 'gone' };

/** The folder below `scratch` that the new build is written to. */
export const draftIn = (scratch: string): string => join(scratch, parts.draft);

/** Tells one build in a folder from the next: its manifest is a new file each time. Empty where there is none. */
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
 * Exchanges the draft and the output folder, unless that does not hold the expected build any more; says whether it did.
 * No call exchanges two folders, so the last build steps aside first. Nothing else of this process runs in between.
 */
export function exchange(scratch: string, folder: string, expected: string): boolean {
  const last = join(scratch, parts.last);
  const wasThere = renamed(folder, last, ['ENOENT']);
  if (identityOf(last) !== expected) {
    if (wasThere) renamed(last, folder, occupied);
    return false;
  }
  try {
    if (renamed(draftIn(scratch), folder, taken)) {
      if (wasThere) renameSync(last, join(scratch, parts.gone));
      return true;
    }
  } catch (error) {
    if (wasThere) renamed(last, folder, occupied);
    throw error;
  }
  // Another build put itself there in this moment; what stepped aside is older than that.
  return false;
}

const taken = ['ENOTEMPTY', 'EEXIST'];
/** Or somebody else has put it back already. */
const occupied = [...taken, 'ENOENT'];

/** Renames and says true, or says false for errors of the given codes. */
function renamed(from: string, to: string, codes: readonly string[]): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (codes.includes(errorCode(error) ?? '')) return false;
    throw error;
  }
}

/** Moves a draft into the folder it lies in, file by file, the manifest last: for folders that cannot be exchanged. */
export async function moveInto(scratch: string, folder: string, proof: Proof): Promise<void> {
  await rename(draftIn(scratch), join(scratch, parts.whole));
  await moveWhole(scratch, folder, proof);
}

async function moveWhole(scratch: string, folder: string, proof: Proof): Promise<void> {
  const whole = join(scratch, parts.whole);
  const [made, before] = [await survey(whole, proof), await survey(folder, proof)];
  const listed = proof.listed(await readFile(join(whole, manifestName), 'utf8')) ?? [];
  for (const path of made.built.filter((name) => name !== manifestName)) await moveFile(whole, folder, path);
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

/** Removes files, and folders that are empty then. */
export async function removeAll(
  folder: string,
  files: readonly string[],
  folders: readonly string[],
): Promise<void> {
  for (const path of files) await rm(join(folder, path), { force: true });
  for (const path of folders) await rmdir(join(folder, path)).catch(() => undefined);
}

/**
 * Leaves the output folder whole after an exchange, finished or cut short, and removes the scratch folder unless something
 * foreign cannot be put back from it.
 */
export async function settle(scratch: string, folder: string, proof: Proof): Promise<void> {
  if (existsSync(join(scratch, parts.whole))) await moveWhole(scratch, folder, proof);
  await putBack(scratch, folder);
  for (const part of [parts.last, parts.gone]) await carry(join(scratch, part), folder, proof);
  await rm(draftIn(scratch), { recursive: true, force: true });
  await closeEmptyScratch(scratch);
}

/** Gives the last build its place back where nothing stands there. */
async function putBack(scratch: string, folder: string): Promise<void> {
  const last = join(scratch, parts.last);
  if ((await lstat(last).catch(missing)) === undefined) return;
  await rename(last, folder).catch((error: unknown) => {
    if (!occupied.includes(errorCode(error) ?? '')) throw error;
  });
}

/** Moves what is not ours over from an old build, and removes what is. */
async function carry(from: string, folder: string, proof: Proof): Promise<void> {
  if ((await lstat(from).catch(missing)) === undefined) return;
  const content = await survey(from, proof);
  for (const path of content.foreign) await carryOne(from, folder, path);
  for (const path of content.galleries) {
    const isNewer = (await lstat(join(folder, path)).catch(missing)) !== undefined;
    await (isNewer ? rm(join(from, path)) : carryOne(from, folder, path));
  }
  await removeAll(from, content.built, content.folders);
  await rmdir(from).catch(() => undefined);
}

const carryAttempts = 50;
const patientAttempts = 20;

/** Moves one entry. Tries again where another build is exchanging the folder in this moment; makes it if somebody removed it. */
async function carryOne(from: string, folder: string, path: string): Promise<void> {
  for (let attempt = 1; attempt <= carryAttempts; attempt += 1) {
    try {
      await makeParents(folder, path);
      return await rename(join(from, path), await freeName(join(folder, path)));
    } catch (error) {
      if (!occupied.includes(errorCode(error) ?? '')) throw error;
      await new Promise((resolve) => setTimeout(resolve, attempt));
      if (attempt === patientAttempts) await mkdir(folder, { recursive: true });
    }
  }
}

/** The path, or another where the new build or somebody since has put something: renaming would replace it without a word. */
async function freeName(path: string): Promise<string> {
  for (let number = 0; ; number += 1) {
    const name = number === 0 ? path : `${path}~${number}`;
    if ((await lstat(name).catch(missing)) === undefined) return name;
  }
}

/** Makes the folders above a path, but never the output folder itself, whose place may be kept for a build. */
async function makeParents(folder: string, path: string): Promise<void> {
  const names = path.split('/').slice(0, -1);
  for (const [index] of names.entries()) {
    await mkdir(join(folder, ...names.slice(0, index + 1))).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error;
    });
  }
}

/** Mends what killed builds left at an output folder: puts a lost build back, moves foreign files on, removes drafts. */
export async function sweepOutput(folder: string, proof: Proof): Promise<void> {
  const recover = async (scratch: string, { target = '' }: Mark, isOver: boolean): Promise<void> => {
    const place = dirname(scratch);
    if (target === '' || target === '..' || target !== basename(target)) return;
    const output = target === '.' ? place : join(place, target);
    if (isOver) await settle(scratch, output, proof);
    // Its run may live; putting back what it is exchanging makes it start over, and helps where it is dead elsewhere.
    else if ((await lstat(output).catch(missing)) === undefined) await putBack(scratch, output);
  };
  for (const place of new Set([dirname(folder), folder])) await sweepScratch(place, recover);
}
