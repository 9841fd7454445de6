// What is read from the drawing of a chart for spreadsheet charts.
import { describe, expect, it } from 'vitest';
import { compose } from '../../../scripts/draw/charts/compose.ts';
import { fitToFrame } from '../../../scripts/draw/charts/fit.ts';
import type { JsonObject } from '../../../scripts/draw/charts/patch.ts';
import { readPlot } from '../../../scripts/draw/plot/plot.ts';
import { frames } from '../../../scripts/draw/surfaces.ts';
import type { Row } from '../../../scripts/model/data.ts';
import type { NoPlot, Plot } from '../../../scripts/model/plot.ts';
import type { ChartSpec } from '../../../scripts/model/specs.ts';

const rows: readonly Row[] = [
  { id: 'a', name: 'Firecracker', kind: 'boot', n: 1, low: 120, time: 160.851, high: 172.47, share: 10 },
  { id: 'b', name: 'QEMU', kind: 'boot', n: 1, low: 231.92, time: 243.525, high: 257.5, share: 30 },
  { id: 'c', name: 'Firecracker', kind: 'load', n: 10, low: 300, time: 310.1, high: 333.3, share: 20 },
  { id: 'd', name: 'QEMU', kind: 'load', n: 10, low: 600, time: 640.7, high: 700, share: 40 },
];

async function plotOf(spec: JsonObject, table: readonly Row[] = rows): Promise<Plot | NoPlot> {
  const chart = { id: 'sample', spec: { data: { name: 'times' }, ...spec } } as unknown as ChartSpec;
  const scene = await fitToFrame(
    compose(chart, 'slide', new Map()),
    new Map([['times', table]]),
    frames.slide,
  );
  return readPlot(scene, frames.slide.em);
}

async function plotted(spec: JsonObject, table?: readonly Row[]): Promise<Plot> {
  const plot = await plotOf(spec, table);
  if (plot.kind === 'none') throw new Error(`it has ${plot.reason}`);
  return plot;
}

const byName = { field: 'name', type: 'nominal', axis: { title: null } } as const;
const time = {
  field: 'time',
  type: 'quantitative',
  axis: { title: null, values: [0, 200, 400, 600] },
} as const;
/** Colours that something else than a legend explains. */
const kinds = { field: 'kind', type: 'nominal', legend: null } as const;
const boots = rows.slice(0, 2);
const points = (plot: Plot) => plot.series.map((one) => one.points.map(({ at, value }) => [at, value]));

describe('bars', () => {
  it('are read with the exact values of their rows and the colours that differ', async () => {
    const plot = await plotted(
      {
        mark: 'bar',
        encoding: {
          y: byName,
          x: time,
          color: { condition: { test: "datum.name == 'QEMU'", value: '#c2500a' }, value: '#0f5fa6' },
        },
      },
      boots,
    );
    expect(plot.kind).toBe('bars');
    expect(plot.y).toMatchObject({ kind: 'category', names: ['Firecracker', 'QEMU'], side: 'left' });
    expect(plot.x).toMatchObject({ kind: 'linear', field: 'time', low: 0, grid: true });
    expect(points(plot)).toEqual([
      [
        [0, 160.851],
        [1, 243.525],
      ],
    ]);
    expect(plot.series[0]).toMatchObject({ name: 'time', colour: '#0f5fa6' });
    expect(plot.series[0]?.points[1]?.colour).toBe('#c2500a');
  });

  it('on each other become series of their parts, not of the sums that Vega draws', async () => {
    const plot = await plotted({
      mark: 'bar',
      encoding: { x: byName, y: { ...time, stack: 'zero' }, color: kinds },
    });
    expect(plot).toMatchObject({ kind: 'columns', stacked: true });
    expect(plot.series.map(({ name }) => name).sort()).toEqual(['boot', 'load']);
    const load = plot.series.find(({ name }) => name === 'load');
    expect(load?.points.map(({ value }) => value)).toEqual([310.1, 640.7]);
  });

  it('side by side become series by the field that sets them apart', async () => {
    const plot = await plotted({
      mark: 'bar',
      encoding: { x: byName, xOffset: { field: 'kind' }, y: time, color: kinds },
    });
    expect(plot).toMatchObject({ kind: 'columns', stacked: false });
    expect(points(plot)).toEqual([
      [
        [0, 160.851],
        [1, 243.525],
      ],
      [
        [0, 310.1],
        [1, 640.7],
      ],
    ]);
  });

  it('keep the lines around them, without which hollow ones cannot be seen', async () => {
    const encoding = { y: byName, x: time };
    const [hollow] = (
      await plotted(
        { mark: { type: 'bar', fill: '#ffffff', stroke: '#4a1d6b', strokeWidth: 3 }, encoding },
        boots,
      )
    ).series;
    // Widths in specs are those of the A4 column.
    const outline = { colour: '#4a1d6b', width: expect.closeTo((3 * 28) / 11, 6) };
    expect(hollow?.points).toMatchObject([{ outline }, { outline }]);
    const [plain] = (await plotted({ mark: 'bar', encoding }, boots)).series;
    expect(plain?.points.every((point) => !('outline' in point))).toBe(true);
  });

  it('carry the labels at their ends', async () => {
    const plot = await plotted(
      {
        encoding: { y: byName, x: time },
        layer: [
          { mark: 'bar' },
          { mark: { type: 'text', align: 'left', dx: 5 }, encoding: { text: { field: 'id' } } },
        ],
      },
      boots,
    );
    const labels = plot.series[0]?.points.map(({ label }) => [label?.lines.join(), label?.side]);
    expect(labels).toEqual([
      ['a', 'right'],
      ['b', 'right'],
    ]);
  });
});

