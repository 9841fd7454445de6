// The layout of slides with a quotation.
import type { SlideLayout } from '../../../model/deck/slide-layout.ts';
import { anything, slot, wholeFrame } from './content.ts';

/** A quotation in large type, and who said it. */
export const quote: SlideLayout = {
  name: 'quote',
  title: 'Quote',
  role: 'content',
  minutes: 1,
  frame: wholeFrame,
  slots: [
    slot('quote', { takes: ['quote', 'paragraph'], least: 1, most: 1 }),
    slot('text', { takes: anything }),
  ],
  expects: 'a paragraph or a block quote',
};
