// Mistakes in charts that are found by running them: misspelt fields, unknown tokens, empty marks, bad labels.
import { describe, expect, it } from 'vitest';
import { inspect } from '../../../scripts/draw/draw.ts';
import type { Dataset, Field, Row } from '../../../scripts/model/data.ts';
import { parseChart } from '../../../scripts/read/charts/chart.ts';
import { charts, figuresOf, palette } from '../../support/figures.ts';

const tables: Readonly<Record<string, readonly Row[]>> = {
  hosts: [
    { platform: 'runc', family: 'container', count: 900, low: 800, high: 950 },
    { platform: 'Kata', family: 'VM', count: 120, low: 100, high: 140 },
  ],
  runs: [
    { day: '2026-01-01', time: 3, platform: 'runc' },
    { day: '2026-02-01', time: 5, platform: 'Kata' },
    { day: '2026-03-01', time: 4, platform: 'runc' },
  ],
  makers: [
    { platform: 'runc', maker: 'OCI' },
    { platform: 'Kata', maker: 'OpenInfra' },
  ],
  wide: [
    { name: 'a', cpu: 1, memory: 2 },
    { name: 'b', cpu: 3, memory: 4 },
  ],
  sparse: [
    { x: 1, y: 2, note: null },
    { x: 2, y: 3, note: 'peak' },
  ],
};

const datasets = new Map(
  Object.entries(tables).map(([name, rows]): [string, Dataset] => {
    const fields = Object.keys(rows[0] ?? {}).map((field) => ({ name: field }) as Field);
    return [name, { name, rows, fields } as unknown as Dataset];
  }),
);

const q = (field: string) => ({ field, type: 'quantitative' });
const n = (field: string) => ({ field, type: 'nominal' });
const path = 'templates/charts/planted.vl.json';

async function found(spec: object): Promise<string[]> {
  const whole = {
    description: 'A chart.',
    usermeta: { title: 'A chart', subtitle: 'Of things' },
    ...spec,
  };
  const text = JSON.stringify(whole, null, 1);
  const { value: chart, messages } = parseChart(path, text);
  if (chart === undefined) return messages.map(({ ruleId, actual }) => `${ruleId} ${actual}`);
  const texts = new Map([[path, text]]);
  const looked = await inspect(figuresOf([chart], { datasets, series: new Map() }), {
    charts,
    palette,
    texts,
  });
  return [
    ...new Set(
      looked.messages.map(({ ruleId, actual }) =>
        actual === undefined ? `${ruleId}` : `${ruleId} ${actual}`,
      ),
    ),
  ];
}

const bars = (more: object, encoding: object = {}) => ({
  data: { name: 'hosts' },
  mark: 'bar',
  encoding: { y: n('platform'), x: q('count'), ...encoding },
  ...more,
});
const runs = (transform: object[], encoding: object, mark = 'line') => ({
  data: { name: 'runs' },
  transform,
  mark,
  encoding,
});

const misspelt: readonly (readonly [string, object, string])[] = [
  ['an encoding', bars({}, { x: q('cuont') }), 'cuont'],
  ['a tooltip', bars({}, { tooltip: { field: 'famly' } }), 'famly'],
  ['one of several tooltips', bars({}, { tooltip: [{ field: 'family' }, { field: 'hgih' }] }), 'hgih'],
  [
    'a second end',
    {
      data: { name: 'hosts' },
      mark: 'rule',
      encoding: { y: n('platform'), x: q('low'), x2: { field: 'hihg' } },
    },
    'hihg',
  ],
  ['a sort', bars({}, { y: { ...n('platform'), sort: { field: 'cont', op: 'max' } } }), 'cont'],
  ['a row header', bars({}, { row: n('famly') }), 'famly'],
  ['an aggregate', bars({}, { x: { ...q('cuont'), aggregate: 'median' } }), 'cuont'],
  ['a filter by field', bars({ transform: [{ filter: { field: 'fmaily', equal: 'VM' } }] }), 'fmaily'],
  ['a filter by expression', bars({ transform: [{ filter: "datum.famly == 'VM' || true" }] }), 'famly'],
  [
    'a branch that never runs',
    bars({ transform: [{ calculate: 'datum.count < 0 ? datum.nope : 1', as: 'z' }] }),
    'nope',
  ],
  [
    'a condition',
    bars({}, { opacity: { condition: { test: "datum['famly'] == 'VM'", value: 1 }, value: 0.4 } }),
    'famly',
  ],
  [
    'a fold',
    {
      data: { name: 'wide' },
      transform: [{ fold: ['cpu', 'memroy'] }],
      mark: 'bar',
      encoding: { y: n('key'), x: q('value') },
    },
    'memroy',
  ],
  [
    'the key of a lookup',
    runs([{ lookup: 'platfrom', from: { data: { name: 'makers' }, key: 'platform', fields: ['maker'] } }], {
      x: n('maker'),
      y: q('time'),
    }),
    'platfrom',
  ],
  [
    'the other key of a lookup',
    runs([{ lookup: 'platform', from: { data: { name: 'makers' }, key: 'platfrom', fields: ['maker'] } }], {
      x: n('maker'),
      y: q('time'),
    }),
    'platfrom',
  ],
  [
    'a field of a lookup',
    runs([{ lookup: 'platform', from: { data: { name: 'makers' }, key: 'platform', fields: ['mkaer'] } }], {
      x: n('mkaer'),
      y: q('time'),
    }),
    'mkaer',
  ],
  [
    'a window',
    runs([{ window: [{ op: 'sum', field: 'tiem', as: 'all' }] }], { x: n('day'), y: q('all') }),
    'tiem',
  ],
  [
    'the sort of a window',
    runs([{ window: [{ op: 'sum', field: 'time', as: 'all' }], sort: [{ field: 'dya' }] }], {
      x: n('day'),
      y: q('all'),
    }),
    'dya',
  ],
  [
    'a group',
    runs([{ aggregate: [{ op: 'mean', field: 'time', as: 'mean' }], groupby: ['platfom'] }], {
      x: n('platform'),
      y: q('mean'),
    }),
    'platfom',
  ],
  [
    'a time unit',
    runs([], { x: { timeUnit: 'utcyearmonth', field: 'dya', type: 'temporal' }, y: q('time') }),
    'dya',
  ],
  [
    'an error bar',
    {
      data: { name: 'hosts' },
      mark: 'errorbar',
      encoding: { y: n('platform'), x: q('low'), x2: { field: 'hgih' } },
    },
    'hgih',
  ],
  [
    'a field that only another dataset has',
    {
      data: { name: 'hosts' },
      layer: [
        { mark: 'bar', encoding: { y: n('platform'), x: q('count') } },
        { data: { name: 'makers' }, mark: 'text', encoding: { y: n('platform'), text: n('family') } },
      ],
    },
    'family',
  ],
  [
    'a variant of a surface',
    {
      ...bars({}),
      usermeta: { title: 'A', subtitle: 'B', variants: { slide: { encoding: { x: { field: 'cuont' } } } } },
    },
    'cuont',
  ],
];

