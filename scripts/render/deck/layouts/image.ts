// The layout of slides that show a picture.
import type { SlideLayout } from '../../../model/deck/slide-layout.ts';
import { slot, wholeFrame } from './content.ts';

/** A picture from edge to edge, with the heading and a caption or credit below it. */
export const image: SlideLayout = {
  name: 'image',
  title: 'Picture',
  role: 'content',
  minutes: 1,
  frame: { ...wholeFrame, section: false },
  slots: [slot('picture', { takes: ['picture'], least: 1, most: 1 }), slot('text')],
  expects: 'one picture and at most a caption',
};
