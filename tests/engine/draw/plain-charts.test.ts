// Plain Vega-Lite that a careful editor would print draws without a message, and what readers could not read is still refused.
import { describe, expect, it } from 'vitest';
import { draw, inspect } from '../../../scripts/draw/draw.ts';
import type { Dataset, Field, Row } from '../../../scripts/model/data.ts';
import type { Surface } from '../../../scripts/model/drawing.ts';
import { parseChart } from '../../../scripts/read/charts/chart.ts';
import { drawTools, figuresOf } from '../../support/figures.ts';

const path = 'templates/charts/harvests.vl.json';
const farms = ['Northfield', 'Low Meadow', 'Hill Farm', 'Mill Farm'];
const crops = 'Oats Rye Barley Wheat Spelt Maize Millet Flax Hemp Peas Beans Lentils Clover Potatoes'.split(
  ' ',
);
const rows: readonly Row[] = farms.flatMap((farm, a) =>
  crops.map((crop, b) => ({
    id: `${farm} ${crop}`,
    farm,
    crop,
    letter: crop.charAt(0),
    weight: 10 + ((7 * a + 5 * b) % 9),
    rain: a === 0 && b < 3 ? null : 300 + ((11 * a + 3 * b) % 7) * 20,
    share: a + b,
  })),
);
const fields = Object.keys(rows[0] ?? {}).map((name) => ({ name }) as Field);
const datasets = new Map([['harvests', { name: 'harvests', rows, fields } as unknown as Dataset]]);
const q = (field: string, more: object = {}) => ({ field, type: 'quantitative', ...more });
const n = (field: string, more: object = {}) => ({ field, type: 'nominal', ...more });

async function shown(spec: object, surface: Surface = 'a4') {
  const usermeta = { title: 'Harvests', subtitle: 'In sacks' };
  const text = JSON.stringify({ description: 'Harvests.', usermeta, data: { name: 'harvests' }, ...spec });
  const texts = new Map([[path, text]]);
  const { value: chart, messages } = parseChart(path, text);
  if (chart === undefined) throw new Error(messages.map(String).join('\n'));
  const edition = figuresOf([chart], { datasets, series: new Map() });
  const tools = await drawTools(texts);
  const inspected = await inspect(edition, tools);
  const { value, messages: drawn } = await draw(edition, [{ chart: 'harvests', surface }], tools);
  const all = [...inspected.messages, ...drawn].map(({ ruleId, reason }) => `${ruleId}: ${reason}`);
  return { svg: value[0]?.svg ?? '', messages: all };
}

const points = { mark: 'point', encoding: { x: q('weight'), y: q('rain') } };

describe('missing values', () => {
  it('are one notice, which counts them by field', async () => {
    expect((await shown(points)).messages).toEqual([
      'missing-values: Missing values in `rain` (3 rows), of which the chart shows nothing',
    ]);
  });

  it('are counted once where several marks leave them out', async () => {
    const area = { mark: 'area', encoding: { x: q('share', { aggregate: 'mean' }), y: q('rain') } };
    const both = { layer: [points, { ...area, encoding: points.encoding }] };
    expect((await shown(both)).messages.filter((one) => one.startsWith('missing-values'))).toEqual([
      'missing-values: Missing values in `rain` (3 rows), of which the chart shows nothing',
    ]);
  });

  it('are silent where a filter leaves the rows out', async () => {
    expect((await shown({ ...points, transform: [{ filter: 'isValid(datum.rain)' }] })).messages).toEqual([]);
  });

  it('are an empty mark where nothing else is left', async () => {
    const { messages } = await shown({ ...points, transform: [{ filter: '!isValid(datum.rain)' }] });
    expect(messages.join()).toContain('empty-mark');
  });

  it('are no excuse for values that have no place', async () => {
    const log = { mark: 'point', encoding: { x: q('share', { scale: { type: 'log' } }), y: n('farm') } };
    expect((await shown(log)).messages.join()).toContain('undrawn-rows');
  });
});

describe('what no picture shows', () => {
  it('splits no mark: a tooltip groups no rows', async () => {
    const bars = { mark: 'bar', encoding: { y: n('farm'), x: q('weight', { aggregate: 'mean' }) } };
    const told = { ...bars, encoding: { ...bars.encoding, tooltip: q('share') } };
    expect((await shown(told)).svg).toBe((await shown(bars)).svg);
  });
});

