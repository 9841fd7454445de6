import { beforeAll, describe, expect, it } from 'vitest';
import { readFonts } from '../../../scripts/io/fonts.ts';
import type { Edition, Kit, OfficePage, Slide } from '../../../scripts/model.ts';
import { pptx } from '../../../scripts/outputs/pptx.ts';
import type { Plot } from '../../../scripts/plot.ts';
import type { ChartItem, OfficeItem, OfficeSlide, TextItem } from '../../../scripts/presentation.ts';
import { sampleEdition } from '../../edition.ts';
import { shownBy } from '../../edition-slides.ts';
import { sampleKit } from '../../kit.ts';
import { prose } from '../../prose.ts';

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
async function slideOf(layout: string, change: Partial<Slide> = {}): Promise<OfficeSlide> {
  const slides = sampleEdition.slides.map((slide) =>
    slide.layout.name === layout ? { ...slide, ...change } : slide,
  );
  const { presentation } = await pageOf({ ...sampleEdition, slides });
  const found = presentation.slides[slides.findIndex((slide) => slide.layout.name === layout)];
  if (found === undefined) throw new Error(`no slide of ${layout}`);
  return found;
}

const texts = (items: readonly OfficeItem[]): readonly TextItem[] =>
  items.filter((item) => item.kind === 'text');
const words = (item: OfficeItem | undefined): string =>
  item?.kind === 'text'
    ? item.paragraphs.map(({ runs }) => runs.map(({ text }) => text).join('')).join('\n')
    : '';
const named = (slide: OfficeSlide, name: string) => slide.items.find((item) => item.name === name);
const ends = ({ box }: OfficeItem): number => (box === undefined ? 0 : box.y + box.height);

let page: OfficePage;
beforeAll(async () => {
  page = await pageOf(sampleEdition);
});

describe('every slide', () => {
  it('has its heading in the placeholder for titles, and unique names', () => {
    expect(page.presentation.slides).toHaveLength(sampleEdition.slides.length);
    for (const slide of page.presentation.slides) {
      expect(slide.items.filter(({ holder }) => holder === 'Title')).toHaveLength(1);
      expect(new Set(slide.items.map(({ name }) => name)).size).toBe(slide.items.length);
      expect(slide.misfits).toEqual([]);
    }
  });

  it('fills only placeholders that its form has', () => {
    for (const slide of page.presentation.slides) {
      const form = page.presentation.forms.find(({ name }) => name === slide.form);
      const holders = form?.holders.map(({ name }) => name) ?? [];
      expect(holders).toEqual(expect.arrayContaining(slide.items.flatMap(({ holder }) => holder ?? [])));
    }
  });

  it('stays within the slide', () => {
    for (const { items } of page.presentation.slides)
      for (const { box } of items)
        if (box !== undefined)
          expect([box.x >= 0, box.y >= 0, box.x + box.width <= 1280.5, box.y + box.height <= 720.5]).toEqual([
            true,
            true,
            true,
            true,
          ]);
  });

  it('tells its time first in its notes, and then what to say', () => {
    const [time, said] =
      page.presentation.slides[2]?.notes.map(({ runs }) => runs.map(({ text }) => text).join('')) ?? [];
    expect(time).toBe('2:00–3:00 of 11:00 · must');
    expect(said).toBe('Say that the host was idle; 160.9 ms is the median.');
  });

  it('gives the same presentation twice', async () => {
    expect(await pageOf(sampleEdition)).toEqual(page);
  });
});

describe('charts', () => {
  it('can be edited where they can be read back, and are pictures with their vectors where not', async () => {
    const { items } = await slideOf('two-charts');
    const [chart, picture] = [
      items.find(({ kind }) => kind === 'chart'),
      items.find(({ kind }) => kind === 'picture'),
    ];
    expect(chart).toMatchObject({ holder: 'Chart', alt: expect.stringContaining('Dot plot') });
    expect(picture).toMatchObject({
      holder: 'Second chart',
      svg: expect.stringContaining('<svg'),
      image: { type: 'png' },
    });
  });

  it('are counted with the reason for each picture', () => {
    expect(page.charts).toContainEqual({ chart: 'boot-medians', slide: 4 });
    expect(page.charts).toContainEqual({ chart: 'vmm-overhead', slide: 5, picture: 'several panels' });
  });

  it('head their columns with titles and units of fields', async () => {
    const { items } = await slideOf('chart');
    const chart = items.find((item): item is ChartItem => item.kind === 'chart');
    expect(chart?.titles.get('p50')).toBe('Median, ms');
    expect(chart?.titles.get('name')).toBe('Monitor');
  });

  it('stand under their subtitle, whose toned words keep their colours', async () => {
    const slide = await slideOf('chart');
    const subtitle = named(slide, 'Subtitle');
    expect(subtitle?.holder).toBe('Subtitle');
    const runs = subtitle?.kind === 'text' ? (subtitle.paragraphs[0]?.runs ?? []) : [];
    expect(runs.find(({ text }) => text === 'Median')).toMatchObject({ colour: '#0f5fa6', isBold: true });
    expect(ends(subtitle as OfficeItem)).toBeLessThanOrEqual(
      slide.items.find(({ kind }) => kind === 'chart')?.box?.y ?? 0,
    );
  });
});

