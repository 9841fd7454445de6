import type { SlideLayout, SlideLayouts } from '../model/slide-layout.ts';
import type { Anchor, Form, Holder, OfficeBox } from '../presentation.ts';
import type { Colours } from './colours.ts';
import { type Styles, stylesFor } from './pptx-styles.ts';

/** Where the parts of a slide stand: the grid of `templates/styles/deck.css`. */
export const grid = {
  left: 60,
  width: 1160,
  top: 44,
  /** Lower edge of the body. */
  bottom: 646,
  half: 560,
  gap: 40,
} as const;

/** The columns of a comparison, and where they begin. */
export const comparisonGrid = { gap: 60, top: 176, rule: 4, inset: 26 } as const;

/** Room between the heading of a slide and what follows it. */
export const headingGap = 24;

const body: OfficeBox = { x: grid.left, y: 160, width: grid.width, height: grid.bottom - 160 };
const compared = (index: number, y: number, height: number): OfficeBox => {
  const width = (grid.width - comparisonGrid.gap) / 2;
  return { x: grid.left + index * (width + comparisonGrid.gap), y, width, height };
};
const column = (index: number, y: number, height: number): OfficeBox => ({
  x: grid.left + index * (grid.half + grid.gap),
  y,
  width: grid.half,
  height,
});

/** The slide layouts of the presentation, one for each of ours. */
export function officeForms(layouts: SlideLayouts, colours: Colours): readonly Form[] {
  return [...layouts.values()].map((layout) => officeForm(layout, colours));
}

function officeForm({ name: layout, title: called, frame: shown }: SlideLayout, colours: Colours): Form {
  const styles = stylesFor(layout, colours);
  const holder = holderWith(styles);
  const frame = [
    ...(!shown.sources
      ? []
      : [holder('Sources', 'foot', 20, { x: 60, y: 662, width: 1030, height: 44 }, 'caption', 'bottom')]),
    ...(!shown.number
      ? []
      : [
          {
            ...holder(
              'Number',
              'number',
              21,
              { x: 1100, y: 684, width: 120, height: 22 },
              'caption',
              'bottom',
            ),
            align: 'right' as const,
          },
        ]),
  ];
  const rules =
    layout === 'comparison'
      ? [0, 1].map((index) => ({
          box: compared(index, comparisonGrid.top, comparisonGrid.rule),
          colour: colours('ink'),
        }))
      : [];
  return {
    name: called,
    ...(layout === 'divider' ? { background: colours('ink') } : {}),
    holders: [...ownHolders(layout, holder), ...frame],
    rules,
  };
}

type MakeHolder = ReturnType<typeof holderWith>;

function holderWith(styles: Styles) {
  return (
    name: string,
    kind: Holder['kind'],
    index: number,
    box: OfficeBox,
    style: keyof Styles,
    anchor: Anchor,
  ): Holder => ({
    name,
    kind,
    index,
    box,
    style: styles[style],
    anchor,
    prompt: kind === 'title' ? 'The sentence to remember' : name,
  });
}

const title: OfficeBox = { x: grid.left, y: grid.top, width: grid.width, height: 92 };
const centred: OfficeBox = { x: grid.left, y: 190, width: grid.width, height: 200 };
const below: OfficeBox = { x: grid.left, y: 418, width: 1000, height: 180 };

const textTop = comparisonGrid.top + comparisonGrid.inset;

function ownHolders(layout: string, holder: MakeHolder): readonly Holder[] {
  const byline = holder('Byline', 'text', 12, { x: 60, y: 592, width: 1160, height: 64 }, 'small', 'bottom');
  const heading = holder('Title', 'title', 0, title, 'title', 'top');
  switch (layout) {
    case 'title':
    case 'divider':
    case 'closing':
      return [
        holder('Title', 'title', 0, centred, 'title', 'bottom'),
        holder('Text', 'text', 1, below, 'text', 'top'),
        byline,
      ];
    case 'statement':
      return [
        holder('Title', 'title', 0, centred, 'title', 'bottom'),
        holder('Text', 'text', 1, below, 'text', 'top'),
      ];
    case 'chart':
      return [
        heading,
        holder('Subtitle', 'text', 11, { x: 60, y: 137, width: 1160, height: 29 }, 'subtitle', 'bottom'),
        holder('Chart', 'object', 10, { x: 60, y: 176, width: 1160, height: 470 }, 'text', 'top'),
      ];
    case 'two-charts':
    case 'chart-text':
      return [heading, ...halves(layout, holder)];
    case 'comparison':
      return [
        heading,
        holder('Left', 'text', 1, compared(0, textTop, grid.bottom - textTop), 'text', 'top'),
        holder('Right', 'text', 2, compared(1, textTop, grid.bottom - textTop), 'text', 'top'),
      ];
    case 'table':
    case 'backup':
      return [heading, holder('Content', 'object', 10, body, 'text', 'top')];
    default:
      return [heading, holder('Text', 'text', 1, body, 'text', 'top')];
  }
}

function halves(layout: string, holder: MakeHolder): readonly Holder[] {
  const left = [
    holder('Subtitle', 'text', 11, column(0, 156, 52), 'subtitle', 'bottom'),
    holder('Chart', 'object', 10, column(0, 216, 430), 'text', 'top'),
  ];
  if (layout === 'chart-text')
    return [
      ...left,
      holder('Text', 'text', 1, { x: 680, y: 160, width: 540, height: 486 }, 'text', 'middle'),
    ];
  return [
    ...left,
    holder('Second subtitle', 'text', 14, column(1, 156, 52), 'subtitle', 'bottom'),
    holder('Second chart', 'object', 13, column(1, 216, 430), 'text', 'top'),
  ];
}
