// Puts what changed since a frozen edition in the place of `::changes`.
import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFileMessage } from 'vfile-message';
import { message, suggest } from '../messages/message.ts';
import type { Edition } from '../model/edition.ts';
import type { Changes } from '../model/editions/changes.ts';
import type { ChangesNode } from '../model/markdown.ts';
import type { Project } from '../model/project.ts';
import type { Checked } from '../model/sources.ts';
import { fileStart } from '../read/text/lines.ts';
import { lastEdition } from '../resolve/facts/edition-rows.ts';
import { numeralsIn } from '../resolve/facts/numerals.ts';
import { changesBlocks, mainChanges } from './blocks.ts';
import { compare } from './compare.ts';
import { holdsChanges } from './idle.ts';
import { recordEdition } from './record.ts';

export { withoutIdleChanges } from './idle.ts';

/**
 * The edition with every list of changes written out, with the messages about it. The numerals in these lists count as bound. Lists name an edition that is
 * frozen (`unknown-edition`).
 */
export function withChanges(resolved: Checked<Edition>, project: Project): Checked<Edition> {
  const { value: edition, messages: others } = resolved;
  if (!mentionsChanges(edition)) return resolved;
  const comparison = comparer(edition, project);
  const messages: VFileMessage[] = [];
  let numerals = 0;
  const written = (path: string) => (node: ChangesNode) => {
    const changes = comparison(node.since);
    if (changes === undefined) {
      messages.push(unknownEdition(path, node, project));
      return [];
    }
    const blocks =
      node.most === undefined
        ? changesBlocks(changes, edition)
        : mainChanges(changes, node.most, edition.units.language);
    numerals += numeralsOf(blocks);
    return blocks;
  };
  const chapters = edition.chapters.map((chapter) => {
    const children = withoutNodes(chapter.body.children, written(chapter.path));
    return { ...chapter, body: { ...chapter.body, children } };
  });
  const slides = edition.slides.map((slide) => {
    const slots = Object.entries(slide.slots).map(([name, blocks]) => [
      name,
      withoutNodes(blocks, written(slide.place.path)),
    ]);
    return { ...slide, slots: Object.fromEntries(slots) };
  });
  const { coverage } = edition;
  const counted = { ...coverage, bound: coverage.bound + numerals };
  return {
    value: { ...edition, chapters, slides, coverage: counted },
    messages: [...others, ...messages],
  };
}

/** Compares the edition with a frozen one; undefined where there is none of that id. */
function comparer(edition: Edition, project: Project): (since: string | undefined) => Changes | undefined {
  const known = new Map<string, Changes>();
  const own = recordEdition(edition, project.tables, {});
  return (since) => {
    const before = since === undefined ? lastEdition(project) : project.editions.get(since);
    if (before === undefined) return undefined;
    const changes = known.get(before.edition.id) ?? compare(before, own, edition.units);
    known.set(before.edition.id, changes);
    return changes;
  };
}

/** Blocks with others in the place of each list of changes, also inside of boxes and quotes. */
function withoutNodes(
  blocks: readonly RootContent[],
  write: (node: ChangesNode) => readonly RootContent[],
): RootContent[] {
  return blocks.flatMap((block) => {
    if (block.type === 'changes') return write(block);
    if (!('children' in block) || !holdsChanges(block)) return [block];
    const children = withoutNodes(block.children as readonly RootContent[], write);
    return [{ ...block, children } as RootContent];
  });
}

function mentionsChanges({ chapters, slides }: Edition): boolean {
  const blocks = [
    ...chapters.flatMap(({ body }) => body.children),
    ...slides.flatMap(({ slots }) => Object.values(slots).flat()),
  ];
  return blocks.some(holdsChanges);
}

function unknownEdition(
  path: string,
  { since = '', position }: ChangesNode,
  { editions }: Project,
): VFileMessage {
  const ids = [...editions.keys()];
  const reason =
    since === ''
      ? 'Unexpected list of changes, expected an earlier edition that is frozen'
      : `Unexpected edition \`${since}\`, expected one of the ${ids.length} in data/editions`;
  const freeze = '`npm run edition -- freeze` keeps an edition';
  const { help } = suggest(since, ids);
  return message('unknown-edition', { path, position: position ?? fileStart }, reason, {
    ...(since !== '' && { actual: since }),
    help:
      help === undefined || since === ''
        ? freeze
        : `${help} ${help.endsWith('?') ? 'If not, freeze it: ' : 'or freeze it: '}${freeze}`,
  });
}

function numeralsOf(blocks: readonly RootContent[]): number {
  let count = 0;
  const add = ({ value }: { readonly value: string }) => {
    count += numeralsIn(value).length;
  };
  for (const block of blocks)
    visit(block, (node: Nodes | PhrasingContent) => {
      if (node.type === 'text' || node.type === 'bound') add(node);
    });
  return count;
}
