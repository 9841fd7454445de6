// Native charts and their workbooks.
import { describe, expect, it } from 'vitest';
import type { CategoryAxis, Plot, PlotSeries, ValueAxis } from '../../../scripts/model/plot.ts';
import { officeChart } from '../../../scripts/office/write/charts/charts.ts';
import { onOfficeScales, ticksOf } from '../../../scripts/office/write/charts/office-axis.ts';
import { workbookBytes } from '../../../scripts/office/write/charts/workbook.ts';
import { paintWith, xmlOf } from '../../../scripts/office/write/xml.ts';
import { readWorkbook } from '../../support/office.ts';
import { sampleTheme } from './sample.ts';

const names: CategoryAxis = {
  kind: 'category',
  names: ['Firecracker', 'QEMU'],
  grid: false,
  ticks: false,
  colour: '#16191d',
  side: 'left',
  field: 'name',
};
const values: ValueAxis = {
  kind: 'linear',
  base: 10,
  low: 0,
  high: 400,
  labels: [0, 200, 400].map((value) => ({ value, text: `${value} ms` })),
  grid: true,
  ticks: false,
  colour: '#3b424b',
  side: 'bottom',
  field: 'time',
};
const log: ValueAxis = {
  ...values,
  kind: 'log',
  low: 0.8,
  high: 400,
  labels: [1, 10, 100, 400].map((value) => ({ value, text: `${value}` })),
  field: 'n',
};
const series: PlotSeries = {
  name: 'time',
  colour: '#0f5fa6',
  points: [
    { at: 0, value: 160.851 },
    {
      at: 1,
      value: 243.525,
      colour: '#c2500a',
      label: { lines: ['244 ms'], side: 'right', colour: '#16191d', isBold: true, size: 20, down: 0 },
    },
  ],
  isRemark: false,
};
const bars: Plot = {
  kind: 'bars',
  stacked: false,
  gap: 0.5,
  area: { x: 100, y: 0, width: 900, height: 400 },
  width: 1160,
  height: 470,
  em: 20,
  x: values,
  y: names,
  series: [series],
};

const titles = new Map([
  ['time', 'Boot time, ms'],
  ['name', 'Monitor'],
]);
const made = (plot: Plot) => {
  const item = {
    kind: 'chart',
    name: 'Chart',
    alt: '',
    box: { x: 0, y: 0, width: 580, height: 235 },
    plot,
    titles,
  } as const;
  const { chart, sheet } = officeChart(item, {
    paint: paintWith(sampleTheme),
    language: 'en',
    gridColour: '#dde1e6',
  });
  return { xml: xmlOf(chart), cells: readWorkbook(workbookBytes(sheet)) };
};

/** Every range that a chart reads, with the values that it shows until it is edited. */
function caches(xml: string): readonly (readonly [string, readonly (string | undefined)[]])[] {
  return [...xml.matchAll(/<c:f>([^<]*)<\/c:f><c:(?:num|str)Cache>(.*?)<\/c:(?:num|str)Cache>/gs)].map(
    ([, range = '', cache = '']) => {
      const count = Number(/<c:ptCount val="(\d+)"/.exec(cache)?.[1]);
      const points = new Map(
        [...cache.matchAll(/<c:pt idx="(\d+)"><c:v>([^<]*)/g)].map(([, index, value]) => [
          Number(index),
          value,
        ]),
      );
      return [range, Array.from({ length: count }, (_, index) => points.get(index))] as const;
    },
  );
}

/** The cells of a range. */
function cellsIn(
  range: string,
  cells: ReadonlyMap<string, number | string>,
): readonly (string | undefined)[] {
  const [, column = '', from = '', to = from] =
    /^Data!\$([A-Z]+)\$(\d+)(?::\$[A-Z]+\$(\d+))?$/.exec(range) ?? [];
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => {
    const value = cells.get(`${column}${Number(from) + index}`);
    return value === undefined ? undefined : String(value);
  });
}

const points: Plot = {
  ...bars,
  kind: 'points',
  x: log,
  y: { ...values, side: 'left' },
  series: [
    {
      ...series,
      name: 'Kata',
      line: { width: 4, dash: [] },
      points: [
        { at: 1, value: 300 },
        { at: 400, value: 390 },
      ],
    },
    {
      ...series,
      name: 'RunD',
      line: { width: 4, dash: [] },
      points: [
        { at: 1, value: 100, interval: { along: 'y', low: 90, high: 120, colour: '#16191d', width: 2 } },
        { at: 50, value: 150 },
        { at: 400, value: 160 },
      ],
    },
  ],
};
const inRows: Plot = {
  ...bars,
  kind: 'rows',
  y: names,
  series: [
    {
      ...series,
      marker: { shape: 'circle', size: 12, colour: '#0f5fa6' },
      points: series.points.map((point) => ({
        ...point,
        interval: { along: 'x', low: 100, high: 300, colour: '#b4bbc4', width: 8 },
      })),
    },
  ],
};

