// Writes the axes of a chart.
import type { Element } from 'xast';
import type { Axis, CategoryAxis, Plot, ValueAxis } from '../../../model/plot.ts';
import { centipoints, type Paint, solid, stroke, x } from '../xml.ts';
import { numberFormat } from './number-format.ts';
import { stepOf, ticksOf } from './office-axis.ts';

/** What writing axes needs. */
export interface AxisTools {
  readonly paint: Paint;
  readonly language: string;
  /** Pixels of the slide for a pixel of the drawing. */
  readonly scale: number;
  readonly em: number;
  readonly gridColour: string;
}

/** Ids by which a chart names its axes. */
export const axisIds = { x: 111_111_111, y: 222_222_222 } as const;

/** Both axes of a plot. */
export function axisElements(plot: Plot, tools: AxisTools): readonly Element[] {
  const { x: across, y: along } = plot;
  if (plot.kind === 'rows') return [valueAxis('x', across, plot, tools), rowAxis(along, tools)];
  return [
    across.kind === 'category' ? categoryAxis('x', across, plot, tools) : valueAxis('x', across, plot, tools),
    along.kind === 'category' ? categoryAxis('y', along, plot, tools) : valueAxis('y', along, plot, tools),
  ];
}

type Name = 'x' | 'y';

const sides = { left: 'l', right: 'r', top: 't', bottom: 'b' } as const;
const usual = { x: 'bottom', y: 'left' } as const;

/** The elements that every axis begins with. */
function axisStart(
  name: Name,
  axis: Axis,
  scaling: readonly (Element | null)[],
  isHidden: boolean,
): readonly Element[] {
  return [
    x('c:axId', { val: axisIds[name] }),
    x('c:scaling', scaling),
    x('c:delete', { val: isHidden ? 1 : 0 }),
    x('c:axPos', { val: sides[axis.side ?? usual[name]] }),
  ];
}

/** Tick marks, labels and line of an axis. */
function axisLook(axis: Axis, tools: AxisTools, isTopDown = false): readonly Element[] {
  const { scale, paint } = tools;
  return [
    x('c:majorTickMark', { val: axis.ticks ? 'out' : 'none' }),
    x('c:minorTickMark', { val: 'none' }),
    x('c:tickLblPos', { val: labelPosition(axis, isTopDown) }),
    x('c:spPr', stroke(axis.line ?? (axis.ticks ? tools.gridColour : undefined), 1.2 * scale, paint)),
    textStyle(axis.colour, tools),
  ];
}

/** Labels stand outside of the plot: at the low end of the other axis, unless the axis itself stands at the end where they are. */
function labelPosition({ side }: Axis, isTopDown: boolean): string {
  if (side === undefined) return 'none';
  return isTopDown || side === 'top' || side === 'right' ? 'nextTo' : 'low';
}

function textStyle(colour: string, { em, scale, paint }: AxisTools): Element {
  return x(
    'c:txPr',
    x('a:bodyPr', { rot: 0, vert: 'horz' }),
    x('a:lstStyle'),
    x('a:p', x('a:pPr', characters(colour, em * scale, paint)), x('a:endParaRPr', { lang: 'en-GB' })),
  );
}

/** The style of the characters in a part of a chart; `size` is in CSS pixels. */
export function characters(colour: string, size: number, paint: Paint): Element {
  return x(
    'a:defRPr',
    { sz: centipoints(size), b: 0 },
    solid(colour, paint),
    x('a:latin', { typeface: '+mn-lt' }),
  );
}

function gridLines(axis: Axis, { scale, paint, gridColour }: AxisTools): Element | null {
  return axis.grid ? x('c:majorGridlines', x('c:spPr', stroke(gridColour, 1.36 * scale, paint))) : null;
}

