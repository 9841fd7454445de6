// The layout of slides with one chart.
import type { SlideLayout } from '../../../model/deck/slide-layout.ts';
import { shown, slot, wholeFrame } from './content.ts';

/** One chart or diagram over the whole slide. */
export const chart: SlideLayout = {
  name: 'chart',
  title: 'Chart',
  role: 'content',
  minutes: 1,
  frame: wholeFrame,
  slots: [slot('lead'), slot('chart', { takes: shown, least: 1, most: 1 }), slot('text')],
  expects: 'exactly one `::chart{#id}`, `::diagram{#id}` or picture',
};
