import type { World } from '../model/sources.ts';

/** What was read: files by path, and folders that were listed with everything below them. */
export interface Reads {
  readonly files: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
}

/** A world that notes what is read in it, and does not read it again until told that it may have changed. */
export interface LiveWorld extends World {
  readonly reads: Reads;
  /** Reads these paths again when they are next asked for, and lists every folder again. */
  forget(paths: Iterable<string>): void;
  /** Reads everything again when it is next asked for. */
  forgetAll(): void;
}

/** Notes and remembers everything that is read through it in `world`. */
export function liveWorld(world: World): LiveWorld {
  const texts = new Map<string, Promise<string>>();
  const bytes = new Map<string, Promise<Uint8Array>>();
  const lists = new Map<string, Promise<readonly string[]>>();
  const reads = { files: new Set<string>(), folders: new Set<string>() };
  return {
    reads,
    read: (path) => {
      reads.files.add(path);
      return once(texts, path, world.read);
    },
    readBytes: (path) => {
      reads.files.add(path);
      return once(bytes, path, world.readBytes);
    },
    list: (folder) => {
      reads.folders.add(folder);
      return once(lists, folder, world.list);
    },
    forget: (paths) => {
      lists.clear();
      for (const path of paths) {
        texts.delete(path);
        bytes.delete(path);
      }
    },
    forgetAll: () => {
      for (const known of [texts, bytes, lists]) known.clear();
    },
  };
}

/** What failed is not remembered: the file may be there a moment later. */
function once<T>(
  known: Map<string, Promise<T>>,
  path: string,
  read: (path: string) => Promise<T>,
): Promise<T> {
  const before = known.get(path);
  if (before !== undefined) return before;
  const reading = read(path);
  known.set(path, reading);
  reading.catch(() => {
    if (known.get(path) === reading) known.delete(path);
  });
  return reading;
}
