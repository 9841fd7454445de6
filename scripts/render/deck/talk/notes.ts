// Turns speaker notes into the paragraphs of a notes page in an office suite.
import type { List, ListItem, RootContent } from 'mdast';
import type { Paragraph, Run } from '../../../model/deck/presentation.ts';
import type { Edition, Slide } from '../../../model/edition.ts';
import { type NodeHandlers, plainBlocks } from '../slide-nodes.ts';
import { citationText } from '../slide-sources.ts';
import { type SlideTime, timing } from '../speaker-notes.ts';
import { plainRuns } from './runs.ts';

/** Notes as paragraphs, of which the first is the timing; none in a public edition. */
export function noteParagraphs(
  slide: Slide,
  time: SlideTime | undefined,
  edition: Edition,
): readonly Paragraph[] {
  if (edition.isPublic === true) return [];
  const { language } = edition.units;
  const handlers: NodeHandlers = {
    language,
    figure: () => [],
    table: () => [],
    citation: (node) => citationText(edition, node),
    image: (address) => address,
  };
  const notes = plainBlocks(slide.notes, handlers).flatMap((node) => blockParagraphs(node, 0));
  return [
    { runs: [{ text: timing(slide, time, language), style: { isBold: true } }] },
    ...notes.map((paragraph) => ({ ...paragraph, before: 8 })),
  ];
}

function blockParagraphs(node: RootContent, level: number): readonly Paragraph[] {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return [{ runs: node.children.flatMap((child) => noteRuns(child)) }];
    case 'list':
      return node.children.flatMap((item, index) => itemParagraphs(item, index, node, level));
    case 'blockquote':
      return node.children.flatMap((child) => blockParagraphs(child, level));
    default:
      return [];
  }
}

const indent = 28;
const bullet = { colour: '#000000', width: 20 } as const;

function itemParagraphs(item: ListItem, index: number, { ordered, start }: List, level: number) {
  const sign = ordered === true ? (start ?? 1) + index : '–';
  return item.children.flatMap((child, place): readonly Paragraph[] => {
    if (child.type === 'list') return blockParagraphs(child, level + 1);
    const own = { ...(level === 0 ? {} : { level }), indent: indent * (level + 1) };
    return blockParagraphs(child, level).map((paragraph) => ({
      ...paragraph,
      ...own,
      ...(place === 0 ? { bullet: { sign, ...bullet } } : {}),
    }));
  });
}

function noteRuns(node: RootContent): readonly Run[] {
  const isStrong = node.type === 'strong' || node.type === 'emphasis';
  if (!isStrong) return plainRuns([node]);
  return plainRuns([node]).map((run) => ({ ...run, style: { isBold: true } }));
}
