// The layout of slides that compare two things.
import type { SlideLayout } from '../../../model/deck/slide-layout.ts';
import { slot, wholeFrame } from './content.ts';

const column = { takes: ['column'], least: 1, most: 1, figures: 'slide-half' } as const;

/** Two columns, each under a heading of its own. */
export const comparison: SlideLayout = {
  name: 'comparison',
  title: 'Comparison',
  role: 'content',
  minutes: 1,
  frame: wholeFrame,
  slots: [slot('left', column), slot('right', column)],
  expects: 'two `##` headings, one per column',
};
