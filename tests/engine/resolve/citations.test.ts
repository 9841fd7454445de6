// Short names, numbers and the list of references.
import { describe, expect, it } from 'vitest';
import type { CslItem } from '../../../scripts/model/data.ts';
import {
  cite,
  mergeSources,
  numberCitations,
  shortNames,
  withoutLetter,
} from '../../../scripts/resolve/citations/citations.ts';
import { formatReferences, listReferences } from '../../../scripts/resolve/citations/references.ts';

const item = (id: string, rest: Partial<CslItem> = {}): CslItem => ({ id, type: 'book', title: id, ...rest });
const people = (...families: string[]) => families.map((family) => ({ family }));
const year = (value: number) => ({ 'date-parts': [[value]] });
const bibliography = (...items: CslItem[]) => new Map(items.map((one) => [one.id, one]));
const shorts = (...items: CslItem[]) => [...shortNames(bibliography(...items)).values()];

describe('short names of sources', () => {
  it('have one, two or the first of many authors and the year', () => {
    expect(
      shorts(
        item('a', { author: people('Felter'), issued: year(2014) }),
        item('b', { author: people('Felter', 'Rajamony'), issued: year(2014) }),
        item('c', { author: people('Felter', 'Rajamony', 'Rubio'), issued: year(2014) }),
      ),
    ).toEqual(['Felter 2014', 'Felter and Rajamony 2014', 'Felter et al. 2014']);
  });

  it('fall back on organisations, containers and titles', () => {
    expect(
      shorts(
        item('a', { author: [{ literal: 'CNCF' }], issued: year(2025) }),
        item('b', { 'container-title': 'OSV', issued: year(2019) }),
        item('c', { title: 'A list' }),
      ),
    ).toEqual(['CNCF 2025', 'OSV 2019', 'A list']);
  });

  it('are short titles where the project itself wrote them', () => {
    const own = { author: people('Li'), issued: year(2022), custom: { read: 'own' } } as const;
    expect(shorts(item('a', { ...own, 'title-short': 'Our inputs' }), item('b', own))).toEqual([
      'Our inputs',
      'Li 2022',
    ]);
  });

  it('lose their letters where a number tells them apart', () => {
    expect(['Li et al. 2022b', 'A list (a)', 'Li 2022', 'Plan 9b'].map(withoutLetter)).toEqual([
      'Li et al. 2022',
      'A list',
      'Li 2022',
      'Plan 9b',
    ]);
  });

  it('that are equal get letters', () => {
    const authors = { author: people('Li'), issued: year(2022) };
    expect(shorts(item('a', authors), item('b', authors))).toEqual(['Li 2022a', 'Li 2022b']);
  });
});

describe('numbers of sources', () => {
  it('follow the order in which they are first cited', () => {
    expect([...numberCitations(['b', 'a', 'b', 'c'])]).toEqual([
      ['b', 1],
      ['a', 2],
      ['c', 3],
    ]);
  });

  it('are put into what cites them, with short names', () => {
    const citations = { numbers: numberCitations(['b', 'a']), shorts: new Map([['a', 'Author 2020']]) };
    const refs = [{ id: 'a', where: 'p. 3' }, { id: 'b' }];
    expect(cite({ title: 'A table', refs }, citations)).toEqual({
      title: 'A table',
      sources: [
        { id: 'a', number: 2, short: 'Author 2020', where: 'p. 3' },
        { id: 'b', number: 1, short: 'b' },
      ],
    });
    expect(() => cite({ refs: [{ id: 'c' }] }, citations)).toThrow('`c`, which has no number');
  });
});

describe('merging sources', () => {
  it('keeps up to two places in each', () => {
    const at = (id: string, where: string) => ({ id, where });
    expect(mergeSources([at('a', 'x'), { id: 'b' }, at('a', 'y'), at('a', 'x')])).toEqual([
      { id: 'a', where: 'x, y' },
      { id: 'b' },
    ]);
    expect(mergeSources([at('a', 'x'), at('a', 'y'), at('a', 'z')])).toEqual([{ id: 'a' }]);
  });
});

describe('the reference list', () => {
  const references = (...items: CslItem[]) => {
    const all = bibliography(...items);
    const listed = listReferences({ numbers: numberCitations(all.keys()), shorts: new Map() }, all);
    const entries = formatReferences(listed);
    return listed.map((reference) => ({ ...reference, html: entries.get(reference.id) ?? '' }));
  };

  it('is numbered and links web addresses and DOIs', () => {
    const [page, paper] = references(
      item('a', {
        type: 'webpage',
        title: 'Page',
        URL: 'https://example.org/?a=1&b=2',
        accessed: { 'date-parts': [[2026, 11, 20]] },
      }),
      item('b', { type: 'article-journal', title: 'Paper', DOI: '10.1000/1' }),
    );
    expect(page?.html).toBe(
      '“Page”. undated. <a href="https://example.org/?a=1&#38;b=2">https://example.org/?a=1&#38;b=2</a>',
    );
    expect(page?.accessed).toBe('20\u00a0November\u00a02026');
    expect(paper).toMatchObject({ number: 2, url: 'https://doi.org/10.1000/1' });
    expect(paper).not.toHaveProperty('accessed');
  });

  it('says of a source without a year that it is undated', () => {
    const [dated, undated] = references(item('a', { issued: year(2024) }), item('b'));
    expect(dated?.html).toContain('2024');
    expect(dated?.html).not.toContain('undated');
    expect(undated?.html).toContain('undated');
  });

  it('contains no markup, script or other scheme from the bibliography', () => {
    const [evil, script] = references(
      item('a', {
        title: '<script>alert(1)</script>',
        author: [{ literal: '<img src=x onerror=1>' }],
        URL: 'https://x.org/"><script>',
      }),
      item('b', { type: 'webpage', URL: 'javascript:alert(1)' }),
    );
    expect(evil?.html.match(/<(?!\/?(?:i|a)\b)[^>]*>/g)).toBeNull();
    expect(evil?.html).not.toContain('"><');
    expect(script?.html).not.toContain('<a');
    expect(script?.url).toBeUndefined();
  });

  it('is empty when nothing is cited', () => {
    const listed = listReferences({ numbers: new Map(), shorts: new Map() }, bibliography(item('a')));
    expect(listed).toEqual([]);
    expect([...formatReferences(listed)]).toEqual([]);
  });
});
