// Leaves out what would say what changed where no earlier edition is frozen.
import type { Nodes, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { ChangesNode } from '../model/markdown.ts';
import type { Project, Section, SlideBlock } from '../model/project.ts';
import { lastEdition } from '../resolve/facts/edition-rows.ts';

/**
 * The project of a first edition has none of what compares it with the last one: sections, slides and boxes that hold nothing
 * but such a list go, and so do their places in the talk; from others only the list goes. Lists that name an edition stay.
 */
export function withoutIdleChanges(project: Project): Project {
  if (lastEdition(project) !== undefined) return project;
  const sections = project.sections.flatMap(withoutLists);
  const slides = (some: readonly Section[]) =>
    new Set(some.flatMap((section) => section.slides).flatMap(({ id }) => id ?? []));
  const [before, after] = [slides(project.sections), slides(sections)];
  const isGone = (id: string) => before.has(id) && !after.has(id);
  const { talk } = project.edition;
  const kept = {
    ...talk,
    ...(talk.parts && {
      parts: talk.parts.map((part) => ({ ...part, slides: part.slides.filter((id) => !isGone(id)) })),
    }),
    ...(talk.backup && { backup: talk.backup.filter((id) => !isGone(id)) }),
  };
  return { ...project, sections, edition: { ...project.edition, talk: kept } };
}

function withoutLists(section: Section): readonly Section[] {
  const blocks = [
    ...section.tree.children,
    ...section.slides.flatMap(({ slots }) => Object.values(slots).flat()),
  ];
  if (!blocks.some(holdsChanges)) return [section];
  const slides = section.slides.flatMap(withoutListsOnSlide);
  const children = withoutIdle(section.tree.children);
  const isIdle = section.tree.children.length > 0 && children.length === 0 && slides.length === 0;
  return isIdle ? [] : [{ ...section, slides, tree: { ...section.tree, children } }];
}

function withoutListsOnSlide(slide: SlideBlock): readonly SlideBlock[] {
  if (!Object.values(slide.slots).flat().some(holdsChanges)) return [slide];
  const slots = Object.entries(slide.slots).map(([name, blocks]) => [name, withoutIdle(blocks)] as const);
  const [full, left] = [Object.values(slide.slots).flat(), slots.flatMap(([, blocks]) => blocks)];
  return full.length > 0 && left.length === 0 ? [] : [{ ...slide, slots: Object.fromEntries(slots) }];
}

/** Blocks without the lists, and without boxes that held nothing else. */
function withoutIdle(blocks: readonly RootContent[]): RootContent[] {
  return blocks.flatMap((block) => {
    if (block.type === 'changes') return isIdle(block) ? [] : [block];
    if (!('children' in block) || !holdsChanges(block)) return [block];
    const children = withoutIdle(block.children as readonly RootContent[]);
    return children.length === 0 ? [] : [{ ...block, children } as RootContent];
  });
}

/** Whether a node is a list of changes or holds one. */
export function holdsChanges(node: Nodes): boolean {
  let isFound = false;
  visit(node, 'changes', () => {
    isFound = true;
  });
  return isFound;
}

function isIdle({ since }: ChangesNode): boolean {
  return since === undefined;
}
