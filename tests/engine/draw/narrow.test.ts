// Drawings for narrow columns, and what the drawings of the HTML edition say of their rows.
import { describe, expect, it } from 'vitest';
import { layOut } from '../../../scripts/draw/diagrams/diagram.ts';
import { draw } from '../../../scripts/draw/draw.ts';
import type { Dataset, Field, Row } from '../../../scripts/model/data.ts';
import type { Layer, Picture } from '../../../scripts/model/diagram.ts';
import type { Surface } from '../../../scripts/model/drawing.ts';
import { parseChart } from '../../../scripts/read/charts/chart.ts';
import { drawTools, figuresOf } from '../../support/figures.ts';
import { evenMetrics, lines } from './diagrams.ts';

const path = 'templates/charts/kettles.vl.json';
const names = ['Steel kettle with a whistle', 'Glass kettle with a lamp', 'Copper kettle of the museum'];
const rows: readonly Row[] = names.map((name, index) => ({ id: `k${index}`, name, minutes: 2 + index }));
const fields = ['id', 'name', 'minutes'].map((name) => ({ name }) as Field);
const datasets = new Map([['kettles', { name: 'kettles', rows, fields } as unknown as Dataset]]);

async function drawn(spec: object, surface: Surface) {
  const usermeta = { title: 'Kettles', subtitle: 'In minutes' };
  const text = JSON.stringify({ description: 'Kettles.', usermeta, data: { name: 'kettles' }, ...spec });
  const { value: chart } = parseChart(path, text);
  if (chart === undefined) throw new Error('expected a chart');
  const edition = figuresOf([chart], { datasets, series: new Map() });
  const { value, messages } = await draw(
    edition,
    [{ chart: 'kettles', surface }],
    await drawTools(new Map([[path, text]])),
  );
  return { svg: value[0]?.svg ?? '', width: value[0]?.width, messages: messages.map(({ reason }) => reason) };
}

const encoding = {
  y: { field: 'name', type: 'nominal', axis: { title: null } },
  x: { field: 'minutes', type: 'quantitative', axis: { title: null } },
};
const label = {
  mark: { type: 'text', align: 'left', dx: 8, fontSize: { expr: '0.7*em' } },
  encoding: { text: { field: 'minutes' } },
};
const bars = { encoding, layer: [{ mark: 'bar' }, label] };

describe('a name of several lines', () => {
  it('has its middle beside its row', async () => {
    const named = (name: string) => ({ ...bars, transform: [{ calculate: name, as: 'name' }] });
    const heights = async (spec: object) =>
      [
        ...(await drawn(spec, 'a4')).svg.matchAll(/<text text-anchor="end"[^>]*translate\([^,]*,([\d.]+)\)/g),
      ].map(([, y]) => Number(y));
    const [one = 0] = await heights(named('slice(datum.name, 0, 5)'));
    const [two = 0] = await heights(named("slice(datum.name, 0, 5) + '\\nkettle'"));
    expect(one - two).toBeGreaterThan(5);
    expect(one - two).toBeLessThan(9);
  });
});

describe('a narrow drawing', () => {
  it('has long names above their rows, in the whole width, and no type below twelve pixels', async () => {
    const { svg, width, messages } = await drawn(bars, 'narrow');
    expect(messages).toEqual([]);
    expect(width).toBeLessThanOrEqual(320);
    const [name] = new RegExp(`<text[^>]*>${names[0]}</text>`).exec(svg) ?? [];
    expect(name).toMatch(/text-anchor="start" transform="translate\([0-9.]+,/);
    const sizes = [...svg.matchAll(/font-size="([\d.]+)px"/g)].map(([, size]) => Number(size));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
    const longest = Math.max(...[...svg.matchAll(/h([\d.]+)v/g)].map(([, length]) => Number(length)));
    expect(longest).toBeGreaterThan(220);
  });

  it('leaves short names at the left, as a wide one leaves all', async () => {
    const short = { ...bars, transform: [{ calculate: 'slice(datum.name, 0, 5)', as: 'name' }] };
    expect((await drawn(short, 'narrow')).svg).toMatch(/<text text-anchor="end"[^>]*>Steel<\/text>/);
    expect((await drawn(bars, 'web')).svg).toMatch(/<text text-anchor="end"[^>]*>Steel kettle/);
  });

  it('says less where half a slide does, but leaves out no row', async () => {
    const spec = {
      ...bars,
      transform: [
        { filter: "surface != 'slide-half' || datum.id == 'k0'" },
        { calculate: "surface == 'slide-half' ? (narrow ? 'N' : 'H') + datum.id : datum.name", as: 'name' },
      ],
    };
    const words = async (surface: Surface) =>
      [...(await drawn(spec, surface)).svg.matchAll(/>([NHSGC][^<]*)</g)].map(([, word]) => word);
    expect(await words('narrow')).toEqual(['Nk0', 'Nk1', 'Nk2']);
    expect(await words('slide-half')).toEqual(['Hk0']);
    expect(await words('web')).toEqual(names.toSorted());
  });

  it('has stacks below each other where they have no room side by side', () => {
    const box = (text: string): Layer => ({ label: text });
    const stacks = ['One', 'Two', 'Three'].map((label) => ({
      label,
      base: { label: 'Fundament', on: [box('Superstructure'), box('Superintendent')] },
    }));
    const picture: Picture = { kind: 'stacks', stacks };
    const heads = (surface: Surface) =>
      lines(layOut(picture, surface, evenMetrics)).filter(({ text }) => /^(?:One|Two|Three)$/.test(text));
    expect(new Set(heads('web').map(({ baseline }) => baseline)).size).toBe(1);
    expect(new Set(heads('narrow').map(({ x }) => x)).size).toBe(1);
    expect(new Set(heads('narrow').map(({ baseline }) => baseline)).size).toBe(3);
  });
});

describe('the rows of marks', () => {
  it('are named on the page and nowhere else', async () => {
    const rowsOf = async (spec: object, surface: Surface) =>
      [...(await drawn(spec, surface)).svg.matchAll(/<(\w+)[^>]* data-row="([^"]*)"/g)].map(
        ([, ...found]) => found,
      );
    expect(await rowsOf(bars, 'web')).toEqual(
      [
        ['path', 'k0'],
        ['path', 'k1'],
        ['path', 'k2'],
      ].toSorted(),
    );
    expect(await rowsOf(bars, 'a4')).toEqual([]);
    const line = {
      mark: 'line',
      encoding: { ...encoding, y: encoding.x, x: { field: 'id', type: 'nominal' } },
    };
    expect(await rowsOf(line, 'narrow')).toEqual([['path', 'k0 k1 k2']]);
  });
});
