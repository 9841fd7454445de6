// The layout of slides with one sentence or number.
import type { SlideLayout } from '../../../model/deck/slide-layout.ts';
import { anything, slot, wholeFrame } from './content.ts';

/** A sentence, or a number with a sentence. A number at the beginning of the text is set in the largest type of the slide. */
export const statement: SlideLayout = {
  name: 'statement',
  title: 'Statement',
  role: 'content',
  minutes: 1,
  frame: wholeFrame,
  slots: [slot('hero', { takes: ['number'], most: 1 }), slot('text', { takes: anything })],
  variants: [
    // `than` is the number of characters that fit side by side at the size of the type.
    { class: 'hero long', longer: { slot: 'hero', than: 16 } },
    { class: 'hero', longer: { slot: 'hero', than: 0 } },
    { class: 'sentence', longer: { slot: 'heading', than: 14 } },
    { class: 'number' },
  ],
};
