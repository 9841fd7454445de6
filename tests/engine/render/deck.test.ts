// The deck of the sample edition: Markdown, theme, drawings, presentation and print.
import { describe, expect, it } from 'vitest';
import type { Page, PresentPage, PrintPage } from '../../../scripts/model/page.ts';
import { deck } from '../../../scripts/render/deck/deck.ts';
import { slideLayouts } from '../../../scripts/render/deck/layouts/index.ts';
import { sampleEdition } from '../../support/edition.ts';
import { shownBy } from '../../support/edition-slides.ts';
import { line, prose } from '../../support/prose.ts';
import { deckKit, editionWith, openInAnyEditor, visible } from '../../support/slides.ts';

const pages = await deck.render(sampleEdition, deckKit(sampleEdition));
const textOf = (path: string, from: readonly Page[] = pages): string => {
  const page = from.find((one) => one.path === path);
  return page?.kind === 'text' ? page.text : '';
};
const print = pages.find((page): page is PrintPage => page.kind === 'print');
const shown = pages.find((page): page is PresentPage => page.kind === 'present');
const sections = (print?.html.match(/<section[\s\S]*?<\/section>/g) ?? []) as readonly string[];
const sectionOf = (id: string): string => sections.find((one) => one.includes(`id="${id}"`)) ?? '';

