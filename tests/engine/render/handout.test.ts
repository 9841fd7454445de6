// The handout and the notes as text.
import type { RootContent } from 'mdast';
import { describe, expect, it } from 'vitest';
import type { Edition, Slide } from '../../../scripts/model/edition.ts';
import type { Output, Page } from '../../../scripts/model/page.ts';
import { clock, clockNote } from '../../../scripts/render/deck/speaker-notes.ts';
import { handout } from '../../../scripts/render/handout/handout.ts';
import { speaker } from '../../../scripts/render/handout/speaker.ts';
import { takesTime } from '../../../scripts/resolve/talk/talk-length.ts';
import { sampleEdition } from '../../support/edition.ts';
import { sampleKit } from '../../support/kit.ts';
import { line, prose } from '../../support/prose.ts';
import { visible } from '../../support/slides.ts';

const pagesOf = async (output: Output, edition: Edition): Promise<readonly Page[]> =>
  output.render(edition, sampleKit(edition, output));
const htmlIn = (pages: readonly Page[]) =>
  pages.flatMap((page) => (page.kind === 'print' ? [page.html] : [])).join('');
const entriesIn = (html: string) =>
  html
    .split('<article')
    .slice(1)
    .map((entry) => entry.split('</article>')[0] ?? '');
const idsIn = (html: string) => entriesIn(html).map((entry) => /id="([^"]*)"/.exec(entry)?.[1]);
const sourcesIn = (html: string) => html.split('class="sources"')[1] ?? '';

const forAudience = await pagesOf(handout, sampleEdition);
const forSpeaker = await pagesOf(speaker, sampleEdition);
const audience = htmlIn(forAudience);
const spoken = htmlIn(forSpeaker);
const notes = forSpeaker.flatMap((page) => (page.kind === 'text' ? [page.text] : [])).join('');

/** The page of an output for the sample edition with its second chart slide changed. */
async function withSlide(output: Output, change: Partial<Slide>, names = ['chart']): Promise<string> {
  const slides = sampleEdition.slides.map((slide) =>
    names.includes(slide.layout.name) ? { ...slide, ...change } : slide,
  );
  return htmlIn(await pagesOf(output, { ...sampleEdition, slides }));
}

it('headings have typographic quotation marks', async () => {
  const heading = line`Docker's "default" is open`;
  for (const output of [handout, speaker])
    expect(visible(await withSlide(output, { heading }))).toContain('Docker’s “default” is open');
});

describe('the handout for the audience', () => {
  it('is a PDF', () => {
    expect(forAudience.map(({ path }) => path)).toEqual(['handout.pdf']);
    expect(forAudience[0]).toMatchObject({ kind: 'print', form: 'pages', isLoose: true });
  });

  it('holds every slide of the talk but the title once, in order, and no backup slide', () => {
    const talk = sampleEdition.slides.filter(
      ({ layout }) => layout.role !== 'opening' && layout.role !== 'backup',
    );
    expect(talk.length).toBeLessThan(sampleEdition.slides.length - 1);
    expect(idsIn(audience)).toEqual(talk.map(({ id }) => id));
    for (const [index, entry] of entriesIn(audience).entries())
      expect(entry.includes('<div class="marpit"><section')).toBe(talk[index]?.layout.role !== 'divider');
  });

  it('has neither notes nor times, priorities or minutes', () => {
    expect(visible(spoken)).toContain('Say that the host was idle');
    for (const words of ['Say that the host was idle', ' of 12:00', '12 minutes', '· must', '· should'])
      expect(visible(audience)).not.toContain(words);
  });

  it('says below a slide what its author wrote for readers, and not what its charts show', async () => {
    const said = prose`Boot it yourself.`.children;
    const page = visible(await withSlide(handout, { handout: said }));
    expect(page).toContain('Boot it yourself.');
    expect(visible(await withSlide(speaker, { handout: said }))).not.toContain('Boot it yourself.');
  });

  it('leaves private slides out', async () => {
    expect(idsIn(await withSlide(handout, { private: true }))).not.toContain('slide-chart');
    expect(idsIn(await withSlide(speaker, { private: true }))).toContain('slide-chart');
  });

  it('says in words what the charts of a slide show', () => {
    const entry = entriesIn(audience).find((one) => one.includes('id="slide-chart"')) ?? '';
    expect(visible(entry.split('class="words')[1] ?? '')).toContain('Dot plot: Cloud Hypervisor boots in');
  });

  it('has no link to a backup slide, which the speaker’s copy has with the slide', async () => {
    const links = [{ id: 'slide-backup', number: sampleEdition.slides.length, label: 'B1' }];
    expect(await withSlide(handout, { links })).not.toContain('backup B1');
    expect(await withSlide(speaker, { links })).toMatch(/<a href="#slide-backup">backup.B1<\/a>/);
  });

  it('names each source once with its places and its address', async () => {
    const html = await withSlide(handout, {
      sources: [
        { id: 'agache2020', number: 1, short: 'Agache et al. 2020', where: 'section 5' },
        { id: 'agache2020', number: 1, short: 'Agache et al. 2020', where: 'figure 2' },
      ],
    });
    const listed = visible(sourcesIn(html)).replaceAll('\u00a0', ' ');
    expect(listed.match(/Agache et al. 2020, section 5, figure 2/g)).toHaveLength(1);
    expect(sourcesIn(html)).toMatch(/<a href="https:\/\/[^"]+">(?:[^<]*<wbr>)+<\/a>/);
  });

  it('lists the links of the slide, and not those of its notes', async () => {
    const link = prose`See [the tool](https://example.org/tool/).`.children;
    const html = await withSlide(handout, { notes: link });
    expect(html).not.toContain('example.org/tool');
    const slots = {
      ...sampleEdition.slides.find(({ layout }) => layout.name === 'chart')?.slots,
      text: link,
    };
    expect(sourcesIn(await withSlide(handout, { slots }))).toContain(
      '<a href="https://example.org/tool/">example.<wbr>org/<wbr>tool<wbr></a>',
    );
  });

  it('gives the same pages twice', async () => {
    expect(await pagesOf(handout, sampleEdition)).toEqual(forAudience);
  });

  it('makes nothing for a screen', () => {
    for (const output of [handout, speaker]) expect(output.drawings(sampleEdition, 'screen')).toEqual([]);
  });
});

