// The report in print and on screen: structure, links, metadata and hostile data.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Edition } from '../../../scripts/model/edition.ts';
import type { PrintPage, TextPage } from '../../../scripts/model/page.ts';
import { markRuns } from '../../../scripts/render/html/mark-runs.ts';
import { runsOf } from '../../../scripts/render/report/evidence-context.ts';
import { report } from '../../../scripts/render/report/report.ts';
import { sampleEdition } from '../../support/edition.ts';
import { sampleKit } from '../../support/kit.ts';

async function render(
  edition: Edition = sampleEdition,
): Promise<{ print: PrintPage; evidence: PrintPage; screen: TextPage }> {
  const pages = await report.render(edition, sampleKit(edition, report));
  const printed = (path: string) =>
    pages.find((page): page is PrintPage => page.kind === 'print' && page.path === path);
  const [print, evidence] = [printed('report.pdf'), printed('evidence.pdf')];
  const screen = pages.find((page): page is TextPage => page.kind === 'text');
  if (print === undefined || evidence === undefined || screen === undefined)
    throw new Error('expected two volumes and a text page');
  return { print, evidence, screen };
}

const { print, screen } = await render();
/** Handlebars writes `=` in attributes as a reference. */
const plainScreen = screen.text.replaceAll('&#x3D;', '=').replaceAll('&#x27;', "'");

const idsOf = (html: string): string[] => [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1] ?? '');
const all = (html: string, pattern: RegExp): string[] =>
  [...html.matchAll(pattern)].map((match) => match[1] ?? '');

