// The layout of slides with two charts.
import type { SlideLayout } from '../../../model/deck/slide-layout.ts';
import { shown, slot, wholeFrame } from './content.ts';

const half = { takes: shown, least: 1, most: 1, figures: 'slide-half' } as const;

/** Two charts or diagrams side by side. */
export const twoCharts: SlideLayout = {
  name: 'two-charts',
  title: 'Two charts',
  role: 'content',
  minutes: 1,
  frame: wholeFrame,
  slots: [slot('left', half), slot('right', half)],
  expects: 'two of `::chart{#id}`, `::diagram{#id}` and pictures',
};
