// Printing for tests without a browser: HTML comes back as it is, and a talk for PowerPoint has one slide with a title.
import type { Printer } from '../../scripts/model/artifact.ts';
import type { DeckBoxes, Look } from '../../scripts/model/deck/slide-boxes.ts';
import type { TalkSlide } from '../../scripts/model/deck/talk.ts';
import type { Output, Page } from '../../scripts/model/page.ts';
import { outputs } from '../../scripts/render/index.ts';

const title = 'Title';

const look: Look = {
  family: 'Inter',
  size: 20,
  weight: 400,
  isItalic: false,
  colour: '#3b424b',
  spacing: 0,
};

/** The places on the only slide of `unprintedOutputs`. */
const boxes: DeckBoxes = {
  fonts: { Inter: { generic: 'sans', ascent: 0.97, descent: 0.24 } },
  slides: [
    {
      width: 1280,
      height: 720,
      background: '#ffffff',
      fills: [],
      blocks: [
        {
          kind: 'text',
          slot: 'heading',
          isShown: true,
          box: { x: 60, y: 60, width: 1160, height: 24.2 },
          indent: 0,
          text: title,
          look,
          pieces: [{ length: title.length, look }],
          lineHeight: 24.2,
          align: 'left',
          lineStarts: [],
          isBalanced: false,
          ink: { left: 60, right: 100 },
        },
      ],
    },
  ],
};

/** A printer that gives the HTML back, and with a deck the places on a slide that has nothing but a title. */
export const unprinted: Printer = {
  inspect: async () => [],
  print: async ({ path, html, form }) => ({
    value: {
      path,
      bytes: new TextEncoder().encode(html),
      sha256: '',
      pages: 1,
      ...(form === 'slides' && { boxes }),
    },
    messages: [],
  }),
  version: async () => 'none',
  close: async () => {},
};

/** Every output, with a PowerPoint file of the one slide that `unprinted` gives places for. */
export const unprintedOutputs: readonly Output[] = outputs.map((output) => ({
  ...output,
  render: async (edition, kit, only) => (await output.render(edition, kit, only)).map(withOneSlide),
}));

function withOneSlide(page: Page): Page {
  if (page.kind !== 'office') return page;
  const slide: TalkSlide = {
    number: 1,
    layout: page.talk.slides[0]?.layout ?? '',
    section: '',
    parts: [{ kind: 'text', slot: 'heading', name: 'Title', role: 'title', runs: [{ text: title }] }],
    notes: [],
  };
  return { ...page, talk: { ...page.talk, slides: [slide] } };
}