describe.each([
  ['the report in print', print.html],
  ['the report on screen', screen.text],
])('%s', (_name, html) => {
  it('has no id twice', () => {
    const ids = idsOf(html);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('has a target for every link within it', () => {
    const ids = new Set(idsOf(html));
    const links = all(html, / href="#([^"]*)"/g).map(decodeURIComponent);
    expect(links.length).toBeGreaterThan(15);
    expect(links.filter((link) => !ids.has(link))).toEqual([]);
  });

  it('loads nothing from elsewhere', () => {
    // A canonical address is a name, and nothing is fetched from there.
    const loaded = /<(?:script|img|link(?! rel="canonical")|iframe)[^>]+(?:src|href)="(?!data:)([^"]*)"/g;
    expect(all(html, loaded)).toEqual([]);
    expect(all(html, /url\((?!data:|#)([^)]*)\)/g)).toEqual([]);
    expect(html).not.toMatch(/@import/);
  });

  it('prints each caption, note and source of a figure as text round its drawing', () => {
    const figure = /<figure class="figure"[\s\S]*?<\/figure>/.exec(html)?.[0] ?? '';
    expect(figure).toMatch(/id="fig-boot-medians" aria-labelledby="fig-boot-medians-title"/);
    expect(figure).toMatch(/Every monitor boots a\sguest in under 300\sms/u);
    expect(figure).toContain('<span class="tone tone-blue">Median</span>');
    expect(figure).toMatch(
      /role="img" aria-label="(?:What boot-medians shows|Dot plot: Cloud Hypervisor boots)/,
    );
    expect(figure).toMatch(/Source: <a href="#ref-agache2020">Agache et al.(?:&nbsp;|\u00a0)2020/);
  });

  it('marks emphasised rows and the heads of a table', () => {
    expect(html).toMatch(
      /<tr class="strong"><th scope="row" class="txt">Firecracker<\/th><td class="num">160\.[89]</,
    );
    expect(html).toContain('<th scope="col" class="num">Median <span class="unit">ms</span></th>');
  });

  it('puts a footnote beside its paragraph and numbers it', () => {
    expect(html).toMatch(/<a class="noteref" href="#startup-note-1"/);
    expect(html).toMatch(/<span class="sidenote" role="note" id="startup-note-1">.*Wall clock/);
  });

  it('names the kind of each callout', () => {
    expect(all(html, /<span class="callout-word">([^<]*)</g)).toEqual(['Definition', 'Caution']);
  });

  it('highlights code, captions it and expands nothing in it', () => {
    expect(html).toContain('<figcaption>Start one guest</figcaption>');
    expect(html).toContain('<span class="hljs-comment"># {{not an expression}}</span>');
  });

  it('shows which tasks are done without form fields', () => {
    expect(all(html, /<span class="box[^"]*" role="img" aria-label="([^"]*)"/g)).toEqual(['done', 'to do']);
    expect(html).not.toContain('<input');
  });

  it('gives each opening its question, answer and what would change it', () => {
    expect(html).toMatch(/<p class="question">How long until\sthe\sfirst process runs\?<\/p>/u);
    expect(html).toMatch(/<p class="answer">About <(?:a|span) class="n"/);
    expect(html).toContain('What would change our mind');
  });

  it('has no attribute with style or script, which the policy would block', () => {
    const body = html.slice(html.indexOf('<body'));
    expect(all(body, /\s(style|on[a-z]+)="/g)).toEqual([]);
  });
});

describe('the report in print', () => {
  it('refers by number and, from another chapter, by page, which printing fills in', () => {
    const references = all(print.html, /<a class="xref" href="#fig-boot-medians">(.*?)<\/a>/g);
    expect(references.map((html) => html.replaceAll('&nbsp;', '\u00a0'))).toEqual([
      'Figure\u00a01, page\u00a0<span data-ref="fig-boot-medians">00</span>',
      'Figure\u00a01',
    ]);
    const ids = new Set(idsOf(print.html));
    expect(all(print.html, / data-ref="([^"]+)"/g).filter((id) => !ids.has(id))).toEqual([]);
  });

  it('opens with roman numbers and begins the main matter at the first numbered chapter', () => {
    expect(print.mainMatter).toBe('startup');
    expect(print.html).toMatch(/@page front \{ counter-increment: front;.*lower-roman/);
    expect(print.html).toMatch(/@page main \{ counter-increment: main;.*counter\(main\) \}/);
  });

  it('writes the edition and the date of the data on each page', () => {
    expect(print.html).toContain(
      '@bottom-left { content: "Edition 2026.1, data retrieved up to 20\u00a0November 2026" }',
    );
  });

  it('lists contents with their pages, and figures and tables on screen only, so that they fill one page', () => {
    const pages = (text: string) => all(text, /class="contents-page" data-ref="([^"]+)"/g);
    expect(pages(print.html)).toEqual([
      'summary',
      'startup',
      'distribution',
      'memory',
      'method',
      'references',
    ]);
    expect(pages(screen.text).slice(-3)).toEqual(['fig-boot-medians', 'fig-vmm-overhead', 'tbl-boot-times']);
  });

  it('begins the outline with chapters, and keeps the title out of it', () => {
    expect(all(print.html, /<h1 class="([^"]*)/g)[0]).toBe('chapter-title');
    expect(all(print.html, /<h1 class="chapter-title">(?:<span class="chapter-mark">([^<]*?) ?<)?/g)).toEqual(
      ['', '1', '2', 'A', ''],
    );
  });

  it('has authors, title and subject in its metadata', () => {
    expect(print.document).toEqual({
      title: 'Containers and virtual machines: What they cost and what they buy',
      creator: 'boot-report',
      authors: ['The editors'],
      subject: 'A comparison by published measurements.',
      keywords: ['containers', 'virtual machines'],
      language: 'en',
      date: '2026-11-20T00:00:00Z',
    });
  });

  it('has the source of each part, for messages', () => {
    expect(print.origins.get('startup')?.path).toBe('content/02-startup.md');
    expect(print.origins.get('fig-boot-medians')?.path).toBe('templates/charts/boot-medians.vl.json');
    expect(print.origins.get('tbl-boot-times')?.path).toBe('templates/tables/boot-times.json');
  });
});

describe('the report on screen', () => {
  it('allows exactly its own script and style', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(plainScreen)?.[1] ?? '';
    const digest = (tag: string): string => {
      const text = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(screen.text)?.[1] ?? '';
      return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    };
    expect(policy).toBe(
      `default-src 'none'; script-src ${digest('script')}; style-src ${digest('style')}; font-src data:; img-src data:; base-uri 'none'; form-action 'none'`,
    );
  });

  it('links each number to its row in the ledger, and the row back to the number', () => {
    const number = /<a class="n" id="(n-\d+)" href="#fact-startup.firecracker.p99">172\.5\sms<\/a>/.exec(
      screen.text,
    );
    const row = /<tr id="fact-startup.firecracker.p99">.*<\/tr>/.exec(screen.text)?.[0] ?? '';
    expect(number).not.toBeNull();
    expect(row).toContain(`href="#${number?.[1]}"`);
  });

  it('gives the data of each figure as a table and as CSV', () => {
    const href =
      /<a class="download" href="data:text\/csv;charset=utf-8,([^"]*)"/.exec(plainScreen)?.[1] ?? '';
    expect(decodeURIComponent(href)).toMatch(
      /^Monitor,Median \(ms\),p99 \(ms\),Boots\r\nCloud Hypervisor,102.46,109.69,500\r\n/,
    );
    expect(screen.text).toMatch(/<summary>Data<\/summary>\s*<div class="scroll"[^>]*><table class="grid">/);
  });

  it('has metadata for search engines: title, authors, date and address', () => {
    const head = plainScreen.slice(0, plainScreen.indexOf('<style>'));
    expect(head).toContain('<meta name="description" content="A comparison by published measurements.">');
    expect(head).toContain('<meta name="author" content="The editors">');
    expect(head).toContain('<meta property="article:published_time" content="2026-11-20">');
    expect(head).toContain('<link rel="canonical" href="https://example.org/containers">');
    expect(head).toContain('<meta name="citation_author" content="The editors">');
    const described = JSON.parse(/ld\+json">([^<]*)</.exec(screen.text)?.[1] ?? '{}') as {
      hasPart: { name: string }[];
    };
    expect(described).toMatchObject({
      '@type': 'Report',
      url: 'https://example.org/containers',
      version: '2026.1',
    });
    expect(described.hasPart.map(({ name }) => name)).toContain('Boot times of virtual machine monitors');
  });

  it('pretends nothing about an edition without an address', async () => {
    const { url, ...meta } = sampleEdition.meta;
    const { text } = (await render({ ...sampleEdition, meta })).screen;
    expect(url).toBeDefined();
    expect(text).not.toMatch(/canonical|ld\+json|citation_|og:url/);
  });

  it('has one title, one main part, a way to skip to it and a label for each region', () => {
    expect(screen.text.match(/<h1/g)).toHaveLength(1);
    expect(screen.text.match(/<main/g)).toHaveLength(1);
    expect(screen.text).toContain('<a class="skip" href="#text">');
    expect(screen.text.match(/tabindex="0"/g)?.length).toBe(
      screen.text.match(
        /tabindex="0" role="region" aria-label="[^"]+"|<pre tabindex="0">|aria-label="Table" tabindex="0"/g,
      )?.length,
    );
  });

  it('has dark colours for a chosen theme and for a system set to dark, the same', () => {
    const css = /<style>([\s\S]*?)<\/style>/.exec(screen.text)?.[1] ?? '';
    const rules = (selector: string): string =>
      css.slice(css.indexOf(selector)).replace(selector, '').split('}')[0]?.replaceAll(/\s+/g, '') ?? '';
    expect(rules(':root[data-theme="dark"]')).toContain('--paper:#14171b');
    expect(rules(':root:not([data-theme="light"])')).toBe(rules(':root[data-theme="dark"]'));
  });
});

