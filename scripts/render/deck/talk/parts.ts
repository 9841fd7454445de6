// Turns the blocks in the slots of a slide into parts for an office suite, in the order of the printed deck.
import type { Code, Image, List, ListItem, PhrasingContent, RootContent } from 'mdast';
import { wordIn } from '../../../facts/language/language.ts';
import type { ContentSlot } from '../../../model/deck/slide-layout.ts';
import type { PicturePart, TalkPart, TextPart } from '../../../model/deck/talk.ts';
import type { Edition, Slide } from '../../../model/edition.ts';
import type { Kit, KitPicture } from '../../../model/page.ts';
import { text } from '../marp-markdown.ts';
import { type NodeHandlers, plainBlocks } from '../slide-nodes.ts';
import { figureParts, type PartPicture, type TalkResources } from './figures.ts';
import { codeRuns, hasWords, plainRuns, taskSign } from './runs.ts';
import { dataTableParts, tablePart } from './tables.ts';

/** Handlers for the text of parts: figures and tables are parts of their own, and the foot of a slide names the sources. */
export const partHandlers: NodeHandlers = {
  figure: () => [],
  table: () => [],
  citation: () => '',
  image: (address) => address,
};

/** The same with the quotation marks of the edition. */
export function partHandlersOf({ units }: Edition): NodeHandlers {
  return { ...partHandlers, language: units.language };
}

/** The parts of a slot that an author fills. */
export function slotParts(
  slot: ContentSlot,
  nodes: readonly RootContent[],
  resources: TalkResources,
): readonly TalkPart[] {
  return nodes.flatMap((node) => blockParts(node, { slot, resources, name: 'Text', role: 'text' }));
}

interface BlockContext {
  readonly slot: ContentSlot;
  readonly resources: TalkResources;
  /** Name and role of the text parts. */
  readonly name: string;
  readonly role: TextPart['role'];
  readonly list?: TextPart['list'];
}

function blockParts(node: RootContent, context: BlockContext): readonly TalkPart[] {
  const { slot, resources } = context;
  switch (node.type) {
    case 'figure':
      return figureParts(node.id, slot, resources, partHandlersOf(resources.edition));
    case 'dataTable': {
      const table = resources.edition.tables.get(node.id);
      return table === undefined ? [] : dataTableParts(table, slot, partHandlersOf(resources.edition));
    }
    case 'callout': {
      const name = wordIn(resources.edition.units.language, node.kind);
      const title: readonly RootContent[] =
        node.title === undefined ? [] : [{ type: 'paragraph', children: [text(node.title)] }];
      return [...title, ...node.children].flatMap((child) =>
        blockParts(child, { ...context, name, role: 'other' }),
      );
    }
    case 'aside':
      return node.children.flatMap((child) => blockParts(child, { ...context, role: 'other' }));
    default:
      return plainBlocks([node], partHandlersOf(resources.edition)).flatMap((plain) =>
        plainParts(plain, context),
      );
  }
}

/** The parts of a standard Markdown block. */
function plainParts(node: RootContent, context: BlockContext): readonly TalkPart[] {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return lineParts(node.children, context);
    case 'list':
      return node.children.flatMap((item, index) => itemParts(item, index, node, context));
    case 'blockquote':
      return node.children.flatMap((child) => plainParts(child, context));
    case 'table':
      return [tablePart(node, context.slot.name, partHandlers)];
    case 'code':
      return [codePart(node, context)];
    default:
      return [];
  }
}

/** One text part for the words of a line, and one picture part for each image in it. */
function lineParts(nodes: readonly PhrasingContent[], context: BlockContext): readonly TalkPart[] {
  const { slot, name, role, list, resources } = context;
  const first = nodes.findIndex((node) => hasWords(plainRuns([node])));
  return nodes.flatMap((node, index): readonly TalkPart[] => {
    if (node.type === 'image') {
      return [picturePart(node, slot.name, resources.kit)];
    }
    if (index !== first) return [];
    const runs = plainRuns(nodes);
    return [{ kind: 'text', slot: slot.name, name, role, runs, ...(list === undefined ? {} : { list }) }];
  });
}

/** Formats that every office suite shows. */
const common = { gif: 'gif', jpeg: 'jpeg', png: 'png' } as const;

/** A picture as it is in its file, where every office suite shows that as browsers do. */
function picturePart({ url, alt }: Image, slot: string, kit: Kit): PicturePart {
  return { kind: 'picture', slot, name: 'Picture', alt: alt ?? '', ...shownAs(kit.picture(url)) };
}

/** What a part shows of a picture: nothing where the browser has to draw it. */
export function shownAs({ file: { format, bytes, isTurned } }: KitPicture): PartPicture {
  if (format === 'svg') return { svg: new TextDecoder().decode(bytes) };
  if (isTurned || format === 'webp' || format === 'avif') return {};
  return { image: { type: common[format], bytes } };
}

/** The pictures behind or beside the content of a slide. */
export function backgroundParts({ backgrounds = [] }: Slide, { kit }: TalkResources): readonly TalkPart[] {
  return backgrounds.map((image) => ({ ...picturePart(image, 'background', kit), isBackground: true }));
}

function itemParts(item: ListItem, index: number, list: List, context: BlockContext): readonly TalkPart[] {
  const level = context.list === undefined ? 0 : context.list.level + 1;
  const number = list.ordered === true ? { number: (list.start ?? 1) + index } : {};
  const task = taskSign(item);
  const first = { level, ...number, ...(task === undefined ? {} : { task }) };
  return item.children.flatMap((child, place) =>
    plainParts(child, { ...context, list: place === 0 ? first : { level, ...number } }),
  );
}

function codePart({ value }: Code, { slot }: BlockContext): TalkPart {
  return { kind: 'text', slot: slot.name, name: 'Code', role: 'other', runs: codeRuns(value) };
}
