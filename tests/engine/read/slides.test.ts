// Slides are parsed and checked.
import { toString as textOf } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { parseSection } from '../../../scripts/read/markdown/section.ts';
import { slideLayouts } from '../../../scripts/render/deck/layouts/index.ts';
import { briefly, check } from '../../support/check.ts';
import { anyPicture } from '../../support/pictures.ts';

const path = 'content/02-boot.md';
const read = (slide: string) => parseSection(path, `# T\n\n${slide}\n`, anyPicture, slideLayouts);
const reported = (slide: string) => briefly(read(slide).messages).map((line) => line.replace(`${path}:`, ''));

describe('slides', () => {
  it('are taken out of the text, with attributes, heading, body and notes', () => {
    const { value, messages } = read(
      ':::slide{layout=chart minutes=1.5 priority=should private #fast}\n# Fast {{a}}\n\n::chart{#x}\n\n<!-- Say {{b}} [@c]. -->\n:::',
    );
    expect(messages).toEqual([]);
    expect(value.tree.children).toEqual([]);
    const [slide] = value.slides;
    expect(slide).toMatchObject({
      id: 'fast',
      layout: { name: 'chart' },
      minutes: 1.5,
      priority: 'should',
      private: true,
    });
    expect(slide?.heading.map((node) => node.type)).toEqual(['text', 'expression']);
    expect(slide?.slots).toMatchObject({ lead: [], chart: [{ type: 'figure', id: 'x' }], text: [] });
    expect(slide?.notes).toMatchObject([
      {
        type: 'paragraph',
        children: [
          { type: 'text' },
          { type: 'expression', value: 'b', position: { start: { line: 8, column: 10 } } },
          { type: 'text' },
          { type: 'citation', items: [{ id: 'c', position: { start: { line: 8, column: 17 } } }] },
          { type: 'text' },
        ],
      },
    ]);
  });

  it('must be shown and are public by default', () => {
    const [slide] = read(':::slide{layout=title}\n# A\n:::').value.slides;
    expect(slide).toMatchObject({ priority: 'must', private: false });
    expect(slide).not.toHaveProperty('minutes');
    expect(slide).not.toHaveProperty('id');
  });

  it('have notes in Markdown with blank lines and lists, from several comments', () => {
    const { value, messages } = read(
      ':::slide{layout=statement}\n# A\n\n<!--\nOne.\n\n- two {{x}}\n-->\n\nBody. <!-- three -->\n:::',
    );
    expect(messages).toEqual([]);
    const [slide] = value.slides;
    expect(slide?.notes.map((node) => node.type)).toEqual(['paragraph', 'list', 'paragraph']);
    expect(slide?.notes.map((node) => textOf(node).trim())).toEqual(['One.', 'two x', 'three']);
    expect(slide?.slots.text?.map((node) => textOf(node).trim())).toEqual(['Body.']);
  });

  it('report faults in notes where they stand', () => {
    expect(reported(':::slide{layout=title}\n# A\n\n<!--\nOne {{x.\n\n<b>two</b>\n-->\n:::')).toEqual([
      '7:5 unclosed-expression',
      '9:1 raw-html',
    ]);
  });

  it.each([
    ['layout=chrt', '3:10 unknown-layout'],
    ['minutes=2', '3:1 missing-key'],
    ['layout=title minutes=two', '3:23 wrong-type'],
    ['layout=title minutes=0', '3:23 wrong-type'],
    ['layout=title minutes', '3:23 wrong-type'],
    ['layout=title priority=high', '3:23 not-in-enum'],
    ['layout=title private=no', '3:23 wrong-type'],
    ['layout=title #Bad', '3:23 wrong-format'],
    ['layout=title colour=red', '3:23 unknown-attribute'],
  ])('with {%s} are reported', (attributes, message) => {
    expect(reported(`:::slide{${attributes}}\n# A\n:::`)).toEqual([message]);
  });

  it.each([
    ['chart', '::chart{#a}', 'Text'],
    ['chart-text', '::chart{#a}\n\nText', '::chart{#a}'],
    ['two-charts', '::chart{#a}\n\n::chart{#b}', '::chart{#a}'],
    ['comparison', '## A\n\nx\n\n## B\n\ny', '## A\n\nx'],
    ['table', '::table{#a}', '::chart{#a}'],
    ['table', '| a |\n|---|\n| b |', 'Text'],
    ['quote', '> Words', '::chart{#a}'],
    ['code', '```sh\nls\n```', 'Text'],
  ])('of the layout %s hold what it shows', (layout, enough, wrong) => {
    expect(reported(`:::slide{layout=${layout}}\n# A\n\n${enough}\n:::`)).toEqual([]);
    expect(reported(`:::slide{layout=${layout}}\n# A\n\n${wrong}\n:::`)).toEqual(['3:1 slide-content']);
  });

  it('have one heading and no footnotes', () => {
    expect(reported(':::slide{layout=statement}\nText\n:::')).toEqual(['3:1 missing-title']);
    expect(reported(':::slide{layout=statement}\n# A\n\n# B\n:::')).toEqual(['6:1 second-title']);
    expect(reported(':::slide{layout=statement}\n# A\n\nb[^1]\n:::\n\n[^1]: c')).toEqual([
      '6:2 slide-content',
    ]);
  });

  it('report the missing end of their block', () => {
    expect(reported(':::slide{layout=title}\n# A\n\n## Next chapter\n')).toEqual(['3:1 directive-syntax']);
  });

  it('have ids of their own over all sections', async () => {
    const slide = (title: string) => `# ${title}\n\n:::slide{layout=title #same}\n# A\n:::\n`;
    await check({ 'content/03-a.md': slide('A'), 'content/04-b.md': slide('B') }, [
      'content/04-b.md:3:1 duplicate-id',
    ]);
  });
});
