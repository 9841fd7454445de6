// Writes the series of a chart.
import type { Element } from 'xast';
import type { Plot, PlotMarker, PlotPoint, PlotSeries } from '../../../model/plot.ts';
import { type Paint, pale, solid, stroke, x } from '../xml.ts';
import { type LabelTools, labelsElement, paperName } from './chart-labels.ts';
import type { SeriesColumns, Sheet } from './sheet.ts';
import { columnName, sheetName } from './workbook.ts';

/** A series, with references to the cells of the workbook that it reads. */
export function seriesElement(
  columns: SeriesColumns,
  index: number,
  sheet: Sheet,
  tools: LabelTools,
): Element {
  const { kind } = tools.plot;
  const { series } = columns;
  const place = [x('c:idx', { val: index }), x('c:order', { val: index })];
  const name = x(
    'c:tx',
    x('c:strRef', x('c:f', headRef(columns, tools.plot)), texts([nameOf(columns, sheet, tools.plot)])),
  );
  const labels = labelsElement(columns, tools);
  if (kind === 'bars' || kind === 'columns')
    return barSeries([...place, name], columns, sheet, labels, tools);
  const look =
    kind === 'areas' ? x('c:spPr', solid(series.colour, tools.paint)) : x('c:spPr', lineOf(series, tools));
  const marker = kind === 'areas' ? [] : [markerElement(series.marker, tools)];
  const intervals = intervalElements(columns, sheet, tools);
  const scattered = kind === 'points' || kind === 'rows';
  return x(
    'c:ser',
    ...place,
    name,
    look,
    ...marker,
    scattered || kind === 'lines' ? pointLooks(columns, tools) : null,
    labels,
    intervals,
    scattered
      ? [
          x('c:xVal', numbers(columns.at, sheet)),
          x('c:yVal', numbers(columns.value, sheet)),
          x('c:smooth', { val: 0 }),
        ]
      : [
          categories(columns, sheet),
          x('c:val', numbers(columns.value, sheet)),
          kind === 'lines' ? x('c:smooth', { val: 0 }) : null,
        ],
  );
}

function barSeries(
  start: readonly Element[],
  columns: SeriesColumns,
  sheet: Sheet,
  labels: Element | null,
  { paint, scale }: LabelTools,
): Element {
  const own = columns.points.flatMap((point, index) =>
    point?.colour === undefined && point?.outline === undefined
      ? []
      : [
          x(
            'c:dPt',
            x('c:idx', { val: index }),
            x('c:invertIfNegative', { val: 0 }),
            x('c:bubble3D', { val: 0 }),
            x(
              'c:spPr',
              solid(point.colour ?? columns.series.colour, paint),
              point.outline === undefined
                ? null
                : stroke(point.outline.colour, point.outline.width * scale, paint),
            ),
          ),
        ],
  );
  return x(
    'c:ser',
    ...start,
    x('c:spPr', solid(columns.series.colour, paint)),
    x('c:invertIfNegative', { val: 0 }),
    own,
    labels,
    categories(columns, sheet),
    x('c:val', numbers(columns.value, sheet)),
  );
}

function lineOf({ line, colour }: PlotSeries, { paint, scale }: LabelTools): Element {
  return line === undefined
    ? stroke(undefined, 0, paint)
    : stroke(colour, line.width * scale, paint, line.dash);
}

function markerElement(marker: PlotMarker | undefined, { paint, scale }: LabelTools): Element {
  if (marker === undefined) return x('c:marker', x('c:symbol', { val: 'none' }));
  const points = Math.min(72, Math.max(2, Math.round(marker.size * scale * 0.75)));
  return x(
    'c:marker',
    x('c:symbol', { val: marker.shape }),
    x('c:size', { val: points }),
    x(
      'c:spPr',
      markerFill(marker, paint),
      marker.outline === undefined
        ? x('a:ln', x('a:noFill'))
        : stroke(marker.outline.colour, marker.outline.width * scale, paint),
    ),
  );
}

/**
 * What a marker is filled with: hollow ones, which have the colour of the paper, with a pale shade of their ring, since
 * LibreOffice draws no lines around markers.
 */
function markerFill({ colour, outline }: PlotMarker, paint: Paint): Element {
  const isHollow = outline !== undefined && paint(colour).attributes.val === paperName;
  return isHollow ? pale(outline.colour, paint) : solid(colour, paint);
}

/** The looks of points that differ from their series. */
function pointLooks({ series, points }: SeriesColumns, tools: LabelTools): readonly Element[] {
  return points.flatMap((point, index) => {
    if (point?.colour === undefined || series.marker === undefined) return [];
    const marker = markerElement({ ...series.marker, colour: point.colour }, tools);
    return [x('c:dPt', x('c:idx', { val: index }), marker, x('c:bubble3D', { val: 0 }))];
  });
}

/** Intervals as error bars with lengths of their own. */
function intervalElements(
  { interval, points }: SeriesColumns,
  sheet: Sheet,
  { plot, paint, scale }: LabelTools,
): Element | null {
  const drawn = points.find((point): point is PlotPoint => point?.interval !== undefined)?.interval;
  if (interval === undefined || drawn === undefined) return null;
  const scattered = plot.kind === 'points' || plot.kind === 'rows';
  return x(
    'c:errBars',
    scattered ? x('c:errDir', { val: drawn.along }) : null,
    x('c:errBarType', { val: 'both' }),
    x('c:errValType', { val: 'cust' }),
    x('c:noEndCap', { val: 1 }),
    x('c:plus', numbers(interval.up, sheet)),
    x('c:minus', numbers(interval.down, sheet)),
    x('c:spPr', stroke(drawn.colour, drawn.width * scale, paint)),
  );
}

// ---------------------------------------------------------------- cells

function range(column: number, rows: number): string {
  const letter = columnName(column);
  return `${sheetName}!$${letter}$2:$${letter}$${rows + 1}`;
}

/** The column whose head is the name of the series. In rows, the values lie along x. */
function headColumn({ at, value }: SeriesColumns, { kind }: Plot): number {
  return kind === 'rows' ? at : value;
}

function headRef(columns: SeriesColumns, plot: Plot): string {
  return `${sheetName}!$${columnName(headColumn(columns, plot))}$1`;
}

function nameOf(columns: SeriesColumns, sheet: Sheet, plot: Plot): string {
  return sheet.columns[headColumn(columns, plot)]?.head ?? '';
}

function texts(values: readonly string[]): Element {
  return x(
    'c:strCache',
    x('c:ptCount', { val: values.length }),
    values.map((value, idx) => x('c:pt', { idx }, x('c:v', value))),
  );
}

function categories({ at }: SeriesColumns, sheet: Sheet): Element {
  const values = (sheet.columns[at]?.cells ?? []).map((value) => String(value ?? ''));
  return x('c:cat', x('c:strRef', x('c:f', range(at, values.length)), texts(values)));
}

function numbers(column: number, sheet: Sheet): Element {
  const values = sheet.columns[column]?.cells ?? [];
  return x(
    'c:numRef',
    x('c:f', range(column, values.length)),
    x(
      'c:numCache',
      x('c:formatCode', 'General'),
      x('c:ptCount', { val: values.length }),
      values.map((value, idx) =>
        typeof value === 'number' ? x('c:pt', { idx }, x('c:v', String(value))) : null,
      ),
    ),
  );
}
