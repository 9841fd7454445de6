// The files of a project on disk.
import type { Dirent, Stats } from 'node:fs';
import { lstat, readdir, readFile, readlink, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { getHeapStatistics } from 'node:v8';
import { Failure } from '../../messages/failure.ts';
import type { World } from '../../model/sources.ts';
import { fewAtOnce } from '../../model/tasks/few-at-once.ts';
import { errorCode, missing } from '../process/errors.ts';

/** Folders of the project that the program writes and never reads. */
const generated: ReadonlySet<string> = new Set(['data/schema']);

/**
 * The project's files on disk below `root`. Reading rejects with a `Failure` for what is no file of the project: a path that
 * leads outside, also through links; a link that leads nowhere or in a circle; a pipe, a socket or a device, which could be
 * read for ever; a file that may not be read. A folder that cannot be listed is listed as if it were such a file.
 */
export async function diskWorld(root: string): Promise<World> {
  const home = await realpath(root);
  return {
    read: async (path) => decode(path, await readInside(home, path)),
    readBytes: async (path) => new Uint8Array(await readInside(home, path)),
    list: async (folder) => (await walk(home, inside(folder), new Set())).sort(byCodeUnits),
  };
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Throws unless the path is relative, has no `..` and uses `/`. */
function inside(path: string): string {
  const parts = path.split('/');
  const leaves = isAbsolute(path) || path.includes('\0') || path.includes('\\') || parts.includes('..');
  if (leaves || /^[a-z]:/iu.test(path)) {
    throw new Failure(`Unexpected path \`${path}\`, expected one inside the project`, {
      help: 'use a relative path with `/` and without `..`',
    });
  }
  return parts.filter((part) => part !== '' && part !== '.').join('/');
}

/** The real path of a file or folder of the project. */
async function within(home: string, path: string): Promise<string> {
  const real = await realpath(join(home, inside(path)));
  if (!contains(home, real)) throw outside(path);
  return real;
}

const readFew = fewAtOnce();

async function readInside(home: string, path: string): Promise<Uint8Array> {
  try {
    const real = await within(home, path);
    const refusal = await refusalOf(real, await stat(real));
    if (refusal !== undefined) throw await refused(home, path, refusal);
    return await readFew(() => readFile(real));
  } catch (cause) {
    throw (await plainReason(join(home, path), path, cause)) ?? cause;
  }
}

/**
 * A dataset with a million rows is about as large. Parsing takes more than thirty times the size of a text, so that with
 * little memory less is read: without any left, the engine ends the program before it can say why.
 */
export function mostMegabytes(memory: number = getHeapStatistics().heap_size_limit): number {
  return Math.max(1, Math.min(50, Math.floor(memory / 2 ** 20 / 32)));
}

const replaceIt = 'take it out of the project, or put a usual file in its place';

/** Why something that exists cannot be read as a file; `undefined` for files. */
async function refusalOf(real: string, info: Stats): Promise<string | undefined> {
  const megabytes = Math.ceil(info.size / 2 ** 20);
  if (info.isFile()) {
    const most = mostMegabytes();
    return megabytes > most ? `it has ${megabytes} MB, more than ${most}` : undefined;
  }
  if (!info.isDirectory()) return 'it is a pipe, a socket or a device, not a file';
  await readdir(real);
  return 'it is a folder, not a file';
}

async function refused(home: string, path: string, refusal: string): Promise<Failure> {
  const place = join(home, inside(path));
  const isLink = (await lstat(place)).isSymbolicLink();
  if (!isLink || !contains(await realpath(place), await realpath(dirname(place))))
    return new Failure(`Cannot read \`${path}\`: ${refusal}`, { help: replaceIt });
  return new Failure(`Cannot read \`${path}\`: it is a link to a folder that holds it`, {
    help: 'remove the link, or let it lead to another folder',
  });
}

/** A `Failure` for an error of the system that a change of the project removes; `undefined` for other errors. */
async function plainReason(place: string, path: string, cause: unknown): Promise<Failure | undefined> {
  const code = errorCode(cause) ?? '';
  if (['EACCES', 'EPERM'].includes(code)) {
    const help = 'give yourself the right to read it, or take it out of the project';
    return new Failure(`Cannot read \`${path}\`: permission denied`, { help, cause });
  }
  if (code === 'ELOOP') {
    const help = 'remove the link, or let it lead to a file';
    return new Failure(`Cannot read \`${path}\`: its links lead in a circle`, { help, cause });
  }
  if (code !== 'ENOENT') return undefined;
  const target = await readlink(place).catch(() => undefined);
  if (target === undefined) return undefined;
  const reason = `Cannot read \`${path}\`: it is a link to \`${target}\`, which does not exist`;
  return new Failure(reason, { help: 'make that file, or remove the link', cause });
}

function contains(home: string, real: string): boolean {
  const way = relative(home, real);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function outside(path: string): Failure {
  return new Failure(`Unexpected link \`${path}\`, which leads outside the project`, {
    help: 'copy the file into the project',
  });
}

/**
 * Files below a folder. `above` holds the real paths of the folders above it: a link to one of them, which would be followed
 * without end, counts as a file, which then cannot be read.
 */
async function walk(home: string, folder: string, above: ReadonlySet<string>): Promise<string[]> {
  const listed = await entriesOf(home, folder);
  if (listed === 'nothing') return [];
  if (listed === 'unreadable' || above.has(listed.real)) return [folder];
  const next = new Set(above).add(listed.real);
  const found = await Promise.all(
    listed.entries.map(async (entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (generated.has(path)) return [];
      const isFolder = entry.isSymbolicLink() ? await leadsToFolder(home, path) : entry.isDirectory();
      return isFolder ? walk(home, path, next) : [path];
    }),
  );
  const files = found.flat();
  return files.length === 0 && looksLikeFile.test(folder) ? [folder] : files;
}

/** An empty folder with the name of a file counts as that file, which then cannot be read. */
const looksLikeFile = /\.(?:apng|avif|css|gif|hbs|jfif|jpe?g|json|md|png|svg|ts|txt|webp|ya?ml)$/iu;

interface Listed {
  readonly real: string;
  readonly entries: readonly Dirent[];
}

/** The entries of a folder without hidden ones. There are none where nothing or a file is. */
async function entriesOf(home: string, folder: string): Promise<Listed | 'nothing' | 'unreadable'> {
  try {
    const real = await within(home, folder);
    if (!(await stat(real)).isDirectory()) return 'nothing';
    const entries = await readdir(real, { withFileTypes: true });
    return { real, entries: entries.filter((entry) => !entry.name.startsWith('.')) };
  } catch (error) {
    const isLink = (await lstat(join(home, folder)).catch(missing))?.isSymbolicLink() === true;
    if (errorCode(error) === 'ENOENT' && !isLink) return 'nothing';
    if (errorCode(error) === undefined && !(error instanceof Failure)) throw error;
    return 'unreadable';
  }
}

/** Whether a link leads to a folder. One that leads nowhere or outside counts as a file, which then cannot be read. */
async function leadsToFolder(home: string, path: string): Promise<boolean> {
  return within(home, path).then(
    async (real) => (await stat(real)).isDirectory(),
    () => false,
  );
}

function decode(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Failure(`Unexpected bytes in \`${path}\`, expected UTF-8 text`, {
      help: 'save the file as UTF-8',
      cause,
    });
  }
}
