// Keeps presentations and PowerPoint files from one build to the next.
import type { Artifact, Cache } from '../model/artifact.ts';
import { cacheKey } from '../model/cache.ts';
import { sha256 } from '../model/digest.ts';
import { decodePrint, encodePrint } from './print-record.ts';

/** The artifact of this kind that was made of the same inputs, from the cache, or else what `make` gives, which is then cached. */
export async function cachedArtifact(
  kind: string,
  inputs: object,
  cache: Cache,
  make: () => Artifact | Promise<Artifact>,
): Promise<Artifact> {
  const key = cacheKey(kind, [asJson(inputs)]);
  const known = decodePrint(await cache.get(key));
  if (known !== undefined) return known.value;
  const made = await make();
  await cache.put(key, encodePrint({ value: made, messages: [] }));
  return made;
}

/** Data as JSON, with maps as lists of their entries and bytes as their digests. */
function asJson(data: object): string {
  return JSON.stringify(data, function (this: Record<string, unknown>, name: string, value: unknown) {
    // Bytes may have a form in JSON of their own, which is long.
    const own = this[name];
    if (own instanceof Uint8Array) return { bytes: sha256(own) };
    return value instanceof Map ? { map: [...value] } : value;
  });
}
