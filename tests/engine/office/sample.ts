// A presentation for tests, with one of every kind of item but charts.
import type {
  OfficeSlide,
  OfficeTheme,
  Placeholder,
  Presentation,
  TypeStyle,
} from '../../../scripts/model/deck/presentation.ts';

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
  font: 'Inter',
  fonts: new Map([
    ['Inter', { generic: 'sans', lineShare: 1.21 }],
    ['JetBrains Mono', { generic: 'mono', lineShare: 1.32 }],
  ]),
};

const style: TypeStyle = {
  font: 'Inter',
  size: 28,
  lineHeight: 39,
  isBold: false,
  isItalic: false,
  colour: '#3b424b',
  spacing: 0,
};
const plain = { style, anchor: 'top', align: 'left', isShrinking: false } as const;
const bullet = { sign: '–', colour: '#5d6670', width: 18 } as const;
const box = { x: 60, y: 160, width: 1160, height: 400 };
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const slide: OfficeSlide = {
  number: 1,
  layout: 'Quote',
  section: 'Start & stop',
  notes: [
    { runs: [{ text: 'Say < this >' }] },
    { runs: [{ text: 'a point' }], indent: 28, bullet: { sign: '–', colour: '#000000', width: 20 } },
  ],
  items: [
    { kind: 'fill', name: 'Rule', box: { ...box, width: 4 }, colour: '#c2500a' },
    {
      ...plain,
      kind: 'text',
      name: 'Title',
      placeholder: 'Title',
      isShrinking: true,
      paragraphs: [{ runs: [{ text: 'Less & more' }] }],
    },
    {
      ...plain,
      kind: 'text',
      name: 'Text',
      placeholder: 'Text',
      box,
      paragraphs: [
        {
          runs: [{ text: 'See ' }, { text: 'the report', link: 'https://example.org/a?b=1&c=2' }],
          indent: 36,
          bullet,
        },
        {
          runs: [
            { text: 'first', style: { font: 'JetBrains Mono' } },
            { text: 'second line', isNewLine: true },
          ],
          level: 1,
          indent: 72,
          bullet: { ...bullet, sign: 1 },
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
          cells: ['Monitor', 'ms'].map((text) => ({
            runs: [{ text }],
            style,
            align: 'left',
            anchor: 'bottom',
            inset: { left: 12, right: 0, top: 7, bottom: 7 },
            rules: { bottom: { colour: '#16191d', width: 2 } },
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
    {
      ...plain,
      kind: 'number',
      name: 'Number',
      placeholder: 'Number',
      before: '',
      after: ' of 2',
      isCounted: true,
    },
  ],
};

const title: Placeholder = {
  name: 'Title',
  kind: 'title',
  index: 0,
  box: { ...box, y: 44, height: 92 },
  style: { ...style, isBold: true },
  anchor: 'top',
  align: 'left',
  prompt: 'Title',
};

/** A presentation with one of everything but charts, on two slides that share a picture. */
export const samplePresentation: Presentation = {
  width: 1280,
  height: 720,
  language: 'en-GB',
  theme: sampleTheme,
  style,
  master: [title],
  gridColour: '#dde1e6',
  layouts: ['Quote', 'Table'].map((name) => ({
    name,
    background: '#ffffff',
    fills: [{ box: { ...box, height: 3 }, colour: '#16191d' }],
    placeholders: [
      title,
      { ...title, name: 'Text', kind: 'text', index: 1, box, style, prompt: 'Text' },
      {
        ...title,
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
