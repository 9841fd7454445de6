import { join } from 'node:path';
import { readFonts } from '../../../scripts/io/fonts.ts';
import { openPrinter } from '../../../scripts/io/printer.ts';
import type { DeckBoxes } from '../../../scripts/model/slide-boxes.ts';
import type { Edition, Kit, OfficePage } from '../../../scripts/model.ts';
import { composePresentation } from '../../../scripts/office/compose/compose.ts';
import { writePresentation } from '../../../scripts/office/write.ts';
import { pptx } from '../../../scripts/outputs/pptx.ts';
import type { Presentation } from '../../../scripts/presentation.ts';
import { sampleEdition } from '../../edition.ts';
import { type OfficeFile, openOffice } from '../../office.ts';
import { deckKit } from '../../slides.ts';

const chromePath = process.env.CHROME_PATH ?? '';

/** The browser that builds take too, unpacked at the same place. */
export const browserOptions = {
  cacheFolder: join(import.meta.dirname, '../../../.cache/browser'),
  ...(chromePath === '' ? {} : { chromePath }),
};

/** A talk as it was laid out, and what was made of that. */
export interface LaidOut {
  readonly page: OfficePage;
  readonly boxes: DeckBoxes;
  readonly presentation: Presentation;
  readonly file: OfficeFile;
}

/** Makes the PowerPoint file of an edition with the real templates, whose styles may be changed. */
export async function layOut(
  edition: Edition = sampleEdition,
  restyle: (css: string) => string = (css) => css,
): Promise<LaidOut> {
  const kit = deckKit(edition, await readFonts());
  const styled: Kit = {
    ...kit,
    style: (name) => (name === 'deck' ? restyle(kit.style(name)) : kit.style(name)),
  };
  const [page] = await pptx.render(edition, styled);
  if (page?.kind !== 'office') throw new Error('The talk has lost its PowerPoint file');
  const printer = await openPrinter(browserOptions);
  const { value } = await printer.print(page.deck).finally(() => printer.close());
  if (value.boxes === undefined) throw new Error('The printer has read no boxes');
  const presentation = composePresentation(page.talk, value.boxes);
  const { document, application } = page;
  const file = openOffice(writePresentation(presentation, { document, application }));
  return { page, boxes: value.boxes, presentation, file };
}
