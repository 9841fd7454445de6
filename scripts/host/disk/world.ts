// The files of a project on disk.
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { Failure } from '../../messages/failure.ts';
import type { World } from '../../model/sources.ts';
import { errorCode, missing } from '../process/errors.ts';

/** Folders of the project that the program writes and never reads. */
const generated: ReadonlySet<string> = new Set(['data/schema']);

/** The project's files on disk below `root`. Rejects with a `Failure` any path that leads outside of the project, also through links. */
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

async function readInside(home: string, path: string): Promise<Uint8Array> {
  try {
    return await readFile(await within(home, path));
  } catch (cause) {
    const isLocked = ['EACCES', 'EPERM'].includes(errorCode(cause) ?? '');
    if (!isLocked) throw cause;
    const help = 'give yourself the right to read it, or take it out of the project';
    throw new Failure(`Cannot read \`${path}\`: permission denied`, { help, cause });
  }
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

/** Files below a folder. `above` holds the real paths of the folders above it, so that a link to one of them is not followed. */
async function walk(home: string, folder: string, above: ReadonlySet<string>): Promise<string[]> {
  const real = await within(home, folder).catch(missing);
  if (real === undefined || above.has(real)) return [];
  if (!(await stat(real)).isDirectory()) return [];
  const entries = await readdir(real, { withFileTypes: true });
  const names = entries.filter((entry) => !entry.name.startsWith('.'));
  const next = new Set(above).add(real);
  const found = await Promise.all(
    names.map(async (entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (generated.has(path)) return [];
      const isFolder = entry.isSymbolicLink() ? await leadsToFolder(home, path) : entry.isDirectory();
      return isFolder ? walk(home, path, next) : [path];
    }),
  );
  return found.flat();
}

async function leadsToFolder(home: string, path: string): Promise<boolean> {
  const real = await within(home, path).catch(missing);
  return real !== undefined && (await stat(real)).isDirectory();
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
