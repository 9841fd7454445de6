// Swaps the last build for a new one, unless that would replace a build of newer inputs.
import type { Commit, Dist } from '../../host/disk/dist.ts';
import { Failure } from '../../messages/failure.ts';
import type { Sources } from '../../model/sources.ts';
import { digestInputs, type Manifest } from '../../records/manifest.ts';
import { type Previous, type Release, readPrevious } from '../../records/release.ts';

/** The build that is in the output folder, with its identity. */
export interface LastBuild {
  readonly identity: string;
  readonly previous: Previous | undefined;
}

/** What is needed to write a release. */
export interface ReleaseContext {
  readonly dist: Dist;
  readonly commit: Commit;
  /** The inputs that were built from. */
  readonly sources: Sources;
  /** Reads the inputs as they are now. */
  readonly reload: () => Promise<Sources>;
  /** Assembles the release: the new files and those that it keeps from an earlier build. */
  readonly assemble: (previous: Previous | undefined) => Promise<Release>;
}

/** Reads the last build. Starts again when another one was written while it was read. */
export async function readLast(dist: Dist): Promise<LastBuild> {
  for (;;) {
    const identity = dist.identity();
    const previous = await readPrevious(dist.read);
    if (dist.identity() === identity) return { identity, previous };
  }
}

/**
 * Writes the release and resolves to its manifest. If another build was written since `last` was read, the release replaces
 * that one, and keeps files of it, as long as the inputs are still those that it was made from; otherwise it rejects.
 */
export async function writeRelease(context: ReleaseContext, last: LastBuild): Promise<Manifest> {
  const { dist, commit, sources, reload, assemble } = context;
  const own = digestInputs(sources).sha256;
  let current = last;
  for (;;) {
    const isSame = () => dist.identity() === current.identity;
    const release = await assemble(current.previous).catch((error: unknown) => {
      // A file that was to be kept may be gone when another build was written.
      if (isSame()) throw error;
    });
    if (release !== undefined && (await dist.replace(release.files, current.identity, commit))) {
      return release.manifest;
    }
    current = await readLast(dist);
    if (digestInputs(await reload()).sha256 !== own) throw outdatedFailure();
  }
}

function outdatedFailure(): Failure {
  return new Failure('The inputs changed during this build, and another build was written meanwhile', {
    help: 'nothing was written; what the other build made is untouched. Build again for the inputs as they are now',
  });
}
