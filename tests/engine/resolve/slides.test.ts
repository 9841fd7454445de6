// The slides of a talk, their order, sources and backup slides.
import { toString as textOf } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import type { Edition } from '../../../scripts/model/edition.ts';
import { resolve } from '../../../scripts/resolve/resolve.ts';
import { briefly, minimalProject, type Overlay, validated } from '../../support/check.ts';
import { minimalTopics } from '../../support/topics.ts';

async function edition(overlay: Overlay = {}): Promise<Edition & { said: string[] }> {
  const { value: project, messages } = await validated(overlay);
  const made = resolve(project, { today: '2026-11-20', topics: minimalTopics });
  return { ...made.value, said: briefly([...messages, ...made.messages]) };
}
const slide = (layout: string, title: string, rest = '', options = ''): string =>
  `:::slide{layout=${layout}${options}}\n# ${title}\n\n${rest}\n:::\n\n`;
const section = (title: string, body: string, front = ''): string =>
  `${front === '' ? '' : `---\n${front}\n---\n\n`}# ${title}\n\nProse.\n\n${body}`;
const noTitle = {
  'content/01-summary.md': section('Summary', 'On a Type 1 hypervisor. [@sec:boot]', 'matter: front'),
};

const dataset = (count: number): string =>
  JSON.stringify({
    name: 'boot-times',
    title: 'Boot times',
    description: 'Times.',
    schema: {
      fields: ['id', 'monitor']
        .map((name) => ({ name, type: 'string', title: name, description: name }))
        .concat([{ name: 'time', type: 'number', title: 'Time', description: 'Time', unit: 'ms' } as never]),
      primaryKey: ['id'],
    },
    sources: [{ id: 'author2020' }],
    licenses: [{ name: 'CC-BY-4.0' }],
    retrieved: '2026-11-20',
    reviewBy: '2027-11-20',
    data: Array.from({ length: count }, (_, index) => ({
      id: ['small', 'large'][index] ?? `row-${index}`,
      monitor: `M${index}`,
      time: 100 + index,
    })),
  });

describe('the talk', () => {
  it('begins with a title slide made from the edition', async () => {
    const { slides } = await edition(noTitle);
    expect(slides[0]).toMatchObject({
      id: 'slide-title',
      number: 1,
      layout: { name: 'title' },
      section: '',
      minutes: 0.5,
    });
    expect(textOf({ type: 'paragraph', children: [...slides[0]!.heading] })).toBe('Boot times');
    expect(slides[0]!.slots.text!.map((node) => textOf(node).replaceAll('\u00a0', ' '))).toEqual([
      'The smallest report',
      'A. Author',
      '20 November 2026',
    ]);
  });

  it("takes an author's own title slide instead", async () => {
    const { slides } = await edition();
    expect(slides.filter(({ layout }) => layout.name === 'title')).toHaveLength(1);
    expect(slides[0]).toMatchObject({ id: 'slide-summary-1', minutes: 1 });
  });

  it('has dividers, then slides in order, then closing and backup slides, numbered through', async () => {
    const { slides } = await edition({
      ...noTitle,
      'content/03-more.md': section(
        'More',
        slide('backup', 'Extra') + slide('closing', 'Thanks') + slide('statement', 'One', 'Text.'),
      ),
      'content/04-end.md': section(
        'The end',
        slide('statement', 'Two', 'Text.', ' #own-id minutes=3 priority=must private'),
      ),
      'content/05-silent.md': section('Silent', slide('statement', 'Three', 'Text.'), 'divider: false'),
    });
    expect(slides.map(({ number, id, layout }) => [number, id, layout.name])).toEqual([
      [1, 'slide-title', 'title'],
      [2, 'slide-boot', 'divider'],
      [3, 'slide-boot-1', 'chart'],
      [4, 'slide-more', 'divider'],
      [5, 'slide-more-3', 'statement'],
      [6, 'slide-end', 'divider'],
      [7, 'own-id', 'statement'],
      [8, 'slide-silent-1', 'statement'],
      [9, 'slide-more-2', 'closing'],
      [10, 'slide-more-1', 'backup'],
      [11, 'slide-data-boot-times', 'backup'],
    ]);
    expect(slides[6]).toMatchObject({ section: 'The end', minutes: 3, priority: 'must', private: true });
    expect(slides[1]).toMatchObject({ section: 'Boot' });
    expect(textOf(slides[1]!.slots.text![0])).toContain('How long does a guest take to boot?');
  });

  it('has the figures, tables and sources of each slide', async () => {
    const { slides } = await edition();
    const shown = slides.find(({ id }) => id === 'slide-boot-1');
    expect(shown).toMatchObject({ charts: ['boot-times'], tables: [], section: 'Boot' });
    expect(shown?.sources).toEqual([{ id: 'author2020', number: 1, short: 'Author 2020', where: 'table 2' }]);
  });

  it('names of a chart the sources of the rows that it draws on slides', async () => {
    const rows = JSON.parse(dataset(2));
    rows.schema.fields.push({ name: 'source', type: 'string', title: 'Source', description: 'Source.' });
    rows.data = [
      { ...rows.data[0], source: 'author2020' },
      { ...rows.data[1], source: 'second2021' },
    ];
    const files = minimalProject();
    const chart = JSON.parse(String(files['templates/charts/boot-times.vl.json']));
    const [first] = JSON.parse(String(files['data/sources.json']));
    const filter = "surface != 'slide' || datum.id == 'large'";
    const { slides, figures } = await edition({
      'data/benchmarks/boot-times.json': JSON.stringify(rows),
      'data/sources.json': JSON.stringify([first, { ...first, id: 'second2021' }]),
      'templates/charts/boot-times.vl.json': JSON.stringify({ ...chart, transform: [{ filter }] }),
    });
    expect(figures.get('boot-times')?.sources).toHaveLength(2);
    expect(slides.find(({ id }) => id === 'slide-boot-1')?.sources.map(({ id }) => id)).toEqual([
      'second2021',
    ]);
  });

  it('names the sources of numbers and citations on a slide', async () => {
    const { slides } = await edition({
      'content/03-more.md': section(
        'More',
        slide('statement', '{{boot.small}}', 'So [@author2020, page 9].'),
      ),
    });
    expect(slides.find(({ id }) => id === 'slide-more-1')?.sources).toEqual([
      { id: 'author2020', number: 1, short: 'Author 2020', where: 'table 2, page 9' },
    ]);
  });

  it('mentions facts on slides and in notes after those of the report', async () => {
    const { ledger } = await edition({
      'content/01-summary.md': section(
        'Summary',
        `On a Type 1 hypervisor.\n\n${slide('statement', '{{boot.slowdown}}', 'Text.\n\n<!-- {{boot.slowdown}} -->')}`,
      ),
      'content/03-more.md': section('More', 'It is {{boot.slowdown}}.'),
    });
    const labels = ledger
      .find(({ fact }) => fact === 'boot.slowdown')
      ?.shown.map(({ label }) => label.replaceAll('\u00a0', ' '));
    expect(labels).toEqual(['§3', 'slide 3', 'slide 3, note']);
  });
});

