// Digests of contents: SHA-256 everywhere.
import { createHash } from 'node:crypto';

type Content = string | Uint8Array;

/** SHA-256 of the concatenated contents in hexadecimal; text is encoded as UTF-8. */
export function sha256(...contents: readonly Content[]): string {
  return digest(...contents).toString('hex');
}

/** The same digest as 32 bytes. */
export function digest(...contents: readonly Content[]): Buffer {
  const hash = createHash('sha256');
  for (const content of contents) hash.update(content);
  return hash.digest();
}
