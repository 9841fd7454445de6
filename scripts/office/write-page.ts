// Makes the PowerPoint file of a talk.
import type { Artifact } from '../model/artifact.ts';
import type { DeckBoxes } from '../model/deck/slide-boxes.ts';
import { sha256 } from '../model/digest.ts';
import type { OfficePage } from '../model/page.ts';
import { composePresentation } from './compose/compose.ts';
import { writePresentation } from './write/write.ts';

/**
 * The PowerPoint file of a talk, with everything at the place that it has in the printed deck. Throws when `boxes` is
 * `undefined`, which is a bug of ours, and a `Failure` when they do not belong to the talk, which templates can bring about.
 */
export function write(
  { path, talk, document, application, charts, fonts }: OfficePage,
  boxes: DeckBoxes | undefined,
): Artifact {
  if (boxes === undefined)
    throw new Error(`Unexpected printed deck without places, expected some for ${path}`);
  const bytes = writePresentation(composePresentation(talk, boxes), { document, application, fonts });
  return { path, bytes, sha256: sha256(bytes), pages: talk.slides.length, charts };
}
