// The talk that is given to the writer of PowerPoint files.
import { describe, expect, it } from 'vitest';
import { readFonts } from '../../../scripts/host/fonts.ts';
import type { TalkPart, TalkSlide } from '../../../scripts/model/deck/talk.ts';
import type { Edition, Slide } from '../../../scripts/model/edition.ts';
import type { Kit, OfficePage } from '../../../scripts/model/page.ts';
import type { Plot } from '../../../scripts/model/plot.ts';
import { pptx } from '../../../scripts/render/deck/pptx.ts';
import { sampleEdition } from '../../support/edition.ts';
import { shownBy } from '../../support/edition-slides.ts';
import { sampleKit } from '../../support/kit.ts';
import { prose } from '../../support/prose.ts';

const fonts = await readFonts();
const axis = {
  grid: false,
  ticks: false,
  colour: '#16191d',
  kind: 'linear',
  base: 10,
  low: 0,
  high: 1,
  labels: [],
} as const;
const plot: Plot = {
  kind: 'points',
  stacked: false,
  gap: 0,
  area: { x: 0, y: 0, width: 100, height: 100 },
  width: 1160,
  height: 470,
  em: 20,
  x: axis,
  y: axis,
  series: [],
};

/** Drawings of one chart can be read back, of the other not. */
function kitFor(edition: Edition): Kit {
  const kit = sampleKit(edition, pptx, fonts);
  return {
    ...kit,
    drawing: (chart, surface) => ({
      ...kit.drawing(chart, surface),
      plot: chart === 'boot-medians' ? plot : { kind: 'none', reason: 'several panels' },
    }),
  };
}

async function pageOf(edition: Edition): Promise<OfficePage> {
  const [page] = await pptx.render(edition, kitFor(edition));
  if (page?.kind !== 'office') throw new Error('no office page');
  return page;
}

/** The slide of a layout of the sample talk, with some of it changed. */
async function slideOf(layout: string, change: Partial<Slide> = {}): Promise<TalkSlide> {
  const slides = sampleEdition.slides.map((slide) =>
    slide.layout.name === layout ? { ...slide, ...change } : slide,
  );
  const { talk } = await pageOf({ ...sampleEdition, slides });
  const found = talk.slides[slides.findIndex((slide) => slide.layout.name === layout)];
  if (found === undefined) throw new Error(`no slide of ${layout}`);
  return found;
}

/** The words of a part. */
function words(part: TalkPart | undefined): string {
  return part?.kind === 'text'
    ? part.runs.map(({ text, isNewLine }) => (isNewLine === true ? `\n${text}` : text)).join('')
    : '';
}

const named = ({ parts }: TalkSlide, name: string) => parts.filter((part) => part.name === name);

describe('every slide', () => {
  it('has one heading, and names each of its parts', async () => {
    const { talk } = await pageOf(sampleEdition);
    expect(talk.slides).toHaveLength(sampleEdition.slides.length);
    for (const { parts } of talk.slides) {
      expect(parts.filter((part) => part.kind === 'text' && part.role === 'title')).toHaveLength(1);
      for (const part of parts) if (part.kind === 'text') expect(words(part).trim()).not.toBe('');
    }
  });

  it('begins its notes with the time', async () => {
    const { talk } = await pageOf(sampleEdition);
    const [time, said] = talk.slides[2]?.notes.map(({ runs }) => runs.map(({ text }) => text).join('')) ?? [];
    expect(time).toBe('2:00–3:00 of 12:00 · must');
    expect(said).toBe('Say that the host was idle; 160.9 ms is the median.');
  });

  it('has points, numbers and weight in its notes', async () => {
    const notes = prose`
      - **Point** at it
        - deeper

      2. second`.children;
    const slide = await slideOf('closing', { notes });
    const [, point, deeper, second] = slide.notes;
    expect(point).toMatchObject({ bullet: { sign: '–' }, runs: [{ style: { isBold: true } }, {}] });
    expect(deeper).toMatchObject({ level: 1, indent: 56 });
    expect(second).toMatchObject({ bullet: { sign: 2 } });
  });

  it('leads to its backup slide by a jump', async () => {
    const links = [{ id: 'slide-backup', number: 12, label: 'B1' }];
    const [part] = named(await slideOf('chart', { links }), 'Section');
    expect(part?.kind === 'text' ? part.runs.at(-1) : undefined).toMatchObject({ jump: 12 });
    expect(words(part).replaceAll('\u00a0', ' ')).toMatch(/^\S.* · backup B1$/);
  });

  it('leads to its backup slide where it stands in no section, too', async () => {
    const links = [{ id: 'slide-backup', number: 12, label: 'B1' }];
    const [part] = named(await slideOf('chart', { links, section: '' }), 'Section');
    expect(words(part).replaceAll('\u00a0', ' ')).toBe('backup B1');
  });

  it('has the columns of a table in its notes at the same places', async () => {
    const notes = prose`
      | Step  | Who      | When |
      |-------|----------|------|
      | first | somebody | now  |
      | a     | b        | c    |`.children;
    const [, ...rows] = (await slideOf('closing', { notes })).notes;
    expect(rows).toHaveLength(3);
    const [tabs = []] = rows.map((row) => row.tabs ?? []);
    expect(tabs).toHaveLength(2);
    expect(tabs[1]).toBeGreaterThan(tabs[0] ?? 0);
    for (const row of rows) expect(row.tabs).toEqual(tabs);
  });

  it('is the same when it is made twice', async () => {
    expect(await pageOf(sampleEdition)).toEqual(await pageOf(sampleEdition));
  });
});

