// Binds the words of a section of the report and numbers its headings.
import type { PhrasingContent, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import type { Chapter, Heading, Mention } from '../model/edition.ts';
import type { Section } from '../model/project.ts';
import { locate } from '../read/text/locate.ts';
import { bindBlocks, bindPhrasing } from './facts/bind.ts';
import {
  anchorsOf,
  collectObservations,
  type Names,
  numeralsOf,
  type Observation,
  type Observed,
  type Scope,
} from './facts/binding.ts';
import type { HeadingName, NumberedSection } from './numbering.ts';

/** A section of the report with its words bound and its headings with ids and numbers. Its citations get their numbers later. */
export function bindChapter(numbered: NumberedSection, names: Names): Observed<Chapter> {
  const { section, number } = numbered;
  const { observations, add, unwrap } = collectObservations();
  const scope: Scope = { path: section.path, mentions: [mentionOf(section.id, number, section.title)] };
  const phrase = (nodes: readonly PhrasingContent[]) => unwrap(bindPhrasing(nodes, scope, names));
  add(anchorsOf(scope.mentions));
  const title = phrase(section.title);
  const question = section.question && phrase(section.question);
  const answer = section.answer && phrase(section.answer);
  add(shortNameNumerals(section, names));
  const { blocks, headings } = unwrap(bindBody(numbered, scope, names));
  const doubt = section.doubt && phrase(section.doubt);
  const value: Chapter = {
    path: section.path,
    id: section.id,
    matter: section.matter,
    ...(section.volume && { volume: section.volume }),
    ...(section.newPage && { newPage: section.newPage }),
    title,
    ...(question && { question }),
    ...(answer && { answer }),
    ...(doubt && { doubt }),
    body: { ...section.tree, children: blocks },
    headings,
    ...(number !== undefined && { number }),
  };
  return { value, observations };
}

/** The numerals of the short name that slides show, which is plain text and cannot hold expressions. */
function shortNameNumerals({ path, short }: Section, names: Names): readonly Observation[] {
  // Most short names hold no numeral, and locating one parses the file.
  if (short === undefined || !/\d/u.test(short)) return [];
  const { position } = locate(names.project.sources.texts, path, ['short']);
  return numeralsOf(short, { path }, position, names);
}

interface Body {
  readonly blocks: RootContent[];
  readonly headings: readonly Heading[];
}

/** The body with its headings; a fact counts as mentioned at the nearest heading above it. */
function bindBody(
  { section, headings: headingNames }: NumberedSection,
  start: Scope,
  names: Names,
): Observed<Body> {
  const { observations, add, unwrap } = collectObservations();
  let scope = start;
  const headings: Heading[] = [];
  const blocks = section.tree.children.flatMap((node) => {
    const name = node.type === 'heading' ? headingNames.get(node) : undefined;
    if (node.type !== 'heading' || name === undefined) return unwrap(bindBlocks([node], scope, names));
    scope = { path: start.path, mentions: [mentionOf(name.id, name.number, node.children)] };
    add(anchorsOf(scope.mentions));
    const children = unwrap(bindPhrasing(node.children, scope, names));
    headings.push(headingOf(node.depth === 2 ? 2 : 3, name, children));
    const data = { ...node.data, ...name };
    return [{ ...node, children, data }] satisfies RootContent[];
  });
  return { value: { blocks, headings }, observations };
}

function headingOf(depth: 2 | 3, name: HeadingName, title: readonly PhrasingContent[]): Heading {
  return { ...name, depth, title };
}

function mentionOf(id: string, number: string | undefined, title: readonly PhrasingContent[]): Mention {
  const label = number === undefined ? plainText({ type: 'paragraph', children: [...title] }) : `§${number}`;
  return { kind: 'section', label, anchor: id };
}
