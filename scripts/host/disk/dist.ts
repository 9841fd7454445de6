// The output folder: opened only if nothing foreign is in the way, replaced as a whole or not at all.
import { access, constants, lstat, readFile, readlink, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { Failure } from '../../messages/failure.ts';
import { fewAtOnce } from '../../model/tasks/few-at-once.ts';
import { errorCode, missing, plainFailure } from '../process/errors.ts';
import { makeDraftScratch, writeDurably } from './draft-place.ts';
import { completeSwap, draftIn, identityOf, moveInto, swapFolders, sweepOutput } from './folder-swap.ts';
import { type Content, findObstacle, ignoreFile, type Proof, survey, variantsFolder } from './own-files.ts';
import { closeEmptyScratch, openScratch } from './scratch.ts';

/** A file to be written, with its path relative to the output folder. */
interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Brackets the change that a run makes to what was there before. */
export interface Commit {
  /** To be called directly before the first change. Throws when the run was interrupted; after it, nothing interrupts the change. */
  begin(): void;
  /** To be called when the change is complete, or was undone. */
  done(isWritten: boolean): void;
}

/** The output folder. Its build changes as a whole or not at all, and foreign files stay in it. */
export interface Dist {
  /** A file of the last build; `undefined` when there is none. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Identifies the build that is in the folder now; empty where there is none. */
  identity(): string;
  /**
   * Replaces the build with the identity `expected` by `files`. Resolves to false, and changes nothing, when another build
   * was written meanwhile. Rejects with a `Failure` when something foreign is in the way.
   */
  replace(files: readonly OutputFile[], expected: string, commit: Commit): Promise<boolean>;
  /** Removes what an unfinished `replace` wrote; waits for a swap that has begun. */
  discard(): Promise<void>;
}

interface Progress {
  scratch?: string;
  swap?: Promise<boolean>;
}

/**
 * The output folder at an absolute path. Sweeps what killed builds have left. Rejects with a `Failure` when the folder holds
 * foreign files and no build, when a foreign file is at a place where one of `paths` is to be written, and when it cannot be
 * written. With `isHidden`, the first build that is written there keeps the folder out of git.
 */
export async function openDist(
  path: string,
  proof: Proof,
  paths: readonly string[],
  isHidden = false,
): Promise<Dist> {
  const name = nameOf(path);
  const fail = (error: unknown) => {
    throw plainFailure(`write ${placeOf(error, name, path)}`, error);
  };
  const folder = await realFolder(path).catch(fail);
  await sweepOutput(folder, proof);
  const content = await steadySurvey(folder, proof).catch(fail);
  refuse(name, content, paths);
  await probe(folder, content.folders).catch(fail);
  const progress: Progress = {};
  return {
    read: readDist(folder),
    identity: () => identityOf(folder),
    replace: (files, expected, commit) =>
      replace({ folder, name, proof }, withIgnoreFile(files, isHidden && expected === ''), {
        expected,
        commit,
        progress,
      }).catch(fail),
    discard: async () => {
      await progress.swap?.catch(() => undefined);
      if (progress.scratch !== undefined) await completeSwap(progress.scratch, folder, proof);
    },
  };
}

/** Only the first build brings the list for git: who deleted it since wants to commit the folder. */
function withIgnoreFile(files: readonly OutputFile[], isFirst: boolean): readonly OutputFile[] {
  const bytes = new TextEncoder().encode(ignoreFile.text);
  return isFirst ? [...files, { path: ignoreFile.name, bytes }] : files;
}

function nameOf(path: string): string {
  return relative(process.cwd(), path) || path;
}

/** The file or folder in the output folder that an error of the system names, otherwise the output folder. */
function placeOf(error: unknown, name: string, folder: string): string {
  const path = typeof error === 'object' && error !== null && 'path' in error ? String(error.path) : '';
  const way = relative(folder, path);
  return path === '' || isAbsolute(way) || /^\.\.|(?:^|\/)\.edition-run~/u.test(way) ? name : join(name, way);
}

/** For `catch`: gives `undefined` also where a folder is in the place of the file, or a file in that of its folder. */
function noFile(error: unknown): undefined {
  return ['EISDIR', 'ENOTDIR'].includes(errorCode(error) ?? '') ? undefined : missing(error);
}

/** Reads files of the last build in an output folder that need not be writable. */
export function readDist(folder: string): Dist['read'] {
  return (name) => readFile(join(folder, name)).then((bytes) => new Uint8Array(bytes), noFile);
}

/** The real path of the output folder. Rejects with a `Failure` when it is a file, or a link without a target. */
export async function realFolder(path: string): Promise<string> {
  const link = await lstat(path).catch(missing);
  if (link === undefined) return path;
  const real = await realpath(path).catch(missing);
  if (real === undefined) {
    const help = 'make that folder, or remove the link';
    throw new Failure(`\`${nameOf(path)}\` is a link to \`${await readlink(path)}\`, which does not exist`, {
      help,
    });
  }
  if ((await stat(real)).isDirectory()) return real;
  throw new Failure(`Unexpected file \`${nameOf(path)}\`, expected a folder`, {
    help: 'choose another folder with --output',
  });
}

/** Surveys the folder again if another build was swapped in meanwhile. */
async function steadySurvey(folder: string, proof: Proof): Promise<Content> {
  const before = identityOf(folder);
  const content = await survey(folder, proof);
  return identityOf(folder) === before ? content : steadySurvey(folder, proof);
}

/** Throws when a build may not write to a folder with this content. */
function refuse(name: string, content: Content, paths: readonly string[]): void {
  const { isBuilt, nested } = content;
  const foreign = content.foreign.filter((entry) => nested.length === 0 || entry !== variantsFolder);
  const obstacle = findObstacle(foreign, paths);
  if (obstacle !== undefined) {
    throw new Failure(`Unexpected \`${join(name, obstacle)}\`, which no build made, where a build writes`, {
      help: 'move it away, or choose another folder with --output',
    });
  }
  if (isBuilt || foreign.length === 0) return;
  const found = `found \`${foreign[0]}\`${foreign.length === 1 ? '' : ` and ${foreign.length - 1} more`}`;
  throw new Failure(
    `Unexpected content in \`${name}\`, expected an empty folder or one written by a build; ${found}`,
    {
      help: 'choose another folder with --output; what is added to a folder after its first build stays there',
    },
  );
}

/** Rejects when files cannot be written, before time is spent on a build. */
async function probe(folder: string, inner: readonly string[]): Promise<void> {
  for (const path of ['', ...inner]) await access(join(folder, path), constants.W_OK).catch(missing);
  await closeEmptyScratch(await makeDraftScratch(folder));
}

interface Place {
  readonly folder: string;
  readonly name: string;
  readonly proof: Proof;
}

interface Attempt {
  readonly expected: string;
  readonly commit: Commit;
  readonly progress: Progress;
}

async function replace(place: Place, files: readonly OutputFile[], attempt: Attempt): Promise<boolean> {
  try {
    return await replaceFrom(await makeDraftScratch(place.folder), place, files, attempt);
  } catch (error) {
    // A mount of the same device, and a folder in a lower layer of an overlay, show only when they are to be renamed.
    if (!['EBUSY', 'EXDEV'].includes(errorCode(error) ?? '')) throw error;
    return replaceFrom(await openScratch(place.folder, '.'), place, files, attempt);
  }
}

async function replaceFrom(
  scratch: string,
  { folder, name, proof }: Place,
  files: readonly OutputFile[],
  attempt: Attempt,
): Promise<boolean> {
  attempt.progress.scratch = scratch;
  try {
    const draft = draftIn(scratch);
    const few = fewAtOnce();
    await Promise.all(files.map((file) => few(() => writeDurably(join(draft, file.path), file.bytes))));
    const content = await survey(folder, proof);
    // If another build was swapped in meanwhile, the content may be a mixture of both.
    const isExpected = identityOf(folder) === attempt.expected;
    const paths = files.map((file) => file.path);
    if (isExpected) refuse(name, content, paths);
    attempt.progress.swap = swapIn({ folder, name, proof }, scratch, attempt);
    return await attempt.progress.swap;
  } catch (error) {
    await completeSwap(scratch, folder, proof);
    throw error;
  }
}

/** Swaps the new build in, bracketed by `commit`. */
async function swapIn({ folder, proof }: Place, scratch: string, attempt: Attempt): Promise<boolean> {
  const { expected, commit } = attempt;
  let isWritten = false;
  commit.begin();
  try {
    if (dirname(scratch) === folder) {
      if (identityOf(folder) !== expected) return false;
      await moveInto(scratch, folder, proof);
      isWritten = true;
    } else isWritten = swapFolders(scratch, folder, expected);
    // Foreign files are moved to the new build here.
    await completeSwap(scratch, folder, proof);
    return isWritten;
  } finally {
    commit.done(isWritten);
  }
}
