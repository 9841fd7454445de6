// Cells of datasets that expressions name.
import { toString as textOf } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { compare } from '../../../scripts/changes/compare.ts';
import { recordEdition } from '../../../scripts/changes/record.ts';
import type { Edition } from '../../../scripts/model/edition.ts';
import { createMemo, type Memo, noMemo } from '../../../scripts/model/memo.ts';
import { load } from '../../../scripts/read/load.ts';
import { validate } from '../../../scripts/read/validate.ts';
import { slideLayouts } from '../../../scripts/render/deck/layouts/index.ts';
import { resolve } from '../../../scripts/resolve/resolve.ts';
import { briefly, type Files, memoryWorld, type Overlay, overlaid } from '../../support/check.ts';
import { minimalTopics } from '../../support/topics.ts';

const path = 'data/benchmarks/halts.json';

/** A dataset with every kind of cell: numbers with digits of their own, words, dates, conditions, ranges and gaps. */
function halts(values: object = {}, rest: object = {}): string {
  const field = (name: string, type: string, title: string, more: object = {}) => ({
    name,
    type,
    title,
    description: title,
    ...more,
  });
  return JSON.stringify({
    name: 'halts',
    title: 'How long halts take',
    description: 'From the request to the end of the process.',
    rowTitle: '{monitor}, {guests}',
    schema: {
      fields: [
        field('id', 'string', 'Id'),
        field('monitor', 'string', 'Monitor'),
        field('guests', 'integer', 'Guests', { unit: 'VMs' }),
        field('time', 'number', 'Mean time', { unit: 'ms', statistic: 'mean' }),
        field('low', 'number', 'Time, lowest', { unit: 'ms' }),
        field('high', 'number', 'Time, highest', { unit: 'ms' }),
        field('min', 'number', 'Fastest', { unit: 'ms', statistic: 'min' }),
        field('max', 'number', 'Slowest', { unit: 'ms', statistic: 'max' }),
        field('digits', 'integer', 'Digits', { unit: 'count' }),
        field('year', 'year', 'Year'),
        field('day', 'date', 'Measured on'),
        field('clean', 'boolean', 'Clean'),
        field('source', 'string', 'Source'),
        field('where', 'string', 'Where'),
      ],
      primaryKey: ['id'],
    },
    licenses: [{ name: 'CC-BY-4.0' }],
    retrieved: '2026-11-20',
    reviewBy: '2027-11-20',
    data: [
      {
        id: 'small-1',
        monitor: 'Small',
        guests: 1,
        time: 1500,
        min: 1400,
        max: 1620.5,
        digits: 2,
        year: 2024,
        day: '2024-03-05',
        clean: true,
        source: 'author2020',
        where: 'table 9',
        ...values,
      },
      { id: '2020', monitor: 'Large', guests: 12, low: 20, high: 35, year: 2020, source: 'author2020' },
    ],
    ...rest,
  });
}

/** Units that the minimal project lacks. */
const units = JSON.stringify({ units: { VMs: { counts: 'machine', singular: 'VM' } } });

const prose = (text: string): string =>
  `# Halts\n\n${text}\n\n::chart{#boot-times}\n\n::table{#boot-times}\n`;

interface Resolved {
  readonly edition: Edition;
  readonly said: readonly string[];
  readonly help: readonly string[];
}

async function resolved(overlay: Overlay, memo: Memo = noMemo): Promise<Resolved> {
  return resolvedFiles(overlaid({ 'data/units.json': units, [path]: halts(), ...overlay }), memo);
}

async function resolvedFiles(files: Files, memo: Memo): Promise<Resolved> {
  const { value: project, messages } = validate(await load(memoryWorld(files)), slideLayouts, memo);
  const made = resolve(project, { today: '2026-11-20', topics: minimalTopics, memo });
  const all = [...messages, ...made.messages];
  return { edition: made.value, said: briefly(all), help: all.map((one) => String(one.note)) };
}

