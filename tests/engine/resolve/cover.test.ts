// The cover and the brand of an edition.
import { describe, expect, it } from 'vitest';
import { asciiSlug } from '../../../scripts/resolve/slug.ts';
import { briefly } from '../../support/check.ts';
import { inspected } from '../../support/inspected.ts';

const field = (name: string, type = 'number') => ({
  name,
  type,
  title: name,
  description: name,
  ...(type === 'number' && { unit: 'ms' }),
});
const waits = (rows: readonly object[]) => ({
  'data/benchmarks/waits.json': JSON.stringify({
    name: 'waits',
    title: 'Waits at Two Counters',
    description: 'How long people waited.',
    schema: {
      fields: [field('id', 'string'), field('low'), field('half'), field('high'), field('place', 'string')],
      primaryKey: ['id'],
    },
    sources: [{ id: 'author2020' }],
    licenses: [{ name: 'CC-BY-4.0' }],
    retrieved: '2026-11-20',
    reviewBy: '2027-11-20',
    data: rows,
  }),
});
const rows = [
  { id: 'north', low: 1, half: 20, high: 90, place: 'a' },
  { id: 'south', low: 2, half: 40, high: 80, place: 'b' },
  { id: 'shut', low: null, half: null, high: null, place: 'c' },
];

/** The minimal project with a cover over those rows. */
async function covered(cover: string, data: readonly object[] = rows) {
  const edition = (await inspected()).sources.texts.get('content/edition.yml') ?? '';
  const { value, messages } = await inspected({
    ...waits(data),
    'content/edition.yml': `${edition}${cover}`,
  });
  const start = edition.split('\n').length;
  const said = briefly(messages).map((line) => {
    const [, at, rule] = /^content\/edition\.yml:(\d+):\d+ (.+)$/.exec(line) ?? [];
    return at === undefined ? line : `${Number(at) - start + 1} ${rule}`;
  });
  return { cover: value.cover, said, notes: messages.map(({ note }) => note) };
}

const quantiles = '  quantiles: { high: 1, low: 0, half: 0.5 }\n';

describe('the cover of an edition', () => {
  it('has a line for every row with all quantiles, the largest median first, and a caption of its title', async () => {
    const { cover, said } = await covered(`cover:\n  dataset: waits\n${quantiles}`);
    expect(said).toEqual([]);
    expect(cover?.caption).toMatch(/^Cover: waits at two counters, a line each/);
    expect(cover?.ridges).toEqual([
      {
        name: 'south',
        quantiles: [
          [0, 2],
          [0.5, 40],
          [1, 80],
        ],
      },
      {
        name: 'north',
        quantiles: [
          [0, 1],
          [0.5, 20],
          [1, 90],
        ],
      },
    ]);
  });

  it('is without a picture when none is named', async () => {
    expect(await covered('')).toMatchObject({
      cover: undefined,
      said: ['data/benchmarks/waits.json:1:9 unused-dataset'],
    });
  });

  it('reports a wrong name at its line, with the name that was probably meant', async () => {
    const dataset = await covered(`cover:\n  dataset: wait\n${quantiles}`);
    expect(dataset.said).toContain('2 unknown-dataset');
    expect(dataset.notes).toContain('did you mean `waits`?');
    const misspelt = await covered('cover:\n  dataset: waits\n  quantiles:\n    hihg: 1\n    half: 0.5\n');
    expect(misspelt).toMatchObject({ said: ['4 unknown-field'], notes: ['did you mean `high`?'] });
    const wordy = await covered('cover:\n  dataset: waits\n  quantiles:\n    place: 1\n    half: 0.5\n');
    expect(wordy.said).toEqual(['4 unknown-field']);
    expect(
      (await covered('cover:\n  dataset: waits\n  quantiles:\n    high: 99\n    half: 0.5\n')).said,
    ).toContain('4 out-of-range');
    expect((await covered(`cover:\n  dataset: waits\n${quantiles}  colour: red\n`)).said).toContain(
      '4 unknown-key',
    );
  });

  it('reports that too few rows have every quantile', async () => {
    expect((await covered(`cover:\n  dataset: waits\n${quantiles}`, rows.slice(1))).said).toEqual([
      '2 empty-data',
    ]);
  });

  it('reports loose numerals in its caption, as in the title', async () => {
    const { said } = await covered(`cover:\n  dataset: waits\n${quantiles}  caption: Waits of 2 kinds\n`);
    expect(said).toEqual(['4 loose-numeral']);
  });
});

describe('the brand of an edition', () => {
  it('is made of its title unless it is written', async () => {
    expect((await inspected()).value.brand).toBe('boot-times');
    const edition = (await inspected()).sources.texts.get('content/edition.yml') ?? '';
    const { value } = await inspected({ 'content/edition.yml': `${edition}brand: quick-boots\n` });
    expect(value.brand).toBe('quick-boots');
  });

  it('is plain ASCII whatever the title', () => {
    expect(asciiSlug('Café & Ångström: 3 ways')).toBe('cafe-angstrom-3-ways');
    expect(asciiSlug('速度')).toBe('edition');
  });
});
