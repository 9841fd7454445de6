// Drawings of charts, their cache, and the checks of how they look.
import { describe, expect, it } from 'vitest';
import { draw } from '../../../scripts/draw/draw.ts';
import { frames } from '../../../scripts/draw/surfaces.ts';
import type { Cache } from '../../../scripts/model/artifact.ts';
import type { Dataset, Field } from '../../../scripts/model/data.ts';
import type { Surface } from '../../../scripts/model/drawing.ts';
import { parseChart } from '../../../scripts/read/charts/chart.ts';
import { briefly } from '../../support/check.ts';
import { drawTools, figuresOf } from '../../support/figures.ts';

const path = 'templates/charts/times.vl.json';
const rows = [
  { id: 'a', name: 'Alpha', time: 10 },
  { id: 'b', name: 'Beta', time: 11 },
  { id: 'c', name: 'Gamma', time: 40 },
];
const fields = ['id', 'name', 'time', 'note'].map((name) => ({ name }) as Field);
const datasets = new Map([['times', { name: 'times', rows, fields } as unknown as Dataset]]);
const q = (field: string) => ({ field, type: 'quantitative' });
const base = {
  description: 'Times.',
  usermeta: { title: 'Times', subtitle: 'In ms' },
  data: { name: 'times' },
  mark: 'bar',
  encoding: { y: { field: 'name', type: 'nominal', title: null }, x: { ...q('time'), title: null } },
};

async function drawn(spec: object, surface: Surface = 'slide', cache?: Cache) {
  const text = JSON.stringify({ ...base, ...spec }, null, 1);
  const texts = new Map([[path, text]]);
  const { value: chart, messages } = parseChart(path, text);
  if (chart === undefined) throw new Error(messages.map(String).join('\n'));
  const tools = await drawTools(texts);
  const edition = figuresOf([chart], { datasets, series: new Map() });
  return draw(edition, [{ chart: 'times', surface }], { ...tools, ...(cache !== undefined && { cache }) });
}
const layered = (...layers: object[]) => {
  const { mark: _, ...rest } = base;
  return { ...rest, mark: undefined, layer: layers };
};
const rulesOf = async (spec: object) => (await drawn(spec)).messages.map(({ ruleId }) => ruleId);
const text = (mark: object, encoding: object = {}) => ({
  mark: { type: 'text', style: 'label', align: 'left', ...mark },
  encoding: { text: { field: 'name' }, ...encoding },
});

describe('drawing', () => {
  it('draws each wanted chart once, at the width of its surface', async () => {
    const { value } = await drawn({}, 'a4');
    expect(value).toHaveLength(1);
    expect(value[0]).toMatchObject({ chart: 'times', surface: 'a4', width: 604.7 });
  });

  it('keeps the labels of its figure in the drawing, and its type at the size of the surface', async () => {
    const { svg } = (await drawn({})).value[0]!;
    for (const { name } of rows) expect(svg).toContain(`>${name}<`);
    expect(svg).toContain(`font-size="${frames.slide.em}px"`);
  });

  it('escapes what comes from data', async () => {
    const evil = new Map([
      ['times', { name: 'times', fields, rows: [{ name: '<script>x</script>', time: 1 }] }],
    ]);
    const chart = parseChart(path, JSON.stringify(base)).value!;
    const edition = figuresOf([chart], { datasets: evil as never, series: new Map() });
    const { value } = await draw(edition, [{ chart: 'times', surface: 'a4' }], await drawTools());
    expect(value[0]!.svg).toContain('&lt;script&gt;');
    expect(value[0]!.svg).not.toContain('<script');
  });

  it('fits labels that move with the width', async () => {
    const x = { field: 'name', type: 'ordinal', scale: { type: 'point', padding: 0.1 }, title: null };
    const spec = layered(
      { mark: 'point' },
      text({ dx: { expr: '0.7*em' } }, { text: { value: 'a long label at the side' } }),
    );
    const one = {
      ...spec,
      encoding: { x, y: { ...q('time'), title: null } },
      transform: [{ filter: "datum.id == 'c'" }],
    };
    const { value, messages } = await drawn(one);
    expect(messages).toEqual([]);
    expect(value[0]!.width).toBeCloseTo(1160, 0);
  });

  it('fits facets, which Vega-Lite cannot, in width and height', async () => {
    const { y, x } = base.encoding;
    const spec = {
      ...base,
      mark: undefined,
      encoding: undefined,
      facet: y,
      columns: 2,
      spec: { mark: 'bar', encoding: { x } },
    };
    const { value } = await drawn(spec);
    expect(Math.abs(value[0]!.width - 1160)).toBeLessThan(1);
    expect(Math.abs(value[0]!.height - 470)).toBeLessThan(1);
  });

  it('comes out the same twice', async () => {
    expect((await drawn({})).value).toEqual((await drawn({})).value);
  });
});