describe('text', () => {
  it('keeps lists, code, links and bold words, and drops citations with the space before them', async () => {
    const body = prose`
      Words with \`code\`, **weight** and [a link](https://example.org).

      - one
        - deeper

      1. first`.children;
    const { items } = await slideOf('closing', shownBy('closing', body));
    const [, text] = texts(items);
    expect(text?.paragraphs.map(({ list }) => list)).toEqual([
      undefined,
      { level: 0 },
      { level: 1 },
      { level: 0, start: 1 },
    ]);
    const runs = text?.paragraphs[0]?.runs ?? [];
    expect(runs.find(({ text: said }) => said === 'code')?.font).toBe('mono');
    expect(runs.find(({ text: said }) => said === 'weight')?.isBold).toBe(true);
    expect(runs.find(({ text: said }) => said === 'a link')?.link).toBe('https://example.org');
  });

  it('is made smaller until it fits, and reported where nothing helps', async () => {
    const long = (count: number) =>
      prose`${{ type: 'text', value: 'A sentence that takes its room on a slide. '.repeat(count) }}`.children;
    const some = await slideOf('closing', shownBy('closing', long(32)));
    const size = texts(some.items)[1]?.paragraphs[0]?.style?.size;
    expect(size).toBeLessThan(28);
    expect(some.misfits).toEqual([]);
    expect((await slideOf('closing', shownBy('closing', long(120)))).misfits).toEqual([
      'text that is higher than its shape even in small type',
    ]);
  });

  it('of a heading is made smaller before it takes a third line', async () => {
    const heading = [
      {
        type: 'text' as const,
        value:
          'A heading of very many words that would take three lines or more at its usual size, which no slide has room for at all, not even one that says hardly anything else',
      },
    ];
    const slide = await slideOf('chart', { heading });
    const title = named(slide, 'Title');
    expect(title?.kind === 'text' ? title.paragraphs[0]?.style?.size : 40).toBeLessThan(40);
    expect(slide.misfits).toEqual([]);
  });

  it('of code keeps every line and its colours', async () => {
    const body = [{ type: 'code' as const, lang: 'bash', value: 'if true; then\n  echo "yes"\nfi' }];
    const code = named(await slideOf('code', shownBy('code', body)), 'Code');
    expect(words(code)).toBe('if\u00a0true;\u00a0then\n\u00a0\u00a0echo\u00a0"yes"\nfi');
    const runs = code?.kind === 'text' ? code.paragraphs.flatMap(({ runs: all }) => all) : [];
    expect(runs.find(({ text }) => text === '"yes"')?.colour).toBe('#007a6c');
  });

  it('of callouts stands beside a line of their kind', async () => {
    const body = [
      {
        type: 'callout' as const,
        kind: 'caution' as const,
        title: 'Mind',
        children: prose`the step`.children,
      },
    ];
    const slide = await slideOf('closing', shownBy('closing', body));
    expect(words(named(slide, 'Caution'))).toBe('Mind\nthe step');
    expect(named(slide, 'Rule')).toMatchObject({ fill: '#c2500a' });
  });
});

describe('tables', () => {
  it('are native, with units in their head, bold rows, and widths that fill the slide', async () => {
    const table = named(await slideOf('table'), 'Table');
    if (table?.kind !== 'table') throw new Error('no table');
    expect(table.widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(1160, 5);
    const cells = table.rows.map(({ cells: row }) =>
      row.map(({ paragraph }) => paragraph.runs.map(({ text }) => text).join('')),
    );
    expect(cells[0]).toEqual(['Monitor', 'Median, ms', 'p99, ms', 'Boots']);
    expect(cells[2]?.[0]).toBe('Firecracker');
    expect(table.rows[2]?.cells[0]?.paragraph.runs[0]?.isBold).toBe(true);
    expect(table.rows[2]?.fill).toBe('#f4f6f8');
    expect(table.alt).toContain('Boot times of four monitors');
  });

  it('say how much of a long one is left out', async () => {
    const [shown] = [...sampleEdition.tables.values()];
    if (shown === undefined) throw new Error('no table');
    const rows = Array.from({ length: 40 }, (_, index) => ({
      ...(shown.rows[0] as (typeof shown.rows)[number]),
      id: `row-${index}`,
    }));
    const tables = new Map([...sampleEdition.tables, [shown.id, { ...shown, rows }]]);
    const { presentation } = await pageOf({ ...sampleEdition, tables });
    const slide = presentation.slides.find(({ form }) => form === 'Table');
    expect(slide?.items.map(words)).toContain('The first 8 of 40 rows; the report has them all.');
  });
});

describe('an edition for everybody', () => {
  it('has no notes at all, not even times', async () => {
    const { presentation } = await pageOf({ ...sampleEdition, isPublic: true });
    expect(presentation.slides.flatMap(({ notes }) => notes)).toEqual([]);
  });
});
