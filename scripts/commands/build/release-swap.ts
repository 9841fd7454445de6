// Puts what a build made in the place of the last build, unless that would bring back what is older.

import type { Commit, Dist } from '../../host/disk/dist.ts';
import { Failure } from '../../messages/failure.ts';
import type { Sources } from '../../model/sources.ts';
import { digestInputs, type Manifest } from '../../records/manifest.ts';
import { type Previous, type Release, readPrevious } from '../../records/release.ts';

/** The build that is in the output folder, and what tells it from those that may follow. */
export interface Last {
  readonly identity: string;
  readonly previous: Previous | undefined;
}

/** What putting a release in place needs to know. */
export interface Releasing {
  readonly dist: Dist;
  readonly commit: Commit;
  /** The inputs that were built from. */
  readonly sources: Sources;
  /** Reads the inputs as they are now. */
  readonly reload: () => Promise<Sources>;
  /** Puts the files together with those that an earlier build made and this one keeps. */
  readonly assemble: (previous: Previous | undefined) => Promise<Release>;
}

/** Reads the last build. */
export async function readLast(dist: Dist): Promise<Last> {
  for (;;) {
    const identity = dist.identity();
    const previous = await readPrevious(dist.read);
    // Another build that is written between the two would be taken for the one that was read.
    if (dist.identity() === identity) return { identity, previous };
  }
}

/**
 * Writes the release and gives its manifest. When another build was written since `last` was read, ours goes on top only
 * if the inputs are still those that it was made from, and keeps the other's files instead. Throws otherwise.
 */
export async function putInPlace(releasing: Releasing, last: Last): Promise<Manifest> {
  const { dist, commit, sources, reload, assemble } = releasing;
  const own = digestInputs(sources).sha256;
  let current = last;
  for (;;) {
    const isSame = () => dist.identity() === current.identity;
    const release = await assemble(current.previous).catch((error: unknown) => {
      // What was to be kept is gone when another build took its place.
      if (isSame()) throw error;
    });
    if (release !== undefined && (await dist.replace(release.files, current.identity, commit))) {
      return release.manifest;
    }
    current = await readLast(dist);
    if (digestInputs(await reload()).sha256 !== own) throw outdated();
  }
}

function outdated(): Failure {
  return new Failure('The inputs changed during this build, and another build was written meanwhile', {
    help: 'nothing was written; what the other build made is untouched. Build again for the inputs as they are now',
  });
}
