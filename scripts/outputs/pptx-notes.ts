import type { Edition, Slide } from '../model.ts';
import type { Paragraph } from '../presentation.ts';
import type { Colours } from './colours.ts';
import { paragraphsOf } from './pptx-text.ts';
import { citationText } from './slide-sources.ts';
import { type Pace, timing } from './speaker-notes.ts';

/** Notes as paragraphs, of which the first tells the time; none in an edition for everybody. */
export function notesParagraphs(
  slide: Slide,
  pace: Pace | undefined,
  edition: Edition,
  colours: Colours,
): readonly Paragraph[] {
  if (edition.isPublic === true) return [];
  const show = {
    figure: () => [],
    table: () => [],
    citation: (node: Parameters<typeof citationText>[1]) => citationText(edition, node),
    image: (address: string) => address,
  };
  const said = paragraphsOf(slide.notes, { show, colours, strong: colours('ink') }, 8);
  return [
    { runs: [{ text: timing(slide, pace), isBold: true }] },
    ...said.map((one) => ({ ...one, before: 8 })),
  ];
}