const across = {
  field: 'n',
  type: 'quantitative',
  scale: { type: 'log', domain: [1, 10], nice: false },
  axis: { title: null, values: [1, 10] },
} as const;

describe('lines', () => {
  const lines = {
    encoding: { x: across, y: time },
    layer: [{ mark: 'line', encoding: { detail: { field: 'name' } } }],
  } as const;

  it('on scales of numbers keep the places of their points and are named by what tells them apart', async () => {
    const plot = await plotted(lines);
    expect(plot.kind).toBe('points');
    expect(plot.x).toMatchObject({
      kind: 'log',
      base: 10,
      low: 1,
      high: 10,
      labels: [{ value: 1 }, { value: 10 }],
    });
    expect(plot.series.map(({ name }) => name)).toEqual(['Firecracker', 'QEMU']);
    expect(points(plot)).toEqual([
      [
        [1, 160.851],
        [10, 310.1],
      ],
      [
        [1, 243.525],
        [10, 640.7],
      ],
    ]);
  });

  it('take the points drawn on them as markers', async () => {
    const plot = await plotted({
      ...lines,
      layer: [...lines.layer, { mark: { type: 'point', color: '#0f5fa6' } }],
    });
    expect(plot.series).toHaveLength(2);
    expect(plot.series[0]?.marker).toMatchObject({ shape: 'circle', colour: '#0f5fa6' });
  });

  it('keep the ring of points that are filled with another colour', async () => {
    const mark = { type: 'point', fill: '#ffffff', stroke: '#0f5fa6', strokeWidth: 2 };
    const plot = await plotted({ ...lines, layer: [...lines.layer, { mark }] });
    const [marker] = plot.series.map((one) => one.marker);
    expect(marker).toMatchObject({ colour: '#ffffff', outline: { colour: '#0f5fa6' } });
    expect(marker?.outline?.width).toBeGreaterThan(0);
  });

  it('keep remarks that stand at no point, where they stand', async () => {
    const remark = {
      mark: { type: 'text' },
      encoding: { x: { datum: 3 }, y: { datum: 500 }, text: { value: 'crowded' } },
    };
    const plot = await plotted({ ...lines, layer: [...lines.layer, remark] });
    const last = plot.series.at(-1);
    expect(last).toMatchObject({
      isRemark: true,
      points: [{ at: 3, value: 500, label: { lines: ['crowded'], side: 'centre' } }],
    });
  });

  it('over named places are a line chart', async () => {
    const plot = await plotted({
      mark: 'line',
      encoding: {
        x: { field: 'kind', type: 'ordinal', axis: { title: null } },
        y: time,
        detail: { field: 'name' },
      },
    });
    expect(plot.kind).toBe('lines');
    expect(plot.x).toMatchObject({ names: ['boot', 'load'] });
  });

  it('carry intervals through their points', async () => {
    const plot = await plotted({
      encoding: { x: across, y: time },
      layer: [
        {
          mark: { type: 'rule', color: '#16191d' },
          encoding: { y: { ...time, field: 'low' }, y2: { field: 'high' } },
        },
        { mark: 'point' },
      ],
    });
    expect(
      plot.series[0]?.points.map(({ interval }) => [interval?.along, interval?.low, interval?.high]),
    ).toEqual(rows.map(({ low, high }) => ['y', low, high]));
  });
});