const small = 'halts.small-1';
const section = 'content/02-boot.md';
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('a cell in an expression', () => {
  it.each([
    [`{{duration ${small}.time}}`, '1.5 s'],
    [`{{${small}.time}}`, '1.5 s'],
    [`{{duration ${small}.time unit=ms}}`, '1,500 ms'],
    [`{{count ${small}.guests}}`, '1 VM'],
    ['{{words halts.2020.guests}}', 'twelve'],
    ['{{count halts.[2020].guests}}', '12 VMs'],
    [`{{text ${small}.monitor}}`, 'Small'],
    [`{{${small}.year}}`, '2024'],
    [`{{date ${small}.day}}`, '5 March 2024'],
    [`{{date ${small}.day form=month}}`, 'March 2024'],
    [`{{duration ${small}.min}}`, '1.4 s'],
    ['{{range halts.2020.low}}', '20–35 ms'],
    ['{{range halts.2020.high}}', '20–35 ms'],
    ['{{duration (low halts.2020.low)}}', '20 ms'],
    ['{{duration (high halts.2020.low)}}', '35 ms'],
    [`{{holds ${small}.clean}}`, ''],
  ])('%s prints %s', async (expression, text) => {
    const { edition, said } = await resolved({ [section]: prose(`It is so: ${expression}.`) });
    expect(said).toEqual([]);
    const body = edition.chapters.find(({ id }) => id === 'boot')?.body;
    expect(plain(textOf(body))).toContain(`It is so: ${text}.`);
  });

  it('is bound in captions, alternative texts, notes, front matter and diagrams as well', async () => {
    const chart = JSON.parse(String(overlaid({})['templates/charts/boot-times.vl.json']));
    const { edition, said } = await resolved({
      [section]: `---\nanswer: "In {{duration ${small}.time}}."\n---\n\n${prose('See.\n\n::diagram{#ways}')}
:::slide{layout=chart minutes=2}
# Slow

::chart{#boot-times}

<!-- {{duration ${small}.time}} -->
:::
`,
      'templates/charts/boot-times.vl.json': JSON.stringify({
        ...chart,
        description: `Bars, and {{duration ${small}.time}}.`,
        usermeta: {
          title: 'Small',
          subtitle: `{{duration ${small}.time}}`,
          note: `{{duration ${small}.time}}`,
        },
      }),
      'templates/diagrams/ways.json': JSON.stringify({
        kind: 'stacks',
        title: 'Ways',
        subtitle: 'One',
        description: 'One stack.',
        stacks: [{ label: 'Host', base: { label: `{{duration ${small}.time}}` } }],
      }),
    });
    expect(said).toEqual([]);
    const [entry] = edition.ledger.filter(({ fact }) => fact === `${small}.time`);
    const places = entry?.shown.map(({ kind, label }) => `${kind} ${plain(label)}`);
    expect(places).toEqual([
      'section §1',
      'figure Figure 1',
      'figure Figure 2',
      'slide slide 3',
      'note slide 3, note',
    ]);
    expect(edition.figures.get('ways')?.sources.map(({ id }) => id)).toEqual(['author2020']);
    expect(edition.figures.get('boot-times')?.alt).toBe('Bars, and 1.5\u00a0s.');
  });

  it('is in the ledger with its label, value, cell and source', async () => {
    const { edition } = await resolved({
      [section]: prose(`{{duration ${small}.time}}; {{range halts.2020.high}}; {{${small}.year}}.`),
    });
    const own = edition.ledger.filter(({ fact }) => fact.startsWith('halts.'));
    expect(own.map(({ fact, label, value }) => [fact, plain(label), value])).toEqual([
      [`${small}.time`, 'Small, 1 VM, mean time', 1500],
      ['halts.2020.low', 'Large, 12 VMs, time, lowest to time, highest', [20, 35]],
      [`${small}.year`, 'Small, 1 VM, year', '2024'],
    ]);
    expect(own[0]).toMatchObject({
      unit: 'ms',
      texts: ['1.5\u00a0s'],
      cells: [{ dataset: 'halts', row: 'small-1', field: 'time' }],
      sources: [{ id: 'author2020', where: 'table 9' }],
    });
  });

  it('is labelled by its dataset and id where the row has no label', async () => {
    const { edition } = await resolved({
      [path]: halts({ monitor: undefined }, { rowTitle: undefined }),
      [section]: prose(`{{duration ${small}.time}}.`),
    });
    const entry = edition.ledger.find(({ fact }) => fact === `${small}.time`);
    expect(entry?.label).toBe('How long halts take: small-1, mean time');
  });

  it('has a label in which words that follow each other twice stand once', async () => {
    const { edition } = await resolved({
      [path]: halts({}, { rowTitle: '{monitor}, {monitor}' }),
      [section]: prose(`{{duration ${small}.time}}.`),
    });
    const entry = edition.ledger.find(({ fact }) => fact === `${small}.time`);
    expect(entry?.label).toBe('Small, mean time');
  });

  it('gives rows for the annotations of charts', async () => {
    const chart = JSON.parse(String(overlaid({})['templates/charts/boot-times.vl.json']));
    const layer = {
      data: { name: 'facts' },
      transform: [{ filter: `datum.id === '${small}.time'` }],
      mark: 'rule',
      encoding: { x: { field: 'value', type: 'quantitative' } },
    };
    const { mark, encoding, ...rest } = chart;
    const charted = (id: string) =>
      JSON.stringify({
        ...rest,
        layer: [
          { mark, encoding },
          { ...layer, transform: [{ filter: `datum.id === '${id}'` }] },
        ],
      });
    const good = await resolved({ 'templates/charts/boot-times.vl.json': charted(`${small}.time`) });
    expect(good.said).toEqual([]);
    expect(good.edition.figures.get('boot-times')?.rows.get('facts')).toMatchObject([
      { id: `${small}.time`, value: 1500 },
    ]);
    const bad = await resolved({ 'templates/charts/boot-times.vl.json': charted('halts.small-2.time') });
    expect(bad.said.map((line) => line.replace(/:\d+:\d+/, ''))).toContain(
      'templates/charts/boot-times.vl.json unknown-row',
    );
  });
});

