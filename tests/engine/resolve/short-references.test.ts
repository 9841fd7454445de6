// Sources in short form.
import { describe, expect, it } from 'vitest';
import type { CslItem } from '../../../scripts/model/data.ts';
import { shortAddress, shortReference } from '../../../scripts/resolve/citations/short-references.ts';

const authors = (...families: string[]) => families.map((family) => ({ family, given: 'A.' }));
const paper = {
  id: 'paper',
  type: 'article',
  title: 'Boiling & brewing',
  'container-title': 'Journal of Kettles',
  issued: { 'date-parts': [[2024, 5]] },
} as unknown as CslItem;
const short = (item: object, url?: string) =>
  shortReference({
    id: 'paper',
    number: 1,
    short: '',
    item: { ...paper, ...item },
    ...(url === undefined ? {} : { url }),
  });

describe('a source in short form', () => {
  it('names up to three authors, and how many more there are', () => {
    expect(short({ author: authors('Ada', 'Bob') })).toBe(
      'Ada and Bob. <em>Boiling &amp; brewing</em>. Journal of Kettles 2024',
    );
    expect(short({ author: authors('Ada', 'Bob', 'Cy') })).toMatch(/^Ada, Bob and Cy\. /);
    expect(short({ author: authors('Ada', 'Bob', 'Cy', 'Di', 'Eve') })).toMatch(
      /^Ada, Bob, Cy and 2 more\. /,
    );
  });

  it('begins with where it appeared when nobody is named, says a year once, and doubles no full stop', () => {
    expect(short({})).toBe('Journal of Kettles. <em>Boiling &amp; brewing</em>. 2024');
    expect(short({ title: 'Why boil?', 'container-title': 'Kettles 2024', author: authors('Ada') })).toBe(
      'Ada. <em>Why boil?</em> Kettles 2024',
    );
    expect(short({ 'container-title': undefined, author: authors('Ada et al.') })).toMatch(
      /^Ada et al\. <em>/,
    );
  });

  it('shows what is needed of the address and links all of it', () => {
    const url = 'https://www.example.org/a/long/path/to/the/page?of=things&more=2';
    expect(short({}, url)).toContain(
      '<a href="https://www.example.org/a/long/path/to/the/page?of=things&amp;more=2">example.org</a>',
    );
  });

  it('breaks an address behind a slash, and neither in the name of a host nor before a hyphen', () => {
    expect(short({}, 'https://old-kettles.example/a-spec')).toContain(
      '<span class="address">old-kettles.example/<wbr>a-spec</span>',
    );
  });

  it('links the title where the words name the repository, and takes a short title', () => {
    const url = 'https://github.com/acme/boiler/blob/0123456/docs/heat.md';
    const named = {
      title: 'boiler: how is heat made?',
      'container-title': undefined,
      author: authors('Ada'),
    };
    expect(short(named, url)).toBe(`Ada. <a href="${url}"><em>boiler: how is heat made?</em></a> 2024`);
    expect(short({ 'title-short': 'Boiling' })).toBe('Journal of Kettles. <em>Boiling</em>. 2024');
  });
});

describe('a short address', () => {
  it.each([
    ['https://kettles.example/spec/', '', 'kettles.example/spec'],
    ['https://github.com/acme/boiler/blob/0123456/docs/heat.md', 'Acme. Docs', 'github.com/acme/boiler'],
    ['https://github.com/acme/boiler/issues/1234567', 'acme/boiler, issue 1234567', ''],
    [
      'https://doi.org/10.1000/a-very-long-number-of-a-paper',
      '',
      'doi.org/10.1000/a-very-long-number-of-a-paper',
    ],
  ])('of %s beside “%s” is %s', (url, words, shown) => {
    expect(shortAddress(url, words)).toBe(shown);
  });
});
