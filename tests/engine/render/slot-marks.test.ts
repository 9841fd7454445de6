// The marks that name the slots of blocks in the printed deck.
import { describe, expect, it } from 'vitest';
import { deck } from '../../../scripts/render/deck/deck.ts';
import { makeMarp } from '../../../scripts/render/deck/marp.ts';
import { markSlot, readSlotMarks } from '../../../scripts/render/deck/slot-marks.ts';
import { sampleEdition } from '../../support/edition.ts';
import { deckKit } from '../../support/slides.ts';

const theme = '/* @theme x */ section { width: 1280px; height: 720px }';
const options = { inlineSVG: false, container: false } as const;

function marked(markdown: string): string {
  return readSlotMarks(makeMarp({ theme, drawings: new Map(), pictures: new Map() }, options)).render(
    markdown,
  ).html;
}
const slotsIn = (html: string): readonly string[] =>
  [...html.matchAll(/<(\w+)[^>]* data-slot="([^"]*)"/g)].map(([, tag, slot]) => `${tag} ${slot}`);

describe('the marks of slots', () => {
  it('name the slot of every block that Markdown makes, and of none inside it', () => {
    const blocks = ['para', '- a\n- b', '1. c', '> q', '| a |\n| --- |\n| b |', '```sh\nls\n```', '## h'];
    expect(slotsIn(marked(markSlot('body', blocks.join('\n\n'))))).toEqual(
      ['p', 'ul', 'ol', 'blockquote', 'table', 'pre', 'h2'].map((tag) => `${tag} body`),
    );
  });

  it('name blocks inside of boxes, and nothing outside of slots or on the next slide', () => {
    const box = markSlot('text', '<div class="aside">\n\nsmall\n\n</div>');
    const html = marked(`before\n\n${box}\n\nafter\n\n<!-- slot: open -->\n\n---\n\nnext`);
    expect(slotsIn(html)).toEqual(['p text']);
    expect(html).toContain('<div class="aside">\n<p data-slot="text">small</p>');
  });

  it('change nothing else in the HTML, and are not read as notes', () => {
    const body = '# Head\n\n- a\n\n```sh\nls\n```';
    const plain = makeMarp({ theme, drawings: new Map(), pictures: new Map() }, options).render(body).html;
    expect(marked(markSlot('body', body)).replaceAll(' data-slot="body"', '')).toBe(plain);
  });
});

describe('the deck', () => {
  it('names the slots of every slide where it is printed, and nowhere else', async () => {
    const pages = await deck.render(sampleEdition, deckKit(sampleEdition));
    const print = pages.find((page) => page.kind === 'print');
    const sections = (print?.kind === 'print' ? print.html : '').split('<section').slice(1);
    const named = sections.map(
      (section) => new Set(slotsIn(`<section${section}`).map((one) => one.split(' ')[1])),
    );
    for (const [index, { layout, slots }] of sampleEdition.slides.entries()) {
      const filled = Object.keys(slots).filter((name) => slots[name]?.length !== 0);
      expect([...(named[index] ?? [])], layout.name).toEqual(expect.arrayContaining(['heading', ...filled]));
    }
    expect(named[0]).toContain('caption');
    expect(named[0]).toContain('drawing');
    const texts = pages.flatMap((page) =>
      page.kind === 'text' ? [page.text] : page.kind === 'present' ? [page.markdown] : [],
    );
    expect(texts.filter((text) => /slot:|data-slot/.test(text))).toEqual([]);
  });
});