describe('the cache of drawings', () => {
  function memoryCache(): Cache & { readonly store: Map<string, Uint8Array> } {
    const store = new Map<string, Uint8Array>();
    return {
      store,
      get: async (key) => store.get(key),
      put: async (key, bytes) => void store.set(key, bytes),
    };
  }

  it('gives the same drawing and the same messages again', async () => {
    const cache = memoryCache();
    const pale = layered({ mark: 'bar' }, text({ color: 'var(--context)' }));
    const [first, second] = [await drawn(pale, 'slide', cache), await drawn(pale, 'slide', cache)];
    expect(cache.store.size).toBe(1);
    expect(second.value).toEqual(first.value);
    expect(briefly(second.messages)).toEqual(briefly(first.messages));
  });

  it('knows another spec and another surface by other keys', async () => {
    const cache = memoryCache();
    await drawn({}, 'slide', cache);
    await drawn({}, 'a4', cache);
    await drawn({ height: 100 }, 'a4', cache);
    expect(cache.store.size).toBe(3);
  });

  it('draws afresh over a broken entry', async () => {
    const broken: Cache = { get: async () => new Uint8Array([1, 2]), put: async () => undefined };
    expect((await drawn({}, 'a4', broken)).value).toHaveLength(1);
  });
});

describe('labels that share a place', () => {
  const scatter = { x: { value: 100 }, y: { ...q('time'), title: null } };
  const crowded = (usermeta: object) => ({
    ...layered({ mark: 'point' }, { name: 'names', ...text({ dx: 14 }) }),
    usermeta: { ...base.usermeta, ...usermeta },
    transform: [{ filter: "datum.id != 'c'" }],
    height: 60,
    encoding: { ...scatter, y: { ...scatter.y, scale: { domain: [0, 400] } } },
  });

  it('overlap', async () => {
    expect(await rulesOf(crowded({}))).toContain('label-overlap');
  });

  it('move apart when their layer is named', async () => {
    expect(await rulesOf(crowded({ dodge: ['names'] }))).toEqual([]);
  });
});

describe('labels and points', () => {
  const beside = (dx: number) => ({
    ...layered({ mark: 'point' }, text({ align: 'left', dx })),
    transform: [{ filter: "datum.id == 'a'" }],
    height: 120,
    encoding: {
      x: { ...q('time'), title: null, scale: { domain: [0, 400] } },
      y: { value: 60 },
    },
  });

  it('may not cover each other', async () => {
    expect(await rulesOf(beside(14))).toEqual([]);
    expect(await rulesOf(beside(-6))).toContain('label-overlap');
  });

  it('may share a place when the label is meant to stand in its point', async () => {
    expect(await rulesOf(layered({ mark: 'point' }, text({ align: 'center' })))).not.toContain(
      'label-overlap',
    );
  });
});

describe('labels over lines', () => {
  it('stand on a rectangle instead of having a stroke, which would make a Type 3 font', async () => {
    const spec = layered({ mark: 'bar' }, text({ stroke: 'var(--paper)', strokeWidth: { expr: '0.3*em' } }));
    const { svg } = (await drawn(spec)).value[0]!;
    expect(svg.match(/<text[^>]*stroke="#/g)).toBeNull();
    expect(svg.match(/<path[^>]*fill="#ffffff"/g)).toHaveLength(3);
  });
});

describe('the colours of a chart', () => {
  const points = (encoding: object) => ({
    mark: 'point',
    encoding: { x: { ...q('time'), title: null }, y: { ...q('time'), title: null }, ...encoding },
  });
  const color = {
    field: 'name',
    type: 'nominal',
    scale: { range: ['var(--blue)', 'var(--orange)', 'var(--purple)'] },
  };

  it('must differ for every reader where nothing else tells the marks apart', async () => {
    expect(await rulesOf(points({ color }))).toEqual(['indistinct-colours']);
  });

  it('may come close where shapes differ', async () => {
    expect(await rulesOf(points({ color, shape: { field: 'name', type: 'nominal' } }))).toEqual([]);
  });

  it('may come close where each has a row of its own on an axis of names', async () => {
    expect(await rulesOf({ encoding: { ...base.encoding, color } })).toEqual([]);
  });

  it('may come close where labels in the same colours name them', async () => {
    const { encoding } = points({ color });
    const spec = { ...layered({ mark: 'point' }, text({ dx: 20 })), encoding };
    expect(await rulesOf(spec)).not.toContain('indistinct-colours');
  });

  it('are judged against what lies under them', async () => {
    const on = (style: object) =>
      layered({ mark: { type: 'bar', color: 'var(--seq-5)' } }, text({ dx: -100, ...style }));
    const wide = (style: object) => ({ ...on(style), transform: [{ filter: "datum.id == 'c'" }] });
    expect(await rulesOf(wide({ color: 'var(--orange)' }))).toEqual(['low-contrast']);
    expect(await rulesOf(wide({ color: 'var(--paper)' }))).toEqual([]);
    // Words without a meaning of their own take the colour that can be read.
    expect(await rulesOf(wide({ color: 'var(--ink)' }))).toEqual([]);
  });
});
