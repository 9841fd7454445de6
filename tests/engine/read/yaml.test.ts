// YAML files and front matter are parsed.
import { describe, expect, it } from 'vitest';
import { parseYaml, yamlPart } from '../../../scripts/read/text/yaml.ts';
import { briefly } from '../../support/check.ts';

const read = (text: string, path = 'x.yml') => {
  const { value, messages } = parseYaml(yamlPart(path, text));
  return { value, reported: briefly(messages) };
};

describe('parseYaml', () => {
  it('reads the core schema: dates and `yes` stay text', () => {
    expect(read('a: 2026-01-01\nb: yes\nc: 1\nd: null')).toEqual({
      value: { a: '2026-01-01', b: 'yes', c: 1, d: null },
      reported: [],
    });
  });

  it.each([
    ['a: [1', 'x.yml:1:5 yaml-syntax'],
    ['a: b: c', 'x.yml:1:4 yaml-syntax'],
    ['\ta: 1', 'x.yml:1:1 yaml-syntax'],
    ['a: 1\n---\nb: 2', 'x.yml:2:1 yaml-syntax'],
    ['a: 1\na: 2', 'x.yml:2:1 duplicate-key'],
  ])('reports %j once', (text, reported) => {
    expect(read(text).reported).toEqual([reported]);
  });

  it('refuses tags, so that nothing but data is created', () => {
    expect(read('a: !!js/function "x"')).toEqual({ value: undefined, reported: ['x.yml:1:4 yaml-syntax'] });
    expect(read('a: !!binary aGk=').reported).toEqual(['x.yml:1:4 yaml-syntax']);
  });

  it('refuses aliases, with which a few lines could expand without limit', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]']
      .concat(
        [...'bcdefghij'].map((key, index) => `${key}: &${key} [${'*abcdefghij'[0]}${'abcdefghij'[index]}]`),
      )
      .join('\n');
    const { value, reported } = read(bomb);
    expect(value).toBeUndefined();
    expect(reported).toHaveLength(9);
    expect(new Set(reported.map((text) => text.split(' ')[1]))).toEqual(new Set(['yaml-syntax']));
  });

  it('places faults of front matter in the Markdown file', () => {
    expect(read('---\nquestion: @a\n---\n# T', 'x.md').reported).toEqual(['x.md:2:11 front-matter']);
  });

  it('reads nothing where a Markdown file has no front matter', () => {
    expect(read('# T\n\n---\n\na: b: c\n\n---', 'x.md')).toEqual({ value: null, reported: [] });
  });
});
