import { sha256 } from '../model/digest.ts';
import type { DeckBoxes } from '../model/slide-boxes.ts';
import type { Artifact, OfficePage } from '../model.ts';
import { composePresentation } from '../office/compose/compose.ts';
import { writePresentation } from '../office/write.ts';

/** A talk as a PowerPoint file, with everything where the browser stood it in the printed deck. */
export function write(
  { path, talk, document, application, charts }: OfficePage,
  boxes: DeckBoxes | undefined,
): Artifact {
  if (boxes === undefined)
    throw new Error(`Unexpected printed deck without places, expected some for ${path}`);
  const bytes = writePresentation(composePresentation(talk, boxes), { document, application });
  return { path, bytes, sha256: sha256(bytes), pages: talk.slides.length, charts };
}
