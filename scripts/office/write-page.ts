import type { Artifact } from '../model/artifact.ts';
import type { DeckBoxes } from '../model/deck/slide-boxes.ts';
import { sha256 } from '../model/digest.ts';
import type { OfficePage } from '../model/page.ts';
import { composePresentation } from './compose/compose.ts';
import { writePresentation } from './write/write.ts';

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
