// Reads what a chart shows, as data that spreadsheet charts can show too.
import type { NoPlot, Plot, PlotSeries } from '../../model/plot.ts';
import type { Scene } from '../charts/run.ts';
import { painted } from '../charts/scene.ts';
import { readAxis } from './axes.ts';
import { readBars } from './bars.ts';
import { withLabels } from './labels.ts';
import { article, type DrawnMark, drawnMarks, type PlotFrame, Unplottable } from './marks.ts';
import { withRules } from './rules.ts';
import { areaSeries, lineSeries, withPoints } from './series.ts';

/**
 * What a laid-out chart shows, read from the values of its marks; each value is compared with the place where the mark was
 * drawn. For a chart that shows anything that spreadsheet charts cannot show, the reason. `em` is the font size of labels.
 */
export function readPlot(scene: Scene, em: number): Plot | NoPlot {
  try {
    return read(scene, em);
  } catch (error) {
    if (error instanceof Unplottable) return { kind: 'none', reason: error.message };
    throw error;
  }
}

function read(scene: Scene, em: number): Plot {
  const [panel] = scene.root.items;
  const { marks: definitions = [], layout } = scene.compiled;
  if (panel === undefined || layout !== undefined) throw new Unplottable('several panels');
  if (panel.items?.some(({ role }) => role === 'legend') === true) throw new Unplottable('a legend');
  if (painted(scene.root).some(({ item }) => item.texture !== undefined)) throw new Unplottable('textures');
  const [x, y] = [readAxis('x', scene, panel), readAxis('y', scene, panel)];
  const frame = { x, y, width: panel.width ?? scene.width, height: panel.height ?? scene.height };
  const marks = drawnMarks(definitions, panel).filter(({ items }) => items.length > 0);
  const { shape, series } = shapesOf(marks, frame);
  const ruled = withRules(series, ofType(marks, 'rule'), frame);
  if (shape.stacked && ofType(marks, 'text').length > 0) throw new Unplottable('labels on stacked shapes');
  const labelled = withLabels(
    ruled.series,
    ofType(marks, 'text'),
    frame,
    ['bars', 'columns'].includes(shape.kind),
  );
  const [left, top] = scene.origin;
  return {
    ...shape,
    area: { x: left, y: top, width: frame.width, height: frame.height },
    width: scene.width,
    height: scene.height,
    em,
    x: { ...x.axis, ...sharedField(marks, 'x'), ...(ruled.lines.x && { line: ruled.lines.x }) },
    y: { ...y.axis, ...sharedField(marks, 'y'), ...(ruled.lines.y && { line: ruled.lines.y }) },
    series: labelled.map(withOwnName),
  };
}

const ofType = (marks: readonly DrawnMark[], type: string): readonly DrawnMark[] =>
  marks.filter((mark) => mark.type === type);

type PlotForm = Pick<Plot, 'kind' | 'stacked' | 'gap'>;

/** The marks that carry data: bars, areas, or lines and points. */
function shapesOf(
  marks: readonly DrawnMark[],
  frame: PlotFrame,
): { shape: PlotForm; series: readonly PlotSeries[] } {
  const known = ['rect', 'line', 'area', 'symbol', 'rule', 'text'];
  const unknown = marks.find(({ type }) => !known.includes(type));
  if (unknown !== undefined) throw new Unplottable(article(unknown.type));
  const [bars, areas] = [ofType(marks, 'rect'), ofType(marks, 'area')];
  const [lines, points] = [ofType(marks, 'line'), ofType(marks, 'symbol')];
  const kinds = [bars, areas, [...lines, ...points]].filter(({ length }) => length > 0);
  if (kinds.length > 1) throw new Unplottable('marks of several kinds together');
  if (bars[0] !== undefined) return barShape(bars, frame);
  if (areas.length > 0) return areaShape(areas, frame);
  if (lines.length + points.length === 0) throw new Unplottable('no marks of data');
  const isRows = frame.y.axis.kind === 'category';
  if (isRows && (lines.length > 0 || frame.x.axis.kind === 'category'))
    throw new Unplottable('lines across named rows');
  const series = points.reduce(
    (known, mark) => withPoints(known, mark, frame),
    lines.map((mark) => lineSeries(mark, frame)) as readonly PlotSeries[],
  );
  const kind = isRows ? 'rows' : frame.x.axis.kind === 'category' ? 'lines' : 'points';
  return { shape: { kind, stacked: false, gap: kind === 'lines' ? edgeGap(frame.x.scale) : 0 }, series };
}

/** Distance of the first category from the edge, as a share of the distance to the second. */
function edgeGap(scale: PlotFrame['x']['scale']): number {
  const [first, second] = scale.domain();
  const middle = scale(first) + scale.bandwidth() / 2;
  return second === undefined ? 0.5 : middle / (scale(second) - scale(first));
}

function barShape(
  bars: readonly DrawnMark[],
  frame: PlotFrame,
): { shape: PlotForm; series: readonly PlotSeries[] } {
  const [mark, second] = bars;
  if (mark === undefined || second !== undefined) throw new Unplottable('several layers of bars');
  const { series, stacked, gap } = readBars(mark, frame);
  const kind = frame.y.axis.kind === 'category' ? 'bars' : 'columns';
  return { shape: { kind, stacked, gap }, series };
}

/** Areas over categories, all over the same ones, since spreadsheet charts draw no others. */
function areaShape(
  areas: readonly DrawnMark[],
  frame: PlotFrame,
): { shape: PlotForm; series: readonly PlotSeries[] } {
  if (frame.x.axis.kind !== 'category') throw new Unplottable('areas on a scale of numbers');
  const series = areas.map((mark) => areaSeries(mark, frame));
  const places = series.map(({ points }) => points.map(({ at }) => at).join());
  if (new Set(places).size > 1) throw new Unplottable('areas of different reach');
  return { shape: { kind: 'areas', stacked: series.length > 1, gap: edgeGap(frame.x.scale) }, series };
}

/** The field that all marks of data read along an axis, if it is one field. */
function sharedField(marks: readonly DrawnMark[], name: 'x' | 'y'): { field?: string } {
  const data = marks.filter(({ type }) => !['rule', 'text'].includes(type));
  const fields = new Set(data.flatMap((mark) => fieldNamed(mark, name)));
  const [field] = fields;
  return fields.size === 1 && field !== undefined ? { field } : {};
}

function fieldNamed(mark: DrawnMark, name: 'x' | 'y'): readonly string[] {
  const channel = mark.channels[name] as { readonly field?: unknown } | undefined;
  return typeof channel?.field === 'string' ? [channel.field.replace(/_(?:end|start)$/, '')] : [];
}

/** The series with a number behind its name when an earlier one has the same name. */
function withOwnName(series: PlotSeries, index: number, all: readonly PlotSeries[]): PlotSeries {
  const before = all.slice(0, index).filter(({ name }) => name === series.name).length;
  return before === 0 ? series : { ...series, name: `${series.name} ${before + 1}` };
}
