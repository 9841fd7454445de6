// The folder that readers get: opened only where nothing is in the way, replaced as a whole or not at all.
import {
  access,
  constants,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  readlink,
  realpath,
  stat,
} from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { Failure } from '../../messages/failure.ts';
import { errorCode, missing, plainFailure } from '../process/errors.ts';
import { draftIn, exchange, identityOf, moveInto, settle, sweepOutput } from './folder-swap.ts';
import { type Content, inTheWay, type Proof, survey } from './own-files.ts';
import { closeEmptyScratch, openScratch } from './scratch.ts';

/** A file to be written, with its path relative to the output folder. */
interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The moment from which on a run changes what was there before. */
export interface Commit {
  /** Called directly before the first change. Throws when the run is to end; after it, nothing interrupts the change. */
  begin(): void;
  /** Called when the change is whole, or was undone again. */
  done(isWritten: boolean): void;
}

/** The folder that readers get. Its content changes as a whole or not at all, and what no build made stays in it. */
export interface Dist {
  /** A file of the last build; `undefined` when there is none. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Tells the build that is in the folder now from any other. */
  identity(): string;
  /**
   * Replaces the build `expected` in the folder by `files`. Gives false, and changes nothing, when another build was
   * written meanwhile. Throws when something foreign is in the way.
   */
  replace(files: readonly OutputFile[], expected: string, commit: Commit): Promise<boolean>;
  /** Ends an unfinished `replace` and removes what it wrote; one that is already changing places is let through. */
  discard(): Promise<void>;
}

interface Progress {
  scratch?: string;
  exchange?: Promise<boolean>;
}

/**
 * The output folder at an absolute path. Sweeps what killed builds left, and rejects when the folder holds something that
 * no build made in a place where none ever wrote, or where one of `paths` is to be written.
 */
export async function openDist(path: string, proof: Proof, paths: readonly string[]): Promise<Dist> {
  const name = nameOf(path);
  const plain = (error: unknown) => {
    throw plainFailure(`write ${name}`, error);
  };
  const folder = await realFolder(path).catch(plain);
  await sweepOutput(folder, proof);
  refuse(name, await steadySurvey(folder, proof).catch(plain), paths);
  await probe(folder).catch(plain);
  const progress: Progress = {};
  return {
    read: readDist(folder),
    identity: () => identityOf(folder),
    replace: (files, expected, commit) =>
      replace({ folder, name, proof }, files, { expected, commit, progress }).catch(plain),
    discard: async () => {
      await progress.exchange?.catch(() => undefined);
      if (progress.scratch !== undefined) await settle(progress.scratch, folder, proof);
    },
  };
}

function nameOf(path: string): string {
  return relative(process.cwd(), path) || path;
}

/** Reads files of the last build in the output folder, without anything that a build needs. */
export function readDist(folder: string): Dist['read'] {
  return (name) => readFile(join(folder, name)).then((bytes) => new Uint8Array(bytes), missing);
}

/** Where the output folder lies, links followed. Rejects when it is a file, or a link to nothing. */
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

/** Looks again when another build was exchanged meanwhile. */
async function steadySurvey(folder: string, proof: Proof): Promise<Content> {
  const before = identityOf(folder);
  const content = await survey(folder, proof);
  return identityOf(folder) === before ? content : steadySurvey(folder, proof);
}

/** Throws when a build may not write to a folder with this content. */
function refuse(name: string, { isBuilt, foreign }: Content, paths: readonly string[]): void {
  const obstacle = inTheWay(foreign, paths);
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

/** Rejects when files cannot be written, so that nobody waits for a build in vain. */
async function probe(folder: string): Promise<void> {
  await access(folder, constants.W_OK).catch(missing);
  await closeEmptyScratch(await makeScratch(folder));
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
  const { folder, name, proof } = place;
  const scratch = await makeScratch(folder);
  attempt.progress.scratch = scratch;
  try {
    const draft = draftIn(scratch);
    await Promise.all(files.map((file) => writeDurably(join(draft, file.path), file.bytes)));
    const content = await survey(folder, proof);
    // Where another build was exchanged meanwhile, what was found may be of neither.
    const isExpected = identityOf(folder) === attempt.expected;
    if (isExpected)
      refuse(
        name,
        content,
        files.map((file) => file.path),
      );
    attempt.progress.exchange = change(place, scratch, attempt);
    return await attempt.progress.exchange;
  } catch (error) {
    await settle(scratch, folder, proof);
    throw error;
  }
}

/** From the last look at whether the run goes on to the new build in its place. */
async function change({ folder, proof }: Place, scratch: string, attempt: Attempt): Promise<boolean> {
  const { expected, commit } = attempt;
  let isWritten = false;
  commit.begin();
  try {
    if (dirname(scratch) === folder) {
      if (identityOf(folder) !== expected) return false;
      await moveInto(scratch, folder, proof);
      isWritten = true;
    } else isWritten = exchange(scratch, folder, expected);
    // Only now is everything in place that is not ours.
    await settle(scratch, folder, proof);
    return isWritten;
  } finally {
    commit.done(isWritten);
  }
}

/** Beside the folder; inside it where the parent cannot be written or mount points are in play, which cannot be renamed. */
async function makeScratch(folder: string): Promise<string> {
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

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.datasync();
  } finally {
    await file.close();
  }
}