it('a chart and its workbook keep what ends a section of characters in XML', () => {
  const { xml, cells } = made({ ...bars, y: { ...names, names: ['a ]]> b', 'QEMU'] } });
  expect(xml).toContain('a ]]&#x3E; b');
  expect([...cells.values()]).toContain('a ]]> b');
});

it('a hollow point has its ring, and a filled one no line', () => {
  const ringOf = (marker: NonNullable<(typeof inRows.series)[0]>['marker']) =>
    /<c:marker>.*?<c:spPr>(.*?)<\/c:spPr>/s.exec(
      made({ ...inRows, series: inRows.series.map((one) => ({ ...one, ...(marker && { marker }) })) }).xml,
    )?.[1];
  const point = { shape: 'circle', size: 12, colour: '#ffffff' } as const;
  expect(ringOf(point)).toContain('<a:ln><a:noFill/></a:ln>');
  const ring = ringOf({ ...point, outline: { colour: '#0f5fa6', width: 2 } });
  expect(ring).not.toContain('<a:noFill/>');
  expect(ring).toContain('<a:schemeClr val="accent1"/>');
  // Programs that draw no ring show a pale mark, not paper on paper.
  expect(ring).toMatch(/^<a:solidFill><a:schemeClr val="accent1"><a:lumMod [^>]*><a:lumOff /);
});

it('labels beside bars and points in rows cover the grid lines, those in bars and the names of rows do not', () => {
  const labelled = (plot: Plot, side: 'left' | 'right' | 'centre') => ({
    ...plot,
    series: plot.series.map((one) => ({
      ...one,
      points: one.points.map((point) =>
        point.label ? { ...point, label: { ...point.label, side } } : point,
      ),
    })),
  });
  const grounds = (plot: Plot) =>
    made(plot).xml.match(
      /<c:dLbl>(?:(?!<\/c:dLbl>).)*<\/c:tx><c:spPr><a:solidFill><a:schemeClr val="bg1"\/>/g,
    ) ?? [];
  expect(grounds(bars)).toHaveLength(1);
  expect(grounds(labelled(inRows, 'right'))).toHaveLength(1);
  expect(grounds(labelled(bars, 'centre'))).toHaveLength(0);
  expect(grounds({ ...bars, x: { ...values, grid: false } })).toHaveLength(0);
});

describe('the workbook behind a chart', () => {
  it.each([
    ['bottom', 'max'],
    ['top', 'min'],
  ] as const)('have the values of bars at the %s, with their labels', (side, crosses) => {
    const { xml } = made({ ...bars, x: { ...values, side } });
    const [, axis = ''] = /<c:valAx>(.*)<\/c:valAx>/s.exec(xml) ?? [];
    expect(axis).toContain(`<c:crosses val="${crosses}"/>`);
    // "low" would be at the first bar, which is the uppermost.
    expect(axis).toContain('<c:tickLblPos val="nextTo"/>');
  });

  it('holds names and exact values under the titles of their fields', () => {
    const { cells } = made(bars);
    expect(Object.fromEntries(cells)).toEqual({
      A1: 'Monitor',
      A2: 'Firecracker',
      A3: 'QEMU',
      B1: 'Boot time, ms',
      B2: 160.851,
      B3: 243.525,
    });
  });

  it.each([
    ['bars', bars],
    ['columns', { ...bars, kind: 'columns', x: names, y: values } as Plot],
    [
      'lines',
      {
        ...bars,
        kind: 'lines',
        x: names,
        y: values,
        series: [{ ...series, line: { width: 4, dash: [] } }],
      } as Plot,
    ],
    ['stacked areas', { ...bars, kind: 'areas', stacked: true, x: names, y: values } as Plot],
    ['points', points],
    ['rows', inRows],
  ])('is what the chart of %s shows', (_, plot) => {
    const { xml, cells } = made(plot);
    const read = caches(xml);
    expect(read.length).toBeGreaterThan(2);
    for (const [range, shown] of read) expect([range, shown]).toEqual([range, cellsIn(range, cells)]);
  });

  it('gives series their own places where they differ', () => {
    const { cells } = made(points);
    const heads = [...cells].filter(([name]) => /^[A-Z]1$/.test(name)).map(([, head]) => head);
    expect(heads).toEqual([
      'n',
      'Kata',
      'n',
      'RunD',
      'RunD, down to the lower end',
      'RunD, up to the upper end',
    ]);
    expect([cells.get('C3'), cells.get('E2'), cells.get('F2')]).toEqual([50, 10, 20]);
  });

  it('holds both ends of every range of a row as values', () => {
    const { cells, xml } = made(inRows);
    expect([cells.get('A1'), cells.get('A2'), cells.get('A3'), cells.get('B2')]).toEqual([
      'Range: Firecracker',
      100,
      300,
      1,
    ]);
    expect(xml.lastIndexOf('Range: ')).toBeGreaterThan(xml.indexOf('Names of the rows'));
  });
});

