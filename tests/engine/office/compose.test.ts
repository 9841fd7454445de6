// Presentations composed of a talk and of the places that the browser gave it.
import { describe, expect, it } from 'vitest';
import type { OfficeItem, OfficeLayout } from '../../../scripts/model/deck/presentation.ts';
import type {
  Block,
  CellBlock,
  DeckBoxes,
  Look,
  SlideBoxes,
  TextBlock,
} from '../../../scripts/model/deck/slide-boxes.ts';
import type { Talk, TalkPart, TalkSlide, TextPart } from '../../../scripts/model/deck/talk.ts';
import { composePresentation } from '../../../scripts/office/compose/compose.ts';
import { sampleTheme } from './sample.ts';

const look: Look = {
  family: 'Inter',
  size: 20,
  weight: 400,
  isItalic: false,
  colour: '#3b424b',
  spacing: 0,
};

/** A line of text as wide as the slide allows, one below the other by `row`. Its lines are as high as the font. */
function line(slot: string, text: string, row: number, change: Partial<TextBlock> = {}): TextBlock {
  return {
    kind: 'text',
    slot,
    isShown: true,
    box: { x: 60, y: 100 + 50 * row, width: 1160, height: 24.2 },
    indent: 0,
    text,
    look,
    pieces: [{ length: text.replace(/\s/g, '').length, look }],
    lineHeight: 24.2,
    align: 'left',
    lineStarts: [],
    isBalanced: false,
    ink: { left: 60, right: 300 },
    ...change,
  };
}

const says = (slot: string, text: string, change: Partial<TextPart> = {}): TextPart => ({
  kind: 'text',
  slot,
  name: 'Text',
  role: 'text',
  runs: [{ text }],
  ...change,
});

const title = says('heading', 'Title', { name: 'Title', role: 'title' });
const titleBlock = line('heading', 'Title', 0);

interface Given {
  readonly parts?: readonly TalkPart[];
  readonly blocks?: readonly Block[];
  readonly boxes?: Partial<SlideBoxes>;
  readonly layout?: string;
}

/** A presentation of slides with a title and what is given besides. */
function compose(...given: readonly Given[]) {
  const slides = given.map(({ parts = [], layout = 'Plain' }, index): TalkSlide => {
    return { number: index + 1, layout, section: 'All', parts: [title, ...parts], notes: [] };
  });
  const talk: Talk = {
    language: 'en',
    title: 'Talk',
    colours: sampleTheme.colours,
    gridColour: '#dde1e6',
    layouts: ['Other', 'Plain'],
    slides,
  };
  const deck: DeckBoxes = {
    fonts: { Inter: { generic: 'sans', ascent: 0.97, descent: 0.24 } },
    slides: given.map(({ blocks = [], boxes = {} }) => ({
      width: 1280,
      height: 720,
      background: '#ffffff',
      blocks: [titleBlock, ...blocks],
      fills: [],
      ...boxes,
    })),
  };
  return composePresentation(talk, deck);
}

function itemsOf(given: Given): readonly OfficeItem[] {
  return compose(given).slides[0]?.items ?? [];
}

const texts = (items: readonly OfficeItem[]) => items.filter((item) => item.kind === 'text');
const lines = (item: OfficeItem | undefined) =>
  item?.kind === 'text'
    ? item.paragraphs.map(({ runs }) =>
        runs.map(({ text, isNewLine }) => `${isNewLine ? '|' : ''}${text}`).join(''),
      )
    : [];

describe('what is said and what was laid out', () => {
  it('belong together by slot and order', () => {
    const parts = [says('left', 'one'), says('right', 'two'), says('left', 'three')];
    const blocks = [line('right', 'two', 3), line('left', 'one', 1), line('left', 'three', 2)];
    expect(texts(itemsOf({ parts, blocks })).map(lines)).toEqual([['Title'], ['one'], ['two'], ['three']]);
  });

  it.each([
    ['a part without a box', { parts: [says('text', 'alone')] }, 'Unexpected end in slot `text` of slide 1'],
    ['a box without a part', { blocks: [line('text', 'alone', 1)] }, 'Unexpected “alone” on slide 1'],
    [
      'other words',
      { parts: [says('text', 'this')], blocks: [line('text', 'that', 1)] },
      'Unexpected “that” in slot `text` of slide 1, expected “this”',
    ],
    [
      'another kind',
      {
        parts: [says('text', 'this')],
        blocks: [{ kind: 'picture', slot: 'text', isShown: true, box: titleBlock.box } as const],
      },
      'Unexpected a picture in slot `text`',
    ],
  ])('are a bug of ours where they do not: %s', (_, given, message) => {
    expect(() => compose(given)).toThrow(message);
  });

  it('may differ in what is hidden, and in words of the partial itself', () => {
    const parts = [says('text', 'unseen')];
    const blocks = [line('text', 'unseen', 1, { isShown: false }), line('', 'Draft', 2)];
    expect(texts(itemsOf({ parts, blocks })).map(lines)).toEqual([['Title'], ['Draft']]);
  });
});

