// Keeps in memory what a preview has read of the project, until it may have changed.
import { setTimeout as pause } from 'node:timers/promises';
import type { World } from '../model/sources.ts';

/** Longer than a busy machine keeps a program from writing on. */
const momentInMs = 60;

/** What was read: files by path, and folders that were listed with everything below them. */
export interface Reads {
  readonly files: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
}

/** A world that records what is read through it, and reads it again only after it was invalidated. */
export interface LiveWorld extends World {
  readonly reads: Reads;
  /** Drops the content of these paths and the list of every folder. */
  invalidate(paths: Iterable<string>): void;
  /** Drops everything. */
  invalidateAll(): void;
}

/** A live world over another. A read that fails is not kept: the file may be there a moment later. */
export function liveWorld(world: World): LiveWorld {
  const texts = new Map<string, Promise<string>>();
  const bytes = new Map<string, Promise<Uint8Array>>();
  const lists = new Map<string, Promise<readonly string[]>>();
  const reads = { files: new Set<string>(), folders: new Set<string>() };
  /** An editor that saves may empty a file before it writes, so an empty one is read again a moment later. */
  const readWritten = async (path: string): Promise<string> => {
    const text = await world.read(path);
    if (text !== '') return text;
    await pause(momentInMs);
    return world.read(path);
  };
  return {
    reads,
    read: (path) => {
      reads.files.add(path);
      return readThrough(texts, path, readWritten);
    },
    readBytes: (path) => {
      reads.files.add(path);
      return readThrough(bytes, path, world.readBytes);
    },
    list: (folder) => {
      reads.folders.add(folder);
      return readThrough(lists, folder, world.list);
    },
    invalidate: (paths) => {
      lists.clear();
      for (const path of paths) {
        texts.delete(path);
        bytes.delete(path);
      }
    },
    invalidateAll: () => {
      for (const cache of [texts, bytes, lists]) cache.clear();
    },
  };
}

function readThrough<T>(
  cache: Map<string, Promise<T>>,
  path: string,
  read: (path: string) => Promise<T>,
): Promise<T> {
  const cached = cache.get(path);
  if (cached !== undefined) return cached;
  const reading = read(path);
  cache.set(path, reading);
  reading.catch(() => {
    if (cache.get(path) === reading) cache.delete(path);
  });
  return reading;
}
