// Characters of decoded strings are found in their file.

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { writtenOffsets } from '../../../scripts/read/text/decoded-offsets.ts';
import { locate } from '../../../scripts/read/text/locate.ts';
import { fc } from '../../support/properties.ts';

/** What stands in the file at each character of the decoded text under `a`. */
function written(path: string, file: string, text: string): string[] {
  const { start, end } = locate(new Map([[path, file]]), path, ['a']).position;
  const offsets = writtenOffsets(file, start.offset ?? 0, end.offset ?? 0, text);
  return [...offsets].slice(0, -1).map((offset, index) => file.slice(offset, offsets[index + 1]));
}

describe('writtenOffsets', () => {
  it('finds every character of any JSON string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const pieces = written('x.json', `{ "a": ${JSON.stringify(text)} }`, text);
        expect(pieces.map((piece) => JSON.parse(`"${piece}"`)).join('')).toBe(text);
      }),
    );
  });

  it('finds characters behind escapes', () => {
    expect(written('x.json', '{"a": "x\\n\\u2013 \\"y"}', 'x\n– "y')).toEqual([
      'x',
      '\\n',
      '\\u2013',
      ' ',
      '\\"',
      'y',
    ]);
  });

  it.each([
    ['plain', 'a: one two'],
    ['plain over lines', 'a: one\n  two'],
    ['single-quoted', "a: 'it''s'"],
    ['double-quoted', 'a: "one \\" two"'],
    ['folded', 'a: >-\n  one\n  two three'],
    ['literal', 'a: |-\n  one\n  two three'],
  ])('finds the characters of %s YAML', (_, file) => {
    const text: string = parse(file).a;
    const pieces = written('x.yml', file, text);
    const words = (value: string) => value.replaceAll(/[\s\\]+/g, ' ').replaceAll("''", "'");
    expect(words(pieces.join(''))).toBe(words(text));
    for (const [index, piece] of pieces.entries()) {
      if (/\w/.test(text[index] ?? '')) expect(piece.trim()).toBe(text[index]);
    }
  });
});
