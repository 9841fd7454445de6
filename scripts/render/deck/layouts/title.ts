// The layout of the title slide.
import type { SlideLayout } from '../../../model/deck/slide-layout.ts';
import { anything, slot } from './content.ts';

/** The first slide: title, subtitle, authors, event and date, beside the picture of the report's cover. */
export const title: SlideLayout = {
  name: 'title',
  title: 'Title',
  role: 'opening',
  minutes: 0.5,
  frame: { section: false, sources: true, number: false },
  variants: [
    // Characters that fit beside the picture at each size, in lines that leave room for who and when.
    { class: 'longest', longer: { slot: 'heading', than: 110 } },
    { class: 'longest', longer: { slot: 'text', than: 260 } },
    { class: 'long', longer: { slot: 'heading', than: 48 } },
    { class: 'long', longer: { slot: 'text', than: 170 } },
  ],
  slots: [
    { name: 'logo', fill: 'logo' },
    slot('text', { takes: anything }),
    { name: 'caption', fill: 'edition' },
    { name: 'drawing', fill: 'cover' },
  ],
};