describe('a name without a cell', () => {
  it.each([
    ['{{duration halsts.small-1.time}}', '18 unknown-dataset', 'did you mean `halts`?'],
    ['{{duration halts.small-2.time}}', '24 unknown-row', 'did you mean `small-1`?'],
    ['{{duration halts.small-1.duration}}', '32 unknown-field', 'or add it to the fields of'],
    ['{{duration halts.2020.time}}', '29 bad-fact', 'the row has a range: name it `halts.2020.low`'],
    ['{{duration halts.2020.min}}', '29 bad-fact', 'name it `halts.2020.low`'],
    ['{{duration halts.small-1.low}}', '32 bad-fact', `fill it in ${path}`],
    ['{{duration halts.2020.low}}', '7 range-as-point', ''],
    ['{{halts.small-1.clean}}', '7 bad-expression', ''],
    ['{{duration halts.small-1}}', '18 unknown-fact', 'halts.small-1.time'],
    ['{{duration halts}}', '18 unknown-fact', 'halts.small-1.time'],
    ['{{duration halts.small-1.time.more}}', '18 unknown-fact', 'halts.small-1.time'],
    ['{{duration nowhere-at-all.small-1.time}}', '18 unknown-dataset', 'data/<group>/nowhere-at-all.json'],
    ['{{duration bot.small}}', '18 unknown-fact', 'did you mean `boot.small`?'],
  ])('%s is reported where it is wrong', async (expression, where, help) => {
    const made = await resolved({ [section]: prose(`Takes ${expression}.`) });
    expect(made.said).toContain(`${section}:3:${where}`);
    expect(made.said.filter((line) => line.startsWith(section))).toHaveLength(1);
    expect(made.help.join('\n')).toContain(help);
  });

  it('is not reported where the file of the dataset is broken', async () => {
    const { said } = await resolved({
      [path]: halts().replace('"Small"', '5'),
      [section]: prose('Takes {{duration halts.small-9.time}}.'),
    });
    expect(said.map((line) => line.replace(/:\d+:\d+/, ''))).toEqual([`${path} wrong-type`]);
  });

  it('is never a cell where a topic has the name of the dataset', async () => {
    const boot = 'data/benchmarks/boot.json';
    const { said, help } = await resolved({
      [boot]: halts({}, { name: 'boot' }),
      [section]: prose('Takes {{duration boot.small}}, not {{duration boot.small-1.time}}.'),
    });
    expect(said).toContain(`${section}:3:47 unknown-fact`);
    expect(help.join('\n')).toContain('a topic comes before a dataset of the same name');
  });
});

