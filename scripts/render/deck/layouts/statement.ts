import type { SlideLayout } from '../../../model/deck/slide-layout.ts';
import { anything, slot, wholeFrame } from './content.ts';

/** A sentence, or a number with a sentence; the number that the text begins with is the largest thing on the slide. */
export const statement: SlideLayout = {
  name: 'statement',
  title: 'Statement',
  role: 'content',
  minutes: 1,
  frame: wholeFrame,
  slots: [slot('hero', { takes: ['number'], most: 1 }), slot('text', { takes: anything })],
  variants: [
    // Characters that fit side by side at the size of the number.
    { class: 'hero long', longer: { slot: 'hero', than: 16 } },
    { class: 'hero', longer: { slot: 'hero', than: 0 } },
    { class: 'sentence', longer: { slot: 'heading', than: 14 } },
    { class: 'number' },
  ],
};