describe('hostile data', () => {
  const evil = '</style></script><img src=x onerror=alert(1)><script>alert(1)</script>"\'';
  const table = sampleEdition.tables.get('boot-times');
  const figure = sampleEdition.figures.get('boot-medians');
  const dataset = sampleEdition.datasets.get('boot-times');
  const text = [{ type: 'text' as const, value: evil }];
  const hostile = {
    ...sampleEdition,
    meta: { ...sampleEdition.meta, title: evil, subtitle: evil, authors: [evil], licence: evil, id: evil },
    chapters: sampleEdition.chapters.map((chapter) => ({
      ...chapter,
      title: text,
      body: {
        ...chapter.body,
        children: [
          ...chapter.body.children,
          { type: 'html' as const, value: evil },
          {
            type: 'paragraph' as const,
            children: [{ type: 'link' as const, url: 'javascript:alert(1)', children: text }],
          },
          {
            type: 'code' as const,
            lang: 'nonsense"><b>',
            meta: `title="${evil.replaceAll('"', '')}"`,
            value: evil,
          },
          { type: 'callout' as const, kind: 'caution' as const, title: evil, children: [] },
        ],
      },
    })),
    figures: new Map([
      ...sampleEdition.figures,
      [
        'boot-medians',
        { ...figure!, title: text, sources: [{ id: 'x"y', number: 1, short: evil, where: evil }] },
      ],
    ]),
    tables: new Map([
      [
        'boot-times',
        {
          ...table!,
          columns: table!.columns.map((column) => ({ ...column, title: evil, unit: evil })),
          rows: table!.rows.map((row) => ({
            ...row,
            cells: row.cells.map(() => ({ text: evil, value: evil })),
          })),
        },
      ],
    ]),
    datasets: new Map([...sampleEdition.datasets, ['boot-times', { ...dataset!, title: evil }]]),
    ledger: sampleEdition.ledger.map((entry) => ({ ...entry, label: evil, texts: [evil], method: evil })),
  } satisfies Edition;

  it('stays text wherever it is shown', async () => {
    const pages = await render(hostile);
    for (const html of [pages.print.html, pages.screen.text]) {
      const own = html.replace(/<style>[\s\S]*?<\/style>\s*(?:<script>[\s\S]*?<\/script>)?/, '');
      expect(html.match(/<style>/g)).toHaveLength(1);
      expect(
        own.replaceAll(/<script type="application\/(?:ld\+json|json" data-of="[a-z]+)">[^<]*<\/script>/g, ''),
      ).not.toMatch(/<script|<img|<b>/);
      expect(own).not.toMatch(/href="javascript:/);
      expect(own).toContain('&lt;script&gt;alert(1)');
    }
  });

  it('cannot end the style sheet through a running head', async () => {
    const css = /<style>([\s\S]*?)<\/style>/.exec((await render(hostile)).print.html)?.[1] ?? '';
    expect(css).not.toContain('<script');
    expect(css).toMatch(/@page main-across/);
  });
});

describe('an edition with little content', () => {
  it('has no cover art without distributions, and no empty lists', async () => {
    const { cover: _, ...uncovered } = sampleEdition;
    const bare = {
      ...uncovered,
      datasets: new Map(),
      tables: new Map(),
      figures: new Map(),
      chapters: [],
    };
    const { print: page } = await render({ ...bare, ledger: [], references: [] });
    expect(page.html).not.toContain('class="cover-art"');
    expect(page.html).not.toContain('class="contents-list"');
    expect(page.mainMatter).toBe('references');
  });
});

describe('the evidence volume', () => {
  it('says that no public address is given where the edition has none, and the address where it has one', async () => {
    const words = 'No public address of the project is given';
    const plain = await render({ ...sampleEdition, meta: withoutUrl(sampleEdition.meta) });
    expect(plain.evidence.html).toContain(words);
    const url = 'https://example.org/containers/';
    const published = await render({ ...sampleEdition, meta: { ...sampleEdition.meta, url } });
    expect(published.evidence.html).not.toContain(words);
    expect(published.evidence.html.replaceAll('&#x3D;', '=')).toContain(`<a href="${url}">${url}</a>`);
  });

  it('names the figures behind which there are no rows, those that follow each other as one', () => {
    expect(runsOf([1, 2, 3, 4, 5, 31])).toBe('1–5, 31');
    expect(runsOf([1, 2, 7])).toBe('1, 2, 7');
  });
});

function withoutUrl({ url: _, ...meta }: Edition['meta']): Edition['meta'] {
  return meta;
}

describe('a fact of many sources', () => {
  const cited = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ id: `s${index}`, number: index + 3, short: 'A' }));
  const withSources = (count: number) =>
    sampleEdition.ledger.map((entry) => ({ ...entry, sources: cited(count) }));

  it('says in the ledger how many there are and where they are listed, on paper and on screen', async () => {
    const many = await render({ ...sampleEdition, ledger: withSources(41) });
    const link = '<a href="#data-sources">41 sources, by dataset in the list of datasets</a>';
    for (const html of [many.evidence.html, many.screen.text]) expect(html).toContain(link);
    const few = await render({ ...sampleEdition, ledger: withSources(40) });
    expect(few.evidence.html).toContain('<a href="#ref-s39">42</a>');
    expect(few.evidence.html).not.toContain('40 sources');
  });
});

