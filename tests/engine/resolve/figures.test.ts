// Charts as figures of an edition.
import { describe, expect, it } from 'vitest';
import type { TopicFunction } from '../../../scripts/facts/topics.ts';
import type { Edition } from '../../../scripts/model/edition.ts';
import { resolve } from '../../../scripts/resolve/resolve.ts';
import { briefly, type Overlay, validated } from '../../support/check.ts';
import { minimalTopics } from '../../support/topics.ts';

const number = { name: 'time', type: 'number', title: 'Time', description: 'Time', unit: 'ms' } as const;
const word = { name: 'monitor', type: 'string', title: 'Monitor', description: 'Monitor' } as const;
const topics: Readonly<Record<string, TopicFunction>> = {
  boot: (data) => ({
    ...(minimalTopics.boot?.(data) ?? { facts: {} }),
    series: [
      {
        name: 'boot-shares',
        title: 'Shares',
        fields: [word, number],
        rows: [{ monitor: 'Small', time: 123.456789 }],
        from: ['boot-times'],
      },
    ],
  }),
};
const chart = (data: string, rest: object = {}): string =>
  JSON.stringify({
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: 'The small monitor takes {{boot.small}}.',
    usermeta: { title: 'Small first', subtitle: 'Boot time, ms', note: 'One host [@author2020].' },
    data: { name: data },
    mark: 'bar',
    encoding: {
      y: { field: 'monitor', type: 'nominal', title: null },
      x: { field: 'time', type: 'quantitative', title: 'ms' },
    },
    ...rest,
  });

async function edition(overlay: Overlay = {}): Promise<{ edition: Edition; said: string[] }> {
  const { value: project, messages } = await validated(overlay);
  const made = resolve(project, { today: '2026-11-20', topics });
  const said = [...messages, ...made.messages].filter(({ ruleId }) => ruleId !== 'unused-series');
  return { edition: made.value, said: briefly(said) };
}
const path = 'templates/charts/boot-times.vl.json';
const layered = (value: string) => ({
  mark: undefined,
  encoding: undefined,
  layer: [
    { mark: 'bar', encoding: { x: { field: 'time', type: 'quantitative' } } },
    {
      data: { name: 'facts' },
      transform: [{ filter: `datum.id === '${value}'` }],
      mark: 'text',
      encoding: { x: { field: 'value', type: 'quantitative' }, text: { field: 'text', type: 'nominal' } },
    },
  ],
});

