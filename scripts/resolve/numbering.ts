// Numbers the sections, headings, figures and tables of the report in reading order.

import type { Heading as HeadingNode, Nodes, PhrasingContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFileMessage } from 'vfile-message';
import { message } from '../messages/message.ts';
import type { Language } from '../model/manner/language.ts';
import type { FigureNode, TableNode } from '../model/markdown.ts';
import { type Memo, noMemo } from '../model/memo.ts';
import type { Matter, Project, Section, Volume } from '../model/project.ts';
import type { Checked } from '../model/sources.ts';
import { fileStart } from '../read/text/lines.ts';
import { figureAnchor, tableAnchor } from './anchors.ts';
import { boundWord } from './mentions.ts';
import { slugOf, unique, wordsOf } from './slug.ts';

/** The id of a heading, and its number, such as "2.1". */
export interface HeadingName {
  readonly id: string;
  readonly number?: string;
}

/** A section with its number and those of its headings. */
export interface NumberedSection {
  readonly section: Section;
  readonly number?: string;
  /** By node of the section's tree. */
  readonly headings: ReadonlyMap<HeadingNode, HeadingName>;
}

/** The numbers of everything in the report that can be referred to. */
export interface Outline {
  readonly sections: readonly NumberedSection[];
  /** By chart and table id, in order of first placement. */
  readonly figures: ReadonlyMap<string, number>;
  readonly tables: ReadonlyMap<string, number>;
  /** What `[@sec:…]` can name, by id: "Section 4.2", or a title where there is no number. */
  readonly targets: ReadonlyMap<string, string>;
  /** Every id of the report to which a link can lead. */
  readonly anchors: ReadonlySet<string>;
}

const fixedAnchors = ['top', 'contents', 'references', 'data-sources', 'ledger', 'back-page'];

/** The outline of the report. A figure or table that is placed twice is an error. */
export function numberSections(project: Project, memo: Memo = noMemo): Checked<Outline> {
  const numbered = inVolume(project, 'report').concat(inVolume(project, 'evidence'));
  const taken = new Set([...fixedAnchors, ...numbered.map((section) => section.id)]);
  const counts: Record<Matter, number> = { front: 0, main: 0, back: 0 };
  const chapters = numbered.map((section) => {
    counts[section.matter] += 1;
    return numberSection(section, chapterNumber(section.matter, counts[section.matter]), taken);
  });
  // The brief shows figures of the report once more, so that nothing in it is numbered or referred to.
  const brief = inVolume(project, 'brief').map((section) =>
    numberSection(section, undefined, new Set(taken)),
  );
  const figures = numberPlacements(numbered, 'figure', memo);
  const tables = numberPlacements(numbered, 'dataTable', memo);
  const anchors = new Set([
    ...taken,
    ...[...figures.value.keys()].map(figureAnchor),
    ...[...tables.value.keys()].map(tableAnchor),
  ]);
  return {
    value: {
      sections: [...chapters, ...brief],
      figures: figures.value,
      tables: tables.value,
      targets: new Map(chapters.flatMap((section) => targetsOf(section, project.units.units.language))),
      anchors,
    },
    messages: [...figures.messages, ...tables.messages],
  };
}

function inVolume({ sections }: Project, volume: Volume): readonly Section[] {
  return sections.filter((section) => (section.volume ?? 'report') === volume);
}

function chapterNumber(matter: Matter, count: number): string | undefined {
  if (matter === 'front') return undefined;
  return matter === 'main' ? String(count) : String.fromCharCode(64 + count);
}

function numberSection(section: Section, number: string | undefined, taken: Set<string>): NumberedSection {
  const headings = new Map<HeadingNode, HeadingName>();
  let [second, third] = [0, 0];
  for (const node of section.tree.children) {
    if (node.type !== 'heading' || (node.depth !== 2 && node.depth !== 3)) continue;
    [second, third] = node.depth === 2 ? [second + 1, 0] : [second, third + 1];
    const own = node.depth === 2 ? `${second}` : `${second}.${third}`;
    const id = unique(`${section.id}-${slugOf(node.children)}`, taken);
    headings.set(node, number === undefined ? { id } : { id, number: `${number}.${own}` });
  }
  return number === undefined ? { section, headings } : { section, headings, number };
}

function targetsOf(
  { section, number, headings }: NumberedSection,
  language: Language,
): (readonly [string, string])[] {
  const word = section.matter === 'back' ? 'appendix' : 'section';
  const label = (own: string | undefined, title: readonly PhrasingContent[]) =>
    own === undefined ? wordsOf(title) : boundWord(language, word, own);
  return [
    [section.id, label(number, section.title)],
    ...[...headings].map(([node, name]) => [name.id, label(name.number, node.children)] as const),
  ];
}

type PlacementType = 'figure' | 'dataTable';

function numberPlacements(
  sections: readonly Section[],
  type: PlacementType,
  memo: Memo,
): Checked<ReadonlyMap<string, number>> {
  const numbers = new Map<string, number>();
  const messages: VFileMessage[] = [];
  const placed = sections.flatMap(({ path, tree }) =>
    memo.get(`${type} ${path}`, [tree], () => placementsIn(tree, type)).map((node) => ({ path, node })),
  );
  for (const { path, node } of placed) {
    if (numbers.has(node.id)) messages.push(secondPlacement(path, node));
    else numbers.set(node.id, numbers.size + 1);
  }
  return { value: numbers, messages };
}

/** The placements of figures or of tables in a tree, in reading order. */
export function placementsIn(tree: Nodes, type: PlacementType): readonly (FigureNode | TableNode)[] {
  const found: (FigureNode | TableNode)[] = [];
  visit(tree, (node) => {
    if (node.type === type) found.push(node as FigureNode | TableNode);
  });
  return found;
}

function secondPlacement(path: string, node: FigureNode | TableNode): VFileMessage {
  const [what, prefix] = node.type === 'figure' ? [node.of ?? 'chart', 'fig'] : ['table', 'tbl'];
  const place = { path, position: node.position ?? fileStart };
  const reason = `Unexpected second ${what} \`${node.id}\`, expected each once in the report`;
  const help = `refer to it: \`[@${prefix}:${node.id}]\``;
  return message('duplicate-figure', place, reason, { actual: node.id, help });
}
