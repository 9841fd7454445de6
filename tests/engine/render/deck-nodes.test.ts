// How nodes of the edition are written on slides.
import type { RootContent } from 'mdast';
import { describe, expect, it } from 'vitest';
import { writeBlocks } from '../../../scripts/render/deck/marp-markdown.ts';
import { type NodeHandlers, plainBlocks } from '../../../scripts/render/deck/slide-nodes.ts';
import { prose } from '../../support/prose.ts';

const handlers: NodeHandlers = {
  figure: () => [],
  table: () => [],
  citation: () => '',
  image: (address) => `data:image/png;base64,${address}`,
};
const written = (nodes: readonly RootContent[]): string => writeBlocks(plainBlocks(nodes, handlers));
const cite: RootContent = { type: 'citation', items: [{ id: 'agache2020', number: 1 }] };
const bound: RootContent = { type: 'bound', value: '1', facts: ['x'] };

describe('nodes on slides', () => {
  it('leave no gap in the place of a citation', () => {
    expect(written(prose`It boots fast ${cite}, and ${cite} often.`.children)).toBe(
      'It boots fast, and often.',
    );
  });

  it('keep the spaces round values before punctuation', () => {
    expect(written(prose`From ${bound} : ${bound} on ${bound}.`.children)).toBe('From 1 : 1 on 1.');
  });

  it('escape markup that only a value and its neighbours form together', () => {
    expect(written(prose`${bound}. is no list`.children)).toBe('1\\. is no list');
  });

  it('keep a date that is all of a cell on one line', () => {
    const row = (...cells: RootContent[]): RootContent =>
      ({
        type: 'tableRow',
        children: cells.map((cell) => ({ type: 'tableCell', children: [cell] })),
      }) as RootContent;
    const date: RootContent = { type: 'bound', value: '3 November 2021', facts: ['x'] };
    const words: RootContent = { type: 'text', value: 'read on 3 November 2021' };
    const table = { type: 'table', children: [row(words, words), row(date, words)] } as RootContent;
    expect(written([table])).toContain('| 3\u00a0November\u00a02021 | read on 3 November 2021 |');
  });

  it('break a rate only before what it is for', () => {
    const rate: RootContent = { type: 'bound', value: '$183 per month', facts: ['x'] };
    expect(written(prose`It costs ${rate}.`.children)).toBe('It costs \\$183 per\u00a0month.');
  });

  it('name the targets of references', () => {
    const reference: RootContent = {
      type: 'crossReference',
      target: 'fig',
      id: 'a',
      label: 'Figure 3',
      anchor: 'fig-a',
    };
    expect(written(prose`See ${reference}.`.children)).toBe('See Figure 3.');
  });

  it('put callouts and asides into boxes whose Markdown is still parsed', () => {
    const callout: RootContent = {
      type: 'callout',
      kind: 'caution',
      title: 'Old *hardware*',
      children: prose`Of **then**.`.children,
    };
    expect(written([callout])).toBe(
      '<div class="callout caution">\n\n**Old \\*hardware\\***\n\nOf **then**.\n\n</div>',
    );
    const aside: RootContent = { type: 'aside', children: prose`By the way.`.children };
    expect(written([aside])).toBe('<div class="aside">\n\nBy the way.\n\n</div>');
  });

  it('colour toned words by class', () => {
    const toned: RootContent = {
      type: 'toned',
      tone: 'blue',
      children: [{ type: 'text', value: 'the <median>' }],
    };
    expect(written(prose`Here ${toned} is.`.children)).toBe(
      'Here <span class="blue">the \\<median></span> is.',
    );
  });

  it('write rules that start no slide, and lists whose items appear together', () => {
    expect(written(prose`***`.children)).toBe('<hr>');
    expect(
      written(
        prose`* one
* two`.children,
      ),
    ).toBe('- one\n- two');
    expect(
      written(
        prose`1) one
2) two`.children,
      ),
    ).toBe('1. one\n2. two');
  });

  it('give a picture an element of its own, but not one in a line of text', () => {
    expect(written(prose`![A rack](rack.png)`.children)).toBe(
      '<div class="picture">\n\n![A rack](data:image/png;base64,rack.png)\n\n</div>',
    );
    expect(written(prose`See ![A rack](rack.png)`.children)).toBe(
      'See ![A rack](data:image/png;base64,rack.png)',
    );
  });
});