describe('points beside names', () => {
  it('are a series for each colour of their rings, if they are hollow', async () => {
    const plot = await plotted(
      {
        encoding: { y: byName, x: time },
        layer: [
          {
            mark: { type: 'point', fill: '#ffffff', strokeWidth: 2 },
            encoding: {
              stroke: { condition: { test: "datum.id == 'a'", value: '#0f5fa6' }, value: '#4a1d6b' },
            },
          },
        ],
      },
      boots,
    );
    expect(plot.series.map(({ marker }) => marker?.outline?.colour)).toEqual(['#0f5fa6', '#4a1d6b']);
  });

  it('are rows with their ranges and the line at zero', async () => {
    const plot = await plotted(
      {
        encoding: { y: byName, x: time },
        layer: [
          {
            mark: { type: 'rule', strokeWidth: 8 },
            encoding: { x: { ...time, field: 'low' }, x2: { field: 'high' } },
          },
          { mark: 'point' },
          {
            mark: { type: 'rule', color: '#16191d' },
            encoding: { x: { datum: 0 }, y: { value: 0 }, y2: { value: 'height' } },
          },
        ],
      },
      boots,
    );
    expect(plot.kind).toBe('rows');
    expect(points(plot)).toEqual([
      [
        [0, 160.851],
        [1, 243.525],
      ],
    ]);
    expect(plot.series[0]?.points[1]?.interval).toMatchObject({
      along: 'x',
      low: 231.92,
      high: 257.5,
      width: (8 * frames.slide.em) / 11,
    });
    expect(plot.y.line).toBe('#16191d');
  });
});

describe('areas', () => {
  it('on each other are read over named places', async () => {
    const plot = await plotted({
      mark: 'area',
      encoding: {
        x: { field: 'kind', type: 'ordinal', axis: { title: null } },
        y: time,
        color: { field: 'name', type: 'nominal', legend: null },
      },
    });
    expect(plot).toMatchObject({ kind: 'areas', stacked: true });
    expect(plot.series.find(({ name }) => name === 'QEMU')?.points.map(({ value }) => value)).toEqual([
      243.525, 640.7,
    ]);
  });
});

describe('a chart is a picture', () => {
  const bar = { mark: 'bar', encoding: { y: byName, x: time } } as const;
  const cases: readonly (readonly [string, JsonObject])[] = [
    ['a legend', { ...bar, encoding: { ...bar.encoding, color: { field: 'kind', type: 'nominal' } } }],
    ['several panels', { facet: { row: { field: 'kind' } }, spec: { ...bar, width: 200 } }],
    [
      'bars on a log scale',
      {
        mark: 'bar',
        encoding: {
          y: byName,
          x: { ...across, field: 'time', scale: { type: 'log', domain: [1, 1000] } },
          color: { field: 'kind', legend: null },
        },
      },
    ],
    [
      'a bar that does not begin at zero',
      {
        mark: 'bar',
        encoding: {
          y: { field: 'id', axis: { title: null } },
          x: { ...time, field: 'low' },
          x2: { field: 'high' },
        },
      },
    ],
    [
      'a step-after line',
      { mark: { type: 'line', interpolate: 'step-after' }, encoding: { x: across, y: time } },
    ],
    [
      'points of different sizes',
      {
        mark: 'point',
        encoding: { x: across, y: time, size: { field: 'share', type: 'quantitative', legend: null } },
      },
    ],
    ['a sqrt scale', { mark: 'point', encoding: { x: across, y: { ...time, scale: { type: 'sqrt' } } } }],
    [
      'uneven steps on a log scale',
      {
        mark: 'point',
        encoding: { x: { ...across, axis: { title: null, values: [1, 2, 5, 10] } }, y: time },
      },
    ],
    [
      'a scale without numbers',
      { mark: 'point', encoding: { x: across, y: { ...time, axis: { title: null, labelExpr: "'much'" } } } },
    ],
    [
      'marks of several kinds together',
      { encoding: { x: byName, y: time }, layer: [{ mark: 'bar' }, { mark: 'line' }] },
    ],
    [
      'an arc',
      { mark: 'arc', encoding: { theta: { field: 'share', type: 'quantitative' }, x: across, y: time } },
    ],
    [
      'a turned label',
      {
        encoding: { x: across, y: time },
        layer: [
          { mark: 'point' },
          { mark: { type: 'text', angle: 45 }, encoding: { text: { field: 'id' } } },
        ],
      },
    ],
  ];
  it.each(cases)('when it has %s', async (reason, spec) => {
    expect(await plotOf(spec)).toEqual({ kind: 'none', reason });
  });
});
