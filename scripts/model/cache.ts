// What all caches have in common: how keys are formed, and the cache that stores nothing.
import type { Cache } from './artifact.ts';
import { sha256 } from './digest.ts';

/** A cache that stores nothing. */
export const noCache: Cache = { get: async () => undefined, put: async () => {} };

/** Texts of so many characters are digested as they are: writing a whole document as JSON takes longer than its digest. */
const longText = 4096;

/** The key of a result: its kind, and a digest of all its inputs as JSON. Inputs must be values that JSON can represent. */
export function cacheKey(kind: string, inputs: readonly unknown[]): string {
  const short = inputs.map((input) =>
    typeof input === 'string' && input.length > longText ? { text: sha256(input) } : input,
  );
  return `${kind}-${sha256(JSON.stringify(short))}`;
}

/** A cached value that was put as JSON; `undefined` for a miss, and for bytes that are no JSON. */
export function jsonEntry<T>(bytes: Uint8Array | undefined): T | undefined {
  if (bytes === undefined) return undefined;
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8')) as T;
  } catch {
    return undefined;
  }
}
