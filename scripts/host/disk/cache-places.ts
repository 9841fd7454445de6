// Finds a folder for what can be made again: drawings, compiled code, the unpacked browser, half-made files.
import { lstatSync, mkdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { Failure } from '../../messages/failure.ts';
import { programFolder, readPackage } from '../project.ts';
import { closeScratchNow, openScratch, openScratchNow, sweepScratch } from './scratch.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Folders that may hold caches, in the order to be tried: `.cache` in `home`, those of the person, and one in the system's
 * temporary folder. A copy of the program that others installed, or a disk without space, leaves only the later ones.
 */
export function cachePlaces(home: string, env: Environment = process.env): readonly string[] {
  const { name } = readPackage();
  const asked = env.XDG_CACHE_HOME ?? '';
  const own = env.HOME ?? '';
  const user = process.getuid?.();
  return [
    join(home, '.cache'),
    ...(isAbsolute(asked) ? [join(asked, name)] : []),
    ...(isAbsolute(own) ? [join(own, '.cache', name)] : []),
    join(tmpdir(), user === undefined ? name : `${name}-${user}`),
  ];
}

/** The folders `part` of those places in which files can be written, as they are asked for; they are made. */
export function* writableCaches(places: readonly string[], part: string): Generator<string> {
  for (const place of places) if (isUsable(place, part)) yield join(place, part);
}

/** The first of them; `undefined` when there is none. */
export function writableCache(places: readonly string[], part: string): string | undefined {
  return writableCaches(places, part).next().value ?? undefined;
}

/** Makes the folder, and tries it with a scratch folder in it. */
function isUsable(place: string, part: string): boolean {
  const folder = join(place, part);
  try {
    makeTrusted(place);
    mkdirSync(folder, { recursive: true });
    closeScratchNow(openScratchNow(folder));
    return true;
  } catch {
    return false;
  }
}

/** Makes the folder of a place unless it exists. Throws when somebody else may have put into it what is there. */
export function makeTrusted(place: string): void {
  const isShared = isOpenToAll(dirname(place));
  mkdirSync(place, { recursive: true, mode: isShared ? 0o700 : 0o777 });
  if (isShared && !isOwn(place)) throw new Failure(`\`${place}\` belongs to another user`);
}

/** Whether everybody may make entries in a folder. */
function isOpenToAll(folder: string): boolean {
  const info = statSync(folder, { throwIfNoEntry: false });
  return info !== undefined && (info.mode & 0o002) !== 0;
}

function isOwn(folder: string): boolean {
  const info = lstatSync(folder);
  return info.isDirectory() && (process.getuid === undefined || info.uid === process.getuid());
}

/** Makes a scratch folder among the caches of the program. Throws a `Failure` with the places that were tried when no folder can be written. */
export async function openCacheScratch(): Promise<string> {
  const places = cachePlaces(programFolder);
  const folder = writableCache(places, 'scratch');
  if (folder === undefined) throw noPlace(places);
  await sweepScratch(folder);
  return openScratch(folder);
}

function noPlace(places: readonly string[]): Failure {
  return new Failure(
    `There is no folder for half-made files: none of ${places.map((place) => `\`${place}\``).join(', ')} can be written`,
    {
      help: 'set XDG_CACHE_HOME to a folder that can be written, or free some space',
    },
  );
}
