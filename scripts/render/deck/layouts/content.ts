// What the records of slide layouts are built from: slots, the blocks that they take, the frame.
import type { ContentSlot, SlideFrame, SlotContent } from '../../../model/deck/slide-layout.ts';

/** Kinds of blocks that are text or stand in it. */
export const words: readonly SlotContent[] = ['paragraph', 'quote', 'table', 'code', 'other'];

/** What shows something: a chart or diagram, or a picture. */
export const shown: readonly SlotContent[] = ['figure', 'picture'];

/** Every kind of block. */
export const anything: readonly SlotContent[] = [...shown, ...words];

/** A frame that shows the section, the sources and the number of the slide. */
export const wholeFrame: SlideFrame = { section: true, sources: true, number: true };

/** A slot over the whole width of a slide that takes words, and up to 9 rows of a table, unless `settings` has other values. */
export function slot(name: string, settings: Partial<Omit<ContentSlot, 'name'>> = {}): ContentSlot {
  return { takes: words, figures: 'slide', rows: 9, ...settings, name };
}
