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
    [item({ issued: { 'date-parts': [['2020']] } }), ['2:62 wrong-type']],
    [{ id: 'a', type: 'book' }, ['2:1 missing-key']],
  ])('finds the fault of %j', (source, messages) => {
    expect(reported(source)).toEqual(messages);
  });

  it('has each id once', () => {
    expect(reported(item({}), item({}))).toEqual(['3:7 duplicate-id']);
  });
});
