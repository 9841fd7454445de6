// Checks whether a slide has what its layout needs and nothing that the layout cannot show.
import type { PhrasingContent, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFileMessage } from 'vfile-message';
import { message } from '../../messages/message.ts';
import type { SlideLayout } from '../../model/deck/slide-layout.ts';
import type { Place } from '../../model/sources.ts';
import { placeOf } from './prose.ts';
import type { SortedSlots } from './slide-slots.ts';

/** The content of a slide as written, and sorted into slots. */
interface SlideContent {
  readonly layout: SlideLayout;
  readonly heading: readonly PhrasingContent[];
  readonly body: readonly RootContent[];
  readonly sorted: SortedSlots;
  /** The place of the slide's directive. */
  readonly opening: Place;
}

/** All faults of a slide's heading, slots and footnotes. */
export function contentFaults(slide: SlideContent): readonly VFileMessage[] {
  return [...headingFaults(slide), ...slotFaults(slide), ...footnoteFaults(slide)];
}

function headingFaults({ heading, body, opening }: SlideContent): readonly VFileMessage[] {
  if (heading.length === 0) {
    const reason = 'Unexpected slide without a heading, expected `# Its message` as its first line';
    const help = 'the heading says what the audience should take away';
    return [message('missing-title', opening, reason, { help })];
  }
  return body
    .filter((node) => node.type === 'heading' && node.depth === 1)
    .map((node) => {
      const help = 'begin another `:::slide`, or use `##`';
      const reason = 'Unexpected second `#` heading on a slide, expected one';
      return message('second-title', placeOf(opening.path, node), reason, { help });
    });
}

function slotFaults({ layout, body, sorted, opening }: SlideContent): readonly VFileMessage[] {
  const { name, expects = 'what its slots take' } = layout;
  if (!sorted.isComplete) {
    const found = [...new Set(body.map((node) => node.type))].join(', ') || 'nothing';
    const reason = `Unexpected content of a \`${name}\` slide, expected ${expects}`;
    const help = `found: ${found}; add what is missing or choose another layout`;
    return [message('slide-content', opening, reason, { help })];
  }
  return sorted.unplaced.flatMap(({ kind, blocks: [block] }) => {
    if (block === undefined) return [];
    const reason = `Unexpected ${kind === 'other' ? block.type : kind} on a \`${name}\` slide, expected ${expects}`;
    const help = 'no part of the layout shows it: leave it out, say it in the notes or choose another layout';
    return [message('slide-content', placeOf(opening.path, block), reason, { help })];
  });
}

function footnoteFaults({ body, opening }: SlideContent): readonly VFileMessage[] {
  const messages: VFileMessage[] = [];
  for (const block of body) {
    visit(block, (node) => {
      if (node.type !== 'footnoteReference' && node.type !== 'footnoteDefinition') return;
      const reason = 'Unexpected footnote on a slide, expected none';
      const help = 'say it in the notes, or cite with `[@id]`';
      messages.push(message('slide-content', placeOf(opening.path, node), reason, { help }));
    });
  }
  return messages;
}
