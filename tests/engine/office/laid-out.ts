// Makes the PowerPoint file of an edition with a real browser, in tests.
import { join } from 'node:path';
import { openPrinter } from '../../../scripts/host/browser/printer.ts';
import { readFonts } from '../../../scripts/host/fonts.ts';
import type { Presentation } from '../../../scripts/model/deck/presentation.ts';
import type { DeckBoxes } from '../../../scripts/model/deck/slide-boxes.ts';
import type { Edition } from '../../../scripts/model/edition.ts';
import type { Kit, OfficePage } from '../../../scripts/model/page.ts';
import { composePresentation } from '../../../scripts/office/compose/compose.ts';
import { writePresentation } from '../../../scripts/office/write/write.ts';
import { pptx } from '../../../scripts/render/deck/pptx.ts';
import { sampleEdition } from '../../support/edition.ts';
import { type OfficeFile, openOffice } from '../../support/office.ts';
import { deckKit } from '../../support/slides.ts';

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