describe('shapes of text', () => {
  it('hold what stands below each other between the same edges, with the room between', () => {
    const parts = ['one', 'two', 'three'].map((text) => says('text', text));
    const far = { x: 60, y: 250, width: 900, height: 24.2 };
    const blocks = [line('text', 'one', 1), line('text', 'two', 2), line('text', 'three', 3, { box: far })];
    const [, first, second] = texts(itemsOf({ parts, blocks }));
    expect(lines(first)).toEqual(['one', 'two']);
    expect(first?.kind === 'text' ? first.paragraphs[1]?.before : 0).toBeCloseTo(25.8);
    expect(lines(second)).toEqual(['three']);
    expect(second?.placeholder).toBeUndefined();
  });

  it('begin higher by half the room between lines, which the browser puts below them too', () => {
    const blocks = [
      line('text', 'one', 1, { lineHeight: 34.2, box: { x: 60, y: 200, width: 1160, height: 34.2 } }),
    ];
    const { layouts } = compose({ parts: [says('text', 'one')], blocks });
    expect(layouts[0]?.placeholders.find(({ name }) => name === 'Text')?.box.y).toBeCloseTo(195);
  });

  it('say only where they are set otherwise than their placeholder', () => {
    const bold: Look = { ...look, weight: 700, colour: '#16191d' };
    const pieces = [
      { length: 3, look },
      { length: 4, look: bold },
    ];
    const small = { look: { ...look, size: 16 }, pieces: [{ length: 5, look: { ...look, size: 16 } }] };
    const parts = [says('text', 'one bold'), says('text', 'again'), says('text', 'small')];
    const blocks = [
      line('text', 'one bold', 1, { pieces }),
      line('text', 'again', 2),
      line('text', 'small', 3, small),
    ];
    const [, text] = texts(itemsOf({ parts, blocks }));
    expect(text?.kind === 'text' ? text.paragraphs : []).toEqual([
      { runs: [{ text: 'one ' }, { text: 'bold', style: { isBold: true, colour: '#16191d' } }] },
      { runs: [{ text: 'again' }], before: expect.closeTo(25.8) },
      { runs: [{ text: 'small' }], before: expect.any(Number), style: { size: 16 } },
    ]);
  });

  it('end their lines where the browser has balanced them, as long as wider fonts have room for these', () => {
    const said = 'one two four five';
    const parts = [says('text', said)];
    const set = (change: Partial<TextBlock>) => {
      const blocks = [line('text', said, 1, { lineStarts: [6], ...change })];
      return lines(texts(itemsOf({ parts, blocks }))[1]);
    };
    expect(set({ isBalanced: true })).toEqual(['one two|four five']);
    expect(set({ isBalanced: true, ink: { left: 60, right: 1200 } })).toEqual([said]);
    expect(set({})).toEqual([said]);
  });

  it('end their lines where the browser does if they are titles, which shrink in wider fonts', () => {
    const said = 'one two four five';
    const parts = [says('text', said, { role: 'title' })];
    const blocks = [line('text', said, 1, { lineStarts: [6], ink: { left: 60, right: 1200 } })];
    const shape = texts(itemsOf({ parts, blocks }))[1];
    expect(lines(shape)).toEqual(['one two|four five']);
    expect(shape?.isShrinking).toBe(true);
  });

  it('have the signs of lists at their own distance', () => {
    const marker = { text: '–', colour: '#5d6670', width: 18 };
    const parts = [says('text', 'point', { list: { level: 0 } })];
    const blocks = [line('text', 'point', 1, { indent: 36, marker })];
    const [, text] = texts(itemsOf({ parts, blocks }));
    expect(text?.kind === 'text' ? text.paragraphs[0] : {}).toMatchObject({
      indent: 36,
      bullet: { sign: '–', colour: '#5d6670', width: 18 },
    });
  });

  it('keep their background and the room around their words', () => {
    const padding = { left: 28, right: 28, top: 22, bottom: 22 };
    const parts = [says('code', 'ls', { name: 'Code', role: 'other' })];
    const blocks = [line('code', 'ls', 1, { fill: { colour: '#f4f6f8', padding } })];
    expect(itemsOf({ parts, blocks }).find(({ name }) => name === 'Code')).toMatchObject({
      fill: '#f4f6f8',
      inset: padding,
      box: { x: 32, y: 128, width: 1216 },
    });
  });

  it('that are only as wide as their line are held at the nearer edge and given room', () => {
    const box = { x: 1100, y: 16, width: 120, height: 24.2 };
    const parts = [says('section', 'Section', { role: 'other' })];
    const blocks = [line('section', 'Section', 0, { box, ink: { left: 1100, right: 1220 } })];
    const [, section] = texts(itemsOf({ parts, blocks }));
    expect(section).toMatchObject({ align: 'right', box: { x: 1070, width: 150 } });
  });
});

