// Keys and values are located in JSON and YAML files.
import { describe, expect, it } from 'vitest';
import type { JsonPointer } from '../../../scripts/model/sources.ts';
import { locate, type Target } from '../../../scripts/read/text/locate.ts';

function slice(path: string, text: string, pointer: JsonPointer, target?: Target): string {
  const { position } = locate(new Map([[path, text]]), path, pointer, target);
  return text.slice(position.start.offset, position.end.offset);
}

describe('locate', () => {
  const json = '{\n  "a": [{"b": "x"}, 2]\n}';
  const yaml = 'a:\n  - b: x\n  - 2\nc: "y"\n';
  const md = `---\n${yaml}---\n# T`;

  it.each([
    ['x.json', json],
    ['x.yml', yaml],
    ['x.md', md],
  ])('finds keys and values in %s', (path, text) => {
    expect(slice(path, text, ['a', 0, 'b'])).toMatch(/^"?x"?$/);
    expect(slice(path, text, ['a', 0, 'b'], 'key')).toMatch(/^"?b"?$/);
    expect(slice(path, text, ['a', 1])).toBe('2');
  });

  it('gives line and column of the whole file for front matter', () => {
    const { position } = locate(new Map([['x.md', md]]), 'x.md', ['c']);
    expect(position.start).toEqual({ line: 5, column: 4, offset: md.indexOf('"y"') });
  });

  it('gives the innermost value around a pointer to nothing', () => {
    expect(slice('x.json', json, ['a', 0, 'none', 'deeper'])).toBe('{"b": "x"}');
    expect(slice('x.yml', yaml, ['a', 7])).toContain('- 2');
  });

  it('gives the start of a file that holds nothing', () => {
    for (const path of ['x.json', 'x.yml', 'gone.json']) {
      const { position } = locate(new Map([[path, '']]), path, ['a']);
      expect(position.start).toEqual({ line: 1, column: 1, offset: 0 });
    }
  });
});
