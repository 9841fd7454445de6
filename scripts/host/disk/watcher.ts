// Watches folders of the project for changes.
import { type FSWatcher, watch } from 'node:fs';
import { lstat, readdir, realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';

/** What to watch, as project-relative paths: folders with everything below them, and single files. */
interface WatchTargets {
  readonly folders: Iterable<string>;
  readonly files: Iterable<string>;
}

/** Watches parts of a folder. */
export interface Watcher {
  /** Watches these and nothing else from now on, also where they do not exist yet. Resolves to whether any folder is new. */
  watch(targets: WatchTargets): Promise<boolean>;
  close(): void;
}

/**
 * Calls `onChange` with the project-relative path of every change below `root` in what is watched; without a path when the
 * system does not give one. Folders are watched, not files, so that editors may save by renaming. The content need not have
 * changed.
 */
export function openWatcher(root: string, onChange: (path?: string) => void): Watcher {
  const watchers = new Map<string, FSWatcher>();
  let ancestors: ReadonlySet<string> = new Set();
  const drop = (folder: string) => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  const open = (folder: string) => {
    const watcher = watch(join(root, folder), (event, name) => {
      const path = name === null ? undefined : join(folder, name).replaceAll(sep, '/');
      // The event of a folder that is removed has its own name; a new folder in its place needs a new watcher.
      if (event === 'rename' && name === basename(folder)) drop(folder);
      // In a folder above the targets, only the folders that lead to them matter.
      if (path === undefined || covered.has(folder) || ancestors.has(path)) onChange(path);
    });
    watcher.on('error', () => {
      drop(folder);
      onChange();
    });
    watchers.set(folder, watcher);
  };
  let covered: ReadonlySet<string> = new Set();
  return {
    watch: async ({ folders, files }) => {
      const names = [...folders];
      const parents = [...files].map(parentOf);
      covered = new Set([
        ...(await Promise.all(names.map((name) => foldersIn(root, name)))).flat(),
        ...parents,
      ]);
      ancestors = new Set([...names, ...parents].flatMap(pathsTo));
      const wanted = new Set([...covered, ...[...ancestors].map(parentOf)]);
      for (const folder of watchers.keys()) if (!wanted.has(folder)) drop(folder);
      const fresh = [...wanted]
        .filter((folder) => !watchers.has(folder))
        .filter((folder) => opens(open, folder));
      return fresh.length > 0;
    },
    close: () => {
      for (const folder of [...watchers.keys()]) drop(folder);
    },
  };
}

/** Whether a folder could be watched; the creation of one that does not exist yet is an event in the folder above it. */
function opens(open: (folder: string) => void, folder: string): boolean {
  try {
    open(folder);
    return true;
  } catch {
    return false;
  }
}

function parentOf(path: string): string {
  const parent = dirname(path);
  return parent === '.' ? '' : parent;
}

/** "data/benchmarks" → "data", "data/benchmarks". */
function pathsTo(path: string): readonly string[] {
  return path === '' ? [] : [...pathsTo(parentOf(path)), path];
}

/** The folder and every folder below it that exists, without hidden ones, and the folders that links in them lead to. */
async function foldersIn(root: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) return [];
  const found = entries.map(async (entry): Promise<readonly string[]> => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name.startsWith('.') ? [] : foldersIn(root, path);
    return entry.isSymbolicLink() ? linkedFolder(root, path) : [];
  });
  return [folder, ...(await Promise.all(found)).flat()];
}

/** The folder in which the target of a link lies, if that is inside the project. */
async function linkedFolder(root: string, link: string): Promise<readonly string[]> {
  const home = await realpath(root);
  const target = await realpath(join(root, link)).catch(() => undefined);
  if (target === undefined) return [];
  const info = await lstat(target);
  const way = relative(home, info.isDirectory() ? target : dirname(target)).replaceAll(sep, '/');
  return way.startsWith('..') ? [] : [way];
}
