import type { ContentSlot, SlideFrame, SlotContent } from '../../../model/deck/slide-layout.ts';

/** Kinds of blocks that are text or stand in it. */
export const words: readonly SlotContent[] = ['paragraph', 'quote', 'table', 'code', 'other'];

/** Every kind of block. */
export const anything: readonly SlotContent[] = ['figure', ...words];

/** A frame with section, sources and number. */
export const wholeFrame: SlideFrame = { section: true, sources: true, number: true };

/** A slot over the whole width of a slide, unless its parts say otherwise. */
export function slot(name: string, parts: Partial<Omit<ContentSlot, 'name'>> = {}): ContentSlot {
  return { takes: words, figures: 'slide', rows: 9, ...parts, name };
}
