// Text from data stays text in the deck, whatever it contains.

import type { RootContent } from 'mdast';
import { describe, expect, it } from 'vitest';
import type { Slide } from '../../../scripts/model/edition.ts';
import { deckMarkdown } from '../../../scripts/render/deck/deck.ts';
import { curl } from '../../../scripts/render/html/quotes.ts';
import { sampleEdition } from '../../support/edition.ts';
import { shownBy } from '../../support/edition-slides.ts';
import { fc } from '../../support/properties.ts';
import { line, prose } from '../../support/prose.ts';
import { deckKit, editionWith, openInAnyEditor, visible } from '../../support/slides.ts';

const kit = deckKit(sampleEdition);
const open = (slide: Partial<Slide>) => {
  const edition = editionWith(slide);
  const { slides, notes } = openInAnyEditor(deckMarkdown(edition, kit));
  return { count: slides.length, html: slides[1] ?? '', notes: notes[1] ?? [] };
};
const bound = (value: string): RootContent => ({ type: 'bound', value, facts: ['x'] });
const heading = (html: string): string => visible(/<h1[\s\S]*?<\/h1>/.exec(html)?.[0] ?? '');
const hostile = [
  '# not a heading',
  '- not a list',
  '1. not a list',
  '--- ',
  '> no quotation',
  '| a | b |',
  '`code` *bold* _it_ ~~gone~~',
  '<script>alert(1)</script>',
  '<!-- _class: evil -->',
  '![x](https://example.com/x.png)',
  '[link](javascript:alert(1))',
  '$0.04 to $0.05',
  ':smile: and :+1:',
  '&lt; &amp; &#35;',
  'back\\slash \\* a\\',
  'https://example.com/a_b_c',
  '{{expression}}',
];
/** Text of the characters with a meaning in Markdown, Marp, HTML, YAML or Handlebars. */
const nasty = fc
  .array(
    fc.constantFrom(
      ...'#-+*_`~<>[](){}!|\\$&:;=%"\'/@.,1a ',
      ' ',
      'b',
      '--',
      '---',
      '<!--',
      '-->',
      '&lt;',
      '$x$',
    ),
    { minLength: 1, maxLength: 24 },
  )
  .map((parts) => parts.join(''));
const collapsed = (text: string): string => text.replace(/\s+/g, ' ').trim();

describe('text that comes through data', () => {
  it.each(hostile)('reads the same in a heading and a paragraph: %s', (text) => {
    const { count, html } = open({
      heading: [{ type: 'text', value: text }],
      ...shownBy('statement', prose`${bound(text)}`.children),
    });
    expect(count).toBe(2);
    expect(heading(html)).toBe(collapsed(text));
    expect(visible(/<p>[\s\S]*?<\/p>/.exec(html)?.[0] ?? '')).toBe(collapsed(text));
    expect(html).not.toMatch(/<script|<img|href="javascript:|class="evil/);
  });

  it('reads the same whatever characters it has, except typographic quotation marks', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        fc.pre(collapsed(text) !== '');
        const { count, html } = open({ heading: line`A ${bound(text)} z` });
        expect(count).toBe(2);
        expect(heading(html)).toBe(curl(collapsed(`A ${text} z`)));
      }),
      { numRuns: 60 },
    );
  });

  it('stays in its cell when it holds a pipe', () => {
    const [cell, value] = ['a | b', 'x\n| y'];
    const tables = new Map([
      [
        'hostile',
        {
          id: 'hostile',
          title: [],
          columns: [
            { field: 'a', title: 'A | head', numeric: false },
            { field: 'b', title: 'B', numeric: false },
          ],
          rows: [
            {
              id: 'r',
              emphasis: true,
              cells: [
                { text: cell, value: cell },
                { text: value, value },
              ],
            },
          ],
          sources: [],
        },
      ],
    ]);
    const edition = {
      ...editionWith(shownBy('table', [{ type: 'dataTable', id: 'hostile' }])),
      tables,
    };
    const [, html = ''] = openInAnyEditor(deckMarkdown(edition, kit)).slides;
    expect([...html.matchAll(/<t[hd][\s\S]*?<\/t[hd]>/g)].map(([cellHtml]) => visible(cellHtml))).toEqual([
      'A | head',
      'B',
      'a | b',
      'x | y',
    ]);
  });

  it('cannot leave the directives of header and footer', () => {
    const evil = `E" --> <b>x</b> # \\ -- '`;
    const { html, notes } = open({
      section: evil,
      sources: [{ id: 's', number: 1, short: evil, where: 'p. 3' }],
    });
    expect(visible(/<header>[\s\S]*<\/header>/.exec(html)?.[0] ?? '')).toBe(curl(evil));
    expect(visible(/<footer>[\s\S]*<\/footer>/.exec(html)?.[0] ?? '')).toBe(curl(`Source: ${evil}, p. 3`));
    expect(html).not.toContain('<b>');
    expect(notes).toHaveLength(1);
  });
});

describe('alternative text', () => {
  it('keeps words that Marp would take for image options', () => {
    const alt = 'bg contrast at 50% of the width, w:30 opacity:.2 [x](y) *blur* "q" snake_case';
    const figure = sampleEdition.figures.get('boot-medians');
    if (figure === undefined) throw new Error('The sample edition has lost its figure');
    const edition = {
      ...editionWith({
        ...shownBy('chart', [{ type: 'figure', id: 'boot-medians' }]),
        charts: ['boot-medians'],
      }),
      figures: new Map([['boot-medians', { ...figure, alt }]]),
    };
    const [, html = ''] = openInAnyEditor(deckMarkdown(edition, kit)).slides;
    expect(visible(/ alt="([^"]*)"/.exec(html)?.[1] ?? '')).toBe(
      'bg contrast at 50% of the width, w:30 opacity:.2 (x)(y) ∗blur∗ "q" snake_case',
    );
    expect(html).not.toMatch(/<img[^>]*style=|background-image/);
  });
});

describe('notes', () => {
  it('keep every text, including hyphens and ends of comments', () => {
    const text = 'Run docker run --rm; then --> or --!> or ---> and <!-- once more';
    const { count, html, notes } = open({ notes: prose`${bound(text)}`.children });
    expect(count).toBe(2);
    expect(notes).toHaveLength(1);
    expect(notes[0]?.replaceAll('\u2060', '')).toBe(`1:00–2:00 of 2:00 · must\n\n${text}`);
    expect(html).not.toContain('once more');
  });

  it('are not read as directives', () => {
    const { html, notes } = open({
      notes: prose`class: evil

backgroundColor: red`.children,
    });
    expect(html).not.toMatch(/evil|red/);
    expect(notes[0]).toContain('class: evil\n\nbackgroundColor: red');
  });

  it('name sources in words, keep lists and contain no Markdown', () => {
    const cite: RootContent = { type: 'citation', items: [{ id: 'agache2020', where: 'table 2' }] };
    const { notes } = open({
      notes: prose`It **costs** $5 ${cite}.

1. first
2. [second](https://example.org)`.children,
    });
    expect(notes[0]).toContain('It costs $5 (Agache et al.\u00a02020, table\u00a02).\n\n1. first\n2. second');
  });
});