describe('a figure', () => {
  it('has bound texts, its rows, the table behind it and its sources', async () => {
    const { edition: made, said } = await edition({ [path]: chart('boot-times') });
    expect(said).toEqual([]);
    const figure = made.figures.get('boot-times');
    expect(figure).toMatchObject({
      number: 1,
      alt: 'The small monitor takes 125\u00a0ms.',
      note: [
        { type: 'text' },
        { type: 'citation', items: [{ id: 'author2020', number: 1 }] },
        { type: 'text' },
      ],
      sources: [{ id: 'author2020', number: 1, where: 'table 2' }],
    });
    expect(figure?.rows.get('boot-times')).toHaveLength(2);
    expect(figure?.data.map(({ id, rows }) => [id, rows.length])).toEqual([['boot-times', 2]]);
  });

  it('reads computed series, which print three significant digits', async () => {
    const { edition: made, said } = await edition({ [path]: chart('boot-shares') });
    expect(said).toEqual([]);
    const figure = made.figures.get('boot-times');
    expect(figure?.data[0]?.rows[0]?.cells).toEqual([
      { text: 'Small', value: 'Small' },
      { text: '123', value: 123.456789 },
    ]);
    expect(figure?.sources.map(({ id }) => id)).toEqual(['author2020']);
    expect(made.dataDate).toBe('2026-11-20');
  });

  it('lists what its spec mentions and filters leave, and no field that only says how to print', async () => {
    const digits = { ...number, name: 'digits', title: 'Digits' };
    const rows = [
      { monitor: 'Small', time: 125, digits: 2 },
      { monitor: 'Large', time: 500, digits: 2 },
    ];
    const boot: TopicFunction = (data) => ({
      ...(minimalTopics.boot?.(data) ?? { facts: {} }),
      series: [
        { name: 'boot-shares', title: 'Shares', fields: [word, number, digits], rows, from: ['boot-times'] },
      ],
    });
    const { value: project } = await validated({
      [path]: chart('boot-shares', {
        description: 'The small monitor takes {{duration boot.small digits=2}}.',
        transform: [{ filter: 'datum.time < 200' }],
      }),
    });
    const made = resolve(project, { today: '2026-11-20', topics: { boot } }).value;
    const [table] = made.figures.get('boot-times')?.data ?? [];
    expect(table?.columns.map(({ field }) => field)).toEqual(['monitor', 'time']);
    expect(table?.rows.map(({ cells }) => cells[0]?.text)).toEqual(['Small']);
  });

  it('names the rows that it does not draw, with what they would show', async () => {
    const spec = chart('boot-times', { transform: [{ filter: "datum.monitor === 'Small'" }] });
    const [table] = (await edition({ [path]: spec })).edition.figures.get('boot-times')?.data ?? [];
    expect(table?.rows).toHaveLength(1);
    expect(table?.leftOut).toEqual(['large, 480\u00a0ms']);
  });

  it('says what each row is where the words that its spec mentions are the same in several', async () => {
    const flaw = { ...word, name: 'flaw', title: 'Flaw' };
    const own =
      (monitors: readonly string[]): TopicFunction =>
      (data) => ({
        ...(minimalTopics.boot?.(data) ?? { facts: {} }),
        series: [
          {
            name: 'boot-shares',
            title: 'Shares',
            fields: [flaw, word, number],
            rows: monitors.map((monitor, index) => ({ flaw: `F-${index}`, monitor, time: 1 })),
            from: ['boot-times'],
          },
        ],
      });
    const { value: project } = await validated({ [path]: chart('boot-shares') });
    const columns = (monitors: readonly string[]) =>
      resolve(project, { today: '2026-11-20', topics: { boot: own(monitors) } })
        .value.figures.get('boot-times')
        ?.data[0]?.columns.map(({ field }) => field);
    expect(columns(['Small', 'Small'])).toEqual(['flaw', 'monitor', 'time']);
    expect(columns(['Small', 'Large'])).toEqual(['monitor', 'time']);
  });

  it('reads only the facts that its spec names, and mentions them', async () => {
    const { edition: made, said } = await edition({ [path]: chart('boot-times', layered('boot.slowdown')) });
    expect(said).toEqual([]);
    expect(made.figures.get('boot-times')?.rows.get('facts')).toEqual([
      { id: 'boot.slowdown', value: 3.84, low: 3.84, high: 3.84, text: '3.8\u00a0times', unit: '' },
    ]);
    const entry = made.ledger.find(({ fact }) => fact === 'boot.slowdown');
    expect(entry?.shown.map(({ kind }) => kind)).toEqual(['section', 'figure', 'slide']);
  });

  it('marks the places of what only its text alternative says', async () => {
    const spec = chart('boot-times', layered('boot.slowdown')).replace(
      /"description": ?"[^"]*"/u,
      '"description": "Bars: {{ratio boot.slowdown}}, {{duration boot-times.small.time}}."',
    );
    const { edition: made } = await edition({ [path]: spec });
    const unseen = (name: string) =>
      made.ledger.find(({ fact }) => fact === name)?.shown.map(({ kind, isUnseen }) => [kind, isUnseen]);
    expect(unseen('boot.slowdown')).toEqual([
      ['section', undefined],
      ['figure', undefined],
      ['slide', undefined],
    ]);
    const only = made.ledger.find(({ shown }) => shown.some(({ isUnseen }) => isUnseen === true));
    expect(only?.cells).toMatchObject([{ dataset: 'boot-times', row: 'small', field: 'time' }]);
  });

  it('cannot name a fact that does not exist', async () => {
    const { said } = await edition({ [path]: chart('boot-times', layered('boot.slowdwn')) });
    expect(said.map((line) => line.replace(/:\d+:\d+/, ''))).toEqual([`${path} unknown-fact`]);
  });

  it('cannot read a dataset that does not exist', async () => {
    const { said } = await edition({ [path]: chart('boot-time') });
    expect(said.map((line) => line.replace(/:\d+:\d+/, ''))).toEqual([`${path} unknown-dataset`]);
  });
});
