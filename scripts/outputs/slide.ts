import { toString as plainText } from 'mdast-util-to-string';
import type { DataTable, Edition, Figure, Kit, RootContent, Slide, SlideLayout, Surface } from '../model.ts';
import { box, text, writeBlocks, writeHeading, writeLine } from './marp-markdown.ts';
import { artPath, titleArt } from './slide-art.ts';
import { caption } from './slide-caption.ts';
import { excerpt } from './slide-excerpt.ts';
import { withHero } from './slide-hero.ts';
import { plainBlocks, plainLine, type Show, tableNode } from './slide-nodes.ts';
import { citationText, foot } from './slide-sources.ts';
import { type Pace, speakerNotes } from './speaker-notes.ts';

/** The surface that a figure on a slide of this layout is drawn for; none where its data is shown as a table. */
export function surfaceOf(layout: SlideLayout, figure: Figure | undefined): Surface | undefined {
  if (layout === 'backup') return figure?.data.length === 0 ? 'slide' : undefined;
  return layout === 'two-charts' || layout === 'chart-text' || layout === 'comparison'
    ? 'slide-half'
    : 'slide';
}

/** Where the drawing of a chart lies beside the deck. */
export function drawingPath(chart: string, surface: Surface): string {
  return `charts/${chart}.${surface}.svg`;
}

/** One slide as Marp Markdown, from the partial of its layout. */
export function slideMarkdown(slide: Slide, pace: Pace | undefined, edition: Edition, kit: Kit): string {
  const show = shower(slide, edition, kit);
  const cite: Show['citation'] = (node) => citationText(edition, node);
  const body = plainBlocks(slide.layout === 'statement' ? withHero(slide.body) : slide.body, show);
  const columns = split(slide, body);
  const footer = foot(slide, edition, show);
  return kit
    .template(`slide-${slide.layout}`, {
      size: statementSize(slide, body),
      columns: columns.map((column) => ({ slot: { body: writeBlocks(column) } })),
      slot: {
        header: directive(plainLine([text(sectionName(slide))], show)),
        footer: directive(footer),
        heading: writeHeading(1, plainLine(slide.heading, show)),
        body: writeBlocks(body),
        left: writeBlocks(columns[0] ?? []),
        right: writeBlocks(columns.slice(1).flat()),
        caption: writeBlocks(caption(slide, edition)),
        drawing: slide.layout === 'title' && titleArt(edition, kit) !== undefined ? `![](${artPath})` : '',
        notes: edition.isPublic === true ? '' : speakerNotes(slide, pace, cite),
      },
    })
    .trim();
}

/** Characters that fit side by side at the size of a hero. */
const heroRoom = 16;

/** A number or a few words are set larger than a sentence, and a number below the heading larger than the heading. */
function statementSize(slide: Slide, [first, second]: readonly RootContent[]): string {
  if (isBox(first, 'hero') && second !== undefined)
    return plainText(second).length > heroRoom ? 'hero long' : 'hero';
  return plainText({ type: 'paragraph', children: [...slide.heading] }).length <= 14 ? 'number' : 'sentence';
}

/** What stands at the top right: the section. */
export function sectionName(slide: Slide): string {
  if (slide.layout === 'title' || slide.layout === 'divider') return '';
  return slide.layout === 'backup' ? `Backup · ${slide.section}` : slide.section;
}

/** A line of Markdown as the value of a directive in an HTML comment; hyphens could end the comment. */
function directive(nodes: Parameters<typeof writeLine>[0]): string {
  const line = writeLine(nodes);
  return line === '' ? '' : JSON.stringify(line).replace(/--/g, '\\u002d\\u002d').replace(/->/g, '\\u002d>');
}

// ---------------------------------------------------------------- what slides name

function shower(slide: Slide, edition: Edition, kit: Kit): Show {
  const show: Show = {
    figure: (id) => {
      const figure = edition.figures.get(id);
      if (figure === undefined) return [];
      const surface = surfaceOf(slide.layout, figure);
      if (surface === undefined) return figure.data.flatMap((table) => excerptNodes(table, slide.layout));
      const subtitle: RootContent = { type: 'paragraph', children: plainLine(figure.subtitle, show) };
      const image: RootContent = { type: 'image', url: drawingPath(id, surface), alt: figure.alt };
      const drawing: RootContent = { type: 'paragraph', children: [image] };
      return figure.subtitle.length === 0 ? [drawing] : [...box('subtitle', [subtitle]), drawing];
    },
    table: (id) => {
      const table = edition.tables.get(id);
      return table === undefined ? [] : excerptNodes(table, slide.layout);
    },
    // The foot of the slide names the sources.
    citation: () => '',
    image: (address) => (/^(?:data:|charts\/)/.test(address) ? address : kit.image(address)),
  };
  return show;
}

/** The table as far as it fits, and in words how much is left out. */
function excerptNodes(whole: DataTable, layout: SlideLayout): RootContent[] {
  const { table, remark } = excerpt(whole, layout);
  if (remark === undefined) return [tableNode(table)];
  const sentence: RootContent = { type: 'paragraph', children: [text(remark)] };
  return [tableNode(table), ...box('aside', [sentence])];
}

// ---------------------------------------------------------------- columns and captions

/** Columns of a slide: a chart each, the chart and the text beside it, or what stands under each `##` heading. */
function split(slide: Slide, body: readonly RootContent[]): readonly (readonly RootContent[])[] {
  if (slide.layout === 'comparison') return splitBefore(body, (node) => node.type === 'heading');
  if (slide.layout === 'two-charts') return figures(body);
  if (slide.layout !== 'chart-text') return [];
  const chart = figures(body).flat();
  return [chart, body.filter((node) => !chart.includes(node))];
}

/** Each drawing with the subtitle box before it. */
function figures(body: readonly RootContent[]): readonly (readonly RootContent[])[] {
  return body.flatMap((node, index) => {
    if (!isDrawing(node)) return [];
    const boxed = body[index - 1]?.type === 'html' && isBox(body[index - 3], 'subtitle');
    return [boxed ? body.slice(index - 3, index + 1) : [node]];
  });
}

function isDrawing(node: RootContent | undefined): boolean {
  const [only] = node?.type === 'paragraph' ? node.children : [];
  return only?.type === 'image' && only.url.startsWith('charts/');
}

function isBox(node: RootContent | undefined, name: string): boolean {
  return node?.type === 'html' && node.value === `<div class="${name}">`;
}

function splitBefore(
  nodes: readonly RootContent[],
  starts: (node: RootContent) => boolean,
): readonly (readonly RootContent[])[] {
  const parts: RootContent[][] = [];
  for (const node of nodes) {
    if (starts(node) || parts.length === 0) parts.push([]);
    parts.at(-1)?.push(node);
  }
  return parts;
}