describe('backup slides', () => {
  it('show the data behind every chart on a slide', async () => {
    const { slides, tables } = await edition();
    const last = slides.at(-1);
    expect(last).toMatchObject({
      layout: { name: 'backup' },
      minutes: 0,
      tables: ['data-boot-times'],
      slots: { data: [{ type: 'dataTable', id: 'data-boot-times' }] },
    });
    const table = tables.get('data-boot-times');
    expect(table?.number).toBeUndefined();
    expect(table?.columns.map(({ field, unit }) => [field, unit])).toEqual([
      ['monitor', undefined],
      ['time', 'ms'],
    ]);
    expect(table?.rows.map((row) => row.cells.map(({ text }) => text))).toEqual([
      ['Small', '125'],
      ['Large', '480'],
    ]);
  });

  it('are several when the rows do not fit on one, and show each row once', async () => {
    const { slides, tables } = await edition({ 'data/benchmarks/boot-times.json': dataset(25) });
    const backups = slides.filter(({ layout }) => layout.name === 'backup');
    const shown = backups.flatMap(({ tables: [id = ''] }) => tables.get(id)?.rows.map((row) => row.id) ?? []);
    expect(backups.length).toBeGreaterThan(1);
    expect(shown).toHaveLength(25);
    expect(new Set(shown).size).toBe(25);
    const title = textOf({ type: 'paragraph', children: [...backups[1]!.heading] });
    expect(title).toContain(`(2 of ${backups.length})`);
  });

  it('give the number of rows when there are too many to show', async () => {
    const { slides } = await edition({ 'data/benchmarks/boot-times.json': dataset(60) });
    expect(slides.filter(({ layout }) => layout.name === 'backup')).toHaveLength(1);
    expect(
      slides
        .at(-1)
        ?.slots.data?.map((node) => textOf(node))
        .join(''),
    ).toMatch(/of 60 rows/);
  });

  it('are not made for private slides', async () => {
    const { slides } = await edition({
      'content/02-boot.md': section(
        'Booting',
        `::chart{#boot-times}\n\n::table{#boot-times}\n\n${slide('chart', 'Small', '::chart{#boot-times}', ' private')}`,
      ),
    });
    expect(slides.filter(({ layout }) => layout.name === 'backup')).toEqual([]);
  });
});

describe('a chart on slides only', () => {
  it('has no number and is mentioned by its slides', async () => {
    const { figures, ledger, said } = await edition({
      'content/02-boot.md': section(
        'Booting',
        `::table{#boot-times}\n\n${slide('chart', 'Small', '::chart{#boot-times}', ' minutes=2')}`,
      ),
    });
    expect(said).toEqual([]);
    expect(figures.get('boot-times')?.number).toBeUndefined();
    expect(ledger.slice(0, 2).map(({ fact, shown }) => [fact, shown.map(({ kind }) => kind)])).toEqual([
      ['boot.small', ['section', 'slide']],
      ['boot.large', ['section', 'slide']],
    ]);
  });
});