describe('layouts', () => {
  const layoutOf = (...given: readonly Given[]): OfficeLayout | undefined =>
    compose(...given).layouts.find(({ name }) => name === 'Plain');

  it('come in the order of the project, those that are used', () => {
    const { layouts } = compose({ layout: 'Plain' }, { layout: 'Other' });
    expect(layouts.map(({ name }) => name)).toEqual(['Other', 'Plain']);
  });

  it('have placeholders where most slides have what fills them, else around all of it', () => {
    const parts = [says('text', 'one')];
    const at = (row: number): Given => ({ parts, blocks: [line('text', 'one', row)] });
    const boxOf = (layout: OfficeLayout | undefined) =>
      layout?.placeholders.find(({ name }) => name === 'Text')?.box;
    expect(boxOf(layoutOf(at(1), at(3), at(3)))).toMatchObject({ y: 250, height: 24.2 });
    expect(boxOf(layoutOf(at(1), at(3)))).toMatchObject({ y: 150, height: 124.2 });
  });

  it('leave to their slides only what these have otherwise', () => {
    const parts = [says('text', 'one')];
    const at = (row: number): Given => ({ parts, blocks: [line('text', 'one', row)] });
    const { slides } = compose(at(1), at(3), at(3));
    const boxes = slides.map(({ items }) => items.find(({ name }) => name === 'Text')?.box);
    expect(boxes).toEqual([expect.objectContaining({ y: 150 }), undefined, undefined]);
  });

  it('have the background and the lines that all their slides have', () => {
    const rule = { kind: 'border', box: { x: 60, y: 90, width: 500, height: 4 }, colour: '#16191d' } as const;
    const own = { ...rule, box: { ...rule.box, y: 300 } };
    const { layouts, slides } = compose(
      { boxes: { background: '#16191d', fills: [rule] } },
      { boxes: { background: '#16191d', fills: [rule, own] } },
      { boxes: { background: '#ffffff', fills: [rule] } },
    );
    expect(layouts[0]).toMatchObject({
      background: '#16191d',
      fills: [{ box: rule.box, colour: '#16191d' }],
    });
    expect(slides.map(({ background }) => background)).toEqual([undefined, undefined, '#ffffff']);
    expect(slides.map(({ items }) => items.filter(({ kind }) => kind === 'fill').length)).toEqual([0, 1, 0]);
  });

  it('number their slides with the words that the style sheet writes around the number', () => {
    const number = line('number', 'Page 1 of 7', 11, { box: { x: 1100, y: 680, width: 120, height: 24.2 } });
    const { slides } = compose({ boxes: { number } });
    expect(slides[0]?.items.at(-1)).toMatchObject({ kind: 'number', before: 'Page ', after: ' of 7' });
  });
});

describe('tables', () => {
  const cell = (text: string, change: Partial<CellBlock> = {}): CellBlock => ({
    text,
    look,
    pieces: [{ length: text.length, look }],
    lineHeight: 24.2,
    align: 'left',
    lineStarts: [],
    isBalanced: false,
    padding: { left: 24, right: 0, top: 7, bottom: 7 },
    anchor: 'top',
    borders: { bottom: { width: 1, colour: '#dde1e6' } },
    ...change,
  });

  it('have the rows, columns and lines of the browser, and room for the words of other programs', () => {
    const part: TalkPart = {
      kind: 'table',
      slot: 'table',
      name: 'Table',
      alt: 'Table: A, B',
      rows: [[[{ text: 'A' }], [{ text: 'B' }]]],
    };
    const block: Block = {
      kind: 'table',
      slot: 'table',
      isShown: true,
      box: { x: 60, y: 150, width: 300, height: 40 },
      widths: [100, 200],
      rows: [{ height: 40, cells: [cell('A'), cell('B', { align: 'right', fill: '#f4f6f8' })] }],
    };
    const table = itemsOf({ parts: [part], blocks: [block] }).find(({ kind }) => kind === 'table');
    expect(table).toMatchObject({
      placeholder: 'Table',
      box: block.box,
      // The second column begins twelve pixels later, and its words where they began.
      widths: [112, 188],
      rows: [
        {
          height: 40,
          cells: [
            // Its line may grow up to a gap before the words of the next cell, and the cell by a line below.
            {
              inset: { left: 24, right: 12, top: 7, bottom: 3.5 },
              rules: { bottom: { width: 1, colour: '#dde1e6' } },
            },
            { align: 'right', inset: { left: 0, right: 0 }, fill: '#f4f6f8' },
          ],
        },
      ],
    });
  });

  it('are held against their words cell by cell', () => {
    const rows = [[[{ text: 'A' }]]];
    const part: TalkPart = { kind: 'table', slot: 'table', name: 'Table', alt: 'Table: A', rows };
    const { box } = titleBlock;
    const block: Block = {
      kind: 'table',
      slot: 'table',
      isShown: true,
      box,
      widths: [100],
      rows: [{ height: 40, cells: [cell('Z')] }],
    };
    expect(() => compose({ parts: [part], blocks: [block] })).toThrow('of slide 1, expected a table');
  });
});
