// Tables of an edition.
import { describe, expect, it } from 'vitest';
import type { Edition } from '../../../scripts/model/edition.ts';
import { resolve } from '../../../scripts/resolve/resolve.ts';
import { briefly, validated } from '../../support/check.ts';
import { minimalTopics } from '../../support/topics.ts';

const fields = [
  ['id', 'string'],
  ['monitor', 'string'],
  ['time', 'number', 'ms'],
  ['most', 'number', 'ms'],
  ['price', 'number', 'USD/h'],
  ['guests', 'integer', 'count'],
  ['size', 'number'],
  ['year', 'year'],
  ['tried', 'date'],
  ['tuned', 'boolean'],
  ['source', 'string'],
  ['where', 'string'],
  ['unit', 'string'],
  ['digits', 'integer'],
] as const;
const rows = [
  {
    id: 'small',
    monitor: 'Small',
    time: 125,
    most: 1250.5,
    price: 0.1,
    guests: 12_000,
    size: 5,
    unit: 'MB',
    year: 2020,
    tried: '2020-02-03',
    tuned: true,
    digits: 2,
    source: 'author2020',
    where: 'table 3',
  },
  {
    id: 'large',
    monitor: 'Large',
    time: 480,
    most: 480,
    price: 0.04048,
    guests: 1,
    size: 2,
    unit: 'GiB',
    year: 2014,
    tried: null,
    tuned: false,
  },
  {
    id: 'none',
    monitor: 'None',
    time: null,
    most: null,
    price: null,
    guests: null,
    size: null,
    year: null,
    tuned: null,
  },
];
const dataset = JSON.stringify({
  name: 'boot-times',
  title: 'Boot times',
  description: 'Times.',
  schema: {
    fields: fields.map(([name, type, unit]) => ({
      name,
      type,
      title: name,
      description: name,
      ...(unit && { unit }),
    })),
    primaryKey: ['id'],
  },
  sources: [{ id: 'author2020' }],
  licenses: [{ name: 'CC-BY-4.0' }],
  retrieved: '2026-11-20',
  reviewBy: '2027-11-20',
  data: rows,
});

async function table(
  spec: object,
  data = dataset,
): Promise<{ edition: Edition; said: string[]; texts: string[][] }> {
  const { value: project, messages } = await validated({
    'data/benchmarks/boot-times.json': data,
    'templates/tables/boot-times.json': JSON.stringify({
      title: 'Boot times',
      dataset: 'boot-times',
      ...spec,
    }),
  });
  const made = resolve(project, { today: '2026-11-20', topics: minimalTopics });
  const found = made.value.tables.get('boot-times');
  const texts = (found?.rows ?? []).map((row) =>
    row.cells.map((cell) => cell.text.replaceAll('\u00a0', ' ')),
  );
  return {
    edition: made.value,
    said: briefly([...messages, ...made.messages]).filter((line) => /tables\/|unknown-row/u.test(line)),
    texts,
  };
}
const columns = (...names: string[]) => names.map((field) => ({ field }));

