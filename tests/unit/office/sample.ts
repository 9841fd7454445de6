import type { OfficeSlide, OfficeTheme, Presentation, TypeStyle } from '../../../scripts/presentation.ts';

/** A theme in the project's colours. */
export const sampleTheme: OfficeTheme = {
  name: 'Sample & co',
  colours: {
    dk1: '#16191d',
    lt1: '#ffffff',
    dk2: '#3b424b',
    lt2: '#f4f6f8',
    accent1: '#0f5fa6',
    accent2: '#c2500a',
    accent3: '#12a594',
    accent4: '#4a1d6b',
    accent5: '#5d6670',
    accent6: '#b4bbc4',
    hlink: '#0f5fa6',
    folHlink: '#4a1d6b',
  },
  fonts: { sans: 'Inter', serif: 'Source Serif 4', mono: 'JetBrains Mono' },
};

const style: TypeStyle = { font: 'sans', size: 28, lineHeight: 39, isBold: false, colour: '#3b424b' };
const box = { x: 60, y: 160, width: 1160, height: 400 };
const place = {
  path: 'content/01-a.md',
  position: { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } },
};
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const slide: OfficeSlide = {
  place,
  number: 1,
  form: 'Quote',
  section: 'Start & stop',
  misfits: [],
  notes: [{ runs: [{ text: 'Say < this >' }] }, { runs: [{ text: 'a point' }], list: { level: 0 } }],
  items: [
    { kind: 'text', name: 'Title', holder: 'Title', paragraphs: [{ runs: [{ text: 'Less & more' }] }] },
    {
      kind: 'text',
      name: 'Text',
      holder: 'Text',
      box,
      paragraphs: [
        {
          runs: [{ text: 'See ' }, { text: 'the report', link: 'https://example.org/a?b=1&c=2' }],
          list: { level: 0 },
        },
        {
          runs: [
            { text: 'first', font: 'mono' },
            { text: 'second line', isNewLine: true },
          ],
          list: { level: 1, start: 1 },
        },
      ],
    },
    {
      kind: 'table',
      name: 'Table',
      alt: 'Table: times',
      box,
      widths: [580, 580],
      rows: [
        {
          height: 40,
          rule: { colour: '#16191d', width: 2 },
          cells: ['Monitor', 'ms'].map((text) => ({
            paragraph: { runs: [{ text }] },
            style,
            align: 'left',
            anchor: 'bottom',
            inset: { left: 12, right: 0, y: 7 },
          })),
        },
      ],
    },
    {
      kind: 'picture',
      name: 'Figure',
      alt: 'What "it" shows',
      box,
      image: { type: 'png', bytes: pixel },
      svg: '<svg xmlns="http://www.w3.org/2000/svg"/>',
    },
  ],
};

/** A presentation with one of everything but charts, on two slides that share a picture. */
export const samplePresentation: Presentation = {
  width: 1280,
  height: 720,
  language: 'en-GB',
  theme: sampleTheme,
  gridColour: '#dde1e6',
  forms: ['Quote', 'Table'].map((name) => ({
    name,
    rules: [{ box: { ...box, height: 3 }, colour: '#16191d' }],
    holders: [
      {
        name: 'Title',
        kind: 'title',
        index: 0,
        box: { ...box, y: 44, height: 92 },
        style: { ...style, isBold: true },
        anchor: 'top',
        prompt: 'Title',
      },
      { name: 'Text', kind: 'text', index: 1, box, style, anchor: 'top', prompt: 'Text' },
      {
        name: 'Number',
        kind: 'number',
        index: 21,
        box: { ...box, y: 680, height: 22 },
        style,
        anchor: 'bottom',
        align: 'right',
        prompt: '',
      },
    ],
  })),
  slides: [slide, { ...slide, number: 2, section: 'Another' }],
};
