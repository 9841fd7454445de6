// Sections are parsed and checked.
import { toString as textOf } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { parseSection } from '../../../scripts/read/markdown/section.ts';
import { slideLayouts } from '../../../scripts/render/deck/layouts/index.ts';
import { briefly } from '../../support/check.ts';
import { anyPicture } from '../../support/pictures.ts';

const path = 'content/02-boot.md';
const read = (text: string, images: readonly string[] = []) =>
  parseSection(path, text, (name) => (images.includes(name) ? anyPicture(name) : undefined), slideLayouts);
const reported = (text: string, images?: readonly string[]) =>
  briefly(read(text, images).messages).map((line) => line.replace(`${path}:`, ''));

describe('parseSection', () => {
  it('takes title, metadata and body apart', () => {
    const { value, messages } = read(
      '---\nmatter: back\nquestion: How {{a.b}}?\nshort: Boot\ndivider: false\n---\n\n# Title {{c}}\n\nText.\n\n## More\n',
    );
    expect(messages).toEqual([]);
    expect(value).toMatchObject({ id: 'boot', matter: 'back', short: 'Boot', divider: false, slides: [] });
    expect(value.title.map((node) => node.type)).toEqual(['text', 'expression']);
    expect(value.question?.[1]).toMatchObject({
      type: 'expression',
      position: { start: { line: 3, column: 15 } },
    });
    expect(value.tree.children.map((node) => node.type)).toEqual(['paragraph', 'heading']);
  });

  it('is main matter with a divider when it has no front matter', () => {
    expect(read('# T').value).toMatchObject({ matter: 'main', divider: true });
  });

  it('turns directives into figures, tables, callouts and asides', () => {
    const { value, messages } = read(
      '# T\n\n::chart{#a}\n\n::table{#b}\n\n:::definition{title="VM"}\nWords with [@c].\n:::\n\n::::aside\n:::caution\nX\n:::\n::::\n',
    );
    expect(messages).toEqual([]);
    expect(value.tree.children).toMatchObject([
      { type: 'figure', id: 'a', position: { start: { line: 3, column: 9 }, end: { line: 3, column: 11 } } },
      { type: 'dataTable', id: 'b' },
      { type: 'callout', kind: 'definition', title: 'VM', children: [{ type: 'paragraph' }] },
      { type: 'aside', children: [{ type: 'callout', kind: 'caution' }] },
    ]);
  });

  it('reads citations and references', () => {
    const { value, messages } = read('# T\n\n[@a, table 2; @b] [@fig:x-y] [@sec:z]');
    expect(messages).toEqual([]);
    expect(value.tree.children[0]).toMatchObject({
      children: [
        { type: 'citation', items: [{ id: 'a', where: 'table 2' }, { id: 'b' }] },
        { type: 'text' },
        { type: 'crossReference', target: 'fig', id: 'x-y' },
        { type: 'text' },
        { type: 'crossReference', target: 'sec', id: 'z' },
      ],
    });
  });

  it.each(['[@a b]', '[@]', '[@a;]', '[@a; b]', '[@fig:x; @a]', '[@fig:x, left]', '[see @a]', '[@a, ]'])(
    'does not read %s as a citation',
    (citation) => {
      expect(reported(`# T\n\n${citation}`)).toEqual(['3:1 citation-syntax']);
    },
  );

  it('leaves out comments', () => {
    const { value, messages } = read(
      '# T\n\n<!-- todo -->\n\nA <!-- really? --> b.\n\n<!-- several\n\nlines -->',
    );
    expect(messages).toEqual([]);
    expect(value.tree.children).toHaveLength(1);
    expect(textOf(value.tree)).toBe('A  b.');
  });

  it.each([
    ['<div>x</div>', ['3:1 raw-html']],
    ['a <b>x</b> c', ['3:3 raw-html']],
    ['a</b>', ['3:2 raw-html']],
    ['<!-- a --> b', ['3:1 raw-html']],
    ['<!-- a', ['3:1 raw-html']],
    ['<script>alert(1)</script>', ['3:1 raw-html']],
    ['a <https://example.org> `<b>`', []],
  ])('checks the HTML in %s', (text, messages) => {
    expect(reported(`# T\n\n${text}`)).toEqual(messages);
  });

  it.each([
    ['::chart', 'missing-key'],
    ['::chart{#a title="x"}', 'unknown-attribute'],
    ['::chart[label]{#a}', 'directive-syntax'],
    [':::chart{#a}\n:::', 'directive-syntax'],
    ['::chart {#a}', 'directive-syntax'],
    ['::aside', 'directive-syntax'],
    [':::asid\nx\n:::', 'unknown-directive'],
    [':::aside\nx', 'directive-syntax'],
    [':::definition{title="{{a}}"}\nx\n:::', 'misplaced-expression'],
    [':::', 'directive-syntax'],
    ['- x\n\n  :::slide{layout=title}\n  # y\n  :::', 'misplaced-directive'],
  ])('checks the directive %j', (text, rule) => {
    expect(reported(`# T\n\n${text}\n`).map((line) => line.split(' ')[1])).toEqual([rule]);
  });

  it('finds faults inside a faulty block', () => {
    expect(reported('# T\n\n:::definiton\nx {{\n:::\n')).toEqual([
      '3:1 unknown-directive',
      '4:3 unclosed-expression',
    ]);
  });

  it.each([
    ['{{#if a}}', 'block-helper'],
    ['{{> a}}', 'block-helper'],
    ['{{! a}}', 'block-helper'],
    ['{{else}}', 'block-helper'],
    ['{{}}', 'expression-syntax'],
    ['{{{a}}}', 'expression-syntax'],
    ['{{"a"}}', 'expression-syntax'],
    ['{{5}}', 'expression-syntax'],
    ['{{this}}', 'expression-syntax'],
    ['{{../a}}', 'expression-syntax'],
    ['{{@a}}', 'expression-syntax'],
    ['{{a b=}}', 'expression-syntax'],
    ['{{a (b}}', 'expression-syntax'],
    ['{{a', 'unclosed-expression'],
  ])('checks the expression %s', (text, rule) => {
    expect(reported(`# T\n\n${text}\n`)).toEqual([`3:1 ${rule}`]);
  });

  it('reports a block once, with its beginning', () => {
    expect(reported('# T\n\n{{#if a}} b {{else}} c {{/if}}')).toEqual(['3:1 block-helper']);
  });

  it.each([
    '{{a.b}}',
    '{{h a.b}}',
    '{{h a.b "x" 5 c=1 d="y" e=true}}',
    '{{h (g a.b) c=(g d)}}',
    '{{ a.b-c }}',
  ])('accepts the expression %s', (text) => {
    expect(reported(`# T\n\n${text}\n`)).toEqual([]);
  });

  it.each([
    ['![a](images/a.png)', []],
    ['![a](images/b%20c.png)', []],
    ['![a](images/B.png)', ['3:1 missing-image']],
    ['![](images/a.png)', ['3:1 missing-alt']],
    ['![a](../a.png)', ['3:1 outside-project']],
    ['![a](/etc/a.png)', ['3:1 outside-project']],
    ['![a](https://example.org/a.png)', ['3:1 outside-project']],
    ['![a](//example.org/a.png)', ['3:1 outside-project']],
    ['![a](data:image/png;base64,x)', ['3:1 outside-project']],
    ['![{{a}}](images/a.png)', ['3:1 misplaced-expression']],
  ])('checks the image %s', (text, messages) => {
    expect(reported(`# T\n\n${text}\n`, ['images/a.png', 'images/b c.png'])).toEqual(messages);
  });

  it.each([
    ['[a](https://example.org/x?y#z)', []],
    ['[a](mailto:a@example.org)', []],
    ['[a](#boot)', []],
    ['<https://example.org>', []],
    ['[a](boot.md)', ['3:1 dead-address']],
    ['[a](../secret)', ['3:1 dead-address']],
    ['[a](javascript:alert%281%29)', ['3:1 dead-address']],
    ['[a]()', ['3:1 dead-address']],
    ['[a](#)', ['3:1 dead-address']],
    ['[a][b]\n\n[b]: file:///etc/passwd', ['5:1 dead-address']],
    ['[a]({{b}})', ['3:1 misplaced-expression']],
  ])('checks the link %s', (text, messages) => {
    expect(reported(`# T\n\n${text}\n`)).toEqual(messages);
  });

  it('requires one title', () => {
    expect(reported('Text')).toEqual(['1:1 missing-title']);
    expect(reported('# T\n\n# U\n\nV\n===')).toEqual(['3:1 second-title', '5:1 second-title']);
  });

  it('finds faults in texts of faulty front matter', () => {
    expect(reported('---\nquestoin: x\nanswer: "{{"\n---\n# T')).toEqual([
      '2:1 unknown-key',
      '3:10 unclosed-expression',
    ]);
  });

  it('counts lines and columns the same with Windows line ends', () => {
    expect(reported('---\r\nmatter: mian\r\n---\r\n# T\r\n\r\na {{\r\n')).toEqual([
      '2:9 not-in-enum',
      '6:3 unclosed-expression',
    ]);
  });
});
