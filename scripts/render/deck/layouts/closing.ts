// The layout of the closing slide.
import type { SlideLayout } from '../../../model/deck/slide-layout.ts';
import { anything, slot, wholeFrame } from './content.ts';

/** The last slide before the backup slides, with the address of the report. */
export const closing: SlideLayout = {
  name: 'closing',
  title: 'Closing',
  role: 'closing',
  minutes: 1,
  frame: wholeFrame,
  slots: [
    { name: 'logo', fill: 'logo' },
    slot('text', { takes: anything }),
    { name: 'caption', fill: 'whereabouts' },
  ],
};
