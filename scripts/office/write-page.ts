// Makes the PowerPoint file of a talk.
import type { Artifact, Cache } from '../model/artifact.ts';
import type { DeckBoxes } from '../model/deck/slide-boxes.ts';
import { sha256 } from '../model/digest.ts';
import type { OfficePage } from '../model/page.ts';
import { cachedArtifact } from '../print/cached-artifact.ts';
import { composePresentation } from './compose/compose.ts';
import { writePresentation } from './write/write.ts';

/**
 * The PowerPoint file of a talk, with everything at the place that it has in the printed deck, from the cache where the same
 * was written before. Rejects when `boxes` is
 * `undefined`, which is a bug of ours, and a `Failure` when they do not belong to the talk, which templates can bring about.
 */
export function write(page: OfficePage, boxes: DeckBoxes | undefined, cache: Cache): Promise<Artifact> {
  // Of the deck as a page only the places count that things were printed at.
  const { deck: _, ...rest } = page;
  return cachedArtifact('office', { ...rest, boxes }, cache, () => make(page, boxes));
}

function make(
  { path, talk, document, application, charts, fonts }: OfficePage,
  boxes: DeckBoxes | undefined,
): Artifact {
  if (boxes === undefined)
    throw new Error(`Unexpected printed deck without places, expected some for ${path}`);
  const bytes = writePresentation(composePresentation(talk, boxes), { document, application, fonts });
  return { path, bytes, sha256: sha256(bytes), pages: talk.slides.length, charts };
}
