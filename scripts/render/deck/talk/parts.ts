// Turns what stands in the slots of a slide into parts for an office suite, in the order of the printed deck.
import type { Code, List, ListItem, PhrasingContent, RootContent } from 'mdast';
import type { ContentSlot } from '../../../model/deck/slide-layout.ts';
import type { TalkPart, TextPart, TextRun } from '../../../model/deck/talk.ts';
import { text } from '../marp-markdown.ts';
import { type NodeHandlers, plainBlocks } from '../slide-nodes.ts';
import { figureParts, type PartSources } from './figures.ts';
import { hasWords, plainRuns } from './runs.ts';
import { dataTableParts, tablePart } from './tables.ts';

/** Figures and tables are parts of their own; the foot of a slide names the sources. */
export const partHandlers: NodeHandlers = {
  figure: () => [],
  table: () => [],
  citation: () => '',
  image: (address) => address,
};

/** The parts of a slot that an author filled. */
export function slotParts(
  slot: ContentSlot,
  nodes: readonly RootContent[],
  sources: PartSources,
): readonly TalkPart[] {
  return nodes.flatMap((node) => blockParts(node, { slot, sources, name: 'Text', role: 'text' }));
}

interface Setting {
  readonly slot: ContentSlot;
  readonly sources: PartSources;
  /** Of text. */
  readonly name: string;
  readonly role: TextPart['role'];
  readonly list?: TextPart['list'];
}

const calloutNames = { definition: 'Definition', caution: 'Caution', try: 'Try it' } as const;

function blockParts(node: RootContent, setting: Setting): readonly TalkPart[] {
  const { slot, sources } = setting;
  switch (node.type) {
    case 'figure':
      return figureParts(node.id, slot, sources, partHandlers);
    case 'dataTable': {
      const table = sources.edition.tables.get(node.id);
      return table === undefined ? [] : dataTableParts(table, slot, partHandlers);
    }
    case 'callout': {
      const name = calloutNames[node.kind];
      const title: readonly RootContent[] =
        node.title === undefined ? [] : [{ type: 'paragraph', children: [text(node.title)] }];
      return [...title, ...node.children].flatMap((child) =>
        blockParts(child, { ...setting, name, role: 'other' }),
      );
    }
    case 'aside':
      return node.children.flatMap((child) => blockParts(child, { ...setting, role: 'other' }));
    default:
      return plainBlocks([node], partHandlers).flatMap((plain) => plainParts(plain, setting));
  }
}

/** The parts of a standard Markdown block. */
function plainParts(node: RootContent, setting: Setting): readonly TalkPart[] {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return lineParts(node.children, setting);
    case 'list':
      return node.children.flatMap((item, index) => itemParts(item, index, node, setting));
    case 'blockquote':
      return node.children.flatMap((child) => plainParts(child, setting));
    case 'table':
      return [tablePart(node, setting.slot.name, partHandlers)];
    case 'code':
      return [codePart(node, setting)];
    default:
      return [];
  }
}

/** Words and the images among them, which are blocks of their own. */
function lineParts(nodes: readonly PhrasingContent[], setting: Setting): readonly TalkPart[] {
  const { slot, name, role, list, sources } = setting;
  const first = nodes.findIndex((node) => hasWords(plainRuns([node])));
  return nodes.flatMap((node, index): readonly TalkPart[] => {
    if (node.type === 'image') {
      const picture = sources.pictures.get(node.url);
      if (picture === undefined) throw new Error(`Unexpected missing picture \`${node.url}\``);
      return [{ kind: 'picture', slot: slot.name, name: 'Picture', alt: node.alt ?? '', picture }];
    }
    if (index !== first) return [];
    const runs = plainRuns(nodes);
    return [{ kind: 'text', slot: slot.name, name, role, runs, ...(list === undefined ? {} : { list }) }];
  });
}

function itemParts(item: ListItem, index: number, list: List, setting: Setting): readonly TalkPart[] {
  const level = setting.list === undefined ? 0 : setting.list.level + 1;
  const number = list.ordered === true ? { number: (list.start ?? 1) + index } : {};
  return item.children.flatMap((child) => plainParts(child, { ...setting, list: { level, ...number } }));
}

/** Spaces that begin a line are kept by not being breakable. */
function codePart({ value }: Code, { slot }: Setting): TalkPart {
  const runs = value.split('\n').map(
    (line, index): TextRun => ({
      text: line.replaceAll(' ', '\u00a0'),
      ...(index === 0 ? {} : { isNewLine: true }),
    }),
  );
  return { kind: 'text', slot: slot.name, name: 'Code', role: 'other', runs };
}
