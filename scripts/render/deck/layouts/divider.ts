// The layout of the slide that begins a section.
import type { SlideLayout } from '../../../model/deck/slide-layout.ts';
import { anything, slot } from './content.ts';

/** The beginning of a section: its name, its question and its position among the sections of the talk. */
export const divider: SlideLayout = {
  name: 'divider',
  title: 'Divider',
  role: 'divider',
  minutes: 0.25,
  frame: { section: false, sources: false, number: false },
  slots: [slot('text', { takes: anything }), { name: 'caption', fill: 'sections' }],
};