describe('a table', () => {
  it('prints each field by its type, with units in the head', async () => {
    const { edition, said, texts } = await table({
      columns: columns('monitor', 'time', 'price', 'guests', 'year', 'tried', 'tuned'),
    });
    expect(said).toEqual([]);
    expect(texts).toEqual([
      ['Small', '130', '0.10', '12,000', '2020', '3 February 2020', 'yes'],
      ['Large', '480', '0.04048', '1', '2014', '–', 'no'],
      ['None', '–', '–', '–', '–', '–', '–'],
    ]);
    const heads = edition.tables.get('boot-times')?.columns.map(({ unit, numeric }) => [unit, numeric]);
    expect(heads?.slice(0, 5)).toEqual([
      [undefined, false],
      ['ms', true],
      ['$/h', true],
      [undefined, true],
      [undefined, true],
    ]);
  });

  it('keeps the datasets that it is made from, and what each row rests on, which has to be there', async () => {
    const { edition, said } = await table({ columns: columns('monitor'), basis: 'where' });
    const found = edition.tables.get('boot-times');
    expect(found?.from).toEqual(['boot-times']);
    expect(found?.rows.map(({ basis }) => basis)).toEqual(['table 3', '', '']);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('unknown-row');
    expect((await table({ columns: columns('monitor'), basis: 'nowhere' })).said[0]).toContain(
      'unknown-field',
    );
    expect(
      (await table({ columns: columns('monitor') })).edition.tables.get('boot-times')?.rows[0]?.basis,
    ).toBeUndefined();
  });

  it('keeps the rows that a row names behind it, which have to be there', async () => {
    const naming = (row: string) =>
      table(
        { columns: columns('monitor') },
        dataset.replaceAll('"where"', '"behind"').replace('table 3', `boot-times/large ${row}`),
      );
    const { edition, said } = await naming('boot-times/none');
    expect(said).toEqual([]);
    expect(edition.tables.get('boot-times')?.rows[0]?.behind).toEqual([
      'boot-times/large',
      'boot-times/none',
    ]);
    expect((await naming('boot-times/none/time')).said).toEqual([]);
    for (const wrong of ['boot-times/nobody', 'boot-times/none/tme'])
      expect((await naming(wrong)).said).toEqual([
        expect.stringMatching(/^data\/benchmarks\/boot-times\.json:\d+:\d+ unknown-row$/),
      ]);
  });

  it('names the source of a field beside that of the row, where the row has a value there', async () => {
    const own = JSON.parse(dataset) as {
      schema: { fields: { name: string; source?: object }[] };
      sources: object[];
    };
    const field = own.schema.fields.find(({ name }) => name === 'size');
    if (field !== undefined) field.source = { id: 'agache2020-data', where: 'table 9' };
    const { edition } = await table({ columns: columns('monitor') }, JSON.stringify(own));
    const found = edition.tables.get('boot-times')?.rows.map(({ sources = [] }) => sources);
    expect(found).toEqual([
      ['author2020', 'agache2020-data'],
      ['author2020', 'agache2020-data'],
      ['author2020'],
    ]);
  });

  it('joins the ends of a range, and prints a point where they are equal', async () => {
    const { texts, edition } = await table({ columns: [{ field: 'time', to: 'most', title: 'Span' }] });
    expect(texts.map(([text]) => text)).toEqual(['130–1,300', '480', '–']);
    expect(edition.tables.get('boot-times')?.columns[0]?.title).toBe('Span');
  });

  it('prints units in the cells where rows have their own, and where a helper does', async () => {
    const { texts, edition } = await table({
      columns: [{ field: 'size' }, { field: 'time', format: 'duration' }],
    });
    expect(texts).toEqual([
      ['5.0 MB', '130 ms'],
      ['2 GiB', '480 ms'],
      ['–', '–'],
    ]);
    expect(edition.tables.get('boot-times')?.columns.map(({ unit }) => unit)).toEqual([undefined, undefined]);
  });

  it('filters, sorts with empty cells last, and emphasises rows', async () => {
    const { edition, texts } = await table({
      columns: columns('monitor'),
      where: { monitor: ['Small', 'None', 'Large'] },
      sort: [{ field: 'time', order: 'descending' }],
      emphasis: ['large'],
    });
    expect(texts.flat()).toEqual(['Large', 'Small', 'None']);
    expect(edition.tables.get('boot-times')?.rows.map((row) => row.emphasis)).toEqual([true, false, false]);
    expect(
      (
        await table({ columns: columns('monitor'), sort: [{ field: 'time', order: 'ascending' }] })
      ).texts.flat(),
    ).toEqual(['Small', 'Large', 'None']);
  });

  it('names the sources of the rows it shows', async () => {
    const { edition } = await table({ columns: columns('monitor'), where: { id: 'small' } });
    expect(edition.tables.get('boot-times')?.sources).toEqual([
      { id: 'author2020', number: 1, short: 'Author 2020', where: 'table 3' },
    ]);
  });

  it('reports names that do not exist, each at its place', async () => {
    const { said } = await table({
      columns: [{ field: 'tim' }, { field: 'time', to: 'mots' }, { field: 'time', format: 'durtion' }],
      where: { moniter: 'Small' },
      sort: [{ field: 'pirce', order: 'ascending' }],
      emphasis: ['tiny'],
    });
    expect(said.map((line) => line.split(' ')[1]).sort()).toEqual([
      'empty-table',
      'unknown-field',
      'unknown-field',
      'unknown-field',
      'unknown-field',
      'unknown-helper',
      'unknown-row',
    ]);
    expect(new Set(said).size).toBe(said.length);
  });

  it('reports a loose numeral in the title of a column, at the title', async () => {
    const { said } = await table({ columns: [{ field: 'time', title: 'The 99th percentile' }] });
    expect(said).toEqual([
      expect.stringMatching(/^templates\/tables\/boot-times.json:\d+:\d+ loose-numeral$/),
    ]);
  });

  it('reports once that a helper does not suit a column', async () => {
    const { said } = await table({ columns: [{ field: 'price', format: 'duration' }] });
    expect(said.map((line) => line.split(' ')[1])).toEqual(['mixed-units']);
  });
});
