import { message } from '../diagnostics/message.ts';
import { sha256 } from '../model/digest.ts';
import type { Artifact, Checked, OfficePage } from '../model.ts';
import { writePresentation } from '../office/write.ts';

/** Presentations as PowerPoint files, with what their shapes cannot hold. */
export function write(pages: readonly OfficePage[]): Checked<readonly Artifact[]> {
  return {
    value: pages.map(writeOne),
    messages: pages.flatMap(({ path, presentation }) =>
      presentation.slides.flatMap(({ place, number, misfits }) =>
        misfits.map((misfit) => {
          const reason = `Unexpected ${misfit}, on slide ${number} of ${path}`;
          return message('office-overflow', place, reason, { help: 'say less there, or divide the slide' });
        }),
      ),
    ),
  };
}

function writeOne({ path, presentation, document, application, charts }: OfficePage): Artifact {
  const bytes = writePresentation(presentation, { document, application });
  return { path, bytes, sha256: sha256(bytes), pages: presentation.slides.length, charts };
}
