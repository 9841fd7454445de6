// Tells which inputs have changed from one build to the next.
import type { Sources } from '../model/sources.ts';

/** Paths of the texts and assets that differ; none when there is nothing to compare with. */
export function changedPaths(before: Sources | undefined, now: Sources): readonly string[] {
  if (before === undefined) return [];
  return [
    ...changedKeys(before.texts, now.texts, (a, b) => a === b),
    ...changedKeys(before.assets, now.assets, (a, b) => Buffer.compare(a, b) === 0),
  ];
}

function changedKeys<T>(
  before: ReadonlyMap<string, T>,
  now: ReadonlyMap<string, T>,
  isSame: (a: T, b: T) => boolean,
): readonly string[] {
  const paths = new Set([...before.keys(), ...now.keys()]);
  return [...paths].filter((path) => {
    const [a, b] = [before.get(path), now.get(path)];
    return a === undefined || b === undefined || !isSame(a, b);
  });
}
