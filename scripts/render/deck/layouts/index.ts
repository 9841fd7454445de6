// The slide layouts of the program.
import type { SlideLayout, SlideLayouts } from '../../../model/deck/slide-layout.ts';
import { backup } from './backup.ts';
import { chart } from './chart.ts';
import { chartText } from './chart-text.ts';
import { closing } from './closing.ts';
import { code } from './code.ts';
import { comparison } from './comparison.ts';
import { divider } from './divider.ts';
import { image } from './image.ts';
import { quote } from './quote.ts';
import { statement } from './statement.ts';
import { table } from './table.ts';
import { title } from './title.ts';
import { twoCharts } from './two-charts.ts';

/** Layouts by name, in the given order. */
export function layoutsOf(records: readonly SlideLayout[]): SlideLayouts {
  return new Map(records.map((record) => [record.name, record]));
}

/** The layouts that every project has. */
export const slideLayouts: SlideLayouts = layoutsOf([
  title,
  divider,
  statement,
  chart,
  twoCharts,
  chartText,
  image,
  comparison,
  table,
  quote,
  code,
  closing,
  backup,
]);