describe('dates in milliseconds', () => {
  it('have a place on a scale whose ends are numbers too', async () => {
    const day = { calculate: '1500000000000 + datum.share * 86400000', as: 'day' };
    const scale = { domain: [1500000000000, 1502000000000] };
    const spec = {
      transform: [day],
      mark: 'point',
      encoding: { x: { field: 'day', type: 'temporal', scale }, y: n('farm') },
    };
    expect((await shown(spec)).messages).toEqual([]);
  });
});

describe('titles of axes', () => {
  const long = 'Mean weight of all that was brought in before the first of August (sacks of grain)';
  const tall = {
    mark: 'bar',
    encoding: { x: n('farm'), y: q('weight', { aggregate: 'mean', title: long }) },
  };

  it('that are longer than their axis are broken into lines', async () => {
    const { svg, messages } = await shown(tall, 'slide');
    expect(messages).toEqual([]);
    expect(svg).not.toContain(`>${long}<`);
    expect(svg).toMatch(/<tspan[^>]*>Mean weight/);
  });

  it('that fit stay on one line', async () => {
    const title = 'Mean weight of harvests (sacks)';
    const short = { ...tall, encoding: { ...tall.encoding, y: q('weight', { aggregate: 'mean', title }) } };
    expect((await shown(short, 'slide')).svg).toContain(`>${title}<`);
  });

  it('of a matrix of fields stand at its edges', async () => {
    const repeated = (direction: string) => ({ field: { repeat: direction }, type: 'quantitative' });
    const { svg, messages } = await shown({
      transform: [{ filter: 'isValid(datum.rain)' }],
      repeat: { row: ['weight', 'rain', 'share'], column: ['share', 'rain', 'weight'] },
      spec: {
        width: 100,
        height: 80,
        mark: 'point',
        encoding: { x: repeated('column'), y: repeated('row') },
      },
    });
    expect(messages).toEqual([]);
    expect(svg.match(/>weight</g)).toHaveLength(2);
  });
});

describe('legends', () => {
  it('that are higher than a slide have several columns', async () => {
    const y = q('weight', { aggregate: 'sum' });
    const spec = { mark: 'bar', encoding: { x: n('farm'), y, color: n('crop') } };
    const { svg, messages } = await shown(spec, 'slide');
    expect(messages).toEqual([]);
    for (const crop of crops) expect(svg).toContain(`>${crop}<`);
  });
});

describe('letters', () => {
  const x = q('weight', { scale: { domain: [0, 200] } });
  const encoding = { x, y: q('share'), text: { field: 'letter' } };

  it('that stand for points may lie on each other as points may', async () => {
    expect((await shown({ mark: 'text', encoding })).messages).toEqual([]);
  });

  it('do not excuse words and numbers', async () => {
    for (const field of ['farm', 'weight']) {
      const { messages } = await shown({ mark: 'text', encoding: { ...encoding, text: { field } } });
      expect(messages.join()).toContain('label-overlap');
    }
  });
});

describe('words in the colours of a scale', () => {
  it('are made dark enough to be read', async () => {
    const color = q('share', { scale: { scheme: 'yelloworangered' } });
    const spec = {
      transform: [{ filter: "datum.crop == 'Oats'" }],
      mark: 'text',
      encoding: { x: q('weight'), y: n('farm'), text: { field: 'farm' }, color },
    };
    expect((await shown(spec)).messages).toEqual([]);
  });
});

describe('a translucent ground', () => {
  const bars = { mark: 'bar', encoding: { x: n('farm'), y: q('weight', { aggregate: 'sum' }) } };
  const ground = (opacity: number) => ({
    mark: { type: 'rect', color: 'var(--muted)', opacity },
    transform: [{ filter: "datum.farm == 'Hill Farm' && datum.crop == 'Oats'" }],
    encoding: { x: n('farm') },
  });

  it('is told from bars by its paleness', async () => {
    expect((await shown({ layer: [bars, ground(0.5)] })).messages).toEqual([]);
  });
});
