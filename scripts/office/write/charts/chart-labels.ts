// Writes the labels of the points of a chart.
import type { Element } from 'xast';
import { spread } from '../../../draw/charts/dodge.ts';
import { noBreakSpace } from '../../../facts/typography.ts';
import type { Plot, PlotLabel, PlotPoint, PlotSeries, ValueAxis } from '../../../model/plot.ts';
import { centipoints, type Paint, solid, x } from '../xml.ts';
import type { SeriesColumns } from './sheet.ts';

/** What writing series and their labels needs. */
export interface LabelTools {
  readonly paint: Paint;
  readonly language: string;
  /** Pixels of the slide for a pixel of the drawing. */
  readonly scale: number;
  readonly plot: Plot;
  /** How far the label of a point is moved down, in pixels of the drawing. */
  readonly moves: ReadonlyMap<PlotPoint, number>;
}

/** What a label may show. Ours show their own text. */
const contents = ['showLegendKey', 'showVal', 'showCatName', 'showSerName', 'showPercent', 'showBubbleSize'];

/** The name of the theme for the colour of the paper. */
export const paperName = 'bg1';

/** The labels of a series, with the same words as in the drawing; `null` when no point has a label. */
export function labelsElement({ series, points }: SeriesColumns, tools: LabelTools): Element | null {
  if (!series.points.some(({ label }) => label !== undefined)) return null;
  const each = points.flatMap((point, index) =>
    point?.label === undefined ? [] : [labelElement(point, point.label, { series, index }, tools)],
  );
  return x(
    'c:dLbls',
    each,
    contents.map((name) => x(`c:${name}`, { val: 0 })),
  );
}

function labelElement(
  point: PlotPoint,
  label: PlotLabel,
  { series, index }: { readonly series: PlotSeries; readonly index: number },
  tools: LabelTools,
): Element {
  const { paint, language, scale, plot } = tools;
  const down = tools.moves.get(point) ?? 0;
  const layout = x('c:manualLayout', x('c:x', { val: 0 }), x('c:y', { val: down / plot.height }));
  const properties = {
    lang: language,
    sz: centipoints(label.size * scale),
    b: label.isBold ? 1 : 0,
  };
  const fill = () => [solid(label.colour, paint), x('a:latin', { typeface: '+mn-lt' })];
  return x(
    'c:dLbl',
    x('c:idx', { val: index }),
    Math.abs(down) < 0.5 ? x('c:layout') : x('c:layout', layout),
    x(
      'c:tx',
      x(
        'c:rich',
        x('a:bodyPr', { wrap: 'none', lIns: 38_100, rIns: 38_100, tIns: 0, bIns: 0 }),
        x('a:lstStyle'),
        label.lines.map((line) =>
          x(
            'a:p',
            x(
              'a:pPr',
              { algn: { left: 'r', right: 'l' }[label.side as string] ?? 'ctr' },
              x('a:defRPr', properties, fill()),
            ),
            x('a:r', x('a:rPr', properties, fill()), x('a:t', apart(line, label))),
          ),
        ),
      ),
    ),
    hasGround(series, label, plot) ? ground() : null,
    x('c:dLblPos', { val: positionOf(label, plot) }),
    contents.map((name) => x(`c:${name}`, { val: name === 'showVal' ? 1 : 0 })),
  );
}

/**
 * Whether a label has a ground that covers the grid lines behind it, as the drawing has a rim of paper around its letters:
 * where nothing else lies behind, beside a mark in its own row or column. Names of rows stand outside of the grid.
 */
function hasGround(
  { isRemark }: PlotSeries,
  { side }: PlotLabel,
  { kind, x: across, y: along }: Plot,
): boolean {
  if (isRemark || !(across.grid || along.grid)) return false;
  if (kind === 'bars') return side === 'right';
  if (kind === 'columns') return side === 'above';
  return kind === 'rows' && side !== 'centre';
}

function ground(): Element {
  return x('c:spPr', x('a:solidFill', x('a:schemeClr', { val: paperName })), x('a:ln', x('a:noFill')));
}

/** A line of a label with room between it and its mark: not every program heeds the insets of labels. */
function apart(line: string, { side }: PlotLabel): string {
  const [before, after] = [side === 'right' ? noBreakSpace : '', side === 'left' ? noBreakSpace : ''];
  return `${before}${line}${after}`;
}

/** Where programs put the label of a point; for bars there are other keywords. */
function positionOf({ side }: PlotLabel, { kind }: Plot): string {
  if (kind === 'bars') return { right: 'outEnd', left: 'inEnd' }[side as string] ?? 'ctr';
  if (kind === 'columns') return { above: 'outEnd', below: 'inEnd' }[side as string] ?? 'ctr';
  return { left: 'l', right: 'r', above: 't', below: 'b', centre: 'ctr' }[side];
}

/** How far labels beside points move down, in pixels of the drawing, so that those in one column do not overlap. */
export function labelMoves(series: readonly PlotSeries[], plot: Plot): ReadonlyMap<PlotPoint, number> {
  const { y } = plot;
  if (plot.kind !== 'points' || y.kind === 'category') return new Map();
  const beside = series
    .flatMap(({ points }) => points)
    .filter(({ label }) => label?.side === 'left' || label?.side === 'right');
  const columns = Map.groupBy(beside, ({ at, label }) => `${at} ${label?.side}`);
  return new Map([...columns.values()].flatMap((column) => movesOf(column, y, plot.area.height)));
}

function movesOf(
  column: readonly PlotPoint[],
  axis: ValueAxis,
  height: number,
): readonly (readonly [PlotPoint, number])[] {
  const spans = column.map(({ value, label }) => ({
    centre: pixelOf(value, axis, height),
    size: 1.22 * (label?.size ?? 0) * (label?.lines.length ?? 1),
  }));
  const centres = spread(spans, -Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  return column.map((point, index) => [point, (centres[index] ?? 0) - (spans[index]?.centre ?? 0)] as const);
}

function pixelOf(value: number, { kind, low, high }: ValueAxis, height: number): number {
  const place = kind === 'log' ? Math.log : (number: number) => number;
  return height * (1 - (place(value) - place(low)) / (place(high) - place(low)));
}
