// Loose and waived numerals, and their places.

import { describe, expect, it } from 'vitest';
import {
  classifyNumerals,
  literalPatterns,
  numeralsIn,
  placeNumeral,
} from '../../../scripts/resolve/facts/numerals.ts';
import { fc } from '../../support/properties.ts';

const patterns = (...texts: string[]) => literalPatterns(texts.map((text) => ({ text, reason: 'a name' })));
const loose = (text: string, ...literals: string[]) =>
  classifyNumerals(text, patterns(...literals)).loose.map((numeral) => numeral.text);

describe('numerals', () => {
  it('are runs of digits with their points and commas', () => {
    expect(numeralsIn('From 1,200.5 ms to 3, or 4.').map(({ text }) => text)).toEqual(['1,200.5', '3', '4']);
  });

  it.each([
    ['a Type 1 hypervisor', ['Type 1'], []],
    ['a Type 1.5 hypervisor', ['Type 1'], ['1.5']],
    ['a Type 12 hypervisor', ['Type 1'], ['12']],
    ['Subtype 1', ['type 1'], ['1']],
    ['a Type\n1 hypervisor', ['Type 1'], []],
    ['a Type\u00a01 hypervisor', ['Type 1'], []],
    ['cgroup v1 and cgroup v22', ['cgroup v*'], []],
    ['NIST SP 800-190', ['SP 800-190'], []],
    ['NIST SP 800-19', ['SP 800-190'], ['800', '19']],
    ['x86-64 in 2020', ['x86-64'], ['2020']],
    ['C++11 (draft)', ['C++11'], []],
    ['half of 10', ['*'], []],
  ])('of %j with the literals %j that are loose: %j', (text, literals, expected) => {
    expect(loose(text, ...literals)).toEqual(expected);
  });

  it('are counted when waived, with the literals that waive them', () => {
    expect(classifyNumerals('Type 1 and Type 2', patterns('Type 3', 'Type *'))).toEqual({
      loose: [],
      waived: 2,
      used: [1],
    });
  });

  it('are each either loose or waived', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), (text, literal) => {
        const sorted = classifyNumerals(text, patterns(literal));
        expect(sorted.loose.length + sorted.waived).toBe(numeralsIn(text).length);
      }),
    );
  });
});

describe('the place of a numeral', () => {
  const place = (file: string, text: string, index: number) => {
    const start = { line: 1, column: 1, offset: 0 };
    const node = { start, end: { line: 9, column: 1, offset: file.length } };
    const numeral = numeralsIn(text)[index];
    if (numeral === undefined) throw new Error('no such numeral');
    const { start: at } = placeNumeral(text, numeral, file, node);
    return `${at.line}:${at.column}`;
  };

  it('is where it stands in the file', () => {
    expect(place('one 5 two 5', 'one 5 two 5', 1)).toBe('1:11');
  });

  it('is found again behind escapes and entities', () => {
    expect(place('a \\* b&#160;7', 'a * b\u00a07', 0)).toBe('1:13');
    expect(place('\\u20137 x', '\u20137 x', 0)).toBe('1:7');
  });

  it('is found on later lines', () => {
    expect(place('one\n  and 7', 'one\nand 7', 0)).toBe('2:7');
  });
});
