import { type FSWatcher, watch } from 'node:fs';
import { lstat, readdir, realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';

/** What to watch, as project-relative paths: folders with everything below them, and single files. */
interface Watched {
  readonly folders: Iterable<string>;
  readonly files: Iterable<string>;
}

/** Watches parts of a folder. */
export interface Watcher {
  /** Watches this from now on, also where it does not exist yet. Says whether that is more than before. */
  cover(watched: Watched): Promise<boolean>;
  close(): void;
}

/**
 * Tells the project-relative path of every change below `root` in what is covered; without a path when the system does
 * not say which. Folders are watched, not files, so that editors may save by renaming. What is told need not be a real
 * change: whoever is told looks at the content.
 */
export function openWatcher(root: string, tell: (path?: string) => void): Watcher {
  const watchers = new Map<string, FSWatcher>();
  let ways: ReadonlySet<string> = new Set();
  const drop = (folder: string) => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  const open = (folder: string) => {
    const watcher = watch(join(root, folder), (event, name) => {
      const path = name === null ? undefined : join(folder, name).replaceAll(sep, '/');
      // A folder that goes is told by its own name, and a new one in its place needs a new watcher.
      if (event === 'rename' && name === basename(folder)) drop(folder);
      // On the way down to what is covered, only the next step matters: not all that lies beside it.
      if (path === undefined || covers(folder) || ways.has(path)) tell(path);
    });
    watcher.on('error', () => {
      drop(folder);
      tell();
    });
    watchers.set(folder, watcher);
  };
  let covered: ReadonlySet<string> = new Set();
  const covers = (folder: string) => covered.has(folder);
  return {
    cover: async ({ folders, files }) => {
      const names = [...folders];
      const places = [...files].map((file) => parentOf(file));
      covered = new Set([...(await Promise.all(names.map((name) => below(root, name)))).flat(), ...places]);
      ways = new Set([...names, ...places].flatMap(waysTo));
      const wanted = new Set([...covered, ...[...ways].map(parentOf)]);
      for (const folder of watchers.keys()) if (!wanted.has(folder)) drop(folder);
      const fresh = [...wanted].filter((folder) => !watchers.has(folder)).filter(attempted(open));
      return fresh.length > 0;
    },
    close: () => {
      for (const folder of [...watchers.keys()]) drop(folder);
    },
  };
}

/** Whether a folder could be watched; one that is not there yet shows up in the folder above it. */
function attempted(open: (folder: string) => void): (folder: string) => boolean {
  return (folder) => {
    try {
      open(folder);
      return true;
    } catch {
      return false;
    }
  };
}

function parentOf(path: string): string {
  const parent = dirname(path);
  return parent === '.' ? '' : parent;
}

/** "data/benchmarks" → "data", "data/benchmarks". */
function waysTo(path: string): readonly string[] {
  return path === '' ? [] : [...waysTo(parentOf(path)), path];
}

/** The folder and every folder below it, as far as they exist; and the folders that links in them lead to. */
async function below(root: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) return [];
  const found = entries.map(async (entry): Promise<readonly string[]> => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name.startsWith('.') ? [] : below(root, path);
    return entry.isSymbolicLink() ? behind(root, path) : [];
  });
  return [folder, ...(await Promise.all(found)).flat()];
}

/** The folder in which the target of a link lies, if that is inside the project. */
async function behind(root: string, link: string): Promise<readonly string[]> {
  const home = await realpath(root);
  const target = await realpath(join(root, link)).catch(() => undefined);
  if (target === undefined) return [];
  const info = await lstat(target);
  const way = relative(home, info.isDirectory() ? target : dirname(target)).replaceAll(sep, '/');
  return way.startsWith('..') ? [] : [way];
}
