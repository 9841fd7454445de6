// The layout of backup slides.
import type { SlideLayout } from '../../../model/deck/slide-layout.ts';
import { anything, slot, wholeFrame } from './content.ts';

/** The data behind what was shown, for questions after the talk. */
export const backup: SlideLayout = {
  name: 'backup',
  title: 'Backup',
  role: 'backup',
  minutes: 0,
  frame: wholeFrame,
  slots: [slot('data', { takes: anything, figures: 'data', rows: 11 })],
};
