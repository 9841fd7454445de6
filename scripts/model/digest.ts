/** Digests by which contents are known: SHA-256 throughout. */
import { createHash } from 'node:crypto';

type Content = string | Uint8Array;

/** SHA-256 of contents one after the other, in hexadecimal; text counts as UTF-8. */
export function sha256(...contents: readonly Content[]): string {
  return digest(...contents).toString('hex');
}

/** The same as 32 bytes. */
export function digest(...contents: readonly Content[]): Buffer {
  const hash = createHash('sha256');
  for (const content of contents) hash.update(content);
  return hash.digest();
}
