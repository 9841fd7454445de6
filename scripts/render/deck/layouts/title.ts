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
  slots: [
    slot('text', { takes: anything }),
    { name: 'caption', fill: 'edition' },
    { name: 'drawing', fill: 'cover' },
  ],
};