describe('the deck', () => {
  it('lists one drawing for each chart and surface, and none for backup slides', () => {
    expect(deck.drawings(sampleEdition)).toEqual([
      { chart: 'boot-medians', surface: 'slide' },
      { chart: 'boot-medians', surface: 'slide-half' },
      { chart: 'vmm-overhead', surface: 'slide-half' },
    ]);
  });

  it('writes Markdown, theme, drawings, a presentation and a page to print', () => {
    expect(pages.map((page) => `${page.kind} ${page.path}`)).toEqual([
      'text deck.md',
      'text deck.css',
      'text charts/boot-medians.slide.svg',
      'text charts/boot-medians.slide-half.svg',
      'text charts/vmm-overhead.slide-half.svg',
      'text charts/title.svg',
      expect.stringMatching(/^file images\/rack-[0-9a-f]{8}\.png$/),
      'present deck.html',
      'print deck.pdf',
    ]);
    expect(shown?.markdown).toBe(textOf('deck.md'));
    expect(shown?.theme).toBe(textOf('deck.css'));
  });

  it('opens with the art of the cover, which says what it shows and has its colours inside', () => {
    expect(sections[0]).toContain('class="ridges"');
    expect(sections[0]).toContain(`role="img" aria-label="${sampleEdition.cover?.caption}"`);
    expect(sections[0]).not.toContain('aria-hidden="true"');
    expect(textOf('deck.md')).toContain('![](charts/title.svg)');
    expect(textOf('charts/title.svg')).toMatch(/<svg xmlns=[^>]*>.*stroke="#[0-9a-f]{6}"/s);
    expect(textOf('charts/title.svg')).not.toMatch(/class="ridge[ "]/);
  });

  it('gives every layout its class, in the order of the talk', () => {
    const classes = sections.map((section) => /class="([^" ]*)/.exec(section)?.[1]);
    expect(classes).toEqual([...slideLayouts.keys()]);
  });

  it('gives the same bytes twice', async () => {
    expect(await deck.render(sampleEdition, deckKit(sampleEdition))).toEqual(pages);
  });

  it('names no remote address but the links that authors wrote', () => {
    const written = pages
      .flatMap((page) => {
        if (page.kind === 'text') return [page.text];
        if (page.kind === 'print') return [page.html];
        return page.kind === 'present' ? [page.theme] : [];
      })
      .join('\n');
    const fetched = written.match(/(?:src=|url\(|@import)\s*["']?(?:https?:)?\/\/[^"')]*/g);
    expect(fetched).toBeNull();
    expect(new Set(written.match(/https?:\/\/[^"\s)<\]]*/g))).toEqual(
      new Set(['http://www.w3.org/2000/svg', 'https://example.org/containers']),
    );
  });
});

describe('deck.md', () => {
  const markdown = textOf('deck.md');
  const { slides, notes } = openInAnyEditor(markdown);

  it('opens in any Marp editor with as many slides and headings', () => {
    expect(slides).toHaveLength(sampleEdition.slides.length);
    expect(slides.map((slide) => visible(/<h1[\s\S]*?<\/h1>/.exec(slide)?.[0] ?? ''))).toEqual(
      sampleEdition.slides.map(({ heading }) =>
        heading.map((node) => ('value' in node ? node.value : '')).join(''),
      ),
    );
  });

  it('shows charts as images beside it, with the alternative text of the figure', () => {
    const alt = sampleEdition.figures.get('boot-medians')?.alt ?? '';
    expect(slides[3]).toContain(`<img src="charts/boot-medians.slide.svg" alt="${alt}"`);
  });

  it('keeps the notes of every slide and begins them with the time', () => {
    expect(notes).toHaveLength(sampleEdition.slides.length);
    expect(notes[2]).toEqual([
      '2:00–3:00 of 12:00 · must\n\nSay that the host was idle; 160.9 ms is the median.',
    ]);
    expect(notes.at(-1)?.[0]).toMatch(/^Backup, for questions\n\n/);
  });

  it('contains how to register its theme', () => {
    expect(markdown).toContain('marp --theme-set deck.css');
    expect(textOf('deck.css')).toContain(`@theme ${/^theme: (.*)$/m.exec(markdown)?.[1]}\n`);
  });

  it('begins with front matter whose values cannot end it', async () => {
    const hostile = 'Fine"\n---\n# Own slide <script>\nmarp: false';
    const edition = { ...sampleEdition, meta: { ...sampleEdition.meta, title: hostile } };
    const opened = openInAnyEditor(textOf('deck.md', await deck.render(edition, deckKit(edition))));
    expect(opened.slides).toHaveLength(sampleEdition.slides.length);
    expect(opened.slides.join('')).not.toContain('Own slide');
  });
});

describe('the slides', () => {
  it('show "n of N" except on the title and on dividers', () => {
    const total = sampleEdition.slides.length;
    const numbers = sections.map((section) => /data-marpit-pagination="(\d+)"/.exec(section)?.[1]);
    expect(numbers.slice(0, 2)).toEqual([undefined, undefined]);
    expect(numbers.slice(2)).toEqual(sampleEdition.slides.slice(2).map(({ number }) => String(number)));
    const backups = sampleEdition.slides.filter(({ layout }) => layout.role === 'backup').length;
    expect(print?.html).toContain(`--slide-last: "${total - backups}"`);
    expect(print?.html).toMatch(/attr\(data-marpit-pagination\) var\(--slide-of\) var\(--slide-last,/);
    expect(print?.html).toMatch(/section\.backup::after\s*\{[^}]*content:\s*var\(--slide-label,/);
  });

  it('lead to their backup slides, by number in the presentation and by anchor in print', async () => {
    const links = [{ id: 'slide-backup', number: sampleEdition.slides.length, label: 'B1' }];
    const slides = sampleEdition.slides.map((slide) =>
      slide.layout.name === 'chart' ? { ...slide, links } : slide,
    );
    const edition = { ...sampleEdition, slides };
    const made = await deck.render(edition, deckKit(edition));
    expect(textOf('deck.md', made)).toMatch(
      new RegExp(`_header: ".*\\[backup.B1\\]\\(#${slides.length}\\)"`),
    );
    const html = made.flatMap((page) => (page.kind === 'print' ? [page.html] : [])).join('');
    expect(html).toMatch(/<header>[^<]*<a href="#slide-backup">backup.B1<\/a><\/header>/);
  });

  it('lead to their backup slides where they stand in no section, too, and say nothing before the link', async () => {
    const links = [{ id: 'slide-backup', number: sampleEdition.slides.length, label: 'B1' }];
    const slides = sampleEdition.slides.map((slide) =>
      slide.layout.name === 'chart' ? { ...slide, links, section: '' } : slide,
    );
    const edition = { ...sampleEdition, slides };
    const made = await deck.render(edition, deckKit(edition));
    expect(textOf('deck.md', made)).toMatch(new RegExp(`_header: "\\[backup.B1\\]\\(#${slides.length}\\)"`));
  });

  it('have the ids of the edition, by which messages find their source', () => {
    const ids = sections.map((section) => /<section id="([^"]*)"/.exec(section)?.[1]);
    expect(ids).toEqual(sampleEdition.slides.map(({ id }) => id));
    expect([...(print?.origins.keys() ?? [])]).toEqual(ids);
  });

  it('name their section at the top and their sources at the foot', () => {
    expect(sectionOf('slide-chart')).toContain('<header>Start-up</header>');
    expect(visible(/<footer>[\s\S]*<\/footer>/.exec(sectionOf('slide-chart'))?.[0] ?? '')).toBe(
      'One host, one day; other hardware gives other times.Source: Agache et al. 2020, section 5',
    );
    expect(sectionOf('slide-code')).not.toContain('<footer>');
  });

  it('hold drawings inline, with a label and ids that occur once', () => {
    expect(sectionOf('slide-chart')).toContain('role="img" aria-label="What boot-medians shows"');
    expect(print?.html.match(/<img[^>]*>/g)).toEqual([
      expect.stringMatching(/^<img src="data:image\/png;base64,[^"]*" alt="A rack"/),
    ]);
    const ids = [...(print?.html ?? '').matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('set two charts, and chart and text, side by side', () => {
    const columns = (id: string) =>
      sectionOf(id).split('<div class="columns">')[1]?.split('<div>\n').slice(1);
    expect(columns('slide-two-charts')?.map((column) => column.match(/<svg/g)?.length)).toEqual([1, 1]);
    expect(columns('slide-chart-text')?.map((column) => column.includes('<svg'))).toEqual([true, false]);
    expect(columns('slide-chart-text')?.[1]).toContain('Measured on <strong>one</strong> idle host.');
  });

  it('split a comparison at its headings', () => {
    const columns = sectionOf('slide-comparison').split('<div>\n').slice(1);
    expect(columns.map((column) => visible(/<h2[\s\S]*?<\/h2>/.exec(column)?.[0] ?? ''))).toEqual([
      'Container',
      'Virtual machine',
    ]);
  });

  it('show tables with heads, units, numbers at the right and emphasised rows in bold', () => {
    const table = sectionOf('slide-table');
    expect(table).toMatch(/<th style="text-align:right">Median, ms<\/th>/);
    expect(table).toContain('<td style="text-align:left"><strong>Firecracker</strong></td>');
    expect(table).toContain('<td style="text-align:left">QEMU</td>');
  });

  it('show on a backup slide as much of the data of a chart as fits, with a remark on the rest', async () => {
    const figure = sampleEdition.figures.get('boot-medians');
    const [data] = figure?.data ?? [];
    if (figure === undefined || data === undefined) throw new Error('The sample edition has lost its figure');
    const rows = Array.from({ length: 40 }, (_, index) => ({
      id: `row-${index}`,
      emphasis: false,
      cells: [{ text: `Row ${index}`, value: index }],
    }));
    const columns = [{ field: 'id', title: 'Row', numeric: false }];
    const long = new Map([['boot-medians', { ...figure, data: [{ ...data, columns, rows }] }]]);
    const edition = {
      ...editionWith({
        ...shownBy('backup', [{ type: 'figure', id: 'boot-medians' }]),
        charts: ['boot-medians'],
      }),
      figures: long,
    };
    const [, backup = ''] = openInAnyEditor(
      textOf('deck.md', await deck.render(edition, deckKit(edition))),
    ).slides;
    expect(backup.match(/<td/g)).toHaveLength(10);
    expect(visible(backup)).toContain('The first 10 of 40 rows; the report has them all.');
    expect(backup).not.toContain('<img');
  });

  it('highlight code and expand nothing in it', async () => {
    const edition = editionWith({
      heading: line`Inspect it`,
      ...shownBy(
        'code',
        prose`\`\`\`bash
docker inspect -f '{{.State}}' "$name" # <b>
\`\`\``.children,
      ),
    });
    const all = await deck.render(edition, deckKit(edition));
    const html = all.find((page): page is PrintPage => page.kind === 'print')?.html ?? '';
    expect(html).toContain('class="hljs-comment"');
    expect(visible(/<pre[\s\S]*<\/pre>/.exec(html)?.[0] ?? '')).toBe(
      `docker inspect -f '{{.State}}' "$name" # <b>`,
    );
  });
});
