import { describe, expect, it } from 'vitest';
import { sourceLine } from '../../../scripts/outputs/slide-sources.ts';

const source = (short: string, where?: string) => ({
  id: short,
  number: 1,
  short,
  ...(where === undefined ? {} : { where }),
});

describe('the line of sources', () => {
  it('is empty without sources', () => {
    expect(sourceLine([], 100)).toBe('');
  });

  it('names each source once with all its places', () => {
    const sources = [
      source('Agache et al. 2020', 'fig. 5'),
      source('Felter 2015'),
      source('Agache et al. 2020', 'table 2'),
    ];
    expect(sourceLine(sources, 100)).toBe(
      'Sources: Agache et al.\u00a02020, fig.\u00a05, table\u00a02; Felter\u00a02015',
    );
  });

  it('leaves out places, then sources, when there is no room, and says how many', () => {
    const sources = ['Alpha', 'Beta', 'Gamma'].map((name) =>
      source(`${name} et al. 2020`, 'a long way down, page 7'),
    );
    expect(sourceLine(sources, 70)).toBe(
      'Sources: Alpha et al.\u00a02020; Beta et al.\u00a02020; Gamma et al.\u00a02020',
    );
    expect(sourceLine(sources, 40)).toBe('Source: Alpha et al.\u00a02020 and 2 more');
  });
});
