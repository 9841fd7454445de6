// Writes a native chart, and the workbook that it is edited in.
import type { Element } from 'xast';
import type { ChartItem } from '../../../model/deck/presentation.ts';
import type { Plot, PlotSeries } from '../../../model/plot.ts';
import { rangeName, withRanges } from '../ranges.ts';
import { type Paint, vocabularies, x } from '../xml.ts';
import { axisElements, axisIds, characters } from './chart-axes.ts';
import { type LabelTools, labelMoves } from './chart-labels.ts';
import { seriesElement } from './chart-series.ts';
import { onOfficeScales } from './office-axis.ts';
import { layOut, type Sheet } from './sheet.ts';

/** The content of the part of a chart, and the sheet of its workbook. */
export interface OfficeChart {
  readonly chart: Element;
  readonly sheet: Sheet;
}

/** A chart whose workbook holds the values that the drawing was made from. `gridColour` is the colour of grid lines. */
export function officeChart(
  { plot: drawn, box, titles }: ChartItem,
  {
    paint,
    language,
    gridColour,
  }: { readonly paint: Paint; readonly language: string; readonly gridColour: string },
): OfficeChart {
  const plot = onOfficeScales(withRanges(drawn));
  const whole = { ...plot, series: [...plot.series, ...rowNames(plot)] };
  const scale = box.width / plot.width;
  const sheet = layOut(whole, titles);
  const tools: LabelTools = { paint, language, scale, plot, moves: labelMoves(plot.series, plot) };
  const series = inWritingOrder(sheet).map(({ columns, index }) =>
    seriesElement(columns, index, sheet, tools),
  );
  const chart = x(
    'c:chartSpace',
    { ...vocabularies.c, ...vocabularies.a, ...vocabularies.r },
    x('c:date1904', { val: 0 }),
    x('c:lang', { val: language }),
    x('c:roundedCorners', { val: 0 }),
    x(
      'c:chart',
      x('c:autoTitleDeleted', { val: 1 }),
      x(
        'c:plotArea',
        plotLayout(plot),
        chartGroup(plot, series),
        axisElements(plot, { paint, language, scale, em: plot.em, gridColour }),
        x('c:spPr', x('a:noFill'), x('a:ln', x('a:noFill'))),
      ),
      x('c:plotVisOnly', { val: 1 }),
      x('c:dispBlanksAs', { val: 'gap' }),
    ),
    x('c:spPr', x('a:noFill'), x('a:ln', x('a:noFill'))),
    x(
      'c:txPr',
      x('a:bodyPr'),
      x('a:lstStyle'),
      x(
        'a:p',
        x('a:pPr', characters(plot.x.colour, plot.em * scale, paint)),
        x('a:endParaRPr', { lang: language }),
      ),
    ),
    x('c:externalData', { 'r:id': 'rId1' }, x('c:autoUpdate', { val: 0 })),
  );
  return { chart, sheet };
}

/**
 * The order in which series are written. PowerPoint paints series by their number. LibreOffice paints them from the last that
 * is written to the first, and loses columns that it has read when a longer one follows: so the longest come first, and
 * ranges, which lie under the others and are short, come last.
 */
function inWritingOrder({ series }: Sheet) {
  const numbered = series.map((columns, index) => ({ columns, index }));
  const isRange = ({ columns }: (typeof numbered)[number]) => columns.series.name.startsWith(rangeName);
  const others = numbered.filter((one) => !isRange(one));
  return [
    ...others.sort((a, b) => b.columns.points.length - a.columns.points.length),
    ...numbered.filter(isRange),
  ];
}

/**
 * The place of the plot area, which is the same as in the drawing. Beside bars there is an em more for their names: programs
 * leave room of their own between names and axis, and would break the longest name.
 */
function plotLayout({ kind, area, width, height, em }: Plot): Element {
  const more = kind === 'bars' ? em : 0;
  const share = (value: number, whole: number) => ({ val: Number((value / whole).toFixed(5)) });
  return x(
    'c:layout',
    x(
      'c:manualLayout',
      x('c:layoutTarget', { val: 'inner' }),
      x('c:xMode', { val: 'edge' }),
      x('c:yMode', { val: 'edge' }),
      x('c:x', share(area.x + more, width)),
      x('c:y', share(area.y, height)),
      x('c:w', share(area.width - more, width)),
      x('c:h', share(area.height, height)),
    ),
  );
}

/** The series with the type of the chart. */
function chartGroup({ kind, stacked, gap }: Plot, series: readonly Element[]): Element {
  const ids = [x('c:axId', { val: axisIds.x }), x('c:axId', { val: axisIds.y })];
  const varied = x('c:varyColors', { val: 0 });
  const grouping = (usual: string) => x('c:grouping', { val: stacked ? 'stacked' : usual });
  if (kind === 'bars' || kind === 'columns') {
    const first = kind === 'bars' ? ids.toReversed() : ids;
    return x(
      'c:barChart',
      x('c:barDir', { val: kind === 'bars' ? 'bar' : 'col' }),
      grouping('clustered'),
      varied,
      series,
      x('c:gapWidth', { val: Math.min(500, Math.max(0, Math.round(gap * 100))) }),
      stacked ? x('c:overlap', { val: 100 }) : null,
      first,
    );
  }
  if (kind === 'lines')
    return x('c:lineChart', grouping('standard'), varied, series, x('c:marker', { val: 1 }), ids);
  if (kind === 'areas') return x('c:areaChart', grouping('standard'), varied, series, ids);
  return x('c:scatterChart', x('c:scatterStyle', { val: 'lineMarker' }), varied, series, ids);
}

/** The names of rows as labels of points at the lower end of the scale, since scatter charts have no axis of names. */
function rowNames({ kind, x: across, y: along, em }: Plot): readonly PlotSeries[] {
  if (kind !== 'rows' || along.kind !== 'category' || across.kind === 'category') return [];
  const points = along.names.map((name, at) => ({
    at,
    value: across.low,
    label: { lines: [name], side: 'left', colour: along.colour, isBold: false, size: em, down: 0 } as const,
  }));
  return [{ name: 'Names of the rows', colour: along.colour, points, isRemark: true }];
}
