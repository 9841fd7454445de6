// The layout of slides with a chart and text beside it.
import type { SlideLayout } from '../../../model/deck/slide-layout.ts';
import { shown, slot, wholeFrame } from './content.ts';

/** A chart or diagram at the left and text at its right, in whichever order they are written. */
export const chartText: SlideLayout = {
  name: 'chart-text',
  title: 'Chart and text',
  role: 'content',
  minutes: 1,
  frame: wholeFrame,
  slots: [
    slot('chart', { takes: shown, least: 1, most: 1, figures: 'slide-half' }),
    slot('text', { least: 1 }),
  ],
  expects: 'one `::chart{#id}`, `::diagram{#id}` or picture, and text',
};
