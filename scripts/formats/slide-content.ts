import type { Heading, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFileMessage } from 'vfile-message';
import { message } from '../diagnostics/message.ts';
import type { Place, SlideBlock, SlideLayout } from '../model.ts';
import { placeOf } from './prose.ts';

interface Need {
  readonly what: string;
  /** Whether it suffices, from how many blocks of each type stand on the slide. */
  readonly isMet: (count: (type: RootContent['type']) => number, body: readonly RootContent[]) => boolean;
}

const oneChart: Need = {
  what: 'exactly one `::chart{#id}` or `::diagram{#id}`',
  isMet: (count) => count('figure') === 1,
};

/** What the layouts show; a layout that is not here shows whatever stands on the slide. */
const needs: Partial<Record<SlideLayout, Need>> = {
  chart: oneChart,
  'chart-text': {
    what: 'one `::chart{#id}` or `::diagram{#id}` and text',
    isMet: (count, body) => count('figure') === 1 && body.length > 1,
  },
  'two-charts': { what: 'two `::chart{#id}` or `::diagram{#id}`', isMet: (count) => count('figure') === 2 },
  comparison: {
    what: 'two `##` headings, one per column',
    isMet: (_, body) =>
      body.filter(isColumnHead).length === 2 && body[0] !== undefined && isColumnHead(body[0]),
  },
  table: {
    what: 'one `::table{#id}` or Markdown table',
    isMet: (count) => count('dataTable') + count('table') === 1,
  },
  quote: {
    what: 'a paragraph or a block quote',
    isMet: (count) => count('paragraph') + count('blockquote') > 0,
  },
  code: { what: 'a fenced code block', isMet: (count) => count('code') > 0 },
};

function isColumnHead(node: RootContent): node is Heading {
  return node.type === 'heading' && node.depth === 2;
}

/** Everything that keeps a slide from being shown by its layout. `opening` is where its directive stands. */
export function contentFaults(slide: SlideBlock, opening: Place): readonly VFileMessage[] {
  return [...headingFaults(slide, opening), ...layoutFaults(slide, opening), ...footnoteFaults(slide)];
}

function headingFaults(slide: SlideBlock, opening: Place): readonly VFileMessage[] {
  if (slide.heading.length === 0) {
    const reason = 'Unexpected slide without a heading, expected `# Its message` as its first line';
    const help = 'the heading says what the audience should take away';
    return [message('missing-title', opening, reason, { help })];
  }
  return slide.body
    .filter((node) => node.type === 'heading' && node.depth === 1)
    .map((node) => {
      const help = 'begin another `:::slide`, or use `##`';
      const reason = 'Unexpected second `#` heading on a slide, expected one';
      return message('second-title', placeOf(slide.place.path, node), reason, { help });
    });
}

function layoutFaults(slide: SlideBlock, opening: Place): readonly VFileMessage[] {
  const need = needs[slide.layout];
  const count = (type: RootContent['type']) => slide.body.filter((node) => node.type === type).length;
  if (need === undefined || need.isMet(count, slide.body)) return [];
  const found = [...new Set(slide.body.map((node) => node.type))].join(', ') || 'nothing';
  const reason = `Unexpected content of a \`${slide.layout}\` slide, expected ${need.what}`;
  const help = `found: ${found}; add what is missing or choose another layout`;
  return [message('slide-content', opening, reason, { help })];
}

function footnoteFaults(slide: SlideBlock): readonly VFileMessage[] {
  const messages: VFileMessage[] = [];
  for (const block of slide.body) {
    visit(block, (node) => {
      if (node.type !== 'footnoteReference' && node.type !== 'footnoteDefinition') return;
      const reason = 'Unexpected footnote on a slide, expected none';
      const help = 'say it in the notes, or cite with `[@id]`';
      messages.push(message('slide-content', placeOf(slide.place.path, node), reason, { help }));
    });
  }
  return messages;
}
