// The handout and the notes as text.
import { describe, expect, it } from 'vitest';
import type { Edition, Slide } from '../../../scripts/model/edition.ts';
import type { Page } from '../../../scripts/model/page.ts';
import { handout } from '../../../scripts/render/handout/handout.ts';
import { sampleEdition } from '../../support/edition.ts';
import { sampleKit } from '../../support/kit.ts';
import { prose } from '../../support/prose.ts';
import { visible } from '../../support/slides.ts';

const pagesOf = async (edition: Edition): Promise<readonly Page[]> =>
  handout.render(edition, sampleKit(edition, handout));
const pages = await pagesOf(sampleEdition);
const html = pages.flatMap((page) => (page.kind === 'print' ? [page.html] : [])).join('');
const notes = pages.flatMap((page) => (page.kind === 'text' ? [page.text] : [])).join('');
const entries = html.split('<article').slice(1);

/** The sample edition with its second chart slide changed. */
async function withSlide(change: Partial<Slide>): Promise<string> {
  const slides = sampleEdition.slides.map((slide) =>
    slide.layout.name === 'chart' ? { ...slide, ...change } : slide,
  );
  const [print] = await pagesOf({ ...sampleEdition, slides });
  const entry =
    print?.kind === 'print'
      ? print.html.split('<article').find((one) => one.includes('id="slide-chart"'))
      : '';
  return entry ?? '';
}

describe('the handout', () => {
  it('is a PDF and the notes as text', () => {
    expect(pages.map(({ path }) => path)).toEqual(['handout.pdf', 'notes.md']);
    expect(pages[0]).toMatchObject({ kind: 'print', form: 'pages' });
  });

  it('holds every slide once, in order, with its picture and number', () => {
    expect(entries.map((entry) => /id="([^"]*)"/.exec(entry)?.[1])).toEqual(
      sampleEdition.slides.map(({ id }) => id),
    );
    for (const [index, entry] of entries.entries()) {
      expect(entry).toContain('<div class="marpit"><section');
      expect(entry).toContain(`<p class="number">${sampleEdition.slides[index]?.label}</p>`);
    }
  });

  it('gives the time of each slide', () => {
    expect(visible(entries[2] ?? '')).toContain('2:00–3:00 of 12:00 · must');
    expect(visible(entries.at(-1) ?? '')).toContain('Backup, for questions');
  });

  it('prints the notes with their numbers', () => {
    expect(visible(entries[3] ?? '')).toContain('Say that the host was idle; 160.9 ms is the median.');
  });

  it('names each source once with its places and its address', async () => {
    const entry = await withSlide({
      sources: [
        { id: 'agache2020', number: 1, short: 'Agache et al. 2020', where: 'section 5' },
        { id: 'agache2020', number: 1, short: 'Agache et al. 2020', where: 'figure 2' },
      ],
    });
    expect(entry.match(/<li>/g)).toHaveLength(1);
    expect(visible(entry).replaceAll('\u00a0', ' ')).toContain('Agache et al. 2020, section 5, figure 2');
    expect(entry).toMatch(/<a href="https:\/\/[^"]+">[^<]*<\/a>/);
  });

  it('lists the links of slide and notes', async () => {
    const entry = await withSlide({ notes: prose`See [the tool](https://example.org/tool/).`.children });
    expect(entry).toContain('<a href="https://example.org/tool/">example.org/tool</a>');
  });

  it('refers to the earlier slide for a backup slide with the same sources', async () => {
    const sources = ['a', 'b', 'c'].map((id, index) => ({ id, number: index, short: id }));
    const slides = sampleEdition.slides.map((slide) =>
      ['chart', 'backup'].includes(slide.layout.name) ? { ...slide, sources } : slide,
    );
    const [print] = await pagesOf({ ...sampleEdition, slides });
    const last = print?.kind === 'print' ? (print.html.split('<article').at(-1) ?? '') : '';
    expect(visible(last)).toContain('Sources as on slide 4');
  });

  it('escapes the text of notes', async () => {
    const entry = await withSlide({
      notes: [{ type: 'paragraph', children: [{ type: 'text', value: '<b>&amp;' }] }],
    });
    expect(entry).toContain('&#x3C;b>&#x26;amp;');
  });

  it('gives the same pages twice', async () => {
    expect(await pagesOf(sampleEdition)).toEqual(pages);
  });

  it('makes nothing for a screen', () => {
    expect(handout.drawings(sampleEdition, 'screen')).toEqual([]);
  });
});

describe('the notes', () => {
  it('have a heading for each slide with its number, and its time in the talk', () => {
    const headings = notes.match(/^## .*$/gm) ?? [];
    expect(headings).toHaveLength(sampleEdition.slides.length);
    expect(headings[0]).toBe('## 1. Containers and virtual machines');
    expect(notes).toContain('_2:00–3:00 of 12:00 · must · 1 min · Start-up_');
  });

  it('have the text of the notes', () => {
    expect(notes).toContain('Say that the host was idle; 160.9 ms is the median.');
  });
});
