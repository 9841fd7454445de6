// The layout of slides with code.
import type { SlideLayout, SlotContent } from '../../../model/deck/slide-layout.ts';
import { anything, slot, wholeFrame } from './content.ts';

const before: readonly SlotContent[] = ['figure', 'paragraph', 'quote', 'table', 'other'];

/** Code, with words before and after it. */
export const code: SlideLayout = {
  name: 'code',
  title: 'Code',
  role: 'content',
  minutes: 1,
  frame: wholeFrame,
  slots: [
    slot('lead', { takes: before }),
    slot('code', { takes: ['code'], least: 1 }),
    slot('text', { takes: anything }),
  ],
  expects: 'a fenced code block',
};