describe('a dataset that expressions name', () => {
  it('counts as used, and dates the edition', async () => {
    const { edition, said } = await resolved({
      [path]: halts({}, { retrieved: '2026-12-01' }),
      [section]: prose(`{{duration ${small}.time}}.`),
    });
    expect(said).toEqual(['content/edition.yml:10:7 after-edition']);
    expect(edition.dataDate).toBe('2026-12-01');
    expect((await resolved({})).said).toEqual([`${path}:1:9 unused-dataset`]);
  });

  it('cannot label its rows by fields that it does not have', async () => {
    const { said } = await resolved({ [path]: halts({}, { rowTitle: '{monitor}, {test}' }) });
    expect(said.map((line) => line.replace(/:\d+:\d+/, ''))).toContain(`${path} unknown-field`);
  });
});

describe('a changed cell', () => {
  const text = prose(`{{duration ${small}.time}} and {{duration boot.small}}.`);
  const files = (dataset: string): Files =>
    overlaid({ 'data/units.json': units, [path]: dataset, [section]: text });
  const recorded = (edition: Edition) => recordEdition(edition, new Map(), {});

  it('is printed anew with a memo that has its old value, and listed among what moved', async () => {
    const memo = createMemo();
    const before = await resolvedFiles(files(halts()), memo);
    const after = await resolvedFiles(files(halts({ time: 1700 })), memo);
    const body = after.edition.chapters.find(({ id }) => id === 'boot')?.body;
    expect(plain(textOf(body))).toContain('1.7 s and 125 ms.');
    const { changes } = compare(recorded(before.edition), recorded(after.edition), after.edition.units);
    expect(changes.map(({ name, before: from, after: to }) => plain(`${name} ${from} ${to}`))).toEqual([
      `${small}.time 1.5 s 1.7 s`,
    ]);
  });

  it('that is emptied is reported with a memo that has its old value', async () => {
    const memo = createMemo();
    expect((await resolvedFiles(files(halts()), memo)).said).toEqual([]);
    const emptied = await resolvedFiles(files(halts({ time: null })), memo);
    expect(emptied.said).toContain(`${section}:3:26 bad-fact`);
  });
});

describe('a changed unit', () => {
  it('is printed anew in cells and in facts of topics with a memo that has its old symbol', async () => {
    const memo = createMemo();
    const times = String(overlaid({})['data/benchmarks/boot-times.json']);
    const printed = async (symbol: string) => {
      const files = overlaid({
        'data/units.json': JSON.stringify({ units: { loans: { counts: 'loan', singular: 'loan', symbol } } }),
        'data/benchmarks/boot-times.json': times.replace('"unit": "ms"', '"unit": "loans"'),
        'content/01-summary.md': null,
        [section]: prose('{{count boot.small}}, {{count boot-times.large.time}}'),
      });
      const { edition } = await resolvedFiles(files, memo);
      return edition.ledger.flatMap(({ texts }) => texts.map(plain));
    };
    expect(await printed('loans')).toEqual(['125 loans', '480 loans']);
    expect(await printed('lendings')).toEqual(['125 lendings', '480 lendings']);
  });
});
