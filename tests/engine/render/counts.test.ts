// Numbers stay on the line of what they count, versions and citations on that of the word before.
import { describe, expect, it } from 'vitest';
import { countsIn, keepCounts, unbrokenNames } from '../../../scripts/render/html/counts.ts';
import { element, write } from '../../../scripts/render/html/hast.ts';

const shown = (html: string) =>
  html.replaceAll('&#xA0;', '~').replaceAll('&nbsp;', '~').replaceAll('\u00a0', '~');
const number = (value: string) => element('span', { className: ['n'] }, [value]);
type Part = string | ReturnType<typeof element>;
const node = (part: Part) => (typeof part === 'string' ? ({ type: 'text', value: part } as const) : part);
const kept = (...parts: readonly Part[]) =>
  shown(write(keepCounts(parts.map(node))))
    .replaceAll('<span class="n">', '')
    .replaceAll('</span>', '');

describe('a number', () => {
  it('stays with the noun in the plural that it counts, and with a power of ten', () => {
    expect(shown(countsIn('In 10 pairs, 1,200 containers; $10 million'))).toBe(
      'In 10~pairs, 1,200~containers; $10~million',
    );
    expect(kept('Of ', number('100'), '\ndevelopers')).toBe('Of 100~developers');
    expect(kept(element('p', {}, ['Of ', number('2.5'), ' times']))).toBe('<p>Of 2.5~times</p>');
  });

  it('stays with its unit', () => {
    expect(shown(countsIn('under 100 ms, 30–90 s, less than 1 %, a few hundred MB'))).toBe(
      'under 100~ms, 30–90~s, less than 1~%, a few hundred~MB',
    );
  });

  it('leaves a line break before other words, and before long ones', () => {
    for (const words of ['16 per server', '12 was', '2026 prices', '7 virtualisations', '3 times-out'])
      expect(countsIn(words)).toBe(words);
    expect(kept(number('12%'), ' sites, ', number('2026'), ' prices')).toBe('12% sites, 2026 prices');
  });
});

describe('a version', () => {
  it('stays with the name within a sentence', () => {
    expect(kept('since Linux ', number('7.1.8'))).toBe('since Linux~7.1.8');
    expect(shown(countsIn('(scored by CVSS, and Linux 7.1.8)'))).toBe('(scored by CVSS, and Linux~7.1.8)');
    expect(kept('It rose. From ', number('2.5'), ' on')).toBe('It rose. From 2.5 on');
  });
});

describe('what is numbered', () => {
  it('stays with its number, and a multiple with its sign', () => {
    expect(shown(countsIn('issue 1099, section 3.2.4, Figure 24'))).toBe(
      'issue~1099, section~3.2.4, Figure~24',
    );
    expect(shown(countsIn('of 1.3 and 1.4; 4 × m7i.metal, 100 × (10 MB), 0.5 vCPU'))).toBe(
      'of 1.3 and~1.4; 4~×~m7i.metal, 100~×~(10~MB), 0.5~vCPU',
    );
  });

  it('stays with the capitals of a model, where it is no year', () => {
    expect(kept('RTX PRO 6000 Blackwell, by CERN 2019 and CPU 12')).toBe(
      'RTX PRO~6000 Blackwell, by CERN 2019 and CPU 12',
    );
  });

  it('leaves other words before numbers alone', () => {
    for (const words of ['in 2026 GB', 'the pages of 12', 'rose to 12']) expect(countsIn(words)).toBe(words);
  });
});

describe('a citation', () => {
  it('stays with the word before it', () => {
    expect(kept('a word ', element('span', { className: ['cite'] }, ['[1]']))).toBe(
      'a word~<span class="cite">[1]',
    );
  });
});

describe('a name of several words', () => {
  const names = ['Red Kite', 'Kite C++', 'Red KITE-2'];

  it('stays on one line, also where its text breaks one', () => {
    expect(shown(unbrokenNames('By Red Kite’s makers, Kite C++ and Red\nKite', names))).toBe(
      'By Red~Kite’s makers, Kite~C++ and Red~Kite',
    );
    expect(shown(unbrokenNames('the Red KITE-2', names))).toBe('the Red~KITE-2');
    expect(shown(write(keepCounts([element('p', {}, ['of Red Kite'])], names)))).toBe('<p>of Red~Kite</p>');
  });

  it('is no part of other words', () => {
    for (const words of ['Red Kites', 'Infrared Kite', 'red Kite'])
      expect(unbrokenNames(words, names)).toBe(words);
  });
});

describe('short code', () => {
  const code = (text: string) => element('code', {}, [text]);

  it('stays with its owner', () => {
    expect(kept('by Maker’s ', code('tool'))).toBe('by Maker’s~<code>tool</code>');
    expect(kept('since Makers’ ', code('tool'))).toBe('since Makers’~<code>tool</code>');
    expect(kept('by Maker’s ', code('tool --with-long'))).toBe('by Maker’s <code>tool --with-long</code>');
    expect(kept('write ', code('tool'))).toBe('write <code>tool</code>');
  });
});
