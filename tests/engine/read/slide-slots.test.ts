// Blocks of slides are sorted into the slots of their layout.
import type { RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import type { SlideLayout, SlideLayouts } from '../../../scripts/model/deck/slide-layout.ts';
import { parseSection } from '../../../scripts/read/markdown/section.ts';
import { slideLayouts } from '../../../scripts/render/deck/layouts/index.ts';
import { briefly } from '../../support/check.ts';
import { anyPicture } from '../../support/pictures.ts';

const path = 'content/02-boot.md';

function read(layout: string, body: string, layouts: SlideLayouts = slideLayouts) {
  const text = `# T\n\n:::slide{layout=${layout}}\n# A\n\n${body}\n:::\n`;
  const { value, messages } = parseSection(path, text, anyPicture, layouts);
  const slots = value.slides[0]?.slots ?? {};
  const shown = Object.entries(slots).map(([name, blocks]) => [name, blocks.map(written)] as const);
  return { slots, shown: Object.fromEntries(shown), reported: briefly(messages), messages };
}

function written(block: RootContent): string {
  return 'id' in block ? `${block.type} ${block.id}` : textOf(block);
}

describe('what stands on a slide', () => {
  it.each([
    [
      'chart',
      'Before.\n\n::chart{#a}\n\nAfter.',
      { lead: ['Before.'], chart: ['figure a'], text: ['After.'] },
    ],
    ['chart-text', '::chart{#a}\n\nBeside.', { chart: ['figure a'], text: ['Beside.'] }],
    ['chart-text', 'Beside.\n\n::chart{#a}', { chart: ['figure a'], text: ['Beside.'] }],
    ['two-charts', '::chart{#a}\n\n::diagram{#b}', { left: ['figure a'], right: ['figure b'] }],
    ['comparison', '## A\n\nx\n\n- y\n\n## B\n\nz', { left: ['A', 'x', 'y'], right: ['B', 'z'] }],
    ['table', '::table{#a}\n\nAfter.', { lead: [], table: ['dataTable a'], text: ['After.'] }],
    ['quote', '> Words\n\nSomebody', { quote: ['Words'], text: ['Somebody'] }],
    [
      'code',
      'First:\n\n```sh\na\n```\n\nThen:\n\n```sh\nb\n```',
      { lead: ['First:'], code: ['a'], text: ['Then:', 'b'] },
    ],
    ['backup', 'x\n\n::chart{#a}\n\ny', { data: ['x', 'figure a', 'y'] }],
  ])('of the layout %s is in its slots by name: %s', (layout, body, expected) => {
    const { shown, reported } = read(layout, body);
    expect(reported).toEqual([]);
    expect(shown).toEqual(expected);
  });

  it.each([
    ['two-charts', '::chart{#a}\n\n::chart{#b}\n\nLost.', '10:1 slide-content'],
    ['two-charts', '::chart{#a}\n\n::chart{#b}\n\n::chart{#c}', '10:9 slide-content'],
    ['chart', '::chart{#a}\n\n::chart{#b}', '8:9 slide-content'],
    ['comparison', 'Lost.\n\n## A\n\nx\n\n## B\n\ny', '6:1 slide-content'],
    ['comparison', '## A\n\nx\n\n## B\n\ny\n\n## C\n\nz', '14:1 slide-content'],
  ])('of the layout %s is reported where no slot takes it: %s', (layout, body, message) => {
    expect(read(layout, body).reported).toEqual([`${path}:${message}`]);
  });
});

describe('the number of a statement', () => {
  const hero = (text: string) => {
    const { slots, shown, reported } = read('statement', text);
    expect(reported).toEqual([]);
    return { ...shown, nodes: slots };
  };

  it('stands in a slot of its own before the text about it', () => {
    expect(hero('{{percent a.b}} of the CPU is used')).toMatchObject({
      hero: ['percent a.b'],
      text: ['of the CPU is used'],
    });
  });

  it('includes a second number that it is compared with', () => {
    expect(hero('{{a.b}} or {{a.c}}: both are a start')).toMatchObject({
      hero: ['a.b or a.c'],
      text: ['both are a start'],
    });
  });

  it('may be all there is', () => {
    expect(hero('{{a.b}}')).toMatchObject({ hero: ['a.b'], text: [] });
  });

  it('is looked for behind predicates, which print nothing', () => {
    expect(hero('{{holds a.x}} {{a.b}} is much')).toMatchObject({
      hero: ['holds a.x a.b'],
      text: ['is much'],
    });
    expect(hero('{{holds a.x}}So it is')).toMatchObject({ hero: [], text: ['holds a.xSo it is'] });
  });

  it('is not taken from the middle of a sentence', () => {
    expect(hero('About {{a.b}}')).toMatchObject({ hero: [], text: ['About a.b'] });
  });

  it('keeps the positions of the words after it', () => {
    const { nodes } = hero('{{a.b}}: says one');
    const [paragraph] = nodes.text ?? [];
    expect(paragraph?.type === 'paragraph' ? paragraph.children[0]?.position?.start : undefined).toEqual({
      line: 6,
      column: 10,
      offset: 46,
    });
  });
});

describe('a layout of a project', () => {
  const pair: SlideLayout = {
    name: 'code-pair',
    title: 'Code and code',
    role: 'content',
    minutes: 1,
    frame: { section: true, sources: true, number: true },
    slots: [
      { name: 'old', takes: ['code'], least: 1, most: 1, figures: 'slide-half', rows: 5 },
      { name: 'new', takes: ['code'], least: 1, most: 1, figures: 'slide-half', rows: 5 },
    ],
    expects: 'two fenced code blocks',
  };
  const layouts: SlideLayouts = new Map([[pair.name, pair]]);

  it('has its slots filled and is described in messages in its own words', () => {
    expect(read('code-pair', '```\na\n```\n\n```\nb\n```', layouts).shown).toEqual({
      old: ['a'],
      new: ['b'],
    });
    const { messages } = read('code-pair', '```\na\n```', layouts);
    expect(messages.map(({ reason }) => reason)).toEqual([
      'Unexpected content of a `code-pair` slide, expected two fenced code blocks',
    ]);
  });

  it('is what unknown names are compared with', () => {
    const [unknown] = read('code-pear', 'x', layouts).messages;
    expect(unknown?.reason).toBe('Unexpected layout `code-pear`, expected one of the 1 layouts');
    expect(unknown).toMatchObject({ note: 'did you mean `code-pair`?' });
    expect(read('chart', '::chart{#a}', layouts).reported).toEqual([`${path}:3:10 unknown-layout`]);
  });
});
