// Remembers what a command found out about inputs, so that the same question need not be worked out again.
import { programDigest } from '../../host/code-digest.ts';
import { diskCache } from '../../host/disk/cache.ts';
import { cachePlaces, writableCache } from '../../host/disk/cache-places.ts';
import { diskWorld } from '../../host/disk/world.ts';
import { toolVersions } from '../../host/project.ts';
import { cacheKey } from '../../model/cache.ts';
import type { Sources } from '../../model/sources.ts';
import { load } from '../../read/load.ts';
import { digestInputs } from '../../records/manifest.ts';
import type { Session, Values } from './command.ts';
import { reviewDate, sourceDate } from './dates.ts';
import { readVariant } from './selection.ts';

/** Texts by the inputs that they are about. */
export interface Remembered {
  /** What is remembered of the present inputs; `undefined` when it is nothing, or when one of them cannot be read. */
  find(): Promise<string | undefined>;
  put(sources: Sources, text: string): Promise<void>;
}

/**
 * What is remembered under a name of the edition that the options choose, by this program on this day, since notices depend on the
 * day; `given` is what else it depends on, such as other options. `undefined` with `--no-cache`, and where no cache can be written.
 */
export async function openRemembered(
  name: string,
  session: Session,
  values: Values,
  given: readonly unknown[],
): Promise<Remembered | undefined> {
  const folder = writableCache(cachePlaces(session.root), 'results');
  if (folder === undefined || values['no-cache'] === true) return undefined;
  const cache = diskCache(folder, await programDigest());
  const variant = readVariant(values);
  const dates = [sourceDate(session), reviewDate(session)];
  const own = [session.version, variant, ...dates, toolVersions(), ...given];
  const keyOf = (sources: Sources) => cacheKey(name, [...own, digestInputs(sources).sha256]);
  return {
    find: async () => {
      const sources = await load(await diskWorld(session.root), variant);
      if (sources.unreadable !== undefined) return undefined;
      const entry = await cache.get(keyOf(sources));
      return entry === undefined ? undefined : new TextDecoder().decode(entry);
    },
    put: (sources, text) => cache.put(keyOf(sources), new TextEncoder().encode(text)),
  };
}
