import type { NoPlot, Plot } from './plot.ts';

export const surfaces = ['a4', 'web', 'slide', 'slide-half'] as const;
export type Surface = (typeof surfaces)[number];

/** One chart or diagram drawn for one surface. `svg` has role, label, prefixed ids, no absolute position, no title of its own. */
export interface Drawing {
  readonly chart: string;
  readonly surface: Surface;
  readonly svg: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Of a chart: what it shows, or why no spreadsheet chart shows it. */
  readonly plot?: Plot | NoPlot;
}
