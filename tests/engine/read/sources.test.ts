// The bibliography is parsed and checked.
import { describe, expect, it } from 'vitest';
import { parseSources } from '../../../scripts/read/data/sources.ts';
import { briefly } from '../../support/check.ts';

const item = (more: object) => ({ id: 'a', type: 'book', title: 'A', ...more });
const read = (...items: object[]) =>
  parseSources('data/sources.json', `[\n${items.map((one) => JSON.stringify(one)).join(',\n')}\n]`);
const reported = (...items: object[]) =>
  briefly(read(...items).messages).map((line) => line.replace('data/sources.json:', ''));

describe('parseSources', () => {
  it('reads CSL-JSON as Zotero exports it', () => {
    const { value, messages } = read(
      item({
        author: [{ family: 'Gogh', given: 'V.', 'non-dropping-particle': 'van' }, { literal: 'ACME' }],
        issued: { 'date-parts': [[2020, 1, 2]] },
        'container-title': 'B',
        volume: 3,
        page: '1-2',
        DOI: '10.1/x',
        'citation-key': 'a',
        accessed: { 'date-parts': [[2026]] },
      }),
      item({ id: 'b' }),
    );
    expect(messages).toEqual([]);
    expect([...(value?.keys() ?? [])]).toEqual(['a', 'b']);
  });

  it.each([
    [item({ 'contianer-title': 'B' }), ['2:37 unknown-key']],
    [item({ type: 'blog' }), ['2:18 not-in-enum']],
    [item({ id: 'a b' }), ['2:7 wrong-format']],
    [item({ URL: 'example.org' }), ['2:43 wrong-format']],
    [item({ URL: 'javascript:alert(1)' }), ['2:43 wrong-format']],
    [item({ author: 'Someone' }), ['2:46 wrong-type']],
    [item({ issued: { 'date-parts': [[2020, 1, 2, 3]] } }), ['2:61 wrong-format']],
    [item({ issued: { year: 2020 } }), ['2:47 unknown-key']],
    [item({ issued: 2020 }), ['2:46 wrong-type']],
    [item({ author: [{ famly: 'Lee' }] }), ['2:48 unknown-key']],
    [{ id: 'a', type: 'book' }, ['2:1 missing-key']],
  ])('finds the fault of %j', (source, messages) => {
    expect(reported(source)).toEqual(messages);
  });

  it.each([
    [
      'date parts as text',
      { issued: { 'date-parts': [['1999', 12, '31']] } },
      { 'date-parts': [[1999, 12, 31]] },
    ],
    ['two dates', { issued: { 'date-parts': [['2019'], ['2020']] } }, { 'date-parts': [[2019], [2020]] }],
    [
      'a season as text',
      { issued: { 'date-parts': [[2001]], season: '3' } },
      { 'date-parts': [[2001]], season: 3 },
    ],
    [
      'a season in words',
      { issued: { 'date-parts': [[2001]], season: 'Winter' } },
      { 'date-parts': [[2001]], season: 4 },
    ],
    [
      'circa as a number',
      { issued: { 'date-parts': [[1450]], circa: 1 } },
      { 'date-parts': [[1450]], circa: true },
    ],
    ['circa as text', { issued: { 'date-parts': [[1450]], circa: 'false' } }, { 'date-parts': [[1450]] }],
    ['a raw date', { issued: { raw: '2019-03-05' } }, { 'date-parts': [[2019, 3, 5]] }],
    ['a raw range', { issued: { raw: '2019/2020' } }, { 'date-parts': [[2019], [2020]] }],
    ['a raw date in words', { issued: { raw: 'around Easter 2019' } }, { literal: 'around Easter 2019' }],
    ['a literal', { issued: { literal: 'n.d.' } }, { literal: 'n.d.' }],
    ['parts that are words', { issued: { 'date-parts': [['forthcoming']] } }, { literal: 'forthcoming' }],
    ['a year before our era', { issued: { 'date-parts': [[-44, 3, 15]] } }, { 'date-parts': [[-44, 3, 15]] }],
    ['an empty date', { issued: { 'date-parts': [['']] } }, undefined],
  ])('reads %s', (_, more, issued) => {
    const { value, messages } = read(item(more));
    expect(messages).toEqual([]);
    expect(value?.get('a')?.issued).toEqual(issued);
  });

  it('cites a numeric id by its digits, and the address of an entry in Zotero by its citation key', () => {
    const address = 'http://zotero.org/users/1/items/ABC';
    const { value, messages } = read(item({ id: 17 }), item({ id: address, 'citation-key': 'lee2019' }));
    expect(messages).toEqual([]);
    expect([...(value?.keys() ?? [])]).toEqual(['17', 'lee2019']);
    expect(value?.get('lee2019')).toMatchObject({ id: 'lee2019' });
  });

  it('keeps what other programs add, and leaves out what is empty', () => {
    const { value, messages } = read(
      item({
        custom: { shelf: 3 },
        note: 'Extra: 1',
        'zotero-collection': 'K',
        libraryCatalog: 'x',
        publisher: '',
        volume: 3,
        author: [],
        editor: [{ family: 'Lee', given: '', suffix: 'Jr.', 'comma-suffix': 'true' }, { family: '' }],
        DOI: 'https://doi.org/10.1/x',
      }),
    );
    expect(messages).toEqual([]);
    expect(value?.get('a')).toEqual({
      id: 'a',
      type: 'book',
      title: 'A',
      custom: { shelf: 3 },
      note: 'Extra: 1',
      'zotero-collection': 'K',
      libraryCatalog: 'x',
      volume: '3',
      editor: [{ family: 'Lee', suffix: 'Jr.', 'comma-suffix': true }],
      DOI: '10.1/x',
    });
  });

  it('calls an entry without a title after what it has', () => {
    const letter = { id: 'a', type: 'personal_communication', genre: 'Letter to the editor' };
    expect(read(letter)).toMatchObject({ messages: [] });
    expect(read(letter).value?.get('a')?.title).toBe('Letter to the editor');
  });

  it('has each id once', () => {
    expect(reported(item({}), item({}))).toEqual(['3:7 duplicate-id']);
  });
});