const sound: readonly (readonly [string, object])[] = [
  [
    'a column with gaps',
    {
      data: { name: 'sparse' },
      transform: [{ filter: 'datum.note != null' }],
      mark: 'text',
      encoding: { x: q('x'), y: q('y'), text: { field: 'note' } },
    },
  ],
  [
    'a repeat',
    {
      data: { name: 'wide' },
      repeat: { column: ['cpu', 'memory'] },
      spec: {
        mark: 'bar',
        encoding: { y: n('name'), x: { field: { repeat: 'column' }, type: 'quantitative' } },
      },
    },
  ],
  ['a stack', bars({}, { x: { ...q('count'), stack: 'normalize' }, color: n('family') })],
  [
    'bins',
    {
      data: { name: 'runs' },
      mark: 'bar',
      encoding: { x: { bin: true, ...q('time') }, y: { aggregate: 'count' } },
    },
  ],
  [
    'a regression',
    {
      data: { name: 'hosts' },
      transform: [{ regression: 'count', on: 'low' }],
      mark: 'line',
      encoding: { x: q('low'), y: q('count') },
    },
  ],
  [
    'an axis label by expression',
    bars({}, { x: { ...q('count'), axis: { labelExpr: "datum.value + ' ' + datum.label" } } }),
  ],
  [
    'a pivot, whose fields come from the data',
    {
      data: { name: 'runs' },
      transform: [{ pivot: 'platform', value: 'time', groupby: ['day'] }],
      mark: 'bar',
      encoding: { x: n('day'), y: q('Kata') },
    },
  ],
  ['a step of the theme', bars({ height: { step: 20 }, mark: { type: 'bar', color: 'var(--blue)' } })],
];

describe('a misspelt field', () => {
  it.each(misspelt)('is found in %s', async (_, spec, field) => {
    expect(await found(spec)).toContain(`unknown-field ${field}`);
  });

  it('is reported at the place where it is written, with the right name', async () => {
    const spec = bars({}, { x: q('cuont') });
    const text = JSON.stringify(
      { description: 'A', usermeta: { title: 'A', subtitle: 'B' }, ...spec },
      null,
      1,
    );
    const chart = parseChart(path, text).value!;
    const looked = await inspect(figuresOf([chart], { datasets, series: new Map() }), {
      charts,
      palette,
      texts: new Map([[path, text]]),
    });
    const [message] = looked.messages;
    expect(text.split('\n')[(message?.line ?? 0) - 1]).toContain('cuont');
    expect(message?.note).toBe('did you mean `count`?');
  });
});

describe('a sound chart', () => {
  it.each(sound)('with %s raises nothing', async (_, spec) => {
    expect(await found(spec)).toEqual([]);
  });
});

describe('other faults', () => {
  it('an empty cell that is printed as a word is a bad label', async () => {
    const encoding = { x: q('x'), y: q('y'), text: { field: 'note' } };
    expect(await found({ data: { name: 'sparse' }, mark: 'text', encoding })).toEqual(['bad-label null']);
  });

  it('a token that does not exist is found inside an expression too', async () => {
    const encoding = { color: { value: { expr: "datum ? 'var(--bleu)' : 'var(--ink)'" } } };
    expect(await found(bars({}, encoding))).toEqual(['unknown-token bleu']);
  });

  it('a filter that lets nothing through leaves an empty mark', async () => {
    const x = { ...q('count'), scale: { domain: [0, 1000] } };
    expect(await found(bars({ transform: [{ filter: 'datum.count > 9999' }] }, { x }))).toContain(
      'empty-mark',
    );
  });

  it('what makes Vega give up is a message, not a crash', async () => {
    expect(await found(bars({ transform: [{ calculate: 'datum.(', as: 'x' }] }))).toContain('vega-warning');
  });
});
