// Parses sections: front matter, prose and slides.
import type { Heading, PhrasingContent, Root, RootContent } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { VFileMessage } from 'vfile-message';
import { message } from '../../messages/message.ts';
import type { SlideLayouts } from '../../model/deck/slide-layout.ts';
import type { Section, SlideBlock } from '../../model/project.ts';
import type { Checked } from '../../model/sources.ts';
import type { FindPicture } from '../pictures/image.ts';
import { fileStart } from '../text/lines.ts';
import { readBlocks } from './blocks.ts';
import { isSlideDirective } from './directive.ts';
import { type FrontMatter, lateFrontMatter, parseFrontMatter, withoutFrontMatter } from './front-matter.ts';
import { htmlFault } from './html.ts';
import { definitionsIn, resolveReferences, unusedDefinitions } from './lint/definitions.ts';
import { fenceFaults } from './lint/fences.ts';
import { depthFaults, limitFaults } from './lint/limits.ts';
import { parseSectionTree } from './markdown.ts';
import { marpComments, strayBackgrounds } from './marp-syntax.ts';
import { phrasingAt } from './phrasing.ts';
import { checkProse, placeOf } from './prose.ts';
import { readSlide } from './slides.ts';

/** The section in a file, with a message for each fault. `findPicture` takes a path relative to `content/`; `layouts` are those of slides. */
export function parseSection(
  path: string,
  text: string,
  findPicture: FindPicture,
  layouts: SlideLayouts,
): Checked<Section> {
  const front = parseFrontMatter(path, text);
  const phrases = readPhrases(path, text, front.value);
  const parsed = readTree(path, text);
  const tree = parsed.value;
  const definitions = definitionsIn(path, tree);
  const context = { path, text, findPicture, definitions: definitions.value };
  resolveReferences(tree, definitions.value);
  const messages = [
    ...front.messages,
    ...phrases.messages,
    ...parsed.messages,
    ...definitions.messages,
    ...readBlocks(path, tree),
    ...checkProse(tree, context),
    ...marpComments(tree, (node) => placeOf(path, node)),
  ];
  const slides = tree.children.filter(isSlideDirective).map((node) => readSlide(node, context, layouts));
  messages.push(...unusedDefinitions(path, definitions.value));
  const rest = tree.children.filter((node) => !isSlideDirective(node));
  const isRefused = parsed.messages.some(({ ruleId }) => ruleId === 'too-complex');
  const { title, body, messages: titles } = takeTitle(path, rest);
  const value: Section = {
    path,
    id: sectionId(path),
    matter: front.value.matter ?? 'main',
    ...(front.value.volume !== undefined && { volume: front.value.volume }),
    ...(front.value.newPage !== undefined && { newPage: front.value.newPage }),
    title,
    ...phrases.value,
    ...(front.value.short !== undefined && { short: front.value.short }),
    divider: front.value.divider ?? true,
    tree: withoutComments({ ...tree, children: body }),
    slides: slides.map((slide) => slide.value).filter((slide): slide is SlideBlock => slide !== undefined),
  };
  const stray = strayBackgrounds(value.tree, (node) => placeOf(path, node));
  return {
    value,
    messages: [
      ...messages,
      ...stray,
      ...slides.flatMap((slide) => slide.messages),
      ...(isRefused ? [] : titles),
    ],
  };
}

/** The tree of the text without its front matter; without content where it would take the parser too long. */
function readTree(path: string, text: string): Checked<Root> {
  const body = withoutFrontMatter(text);
  const limits = limitFaults(path, body);
  const tree = parseSectionTree(limits.length > 0 ? '' : body);
  const depth = depthFaults(path, tree);
  const faults = [...limits, ...depth];
  if (faults.length > 0) return { value: { ...tree, children: [] }, messages: faults };
  const messages = [...lateFrontMatter(path, tree), ...fenceFaults(path, text, tree)];
  return { value: tree, messages };
}

/** `content/02-boiling.md` → `boiling`. */
function sectionId(path: string): string {
  return path.replace(/^.*\//, '').replace(/^\d+-/, '').replace(/\.md$/, '');
}

type Phrases = Pick<Section, 'question' | 'answer' | 'doubt'>;

function readPhrases(path: string, text: string, front: FrontMatter): Checked<Phrases> {
  const value: Partial<Record<keyof Phrases, readonly PhrasingContent[]>> = {};
  const messages: VFileMessage[] = [];
  for (const key of ['question', 'answer', 'doubt'] as const) {
    const words = front[key];
    if (words === undefined) continue;
    const phrase = phrasingAt(path, text, [key], words);
    value[key] = phrase.value;
    messages.push(...phrase.messages);
  }
  return { value, messages };
}

function takeTitle(
  path: string,
  blocks: readonly RootContent[],
): { title: readonly PhrasingContent[]; body: RootContent[]; messages: readonly VFileMessage[] } {
  const [first, ...others] = blocks.filter(isTitle);
  const body = blocks.filter((node) => node !== first);
  if (first === undefined) {
    const help = 'write `# Its title` under the front matter';
    const reason = 'Unexpected section without a title, expected a `#` heading';
    return {
      title: [],
      body,
      messages: [message('missing-title', { path, position: fileStart }, reason, { help })],
    };
  }
  const messages = others.map((node) => {
    const reason = 'Unexpected second `#` title, expected one for each section';
    return message('second-title', placeOf(path, node), reason, { help: 'use `##`, or begin another file' });
  });
  return { title: first.children, body, messages: [...messages, ...titleNotes(path, first)] };
}

/** Errors for footnotes in a title, which is repeated in the contents, in running heads and on slides. */
function titleNotes(path: string, title: Heading): readonly VFileMessage[] {
  const messages: VFileMessage[] = [];
  visit(title, 'footnoteReference', (node) => {
    const reason = 'Unexpected footnote in the title of a section, expected words';
    const help = 'refer to the note from the first paragraph';
    messages.push(message('misplaced-footnote', placeOf(path, node), reason, { help }));
  });
  return messages;
}

function isTitle(node: RootContent): node is Heading {
  return node.type === 'heading' && node.depth === 1;
}

/** Removes comments. Those on slides are speaker notes and are read before; all others are for the author only. */
function withoutComments(tree: Root): Root {
  visit(tree, 'html', (node, index, parent) => {
    if (parent === undefined || index === undefined || htmlFault(node.value) !== undefined) return undefined;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
  return tree;
}
