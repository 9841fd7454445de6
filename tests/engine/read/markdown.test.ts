// The Markdown parsers find expressions, citations and toned words.
import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { parsePhraseTree, parseSectionTree } from '../../../scripts/read/markdown/markdown.ts';

/** Nodes of our own as `line:column-line:column type value`. */
function found(tree: Nodes): string[] {
  const list: string[] = [];
  visit(tree, (node) => {
    const { start, end } = node.position ?? { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };
    const at = `${start.line}:${start.column}-${end.line}:${end.column}`;
    if (node.type === 'expression') list.push(`${at} expression ${node.value}`);
    if (node.type === 'toned') list.push(`${at} toned ${node.tone}`);
    if (node.type === 'citation')
      list.push(`${at} citation ${node.items.map((item) => item.id).join(' | ')}`);
    if (node.type === 'text' && node.data?.unclosed) list.push(`${at} unclosed`);
  });
  return list;
}

const inSection = (text: string) => found(parseSectionTree(text));

describe('expressions', () => {
  it('are found in every kind of text, with their exact span', () => {
    expect(
      inSection('# A {{a}}\n\n- b **{{b}}** c\n\n| x |\n|---|\n| {{c}} |\n\n> q {{d}} [{{e}}](#x)'),
    ).toEqual([
      '1:5-1:10 expression a',
      '3:7-3:12 expression b',
      '7:3-7:8 expression c',
      '9:5-9:10 expression d',
      '9:12-9:17 expression e',
    ]);
  });

  it('may go over several lines, also in a block quote', () => {
    expect(inSection('> x {{range a\n> b=1}} y')).toEqual(['1:5-2:8 expression range a b=1']);
  });

  it('are never found inside code', () => {
    expect(inSection('`{{a}}` and\n\n```\n{{b}}\n```\n\n    {{c}}\n\n`docker -f "{{.State}}"`')).toEqual([]);
  });

  it('can be written literally with a backslash', () => {
    expect(inSection('\\{{a}} and \\{\\{b}}')).toEqual([]);
  });

  it('without an end are marked, also when another follows in the next block', () => {
    expect(inSection('a {{b\n\nc {{d}}')).toEqual(['1:3-1:6 unclosed', '3:3-3:8 expression d']);
  });

  it('keep three braces together, so that the message can name the mistake', () => {
    expect(inSection('{{{a}}} {{b}}}')).toEqual(['1:1-1:8 expression {a}', '1:9-1:14 expression b']);
  });

  it('with nothing in them are empty', () => {
    expect(inSection('{{}} {{ }}')).toEqual(['1:1-1:5 expression ', '1:6-1:11 expression ']);
  });
});

describe('citations', () => {
  it('have a part for each source, over lines too', () => {
    expect(inSection('x [@a, table\n2; @b] y')).toEqual(['1:3-2:7 citation @a, table 2 | @b']);
  });

  it('leave footnotes, links, images and e-mail addresses alone', () => {
    const text = 'a[^1] [l](#x) ![@i](u) [@](u) me@example.org [x]\n\n[^1]: f\n\n[x]: https://example.org';
    expect(inSection(text)).toEqual(['1:24-1:27 citation @']);
    expect(JSON.stringify(parseSectionTree(text))).toContain('footnoteReference');
  });

  it('may stand inside a link', () => {
    expect(inSection('[see [@a] there](#x)')).toEqual(['1:6-1:10 citation @a']);
  });
});

describe('toned words', () => {
  it('hold text of their own', () => {
    expect(found(parsePhraseTree('a [x {{y}}]{blue}, [*z*]{orange}'))).toEqual([
      '1:3-1:18 toned blue',
      '1:6-1:11 expression y',
      '1:20-1:33 toned orange',
    ]);
  });

  it('may go over a line end', () => {
    expect(found(parsePhraseTree('[a\nb]{teal}'))).toEqual(['1:1-2:9 toned teal']);
  });

  it('do not take a link or brackets without a tone', () => {
    expect(found(parsePhraseTree('[a](b){blue} [a] [b]{.} [b]{} []{blue}'))).toEqual([]);
  });
});

describe('phrases', () => {
  it('have no blocks: what would begin one is text', () => {
    for (const text of ['# a', '1. a', '- a', '> a', '    a', '---', '```', '::chart{#a}', '| a |']) {
      const tree = parsePhraseTree(text);
      expect(tree.children.map((node) => node.type)).toEqual(['paragraph']);
    }
  });
});

describe('sections', () => {
  it('keep times and ratios, which are no inline directives', () => {
    const tree = parseSectionTree('At 10:30 a ratio of 3:1 and a:b[c].');
    expect(tree.children).toMatchObject([{ type: 'paragraph', children: [{ type: 'text' }] }]);
  });
});
