// Identifiers stay on one line in pages, tables and slides.
import { describe, expect, it } from 'vitest';
import { makeMarp } from '../../../scripts/render/deck/marp.ts';
import { element, write } from '../../../scripts/render/html/hast.ts';
import {
  isDate,
  isIdentifier,
  keepWholeWords,
  withWholeDataNames,
  withWholeWords,
} from '../../../scripts/render/html/identifiers.ts';
import { gridContext } from '../../../scripts/render/tables/grid.ts';

const whole = (word: string) => `<span class="whole">${word}</span>`;

describe('an identifier', () => {
  it('is a word with a figure behind a hyphen', () => {
    for (const word of [
      'CVE-2026-12345',
      '2026-31431',
      'us-east-1',
      'm7i.metal-48xl',
      '800-190',
      '2026-10-04',
    ])
      expect([word, isIdentifier(word)]).toEqual([word, true]);
    for (const word of ['64-bit', 'two-socket', '2026', 'CVE-', 'a-b-', '−3', `${'part-'.repeat(8)}1`])
      expect([word, isIdentifier(word)]).toEqual([word, false]);
  });

  it('is put into an element of its own in a sentence, without the sign that follows', () => {
    expect(withWholeWords('See CVE-2026-12345, x86-64.')).toBe(
      `See ${whole('CVE-2026-12345')}, ${whole('x86-64')}.`,
    );
    const nodes = [element('p', {}, ['A ', element('em', {}, ['us-east-1']), ' & loosely-coupled'])];
    expect(write(keepWholeWords(nodes))).toBe(
      `<p>A <em>${whole('us-east-1')}</em> &#x26; loosely-coupled</p>`,
    );
  });

  it('is whole in a text of names at any of its hyphens, up to the width of a column, and ends at a slash', () => {
    expect(withWholeDataNames('value of red-kettle-large, pan, cloud-hypervisor-agache')).toBe(
      `value of ${whole('red-kettle-large')}, pan, ${whole('cloud-hypervisor-agache')}`,
    );
    expect(withWholeDataNames('size of pans/pan-24.04-server-amd64.img.')).toBe(
      `size of pans/${whole('pan-24.04-server-amd64.img')}.`,
    );
    const long = `${'part-'.repeat(10)}end`;
    expect(withWholeDataNames(long)).toBe(long);
    expect(withWholeDataNames('in pans/kettle_of_red_copper_average_time.csv, a_b')).toBe(
      'in pans/<wbr>kettle_<wbr>of_<wbr>red_<wbr>copper_<wbr>average_<wbr>time.csv, a_b',
    );
  });

  it('is kept whole as ranges, short words with a hyphen and dates in tables are', () => {
    const kept = [
      '2–5',
      '1.1–1.3x',
      '0.6–1.1',
      '−54–55%',
      '$3.80–1,250',
      '64-bit',
      'plug-ins',
      'add-on',
      'cloud-init',
      'CC-BY-4.0',
      '29 November 2026',
      '30 September 2026',
    ];
    for (const word of kept) expect(withWholeWords(`a ${word}, b`)).toBe(`a ${whole(word)}, b`);
    for (const word of ['loosely-coupled', 'a–b', 'hyphenated-non-breaking-in', '–3'])
      expect(withWholeWords(`a ${word}, b`)).toBe(`a ${word}, b`);
    expect(isDate('29 November 2026')).toBe(true);
    expect(isDate('at 29 November 2026')).toBe(false);
  });

  it('is left as it is in drawings and code', () => {
    const nodes = [element('svg', {}, [element('text', {}, ['AB-12'])]), element('pre', {}, ['AB-12'])];
    expect(write(keepWholeWords(nodes))).toBe('<svg><text>AB-12</text></svg><pre>AB-12</pre>');
  });

  it('stays whole on slides, and in cells of tables', () => {
    const marp = makeMarp({ theme: '/* @theme plain */', drawings: new Map(), pictures: new Map() });
    const { html } = marp.render('# AB-2026-10 & more\n\n| a |\n| - |\n| AB-12 |\n');
    expect(html).toContain(`${whole('AB-2026-10')} &amp; more</h1>`);
    expect(html).toContain(`<td>${whole('AB-12')}</td>`);
    expect(marp.render('# Back after 28–176 ms').html).toContain(`after ${whole('28–176')} ms`);
    const cell = (text: string) => ({ text, value: text });
    const grid = gridContext({
      id: 'flaws',
      title: [],
      columns: ['a', 'b', 'c'].map((title) => ({ title, numeric: false })),
      rows: [{ id: 'one', emphasis: false, cells: ['AB-12', 'CD-34', 'some AB-12'].map(cell) }],
    } as unknown as Parameters<typeof gridContext>[0]);
    expect(grid).toMatchObject({
      rows: [{ headClass: 'txt whole', cells: [{ className: 'txt whole' }, { className: 'txt' }] }],
    });
  });
});
