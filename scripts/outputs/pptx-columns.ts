import type { RootContent, Slide } from '../model.ts';
import { blocksOf } from '../read/markdown/slide-slots.ts';
import { fitText } from './pptx-fit.ts';
import { flow, type Holders } from './pptx-flow.ts';
import { comparisonGrid, grid, headingGap } from './pptx-forms.ts';
import { type Made, titleItem, tooLong } from './pptx-heading.ts';
import type { PartMaker } from './pptx-part.ts';
import { partsOf } from './pptx-parts.ts';
import { lineRuns } from './pptx-text.ts';

/** Two lines of a heading with what is below them. */
const titleRoom = 92;

/**
 * How much wider the fonts are that LibreOffice takes where ours are missing: a heading that would then need its second
 * line is given room for it.
 */
const widerFonts = 1.25;

/** A heading at the top and the body under it, in columns where the layout has some. */
export function usualSlide(slide: Slide, maker: PartMaker): Made {
  const { styles, kit } = maker;
  const runs = lineRuns(slide.heading, maker.text);
  const heading = fitText([{ runs }], styles.title, { width: grid.width, height: titleRoom }, kit.measure);
  const isTight = ['chart', 'two-charts', 'chart-text', 'backup'].includes(slide.layout.name);
  const narrow = { width: grid.width / widerFonts, height: titleRoom };
  const reserved = Math.max(heading.height, fitText([{ runs }], styles.title, narrow, kit.measure).height);
  const titleEnd = grid.top + (isTight ? reserved + 4 : titleRoom);
  const top = titleEnd + (slide.layout.role === 'backup' || !isTight ? headingGap : 4);
  const flows = columnsOf(slide, top).map(({ nodes, box, anchor, holders }) =>
    flow(partsOf(nodes, maker), box, anchor, holders),
  );
  const title = titleItem(heading.paragraphs, {
    x: grid.left,
    y: grid.top,
    width: grid.width,
    height: Math.max(titleRoom, heading.height),
  });
  return {
    items: [title, ...flows.flatMap(({ items }) => items)],
    misfits: [
      ...(heading.isTooLong ? [tooLong('heading')] : []),
      ...(flows.some(({ isTooLong }) => isTooLong) ? [tooLong('body')] : []),
    ],
  };
}

interface Column {
  readonly nodes: readonly RootContent[];
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly anchor: 'top' | 'middle' | 'bottom';
  readonly holders: Holders;
}

/** The body by columns. */
function columnsOf({ layout, slots }: Slide, top: number): readonly Column[] {
  const body = blocksOf(slots);
  const whole = { x: grid.left, y: top, width: grid.width, height: grid.bottom - top };
  const half = (index: number) => ({
    ...whole,
    x: grid.left + index * (grid.half + grid.gap),
    width: grid.half,
  });
  const figures = body.filter(({ type }) => type === 'figure');
  const chart: Holders = { subtitle: 'Subtitle', content: 'Chart' };
  const second: Holders = { subtitle: 'Second subtitle', content: 'Second chart' };
  switch (layout.name) {
    case 'chart':
      return [{ nodes: body, box: whole, anchor: 'bottom', holders: chart }];
    case 'two-charts':
      return figures.map((node, index) => ({
        nodes: [node],
        box: half(index),
        anchor: 'bottom',
        holders: [chart, second][index] ?? {},
      }));
    case 'chart-text': {
      const rest = body.filter(({ type }) => type !== 'figure');
      const beside = { ...half(1), x: half(1).x + 20, width: grid.half - 20 };
      return [
        { nodes: figures, box: half(0), anchor: 'bottom', holders: chart },
        { nodes: rest, box: beside, anchor: 'middle', holders: { text: 'Text' } },
      ];
    }
    case 'comparison':
      return comparison(body, whole);
    case 'table':
    case 'backup':
      return [{ nodes: body, box: whole, anchor: 'top', holders: { content: 'Content' } }];
    case 'quote':
      return [{ nodes: body, box: { ...whole, width: 1060 }, anchor: 'middle', holders: { text: 'Text' } }];
    default:
      return [{ nodes: body, box: whole, anchor: 'top', holders: { text: 'Text' } }];
  }
}

function comparison(body: readonly RootContent[], whole: Column['box']): readonly Column[] {
  const columns: RootContent[][] = [];
  for (const node of body) {
    if (node.type === 'heading' || columns.length === 0) columns.push([]);
    columns.at(-1)?.push(node);
  }
  const { gap, top, inset } = comparisonGrid;
  const width = (whole.width - gap * (columns.length - 1)) / columns.length;
  return columns.map((nodes, index) => ({
    nodes,
    box: { x: whole.x + index * (width + gap), y: top + inset, width, height: grid.bottom - top - inset },
    anchor: 'top',
    holders: columns.length > 2 ? {} : { text: index === 0 ? 'Left' : 'Right' },
  }));
}
