// The foot of a slide: the notes of its figures, and the line of sources.

import type { RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { foot, sourceLine, spokenNotes } from '../../../scripts/render/deck/slide-sources.ts';
import { sampleEdition } from '../../support/edition.ts';

const source = (short: string, where?: string) => ({
  id: short,
  number: 1,
  short,
  ...(where === undefined ? {} : { where }),
});
const listed = 'under figure 3 of the report';

describe('the line of sources', () => {
  it('is empty without sources', () => {
    expect(sourceLine([], 100, listed)).toBe('');
  });

  it('names each source once with the places that can be looked up on paper', () => {
    const sources = [
      source('Agache et al. 2020', 'fig. 5'),
      source('Felter 2015', 'data/raw/*.dat'),
      source('Agache et al. 2020', 'table 2'),
    ];
    expect(sourceLine(sources, 100, listed)).toBe(
      'Sources: Agache et al.\u00a02020, fig.\u00a05, table\u00a02; Felter\u00a02015',
    );
  });

  it('leaves out places when the line is full, then gives the number of sources and where they are listed', () => {
    const sources = ['Alpha', 'Beta', 'Gamma'].map((name) =>
      source(`${name} et al. 2020`, 'page 7 and after'),
    );
    expect(sourceLine(sources, 70, listed)).toBe(
      'Sources: Alpha et al.\u00a02020; Beta et al.\u00a02020; Gamma et al.\u00a02020',
    );
    expect(sourceLine(sources, 40, listed)).toBe('3 sources, listed under figure\u00a03 of the report');
  });

  it('credits the first sources where not all have room', () => {
    const sources = ['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon'].map((name) =>
      source(`${name} et al. 2020`),
    );
    expect(sourceLine(sources, 95, listed)).toBe(
      'Sources: Alpha et al.\u00a02020; Beta et al.\u00a02020 and\u00a03 others, listed under figure\u00a03 of the report',
    );
  });
});

describe('the notes of figures', () => {
  const handlers = {
    figure: () => [],
    table: () => [],
    citation: () => '',
    image: (address: string) => address,
  };
  const slide = sampleEdition.slides.find(({ charts }) => charts.length > 0);
  const words = (nodes: readonly RootContent[]) => plainText({ type: 'root', children: [...nodes] });
  /** What the foot and the speaker's notes say of a figure with that note. */
  function saidOf(note: string) {
    if (slide === undefined) throw new Error('the sample edition has no chart on a slide');
    const [id = ''] = slide.charts;
    const figure = sampleEdition.figures.get(id);
    if (figure === undefined) throw new Error('the chart is no figure');
    const nodes = [{ type: 'text' as const, value: note }];
    const edition = { ...sampleEdition, figures: new Map([[id, { ...figure, note: nodes }]]) };
    const only = { ...slide, charts: [id], tables: [] };
    const [shown = ''] = words(foot(only, edition, handlers)).split('<br>');
    return { shown, notes: words(spokenNotes(only, edition, handlers).slice(slide.notes.length)) };
  }

  it('lead to the figure only where the report lists just the same sources under it', () => {
    if (slide === undefined) throw new Error('the sample edition has no chart on a slide');
    const [id = ''] = slide.charts;
    const figure = sampleEdition.figures.get(id);
    if (figure === undefined) throw new Error('the chart is no figure');
    const sources = [1, 2, 3, 4].map((number) => ({
      id: `s${number}`,
      number,
      short: `${'Author with a long name '.repeat(9)}${number}`,
    }));
    const footWith = (own: typeof sources) => {
      const figures = new Map([[id, { ...figure, number: 7, note: [], sources: own }]]);
      return words(
        foot({ ...slide, charts: [id], tables: [], sources }, { ...sampleEdition, figures }, handlers),
      );
    };
    expect(footWith(sources)).toContain('4 sources, listed under figure\u00a07 of the report');
    expect(footWith(sources.slice(1))).toContain('4 sources, listed in the report as references\u00a01–4');
  });

  it('stand at the foot where they fit on a line', () => {
    expect(saidOf('One host. Idle.')).toEqual({ shown: 'One host. Idle.', notes: '' });
  });

  it('lose the sentences that do not fit, which the speaker has', () => {
    const long = `${'It was measured on a host that nobody else used. '.repeat(3)}Twice.`;
    const { shown, notes } = saidOf(long);
    expect(shown).toBe('It was measured on a host that nobody else used. '.repeat(2).trim());
    expect(notes).toBe(`The note in full: ${long}`);
  });
});
