// Specs with something deleted, swapped or of another type: each gives messages or a drawing, and ends.

import { expect, it } from 'vitest';
import { draw, inspect } from '../../../scripts/draw/draw.ts';
import { processRunner } from '../../../scripts/host/charts/charts.ts';
import type { Dataset, Field, Row } from '../../../scripts/model/data.ts';
import type { JsonPointer } from '../../../scripts/model/sources.ts';
import { parseChart } from '../../../scripts/read/charts/chart.ts';
import { entriesOf } from '../../../scripts/read/text/json-entries.ts';
import { drawTools, figuresOf } from '../../support/figures.ts';
import { fc } from '../../support/properties.ts';

const rows: readonly Row[] = [
  { id: 'a', name: 'Alpha', group: 'x', day: '2026-01-01', time: 10, other: 0 },
  { id: 'b', name: 'Beta', group: 'y', day: '2026-02-01', time: 11, other: null },
  { id: 'c', name: 'Gamma', group: 'x', day: '2026-03-01', time: 40, other: -3 },
];
const fields = Object.keys(rows[0] ?? {}).map((name) => ({ name }) as Field);
const datasets = new Map([['times', { name: 'times', rows, fields } as unknown as Dataset]]);
const q = (field: string, more = {}) => ({ field, type: 'quantitative', ...more });
const n = (field: string, more = {}) => ({ field, type: 'nominal', ...more });
const texts = { description: 'Times.', usermeta: { title: 'Times', subtitle: 'In ms', dodge: ['names'] } };
const data = { name: 'times' };

const specs: readonly object[] = [
  {
    ...texts,
    data,
    mark: { type: 'bar', color: 'var(--blue)' },
    encoding: { y: n('name', { sort: '-x' }), x: q('time', { stack: 'zero' }), color: n('group') },
  },
  {
    ...texts,
    data,
    transform: [
      { filter: 'datum.time > 3' },
      { calculate: 'datum.time * 2', as: 'twice' },
      { window: [{ op: 'rank', as: 'rank' }], sort: [{ field: 'time' }] },
    ],
    encoding: {
      x: { timeUnit: 'yearmonth', field: 'day', type: 'temporal', axis: { format: '%b', values: [1, 2] } },
      y: q('twice', { scale: { type: 'log', domain: [1, 100] } }),
    },
    layer: [
      { mark: 'line' },
      {
        name: 'names',
        mark: { type: 'text', dx: { expr: '0.7*em' }, style: 'label' },
        encoding: { text: { field: 'name' } },
      },
    ],
  },
  {
    ...texts,
    data,
    facet: { field: 'group', columns: 2 },
    spec: {
      width: 100,
      height: { step: 20 },
      mark: 'point',
      encoding: { x: q('time', { bin: { maxbins: 5 } }), y: { aggregate: 'count' }, size: { value: 30 } },
    },
  },
  {
    ...texts,
    data,
    repeat: { row: ['time', 'other'] },
    spec: { mark: 'boxplot', encoding: { x: { field: { repeat: 'row' }, type: 'quantitative' } } },
    resolve: { scale: { x: 'independent' } },
  },
  {
    ...texts,
    data,
    hconcat: [
      {
        transform: [{ density: 'time', steps: 20 }],
        mark: 'area',
        encoding: { x: q('value'), y: q('density') },
      },
      { mark: { type: 'arc', innerRadius: 20 }, encoding: { theta: q('time'), color: n('name') } },
    ],
  },
];

const strange: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  'x',
  'datum',
  '{{',
  '\u0000',
  [],
  {},
  [[]],
  { field: 'time' },
  { expr: '1/0' },
  { repeat: 'row' },
  'constructor',
  '__proto__',
];

/** The value with the one at a pointer replaced by what `change` makes of it; `undefined` deletes. */
function changed(value: unknown, [step, ...rest]: JsonPointer, change: (inner: unknown) => unknown): unknown {
  if (step === undefined) return change(value);
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >;
  const inner = changed(copy[step], rest, change);
  if (inner !== undefined) copy[step] = inner;
  else if (Array.isArray(copy)) copy.splice(Number(step), 1);
  else delete copy[step];
  return copy;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  spec: fc.constantFrom(...specs),
  place: fc.nat(),
  other: fc.nat(),
  how: fc.constantFrom(
    'delete' as const,
    'swap' as const,
    'strange' as const,
    'nest' as const,
    'list' as const,
  ),
  odd: fc.constantFrom(...strange),
});

interface Mutation {
  readonly spec: object;
  readonly place: number;
  readonly other: number;
  readonly how: 'delete' | 'swap' | 'strange' | 'nest' | 'list';
  readonly odd: unknown;
}

function mutate({ spec, place, other, how, odd }: Mutation): object {
  const places = entriesOf(spec);
  const at = places[place % places.length]?.pointer ?? [];
  const value = places[other % places.length]?.value;
  const changes = {
    delete: () => undefined,
    swap: () => value,
    strange: () => odd,
    nest: (inner: unknown) => ({ layer: [inner], spec: inner }),
    list: (inner: unknown) => [inner, inner],
  };
  return changed(spec, at, changes[how]) as object;
}

it('a spec with anything wrong in it ends with messages, or is drawn', async () => {
  const charts = processRunner({ seconds: 3, memory: 400 });
  const tools = { ...(await drawTools()), charts };
  const property = fc.asyncProperty(mutation, async (made) => {
    const text = JSON.stringify(mutate(made));
    const { value: chart, messages } = parseChart('templates/charts/times.vl.json', text);
    expect(chart !== undefined || messages.length > 0).toBe(true);
    if (chart === undefined) return;
    const edition = figuresOf([chart], { datasets, series: new Map() });
    const found = await inspect(edition, tools);
    const drawn = await draw(edition, [{ chart: 'times', surface: 'slide' }], tools);
    expect(drawn.value.length + drawn.messages.length + found.messages.length).toBeGreaterThan(0);
  });
  await fc.assert(property, {
    numRuns: Number(process.env.MUTANTS ?? 60),
    seed: Number(process.env.SEED ?? 7),
    endOnFailure: true,
  });
});
