// A chart or diagram drawn as SVG, and the surfaces that it is drawn for.
import type { NoPlot, Plot } from './plot.ts';

export const surfaces = ['a4', 'web', 'narrow', 'slide', 'slide-half'] as const;
export type Surface = (typeof surfaces)[number];

/** The room for one drawing where it is not that of its surface. CSS pixels. */
export interface DrawingSize {
  readonly width: number;
  /** As high as it needs to be if absent. */
  readonly height?: number;
}

/** A drawing that an output wants. Only charts can be drawn in a size of their own. */
export interface WantedDrawing {
  /** Id of the chart or diagram. */
  readonly chart: string;
  readonly surface: Surface;
  readonly size?: DrawingSize;
}

/** One chart or diagram drawn for one surface. `svg` has a role, a label and prefixed ids; no absolute position and no title. */
export interface Drawing {
  /** Id of the chart or diagram. */
  readonly chart: string;
  readonly surface: Surface;
  readonly svg: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** For charts: the data as a spreadsheet chart shows it, or the reason why none can. */
  readonly plot?: Plot | NoPlot;
}
