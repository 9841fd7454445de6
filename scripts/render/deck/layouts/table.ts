// The layout of slides with one table.
import type { SlideLayout, SlotContent } from '../../../model/deck/slide-layout.ts';
import { slot, wholeFrame } from './content.ts';

const around: readonly SlotContent[] = ['figure', 'paragraph', 'quote', 'code', 'other'];

/** A table that has the slide to itself. */
export const table: SlideLayout = {
  name: 'table',
  title: 'Table',
  role: 'content',
  minutes: 1,
  frame: wholeFrame,
  slots: [
    slot('lead', { takes: around }),
    slot('table', { takes: ['table'], least: 1, most: 1 }),
    slot('text', { takes: around }),
  ],
  expects: 'one `::table{#id}` or Markdown table',
};
