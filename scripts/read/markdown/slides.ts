// Parses slides: attributes, heading, slots and speaker notes.
import type { Html, PhrasingContent, Root, RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { SKIP, visit } from 'unist-util-visit';
import type { VFileMessage } from 'vfile-message';
import { message, suggest } from '../../messages/message.ts';
import type { SlideLayout, SlideLayouts } from '../../model/deck/slide-layout.ts';
import type { SlideBlock, SlidePriority } from '../../model/project.ts';
import type { Checked, Place } from '../../model/sources.ts';
import { takeBackgrounds, withPictureBlocks } from '../pictures/slide-pictures.ts';
import { pointsOf } from '../text/lines.ts';
import { attributePlace, directivePlace } from './directive.ts';
import { commentsIn, htmlFault } from './html.ts';
import { type Definitions, definitionsIn, resolveReferences, unusedDefinitions } from './lint/definitions.ts';
import { fenceFaults } from './lint/fences.ts';
import { parseNotesTree } from './markdown.ts';
import { isMarpComment, marpRulers } from './marp-syntax.ts';
import { moveTo } from './phrasing.ts';
import { checkProse, type ProseContext, placeOf } from './prose.ts';
import { contentFaults } from './slide-content.ts';
import { sortIntoSlots } from './slide-slots.ts';

const priorities: readonly SlidePriority[] = ['must', 'should', 'could'];

/** The slide of a directive, with a message for each fault; undefined when its layout is missing or unknown. Changes the directive. */
export function readSlide(
  node: ContainerDirective,
  context: ProseContext,
  layouts: SlideLayouts,
): Checked<SlideBlock | undefined> {
  const { path, text } = context;
  const notes = takeNotes(node, context);
  const backgrounds = takeBackgrounds(node);
  const [first, ...rest] = node.children;
  const isHeaded = first?.type === 'heading' && first.depth === 1;
  const heading: readonly PhrasingContent[] = isHeaded ? first.children : [];
  const body = withPictureBlocks(isHeaded ? rest : node.children);
  const attributes = readAttributes(path, node, layouts);
  const { layout, ...others } = attributes.value;
  const messages = [...notes.messages, ...marpRulers(node, text, path), ...attributes.messages];
  if (layout === undefined) return { value: undefined, messages };
  const sorted = sortIntoSlots(layout, body);
  const faults = contentFaults({ layout, heading, body, sorted, opening: directivePlace(path, node) });
  const value: SlideBlock = {
    place: placeOf(path, node),
    layout,
    ...others,
    heading,
    slots: sorted.slots,
    ...(backgrounds.length > 0 && { backgrounds }),
    notes: notes.value.spoken,
    ...(notes.value.handout.length > 0 && { handout: notes.value.handout }),
  };
  return { value, messages: [...messages, ...faults] };
}

/** What the comments on a slide say: to the speaker, and to readers of the handout. */
interface Notes {
  readonly spoken: readonly RootContent[];
  readonly handout: readonly RootContent[];
}

/** Removes the comments from a slide and parses them as its speaker notes, and as what the handout says below it. */
function takeNotes(node: ContainerDirective, context: ProseContext): Checked<Notes> {
  const comments: Html[] = [];
  visit(node, 'html', (html, index, parent) => {
    if (parent === undefined || index === undefined || htmlFault(html.value) !== undefined) return undefined;
    // Directives of Marp have errors of their own.
    if (!isMarpComment(html)) comments.push(html);
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
  const checked = comments.map((comment) => readNotes(comment, context));
  return {
    value: {
      spoken: checked.flatMap((note) => note.value.spoken),
      handout: checked.flatMap((note) => note.value.handout),
    },
    messages: checked.flatMap((note) => note.messages),
  };
}

/** How a comment begins that the handout prints. */
const handoutMark = /^\s*handout:\s/iu;

function readNotes(comment: Html, context: ProseContext): Checked<Notes> {
  const { path, text, definitions } = context;
  const from = comment.position?.start.offset ?? 0;
  const source = text.slice(from, comment.position?.end.offset ?? from);
  const point = pointsOf(text);
  const messages: VFileMessage[] = [];
  const head = knownLabels(definitions);
  const read = commentsIn(source).map(({ start: begin, text: whole }) => {
    const mark = handoutMark.exec(whole)?.[0] ?? '';
    const [start, note] = [begin + mark.length, whole.slice(mark.length)];
    const { children } = parseNotesTree(head + note);
    const own = children.filter((node) => (node.position?.start.offset ?? 0) >= head.length);
    const tree: Root = { type: 'root', children: own };
    moveTo(tree, (offset) => point(from + start + offset - head.length));
    messages.push(
      ...fenceFaults(path, text, tree),
      ...pictureFaults(path, tree),
      ...resolveNotes(tree, context),
      ...checkProse(tree, context),
    );
    return { isForHandout: mark !== '', blocks: tree.children };
  });
  const blocksOf = (isWanted: boolean) =>
    read.flatMap(({ isForHandout, blocks }) => (isForHandout === isWanted ? blocks : []));
  return { value: { spoken: blocksOf(false), handout: blocksOf(true) }, messages };
}

/** Errors for images: notes are words, in programs that show them as nothing else. */
function pictureFaults(path: string, tree: Root): readonly VFileMessage[] {
  const messages: VFileMessage[] = [];
  visit(tree, ['image', 'imageReference'], (node) => {
    const help = 'show it on the slide or in the section, and say here what to point at';
    const reason = 'Unexpected image in the notes of a slide, expected words';
    messages.push(message('slide-content', placeOf(path, node), reason, { help }));
  });
  return messages;
}

/** Definitions with the labels of those in the section, so that references to them in notes are read as references. */
function knownLabels(definitions: Definitions | undefined): string {
  const labels = [...(definitions?.links.values() ?? [])].map(({ label, identifier }) => label ?? identifier);
  const plain = labels.filter((label) => !/[[\]\\\n]/.test(label));
  return plain.length === 0 ? '' : `${plain.map((label) => `[${label}]: #\n`).join('')}\n`;
}

/** Resolves the references of notes by their own definitions and by those of links in the section. */
function resolveNotes(tree: Root, { path, definitions }: ProseContext): readonly VFileMessage[] {
  const { value: own, messages } = definitionsIn(path, tree);
  const links = new Map([...(definitions?.links ?? []), ...own.links]);
  const used = definitions?.used ?? own.used;
  resolveReferences(tree, { links, footnotes: own.footnotes, used });
  return [...messages, ...unusedDefinitions(path, { ...own, used })];
}

type Attributes = Pick<SlideBlock, 'id' | 'minutes' | 'priority' | 'private' | 'backup'> & {
  readonly layout?: SlideLayout;
};

function readAttributes(path: string, node: ContainerDirective, layouts: SlideLayouts): Checked<Attributes> {
  const { id, minutes, layout: name, priority: rank, private: flag, backup } = node.attributes ?? {};
  const at = (attribute: string): Place => attributePlace(path, node, attribute);
  const layout = readLayout(name, at('layout'), layouts);
  const priority = readPriority(rank, at('priority'));
  const time = readMinutes(minutes, at('minutes'));
  const value = {
    ...(layout.value && { layout: layout.value }),
    ...(id && { id }),
    ...(time.value !== undefined && { minutes: time.value }),
    priority: priority.value,
    private: flag !== undefined,
    ...(backup && { backup: { ids: backup.trim().split(/\s+/), place: at('backup') } }),
  };
  const messages = [
    layout.messages,
    priority.messages,
    time.messages,
    flagFaults(flag, at('private')),
    idFaults(id, at('id')),
    (backup?.trim().split(/\s+/) ?? []).flatMap((one) => idFaults(one, at('backup'))),
  ];
  return { value, messages: messages.flat() };
}

/** The value of an attribute as written. */
type Written = string | null | undefined;

/** The layout of that name. A missing attribute is reported by the check of the directive. */
function readLayout(name: Written, place: Place, layouts: SlideLayouts): Checked<SlideLayout | undefined> {
  const value = layouts.get(name ?? '');
  if (value !== undefined || !name) return { value, messages: [] };
  const reason = `Unexpected layout \`${name}\`, expected one of the ${layouts.size} layouts`;
  const help = suggest(name, [...layouts.keys()]);
  return { value, messages: [message('unknown-layout', place, reason, help)] };
}

function readPriority(rank: Written, place: Place): Checked<SlidePriority> {
  const value = priorities.find((known) => known === (rank ?? 'must'));
  if (value !== undefined) return { value, messages: [] };
  const reason = `Unexpected priority \`${rank ?? ''}\`, expected one of the ${priorities.length} priorities`;
  return {
    value: 'must',
    messages: [message('not-in-enum', place, reason, suggest(rank ?? '', priorities))],
  };
}

function readMinutes(minutes: Written, place: Place): Checked<number | undefined> {
  if (minutes === undefined) return { value: undefined, messages: [] };
  const value = Number(minutes || Number.NaN);
  if (value > 0 && value <= 60) return { value, messages: [] };
  const reason = `Unexpected minutes \`${minutes ?? ''}\`, expected a number above 0 and up to 60`;
  return { value: undefined, messages: [message('wrong-type', place, reason)] };
}

function flagFaults(flag: Written, place: Place): readonly VFileMessage[] {
  if (flag === undefined || flag === '') return [];
  const reason = `Unexpected value \`${flag}\` for \`private\`, expected the word alone`;
  return [message('wrong-type', place, reason, { help: 'write `{… private}`, or leave it out' })];
}

function idFaults(id: Written, place: Place): readonly VFileMessage[] {
  if (id === undefined || /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id ?? '')) return [];
  const reason = `Unexpected id \`${id ?? ''}\`, expected lower-case words joined by hyphens`;
  return [message('wrong-format', place, reason)];
}