describe('the list of references', () => {
  const withNotes = sampleEdition.references.map((reference, index) => ({
    ...reference,
    accessed: '20 November 2026',
    ...(index === 0 ? { note: 'Read second-hand' } : {}),
  }));

  it('prints the note of a source with its entry, in the evidence and on screen', async () => {
    const { evidence, screen: other } = await render({ ...sampleEdition, references: withNotes });
    const whole = 'Read <span class="whole">second-hand</span>.';
    expect(all(other.text, /class="reference-note">(.*?)<\/span><\/span>/g)).toEqual([whole]);
    // In the evidence it stands before the places that cite the source.
    expect(evidence.html).toMatch(
      new RegExp(`class="reference-note">${whole}( Cited in [^<]*)?</span>`, 'u'),
    );
    // What stands before a note ends with a stop.
    expect(new Set(all(evidence.html, /(\.?) <span class="reference-note">/g))).toEqual(new Set(['.']));
    expect(evidence.html).not.toMatch(/\.\.\s*<span class="reference-note">/u);
  });

  it('is short in the report, and leads to the same number in the evidence', async () => {
    const { print: page, evidence } = await render({ ...sampleEdition, references: withNotes });
    expect(page.html).not.toContain('class="reference-note"');
    const list = page.html.slice(page.html.indexOf('class="references short"'));
    const full = all(
      list,
      /class="reference-mark"><a href="https:\/\/volume\.invalid\/evidence\.pdf#([^"]+)">/g,
    );
    expect(full).toEqual(withNotes.map(({ id }) => `ref-${id}`));
    for (const id of full) expect(evidence.html).toContain(`<li id="${id}">`);
  });

  it('gives one date of access only where every address was opened on it', async () => {
    const [first, ...others] = withNotes;
    const lead = 'Addresses were last opened on 20 November 2026.';
    const { accessed: _, ...unopened } = first ?? {};
    const { evidence: whole } = await render({ ...sampleEdition, references: withNotes });
    expect(whole.html).toContain(lead);
    const references = [unopened, ...others] as typeof withNotes;
    const { evidence: some } = await render({ ...sampleEdition, references });
    expect(some.html).not.toContain(lead);
  });
});

