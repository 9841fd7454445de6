// A small build, all files of which say one word, and how it proves what it made.
import type { Proof } from '../../../../scripts/host/disk/own-files.ts';

export const proof: Proof = {
  listed: (text) => (text.startsWith('{"made"') ? JSON.parse(text).made : undefined),
  isGallery: () => false,
};

/** Thirty files and the manifest that lists them. */
export function smallBuild(word: string) {
  const paths = Array.from({ length: 30 }, (_, index) => `charts/${index}.svg`);
  const texts = new Map(paths.map((path) => [path, word])).set(
    'manifest.json',
    JSON.stringify({ made: paths }),
  );
  return [...texts].map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }));
}
