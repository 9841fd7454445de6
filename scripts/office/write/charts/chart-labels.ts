import type { Element } from 'xast';
import { spread } from '../../../draw/charts/dodge.ts';
import type { Plot, PlotLabel, PlotPoint, PlotSeries, ValueAxis } from '../../../model/plot.ts';
import { centipoints, type Paint, solid, x } from '../xml.ts';
import type { SeriesColumns } from './sheet.ts';

/** What labels are written with. */
export interface LabelTools {
  readonly paint: Paint;
  readonly language: string;
  /** Pixels on the slide for one on the drawing. */
  readonly scale: number;
  readonly plot: Plot;
  /** How far each labelled point's label is moved down, in pixels of the drawing. */
  readonly moves: ReadonlyMap<PlotPoint, number>;
}

const shown = ['showLegendKey', 'showVal', 'showCatName', 'showSerName', 'showPercent', 'showBubbleSize'];

/** The labels of a series, which say what the drawing's say; nothing for the points that have none. */
export function labelsElement({ series, points }: SeriesColumns, tools: LabelTools): Element | null {
  if (!series.points.some(({ label }) => label !== undefined)) return null;
  const each = points.flatMap((point, index) =>
    point?.label === undefined ? [] : [labelElement(point, point.label, index, tools)],
  );
  return x(
    'c:dLbls',
    each,
    shown.map((name) => x(`c:${name}`, { val: 0 })),
  );
}

function labelElement(point: PlotPoint, label: PlotLabel, index: number, tools: LabelTools): Element {
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
            x('a:r', x('a:rPr', properties, fill()), x('a:t', line)),
          ),
        ),
      ),
    ),
    x('c:dLblPos', { val: positionOf(label, plot) }),
    shown.map((name) => x(`c:${name}`, { val: name === 'showVal' ? 1 : 0 })),
  );
}

/** Where the programs put the label of a point; beside and inside bars they have words of their own. */
function positionOf({ side }: PlotLabel, { kind }: Plot): string {
  if (kind === 'bars') return { right: 'outEnd', left: 'inEnd' }[side as string] ?? 'ctr';
  if (kind === 'columns') return { above: 'outEnd', below: 'inEnd' }[side as string] ?? 'ctr';
  return { left: 'l', right: 'r', above: 't', below: 'b', centre: 'ctr' }[side];
}

/** Moves labels beside points apart that share a column, on the scale of the new chart. */
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