describe('numbers of sources', () => {
  const printed = (marks: readonly number[]) =>
    markRuns(marks.map((mark) => ({ mark, href: `#${mark}` })))
      .map(({ first, last }) =>
        [first, ...(last === undefined ? [] : [last])].map(({ mark }) => mark).join('–'),
      )
      .join('; ');

  it('stand in order, and of three and more that follow each other the first and the last', () => {
    expect(printed([161, 248, 246, 250, 249, 247])).toBe('161; 246–250');
    expect(printed([4, 9, 3])).toBe('3; 4; 9');
    expect(printed([])).toBe('');
  });
});

describe('the sources of a figure', () => {
  const figure = sampleEdition.figures.get('boot-medians');
  const cited = (count: number, letter: string) =>
    Array.from({ length: count }, (_, index) => ({
      id: 'agache2020',
      number: count - index,
      short: `Author ${count - index}${letter}`,
      where: 'table 2',
    }));
  const noteOf = async (count: number, letter = ''): Promise<string> => {
    if (figure === undefined) throw new Error('expected a figure');
    const figures = new Map([
      ...sampleEdition.figures,
      ['boot-medians', { ...figure, sources: cited(count, letter) }],
    ]);
    const { print: page } = await render({ ...sampleEdition, figures });
    const note = /<p class="sources">(?<note>.*?)<\/p>/.exec(page.html)?.groups?.note ?? '';
    return note
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll('&nbsp;', ' ')
      .replaceAll('\u00a0', ' ');
  };

  it('are named with their places as long as they are few', async () => {
    expect(await noteOf(2)).toBe('Source: Author 2 [2], table 2; Author 1 [1], table 2');
  });

  it('have no letter behind the year, which the number beside it replaces', async () => {
    expect(await noteOf(1, ' 2022b')).toBe('Source: Author 1 2022 [1], table 2');
  });

  it('are three where they are many, and the others follow as their numbers', async () => {
    expect(await noteOf(7)).toBe(
      'Source: Author 7 [7], table 2; Author 6 [6], table 2; Author 5 [5], table 2; also [1–4]',
    );
  });
});