describe('fonts', () => {
  it('are a file for each face that the families have, of which the talk is shown', async () => {
    const { fonts: files } = await pageOf(sampleEdition);
    const facesOf = (family: string) =>
      files.filter((file) => file.family === family).map(({ face }) => face);
    expect(facesOf('Inter')).toEqual(['regular', 'bold']);
    expect(facesOf('Source Serif 4')).toEqual(['regular', 'bold', 'italic']);
    expect(facesOf('JetBrains Mono')).toEqual(['regular', 'bold']);
  });
});

describe('charts', () => {
  it('can be edited where they can be read back, and are pictures with their vectors where not', async () => {
    const { parts } = await slideOf('two-charts');
    expect(parts.find(({ kind }) => kind === 'chart')).toMatchObject({
      slot: 'left',
      alt: expect.stringContaining('Dot plot'),
    });
    expect(parts.find(({ kind }) => kind === 'picture')).toMatchObject({
      slot: 'right',
      image: { type: 'png' },
      svg: expect.stringContaining('<svg'),
    });
  });

  it('are counted with the reason for each picture', async () => {
    const { charts } = await pageOf(sampleEdition);
    expect(charts).toContainEqual({ chart: 'boot-medians', slide: 4 });
    expect(charts).toContainEqual({ chart: 'vmm-overhead', slide: 5, picture: 'several panels' });
  });

  it('head their columns with titles and units of fields, and follow their subtitle', async () => {
    const { parts } = await slideOf('chart');
    const index = parts.findIndex(({ kind }) => kind === 'chart');
    const chart = parts[index];
    expect(chart?.kind === 'chart' ? [chart.titles.get('p50'), chart.titles.get('name')] : []).toEqual([
      'Median, ms',
      'Monitor',
    ]);
    expect(parts[index - 1]).toMatchObject({ name: 'Subtitle', role: 'subtitle', slot: 'chart' });
  });
});

describe('text', () => {
  it('keeps lists, code, links and words, and drops citations with the space before them', async () => {
    const body = prose`
      Words with \`code\`, **weight** and [a link](https://example.org).

      - one
        - deeper

      4. fourth`.children;
    const slide = await slideOf('closing', shownBy('closing', body));
    const texts = slide.parts.filter(
      (part) => part.kind === 'text' && part.role === 'text' && part.slot === 'text',
    );
    expect(texts.map((part) => (part.kind === 'text' ? part.list : undefined))).toEqual([
      undefined,
      { level: 0 },
      { level: 1 },
      { level: 0, number: 4 },
    ]);
    const [first] = texts;
    expect(words(first)).toBe('Words with code, weight and a link.');
    expect(first?.kind === 'text' ? first.runs : []).toContainEqual({
      text: 'a link',
      link: 'https://example.org',
    });
  });

  it('of code keeps every line and the spaces that it begins with', async () => {
    const body = [{ type: 'code' as const, lang: 'bash', value: 'if true; then\n\n  echo "yes"\nfi' }];
    const [code] = named(await slideOf('code', shownBy('code', body)), 'Code');
    expect(words(code)).toBe('if\u00a0true;\u00a0then\n\n\u00a0\u00a0echo\u00a0"yes"\nfi');
  });

  it('of callouts has their title first and fills no placeholder', async () => {
    const body = [
      {
        type: 'callout' as const,
        kind: 'caution' as const,
        title: 'Mind',
        children: prose`the step`.children,
      },
    ];
    const parts = named(await slideOf('closing', shownBy('closing', body)), 'Caution');
    expect(parts.map(words)).toEqual(['Mind', 'the step']);
    expect(parts).toEqual(parts.map(() => expect.objectContaining({ role: 'other' })));
  });
});

describe('tables', () => {
  it('have units in their heads and an alternative text', async () => {
    const [table] = named(await slideOf('table'), 'Table');
    if (table?.kind !== 'table') throw new Error('no table');
    const cells = table.rows.map((row) => row.map((runs) => runs.map(({ text }) => text).join('')));
    expect(cells[0]).toEqual(['Monitor', 'Median, ms', 'p99, ms', 'Boots']);
    expect(cells[2]?.[0]).toBe('Firecracker');
    expect(table.alt).toContain('Boot times of four monitors');
  });

  it('have a remark on the rows that are left out', async () => {
    const [shown] = [...sampleEdition.tables.values()];
    const [first] = shown?.rows ?? [];
    if (shown === undefined || first === undefined) throw new Error('no table');
    const rows = Array.from({ length: 40 }, (_, index) => ({ ...first, id: `row-${index}` }));
    const tables = new Map([...sampleEdition.tables, [shown.id, { ...shown, rows }]]);
    const { talk } = await pageOf({ ...sampleEdition, tables });
    const slide = talk.slides.find(({ layout }) => layout === 'Table');
    expect(slide?.parts.map(words)).toContain('The first 8 of 40 rows; the report has them all.');
  });
});

describe('a public edition', () => {
  it('has no notes at all, not even times', async () => {
    const { talk } = await pageOf({ ...sampleEdition, isPublic: true });
    expect(talk.slides.flatMap(({ notes }) => notes)).toEqual([]);
  });
});
