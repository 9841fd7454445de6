// Turns speaker notes into the paragraphs of a notes page in an office suite.
import type { List, ListItem, RootContent, Table, TableCell } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import type { Paragraph, Run } from '../../../model/deck/presentation.ts';
import type { Edition, Slide } from '../../../model/edition.ts';
import { noteBlocks } from '../note-blocks.ts';
import type { NodeHandlers } from '../slide-nodes.ts';
import { citationText, spokenNotes } from '../slide-sources.ts';
import { type SlideTime, timing, withAddress } from '../speaker-notes.ts';
import { codeRuns, plainRuns, taskSign } from './runs.ts';

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
  const notes = noteBlocks(spokenNotes(slide, edition, handlers), handlers).flatMap((node) =>
    blockParagraphs(node, 0),
  );
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
      return node.children
        .flatMap((child) => blockParagraphs(child, level))
        .map((paragraph) => ({ indent: indent * (level + 1), ...paragraph }));
    case 'code':
      return [{ runs: codeRuns(node.value) }];
    case 'table':
      return tableParagraphs(node);
    case 'html':
      return node.value === '<hr>' ? [{ runs: [{ text: '* * *' }] }] : [];
    default:
      return [];
  }
}

/** The rows of a table as paragraphs, whose cells begin at the same places. */
function tableParagraphs({ children }: Table): readonly Paragraph[] {
  const rows = children.map((row, index) => rowRuns(row.children, index === 0));
  const lengths = children.map((row) => row.children.map((cell) => plainText(cell).length));
  const columns = Math.max(0, ...lengths.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...lengths.map((row) => row[column] ?? 0)),
  );
  const starts = widths.map((_, column) =>
    widths.slice(0, column).reduce((sum, width) => sum + width * letter + gap, 0),
  );
  // Columns that would begin beyond the page share what it has.
  const scale = Math.min(1, (noteWidth - 60) / Math.max(1, starts.at(-1) ?? 0));
  const tabs = starts.slice(1).map((place) => Math.round(place * scale));
  return rows.map((runs) => ({ runs, ...(tabs.length === 0 ? {} : { tabs }) }));
}

/** Width of a letter of notes at most, the distance of columns, and the width of the notes on their page. */
const letter = 9;
const gap = 16;
const noteWidth = 560;

/** The cells of a row with tabs between them, bold in the head. Notes in office suites are paragraphs and nothing else. */
function rowRuns(cells: readonly TableCell[], isHead: boolean): readonly Run[] {
  return cells.flatMap(({ children }, column) => {
    const runs = children.flatMap((child) => noteRuns(child));
    const own = isHead ? runs.map((run) => ({ ...run, style: { isBold: true } })) : runs;
    return column === 0 ? own : [{ text: '\t' }, ...own];
  });
}

const indent = 28;
const bullet = { colour: '#000000', width: 20 } as const;

function itemParagraphs(item: ListItem, index: number, { ordered, start }: List, level: number) {
  const sign = taskSign(item) ?? (ordered === true ? (start ?? 1) + index : '–');
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

/** Runs of notes: emphasis is bold, and the address of a link stands behind its words, since notes are read on paper, too. */
function noteRuns(node: RootContent): readonly Run[] {
  if (node.type === 'link') {
    const runs = plainRuns([node]);
    const words = runs.map(({ text }) => text).join('');
    const rest = withAddress(words, node.url).slice(words.length);
    return rest === '' ? runs : [...runs, { text: rest }];
  }
  const isStrong = node.type === 'strong' || node.type === 'emphasis';
  if (isStrong)
    return node.children
      .flatMap((child) => noteRuns(child))
      .map((run) => ({ ...run, style: { isBold: true } }));
  return plainRuns([node]);
}
