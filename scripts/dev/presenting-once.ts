// Makes a presentation only when its deck has changed.
import type { Artifact, Presenter } from '../model/artifact.ts';
import { sha256 } from '../model/digest.ts';
import type { PresentPage } from '../model/page.ts';

/** A presenter that holds the last presentation of each path, and gives it again while the page is equal. */
export function presentingOnce(present: Presenter): Presenter {
  const last = new Map<string, { readonly key: string; readonly made: Promise<Artifact> }>();
  return (page) => {
    const key = keyOf(page);
    const known = last.get(page.path);
    if (known?.key === key) return known.made;
    const made = present(page);
    last.set(page.path, { key, made });
    made.catch(() => {
      if (last.get(page.path)?.made === made) last.delete(page.path);
    });
    return made;
  };
}

function keyOf({ drawings, pictures, ...page }: PresentPage): string {
  return sha256(JSON.stringify([page, [...drawings], [...pictures]]));
}
