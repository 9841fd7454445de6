// Inline Markdown in JSON and YAML strings has positions in the file.
import { describe, expect, it } from 'vitest';
import { parsePhrasing, phrasingAt } from '../../../scripts/read/markdown/phrasing.ts';
import { briefly } from '../../support/check.ts';

const at = (line: number, column: number, offset: number) => ({ line, column, offset });

describe('parsePhrasing', () => {
  it('gives nodes the positions of the file', () => {
    const position = { start: at(3, 8, 40), end: at(3, 30, 62) };
    const { value } = parsePhrasing('a {{b}} [@c]', { path: 'x.json', position });
    expect(value.map((node) => [node.type, node.position?.start])).toEqual([
      ['text', at(3, 8, 40)],
      ['expression', at(3, 10, 42)],
      ['text', at(3, 15, 47)],
      ['citation', at(3, 16, 48)],
    ]);
    expect(value[3]).toMatchObject({ items: [{ id: 'c', position: { start: at(3, 17, 49) } }] });
  });

  it('finds positions behind JSON escapes', () => {
    const text = '{\n  "title": "“a” \\"b\\" \\u2013 {{c}}"\n}';
    const { value } = phrasingAt('x.json', text, ['title'], '“a” "b" – {{c}}');
    expect(value[1]).toMatchObject({ type: 'expression', value: 'c' });
    expect(text.slice(value[1]?.position?.start.offset, value[1]?.position?.end.offset)).toBe('{{c}}');
    expect(value[1]?.position?.start).toMatchObject({ line: 2, column: 30 });
  });

  it('finds positions in folded front matter', () => {
    const text = '---\nanswer: >-\n  one\n  two {{c}} [@d]\n---\n';
    const { value } = phrasingAt('x.md', text, ['answer'], 'one two {{c}} [@d]');
    const spans = value.map(({ position }) => text.slice(position?.start.offset, position?.end.offset));
    expect(spans).toEqual(['one\n  two ', '{{c}}', ' ', '[@d]']);
    expect(value[1]?.position?.start).toMatchObject({ line: 4, column: 7 });
  });

  it('reports faults at their place in the file', () => {
    const text = '{"title": "\\"{{a\\" [x]{bleu}"}';
    const { messages } = phrasingAt('x.json', text, ['title'], '"{{a" [x]{bleu}');
    expect(briefly(messages)).toEqual(['x.json:1:14 unclosed-expression', 'x.json:1:20 unknown-tone']);
  });

  it('requires one paragraph', () => {
    const text = '{"title": "a\\n\\nb"}';
    const { messages } = phrasingAt('x.json', text, ['title'], 'a\n\nb');
    expect(briefly(messages)).toEqual(['x.json:1:17 wrong-format']);
  });
});
