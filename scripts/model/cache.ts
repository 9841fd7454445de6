/** What every store of slow results agrees on. */
import type { Cache } from './artifact.ts';
import { sha256 } from './digest.ts';

/** A cache that keeps nothing. */
export const noCache: Cache = { get: async () => undefined, put: async () => {} };

/** The key of a result of this kind, by all that goes into it. Inputs count as JSON writes them. */
export function cacheKey(kind: string, inputs: readonly unknown[]): string {
  return `${kind}-${sha256(JSON.stringify(inputs))}`;
}
