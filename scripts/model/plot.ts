/**
 * The data and scales of a drawn chart in the terms of spreadsheet charts. Lengths are CSS pixels of the drawing, colours
 * `#rrggbb`. Types only.
 */
export interface Plot {
  /**
   * `bars` are horizontal, `columns` vertical; `points` have two numeric axes and may be joined by lines; in `rows` the
   * points have a numeric axis and categories.
   */
  readonly kind: 'bars' | 'columns' | 'lines' | 'areas' | 'points' | 'rows';
  /** The values of a category are stacked instead of drawn side by side. */
  readonly stacked: boolean;
  /** Space between the bars of two categories, as a share of a bar; for lines, before the first point, as a share of a step. */
  readonly gap: number;
  /** The plot area, which the axes span. */
  readonly area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** Size of the drawing. */
  readonly width: number;
  readonly height: number;
  /** Font size of labels. */
  readonly em: number;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly PlotSeries[];
}

export type Axis = CategoryAxis | ValueAxis;

interface AxisBase {
  /** The field on this axis; absent if the chart gives positions only. */
  readonly field?: string;
  /** The side on which its labels are; absent if it has none. */
  readonly side?: 'left' | 'right' | 'top' | 'bottom';
  readonly grid: boolean;
  readonly ticks: boolean;
  /** Colour of the labels. */
  readonly colour: string;
  readonly title?: string;
  /** Colour of the line along the axis; absent if it has none. */
  readonly line?: string;
}

export interface CategoryAxis extends AxisBase {
  readonly kind: 'category';
  /** Names of the categories, from left to right or from top to bottom. */
  readonly names: readonly string[];
}

export interface ValueAxis extends AxisBase {
  readonly kind: 'linear' | 'log';
  /** Base of a log scale. */
  readonly base: number;
  readonly low: number;
  readonly high: number;
  /** Labelled values. */
  readonly labels: readonly { readonly value: number; readonly text: string }[];
}

export interface PlotSeries {
  readonly name: string;
  readonly colour: string;
  /** The line that joins the points. */
  readonly line?: { readonly width: number; readonly dash: readonly number[] };
  readonly marker?: PlotMarker;
  readonly points: readonly PlotPoint[];
  /** It consists of annotations: only the labels of its points are shown. */
  readonly isRemark: boolean;
}

export interface PlotMarker {
  readonly shape: 'circle' | 'square' | 'diamond' | 'triangle';
  /** Diameter. */
  readonly size: number;
  readonly colour: string;
  /** The line round it, where it has another colour than what it is filled with, as hollow points have. */
  readonly outline?: PlotOutline;
}

export interface PlotOutline {
  readonly colour: string;
  readonly width: number;
}

export interface PlotPoint {
  /** Index of its category or row, from 0, or its value along x. */
  readonly at: number;
  readonly value: number;
  /** The colour, where it differs from that of its series. */
  readonly colour?: string;
  /** The line around its bar; absent if it has none. */
  readonly outline?: PlotOutline;
  readonly label?: PlotLabel;
  /** The interval through it, as an error bar. */
  readonly interval?: PlotInterval;
}

export interface PlotInterval {
  readonly along: 'x' | 'y';
  readonly low: number;
  readonly high: number;
  readonly colour: string;
  readonly width: number;
}

export interface PlotLabel {
  readonly lines: readonly string[];
  readonly side: 'left' | 'right' | 'above' | 'below' | 'centre';
  readonly colour: string;
  readonly isBold: boolean;
  readonly size: number;
  /** By how much it was moved down to avoid other labels. */
  readonly down: number;
}

/** The reason why a chart has no plot, in words that follow "a picture, since it has". */
export interface NoPlot {
  readonly kind: 'none';
  readonly reason: string;
}