function valueAxis(name: Name, axis: Axis, plot: Plot, tools: AxisTools): Element {
  if (axis.kind === 'category') throw new Error('Unexpected names along an axis of values');
  const code = numberFormat(axis, ticksOf(axis));
  const isCategorised = plot.kind !== 'points' && plot.kind !== 'rows';
  return x(
    'c:valAx',
    axisStart(name, axis, scaling(axis), false),
    gridLines(axis, tools),
    axis.title === undefined ? null : titleElement(axis.title, axis, tools),
    x('c:numFmt', { formatCode: code, sourceLinked: 0 }),
    axisLook(axis, tools, isTopDown(name, plot)),
    x('c:crossAx', { val: axisIds[name === 'x' ? 'y' : 'x'] }),
    x('c:crosses', { val: crossing(name, axis, plot) }),
    isCategorised
      ? x('c:crossBetween', {
          val: plot.gap < 0.1 && plot.kind !== 'bars' && plot.kind !== 'columns' ? 'midCat' : 'between',
        })
      : x('c:crossBetween', { val: 'midCat' }),
    majorUnit(axis),
  );
}

/** Whether the other axis has named rows, which are counted from the top: the lower end of that axis is then at the top. */
function isTopDown(name: Name, plot: Plot): boolean {
  return name === 'x' && (plot.kind === 'rows' || plot.kind === 'bars');
}

/** Where an axis crosses the other one. */
function crossing(name: Name, axis: Axis, plot: Plot): string {
  const isFar = axis.side === 'right' || axis.side === 'top';
  if (isTopDown(name, plot)) return isFar ? 'min' : 'max';
  const other = name === 'x' ? plot.y : plot.x;
  const hasZeroLine = axis.line !== undefined && other.kind === 'linear' && other.low < 0;
  return isFar ? 'max' : hasZeroLine ? 'autoZero' : 'min';
}

function scaling({ kind, base, low, high }: ValueAxis): readonly Element[] {
  return [
    ...(kind === 'log' ? [x('c:logBase', { val: base })] : []),
    x('c:orientation', { val: 'minMax' }),
    x('c:max', { val: high }),
    x('c:min', { val: low }),
  ];
}

function majorUnit(axis: ValueAxis): Element | null {
  const step = stepOf(axis);
  return step === undefined ? null : x('c:majorUnit', { val: step });
}

function categoryAxis(name: Name, axis: CategoryAxis, plot: Plot, tools: AxisTools): Element {
  const isTopDown = name === 'y';
  return x(
    'c:catAx',
    axisStart(name, axis, [x('c:orientation', { val: isTopDown ? 'maxMin' : 'minMax' })], false),
    gridLines(axis, tools),
    x('c:numFmt', { formatCode: 'General', sourceLinked: 0 }),
    axisLook(axis, tools),
    x('c:crossAx', { val: axisIds[name === 'x' ? 'y' : 'x'] }),
    x('c:crosses', { val: plot.kind === 'bars' || plot.kind === 'columns' ? 'autoZero' : 'min' }),
    x('c:auto', { val: 0 }),
    x('c:lblAlgn', { val: 'ctr' }),
    x('c:lblOffset', { val: 100 }),
    x('c:noMultiLvlLbl', { val: 1 }),
  );
}

/** The axis of named rows, which are counted from the top. Their names are the labels of a series of their own. */
function rowAxis(axis: Axis, tools: AxisTools): Element {
  if (axis.kind !== 'category') throw new Error('Unexpected values along named rows');
  const ends = [x('c:max', { val: axis.names.length + 0.5 }), x('c:min', { val: 0.5 })];
  return x(
    'c:valAx',
    axisStart('y', axis, [x('c:orientation', { val: 'maxMin' }), ...ends], axis.line === undefined),
    x('c:numFmt', { formatCode: 'General', sourceLinked: 0 }),
    axisLook({ ...axis, ticks: false, side: undefined } as unknown as Axis, tools),
    x('c:crossAx', { val: axisIds.x }),
    x('c:crosses', { val: axis.line === undefined ? 'min' : 'autoZero' }),
    x('c:crossBetween', { val: 'midCat' }),
    x('c:majorUnit', { val: 1 }),
  );
}

function titleElement(text: string, axis: Axis, { em, scale, paint, language }: AxisTools): Element {
  return x(
    'c:title',
    x(
      'c:tx',
      x(
        'c:rich',
        x('a:bodyPr', { rot: 0, vert: 'horz' }),
        x('a:lstStyle'),
        x(
          'a:p',
          x('a:pPr', characters(axis.colour, em * scale, paint)),
          x('a:r', x('a:rPr', { lang: language }), x('a:t', text)),
        ),
      ),
    ),
    x('c:overlay', { val: 0 }),
  );
}