describe('the speaker’s copy', () => {
  it('is a PDF and the notes as text; a public edition has neither', async () => {
    expect(forSpeaker.map(({ path }) => path)).toEqual(['speaker.pdf', 'notes.md']);
    expect(await pagesOf(speaker, { ...sampleEdition, isPublic: true })).toEqual([]);
  });

  it('holds every slide once, in order, with its number and its time', () => {
    expect(idsIn(spoken)).toEqual(sampleEdition.slides.map(({ id }) => id));
    for (const [index, entry] of entriesIn(spoken).entries())
      expect(entry).toContain(`<span class="number">${sampleEdition.slides[index]?.label}</span>`);
    expect(visible(entriesIn(spoken)[2] ?? '')).toContain('2:00–3:00 of 12:00 · must');
    expect(visible(entriesIn(spoken).at(-1) ?? '')).toContain('B1 Backup, for questions');
  });

  it('prints slides as wide as the page above what is said, the first too', () => {
    const forms = entriesIn(spoken).map((entry) => /class="entry (\w+)/.exec(entry)?.[1]);
    expect(forms).toEqual(
      sampleEdition.slides.map(({ layout }) => (layout.role === 'divider' ? 'heading' : 'picture')),
    );
  });

  it('prints charts small beside notes that need the page, with what they show in words', async () => {
    const long = { type: 'text', value: 'What is said. '.repeat(300) } as const;
    const notes = prose`${long}`.children;
    const entries = entriesIn(await withSlide(speaker, { notes }, ['chart', 'backup']));
    const beside = entries.filter((entry) => entry.startsWith(' class="entry beside"'));
    expect(beside.length).toBeGreaterThan(0);
    for (const entry of beside) {
      expect(entry.split('class="notes"')[1]).toContain('class="seen"');
      expect(visible(entry.split('class="seen"')[1] ?? '')).toMatch(/plot|Stacks|shows/i);
    }
    expect(entries.at(-1)).toMatch(/^ class="entry picture backup"/);
  });

  it('prints the note of a slide in full after what is said where the foot has no room for it', async () => {
    const note = line`${{ type: 'text', value: 'Two more are left out, and this sentence is longer than the foot of a slide. '.repeat(3) }}`;
    const figures = new Map([...sampleEdition.figures].map(([id, figure]) => [id, { ...figure, note }]));
    const pages = await pagesOf(speaker, { ...sampleEdition, figures });
    const entry = visible(entriesIn(htmlIn(pages)).find((one) => one.includes('id="slide-chart"')) ?? '');
    expect(entry).toContain('Say that the host was idle');
    expect(entry.split('Say that the host was idle')[1]).toContain('The note in full: Two more');
  });

  it('tells what is said from what is not, which begins with a bold word', async () => {
    const notes = prose`Say this.`.children.concat(prose`Caveat: one host.`.children);
    const html = await withSlide(speaker, { notes });
    const entry = entriesIn(html).find((one) => one.includes('id="slide-chart"')) ?? '';
    const [said = '', aside = ''] = entry.split('class="notes aside"');
    expect(visible(said)).toContain('Say this.');
    expect(visible(said)).not.toContain('one host');
    expect(aside).toContain('<strong>Caveat</strong>: one host.');
  });

  it('counts the slides for questions apart, here and in the notes', () => {
    const backup = sampleEdition.slides.filter(({ layout }) => layout.role === 'backup').length;
    const count = `${sampleEdition.slides.length - backup} slides and ${backup} backup slide`;
    expect(visible(spoken)).toContain(`${count}${backup === 1 ? '' : 's'}, `);
    expect(notes).toContain(`${count}${backup === 1 ? '' : 's'}, `);
  });

  it('prints no foot and no section on pictures, whose numbers, sections and sources stand around them', () => {
    for (const html of [audience, spoken]) expect(html).not.toMatch(/<(?:header|footer)>/);
    expect(audience).toMatch(/<p class="label">\d+<\/p>/);
  });

  it('prints the notes with their numbers', () => {
    expect(visible(entriesIn(spoken)[3] ?? '')).toContain(
      'Say that the host was idle; 160.9 ms is the median.',
    );
  });

  it('lists the links of slide and notes', async () => {
    const html = await withSlide(speaker, {
      notes: prose`See [the tool](https://example.org/tool/).`.children,
    });
    expect(sourcesIn(html)).toContain(
      '<a href="https://example.org/tool/">example.<wbr>org/<wbr>tool<wbr></a>',
    );
  });

  it('refers to the earlier slide for a backup slide with the same sources', async () => {
    const sources = ['a', 'b', 'c'].map((id, index) => ({ id, number: index, short: id }));
    const html = await withSlide(speaker, { sources }, ['chart', 'backup']);
    expect(visible(sourcesIn(html))).toContain('Sources as on slide 4');
  });

  it('escapes the text of notes', async () => {
    const html = await withSlide(speaker, {
      notes: [{ type: 'paragraph', children: [{ type: 'text', value: '<b>&amp;' }] }],
    });
    expect(html).toContain('&#x3C;b>&#x26;amp;');
  });
});

describe('the notes', () => {
  it('have a heading for each slide with its number, and its time in the talk', () => {
    const headings = notes.match(/^## .*$/gm) ?? [];
    expect(headings).toHaveLength(sampleEdition.slides.length);
    expect(headings[0]).toBe('## 1. Containers and virtual machines');
    expect(notes).toContain('_2:00–3:00 of 12:00 · must · lasts 1:00 · Start-up_');
  });

  it('name the section of a slide in the talk, and none for the title and the end', () => {
    const facts = (role: string) => {
      const index = sampleEdition.slides.findIndex(({ layout }) => layout.role === role);
      return notes
        .split(/^## .*$/m)
        [index + 1]?.trim()
        .split('\n')[0];
    };
    for (const role of ['opening', 'closing']) expect(facts(role)).toMatch(/· lasts \d+:\d\d_$/);
  });

  it('tell what is not spoken by a bold word', async () => {
    const said = prose`Say this.`.children.concat(prose`Caveat: one host.`.children);
    const slides = sampleEdition.slides.map((slide) => ({ ...slide, notes: said }));
    const pages = await pagesOf(speaker, { ...sampleEdition, slides });
    const text = pages.flatMap((page) => (page.kind === 'text' ? [page.text] : [])).join('');
    expect(text).toContain('Say this.\n\n**Caveat**: one host.');
  });

  it('name the slide to leave out so that all others fit: the shortest that is long enough', () => {
    const could = [0.5, 2, 1.5, 2];
    const slides = sampleEdition.slides
      .filter((slide) => takesTime(slide))
      .slice(0, 5)
      .map((slide, index) => ({
        ...slide,
        label: `${index + 1}`,
        minutes: could[index - 1] ?? 10,
        priority: index === 0 ? ('must' as const) : ('could' as const),
      }));
    const note = (minutes: number) =>
      clockNote({ ...sampleEdition, slides, meta: { ...sampleEdition.meta, talk: { minutes } } });
    expect(note(16)).not.toContain('Without slide');
    expect(note(15.5)).toMatch(/Without slide 2 it takes 15:30\.$/);
    expect(note(15)).toMatch(/Without slide 4 it takes 14:30\.$/);
    expect(note(14.2)).toMatch(/Without slide 3 or 5 it takes 14:00\.$/);
    expect(note(13)).not.toContain('Without slide');
  });

  it('name no sources in headings', async () => {
    const cite: RootContent = { type: 'citation', items: [{ id: 'agache2020', number: 1 }] };
    const heading = line`Boots of two monitors${cite}`;
    const slides = sampleEdition.slides.map((slide) =>
      slide.layout.name === 'chart' ? { ...slide, heading } : slide,
    );
    const pages = await pagesOf(speaker, { ...sampleEdition, slides });
    const text = pages.flatMap((page) => (page.kind === 'text' ? [page.text] : [])).join('');
    expect(text).toMatch(/^## \d+\. Boots of two monitors$/m);
  });

  it('say by how much all slides take longer than the slot', async () => {
    const slides = sampleEdition.slides.map((slide) =>
      slide.layout.name === 'chart' ? { ...slide, minutes: 30, priority: 'could' as const } : slide,
    );
    const all = slides.reduce((sum, slide) => sum + (takesTime(slide) ? slide.minutes : 0), 0);
    const pages = await pagesOf(speaker, { ...sampleEdition, slides });
    const { minutes } = sampleEdition.meta.talk;
    const said = `That is ${clock(all - minutes)} more than the ${minutes} minutes of the slot.`;
    expect(visible(htmlIn(pages)).includes(said)).toBe(true);
    expect(visible(spoken).includes('of the slot')).toBe(false);
  });

  it('have the text of the notes', () => {
    expect(notes).toContain('Say that the host was idle; 160.9 ms is the median.');
  });
});
