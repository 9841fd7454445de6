import {
  access,
  constants,
  mkdir,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
} from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { Failure } from '../failure.ts';
import { errorCode, missing, plainFailure } from './errors.ts';
import { siblingName, sweep } from './leftovers.ts';

/** A file to be written, with its path relative to the output folder. */
interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The folder that readers get. Its content changes as a whole or not at all. */
export interface Dist {
  /** A file of the last build; `undefined` when there is none. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Replaces everything in the folder by `files`. */
  replace(files: readonly OutputFile[]): Promise<void>;
  /** Ends an unfinished `replace` and removes what it wrote; one that is already changing places is let through. */
  discard(): Promise<void>;
}

const manifestName = 'manifest.json';
const galleryName = 'gallery.html';

/** Whether the text of a `manifest.json`, or of a `gallery.html` that lies alone, says that this project made its folder. */
export type IsManifest = (text: string) => boolean;

interface Progress {
  draft?: string;
  exchange?: Promise<void>;
}

/** The output folder at an absolute path. Rejects when it holds something that no build made, and sweeps what killed builds left. */
export async function openDist(path: string, isManifest: IsManifest): Promise<Dist> {
  await sweep(path);
  const folder = (await realpath(path).catch(missing)) ?? path;
  await refuseForeign(folder, isManifest);
  const progress: Progress = {};
  const plain = (error: unknown) => {
    throw plainFailure(`write ${relative(process.cwd(), path) || path}`, error);
  };
  await probe(folder).catch(plain);
  return {
    read: readDist(folder),
    replace: (files) => replace(folder, files, progress).catch(plain),
    discard: async () => {
      await progress.exchange?.catch(() => undefined);
      if (progress.draft !== undefined) await rm(progress.draft, { recursive: true, force: true });
    },
  };
}

/** Reads files of the last build in the output folder, without anything that a build needs. */
export function readDist(folder: string): Dist['read'] {
  return (name) => readFile(join(folder, name)).then((bytes) => new Uint8Array(bytes), missing);
}

/** Rejects unless the folder is absent, empty or made by a build; dotfiles do not count. */
export async function refuseForeign(folder: string, isManifest: IsManifest): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (errorCode(error) === 'ENOTDIR') throw new Failure(`Unexpected file \`${folder}\`, expected a folder`);
    return missing(error);
  });
  const visible = (names ?? []).filter((name) => !name.startsWith('.'));
  if (visible.length === 0) return;
  const mark = visible.length === 1 && visible[0] === galleryName ? galleryName : manifestName;
  const manifest = await readFile(join(folder, mark), 'utf8').catch(missing);
  if (manifest !== undefined && isManifest(manifest)) return;
  throw new Failure(
    `Unexpected content in \`${folder}\`, expected an empty folder or one written by a build`,
    {
      help: 'choose another folder with --output, or empty this one yourself',
    },
  );
}

/** Rejects when files cannot be written, so that nobody waits for a build in vain. */
async function probe(folder: string): Promise<void> {
  await access(folder, constants.W_OK).catch(missing);
  await rm(await makeDraft(folder), { recursive: true });
}

async function replace(folder: string, files: readonly OutputFile[], progress: Progress): Promise<void> {
  const draft = await makeDraft(folder);
  progress.draft = draft;
  try {
    await Promise.all(files.map((file) => writeDurably(join(draft, file.path), file.bytes)));
    const isBeside = dirname(draft) === dirname(folder);
    progress.exchange = isBeside ? swap(draft, folder) : moveInto(draft, folder, files);
    await progress.exchange;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Beside the folder; inside it where the parent cannot be written or the folder is a mount point, which cannot be renamed. */
async function makeDraft(folder: string): Promise<string> {
  const parent = dirname(folder);
  const name = siblingName(folder, 'draft');
  if (await isMountPoint(folder)) return makeFolder(join(folder, name));
  await mkdir(parent, { recursive: true });
  return makeFolder(join(parent, name)).catch(async (error: unknown) => {
    const isLocked = ['EACCES', 'EPERM', 'EROFS'].includes(errorCode(error) ?? '');
    if (!isLocked || (await stat(folder).catch(missing)) === undefined) throw error;
    return makeFolder(join(folder, name));
  });
}

async function makeFolder(path: string): Promise<string> {
  await mkdir(path);
  return path;
}

async function isMountPoint(folder: string): Promise<boolean> {
  const [own, parent] = await Promise.all([
    stat(folder).catch(missing),
    stat(dirname(folder)).catch(missing),
  ]);
  return own !== undefined && parent !== undefined && own.dev !== parent.dev;
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

const swapAttempts = 100;

/** No call exchanges two folders, so the old one steps aside first; `sweep` puts it back if we are killed in between. */
async function swap(draft: string, folder: string): Promise<void> {
  const retired = join(dirname(folder), siblingName(folder, 'old'));
  for (let attempt = 1; ; attempt += 1) {
    await rename(folder, retired).catch(missing);
    try {
      await rename(draft, folder);
      break;
    } catch (error) {
      const isTaken = ['ENOTEMPTY', 'EEXIST'].includes(errorCode(error) ?? '');
      if (!isTaken || attempt === swapAttempts) {
        await rename(retired, folder).catch(() => undefined);
        throw error;
      }
      // Another build finished just now: its folder gives way to ours, the later one.
      await rm(retired, { recursive: true, force: true });
    }
  }
  await rm(retired, { recursive: true, force: true });
}

/** File by file, the manifest last: for folders that cannot be exchanged. */
async function moveInto(draft: string, folder: string, files: readonly OutputFile[]): Promise<void> {
  const paths = files.map((file) => file.path).filter((path) => path !== manifestName);
  for (const path of [...paths, manifestName]) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await rename(join(draft, path), join(folder, path));
  }
  const kept = new Set([...paths, manifestName].map((path) => path.split('/')[0]));
  const names = await readdir(folder);
  const stale = names.filter((name) => !name.startsWith('.') && !kept.has(name));
  await Promise.all(stale.map((name) => rm(join(folder, name), { recursive: true })));
}
