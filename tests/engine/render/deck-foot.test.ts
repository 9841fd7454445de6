// The line of sources at the foot of a slide.
import { describe, expect, it } from 'vitest';
import { sourceLine } from '../../../scripts/render/deck/slide-sources.ts';

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
});
