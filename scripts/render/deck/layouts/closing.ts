import type { SlideLayout } from '../../../model/deck/slide-layout.ts';
import { anything, slot, wholeFrame } from './content.ts';

/** The last slide before the backup slides, and where the report is to be found. */
export const closing: SlideLayout = {
  name: 'closing',
  title: 'Closing',
  role: 'closing',
  minutes: 1,
  frame: wholeFrame,
  slots: [slot('text', { takes: anything }), { name: 'caption', fill: 'whereabouts' }],
};