describe('a native chart', () => {
  it('says at a point what the drawing says, in its own colour', () => {
    const { xml } = made(bars);
    const label = /<c:dLbl>.*?<\/c:dLbl>/s.exec(xml)?.[0] ?? '';
    expect(label).toContain('<c:idx val="1"/>');
    // With room between the bar and its label.
    expect(label).toContain('<a:t>\u00a0244 ms</a:t>');
    expect(label).toContain('val="outEnd"');
    expect(/<c:dPt>.*?<\/c:dPt>/s.exec(xml)?.[0]).toContain('<a:schemeClr val="accent2"/>');
  });

  it('writes its numbers as the axis does and scales its letters with its size', () => {
    const { xml } = made(bars);
    expect(xml).toContain('formatCode="0&#x22; ms&#x22;"');
    expect(xml).toContain('sz="750"');
  });

  it('draws the line around a bar, which is all that is seen of a hollow one', () => {
    const [first, ...rest] = series.points;
    if (first === undefined) throw new Error('the series has no points');
    const hollow = { ...first, colour: '#ffffff', outline: { colour: '#4a1d6b', width: 4 } };
    const { xml } = made({ ...bars, series: [{ ...series, points: [hollow, ...rest] }] });
    const [own = ''] = /<c:dPt><c:idx val="0"\/>.*?<\/c:dPt>/s.exec(xml) ?? [];
    expect(own).toMatch(/<\/a:solidFill><a:ln w="\d+" cap="rnd"><a:solidFill>/);
  });

  it('moves labels apart that share a place', () => {
    const label = {
      lines: ['x'],
      side: 'right',
      colour: '#16191d',
      isBold: false,
      size: 20,
      down: 0,
    } as const;
    const close = points.series.map((one, index) => ({
      ...one,
      points: [{ at: 400, value: 200 + index, label }],
    }));
    const shifts = [
      ...made({ ...points, series: close }).xml.matchAll(
        /<c:y val="(-?[\d.]+)"\/><\/c:manualLayout><\/c:layout><c:tx>/g,
      ),
    ];
    const [first = 0, second = 0] = shifts.map(([, value]) => Number(value) * points.height);
    // Their points lie one pixel apart.
    expect(first - second + 1).toBeCloseTo(1.22 * 20, 0);
  });
});

describe('the scales of a native chart', () => {
  it('begin at a tick, at or below all that is shown', () => {
    const scaled = onOfficeScales(points);
    expect(scaled.x).toMatchObject({ low: 1, base: 10 });
    const uneven = {
      ...points,
      y: { ...values, low: -115, labels: [-100, -50, 0, 50].map((value) => ({ value, text: `${value}` })) },
    };
    expect(onOfficeScales(uneven).y).toMatchObject({ low: -150 });
  });

  it('begin a power lower where a label on the left of its point would reach over the names of the rows', () => {
    const label = {
      lines: ['28 ms'],
      side: 'left',
      colour: '#16191d',
      isBold: true,
      size: 20,
      down: 0,
    } as const;
    const rows = (value: number): Plot => ({
      ...points,
      kind: 'rows',
      area: { x: 200, y: 0, width: 400, height: 300 },
      x: {
        ...log,
        low: 4,
        high: 4000,
        labels: [10, 100, 1000].map((tick) => ({ value: tick, text: `${tick}` })),
      },
      series: [{ ...series, points: [{ at: 0, value, label }] }],
    });
    expect(onOfficeScales(rows(28)).x).toMatchObject({ low: 1 });
    expect(onOfficeScales(rows(90)).x).toMatchObject({ low: 10 });
  });

  it('take the ratio of their labels for a base', () => {
    const doubled = {
      ...log,
      low: 50,
      high: 700,
      labels: [50, 100, 200, 400, 700].map((value) => ({ value, text: `${value}` })),
    };
    const { x } = onOfficeScales({
      ...points,
      x: doubled,
      series: [{ ...series, points: [{ at: 90, value: 1 }] }],
    });
    expect(x).toMatchObject({ base: 2, low: 50 });
    expect(ticksOf(x as ValueAxis)).toEqual([50, 100, 200, 400]);
  });
});
