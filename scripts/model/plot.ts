/**
 * What a chart's drawing shows, in terms that spreadsheet charts share. Lengths are CSS pixels of the drawing, colours
 * `#rrggbb`. Types only.
 */
export interface Plot {
  /**
   * `bars` lie, `columns` stand; `points` stand on two scales of numbers, joined by lines or not; in `rows` they stand
   * beside names.
   */
  readonly kind: 'bars' | 'columns' | 'lines' | 'areas' | 'points' | 'rows';
  /** Values of a category stand on each other rather than side by side. */
  readonly stacked: boolean;
  /** Room between the bars of two categories, as a share of a bar; before the first point of lines, as a share of a step. */
  readonly gap: number;
  /** Where the scales meet the drawing. */
  readonly area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** Size of the drawing. */
  readonly width: number;
  readonly height: number;
  /** Size of labels. */
  readonly em: number;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly PlotSeries[];
}

export type Axis = CategoryAxis | ValueAxis;

interface AxisBase {
  /** Field that is read along it; absent where the chart gives only positions. */
  readonly field?: string;
  /** Where its labels stand; absent when it has none. */
  readonly side?: 'left' | 'right' | 'top' | 'bottom';
  readonly grid: boolean;
  readonly ticks: boolean;
  /** Colour of the labels. */
  readonly colour: string;
  readonly title?: string;
  /** Colour of a line along it, where it has one. */
  readonly line?: string;
}

export interface CategoryAxis extends AxisBase {
  readonly kind: 'category';
  /** As the axis names them: from left to right, or from top to bottom. */
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
  /** Joins the points. */
  readonly line?: { readonly width: number; readonly dash: readonly number[] };
  readonly marker?: PlotMarker;
  readonly points: readonly PlotPoint[];
  /** Remarks: what it shows is the labels of its points alone. */
  readonly isRemark: boolean;
}

export interface PlotMarker {
  readonly shape: 'circle' | 'square' | 'diamond' | 'triangle';
  /** Across. */
  readonly size: number;
  readonly colour: string;
}

export interface PlotPoint {
  /** Number of its category or row, from 0, or its place along x. */
  readonly at: number;
  readonly value: number;
  /** Where it differs from its series. */
  readonly colour?: string;
  readonly label?: PlotLabel;
  /** Ends of an interval through it. */
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
  /** How far it was moved down to be clear of others. */
  readonly down: number;
}

/** Why a chart has no plot, in words that follow "a picture, since it has". */
export interface NoPlot {
  readonly kind: 'none';
  readonly reason: string;
}
