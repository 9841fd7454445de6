import { toString as plainText } from 'mdast-util-to-string';
import { locate } from '../formats/locate.ts';
import type { Chapter, Heading, Mention, PhrasingContent, RootContent, Section } from '../model.ts';
import { bindBlocks, bindPhrasing } from './bind.ts';
import { type Binding, checkNumerals, openScope, type Scope } from './binding.ts';
import type { HeadingName, NumberedSection } from './numbering.ts';

/** A section of the report with its words bound, its headings numbered and named. */
export function bindChapter(numbered: NumberedSection, binding: Binding): Chapter {
  const { section, number } = numbered;
  const scope = openScope(binding, section.path, [mentionOf(section.id, number, section.title)]);
  const phrase = (nodes: readonly PhrasingContent[]) => bindPhrasing(nodes, scope, binding);
  const title = phrase(section.title);
  const opening = questionAndAnswer(section, phrase);
  checkShortName(section, scope, binding);
  const { blocks, headings } = bindBody(numbered, scope, binding);
  return {
    path: section.path,
    id: section.id,
    matter: section.matter,
    title,
    ...opening,
    ...(section.doubt && { doubt: phrase(section.doubt) }),
    body: { ...section.tree, children: blocks },
    headings,
    ...(number !== undefined && { number }),
  };
}

/** The name on slides is plain text: nothing can be bound in it. */
function checkShortName({ path, short }: Section, scope: Scope, binding: Binding): void {
  if (short === undefined) return;
  // Most names hold no numeral, and finding one in its file takes reading the file.
  if (!/\d/u.test(short)) return;
  const { position } = locate(binding.project.sources.texts, path, ['short']);
  checkNumerals(binding, short, scope, position);
}

function questionAndAnswer(
  section: Section,
  phrase: (nodes: readonly PhrasingContent[]) => PhrasingContent[],
) {
  return {
    ...(section.question && { question: phrase(section.question) }),
    ...(section.answer && { answer: phrase(section.answer) }),
  };
}

/** Facts are mentioned at the nearest heading above them. */
function bindBody({ section, headings: names }: NumberedSection, start: Scope, binding: Binding) {
  let scope = start;
  const headings: Heading[] = [];
  const blocks = section.tree.children.flatMap((node) => {
    const name = node.type === 'heading' ? names.get(node) : undefined;
    if (node.type !== 'heading' || name === undefined) return bindBlocks([node], scope, binding);
    scope = openScope(binding, start.path, [mentionOf(name.id, name.number, node.children)]);
    const children = bindPhrasing(node.children, scope, binding);
    headings.push(headingOf(node.depth === 2 ? 2 : 3, name, children));
    const data = { ...node.data, ...name };
    return [{ ...node, children, data }] satisfies RootContent[];
  });
  return { blocks, headings };
}

function headingOf(depth: 2 | 3, name: HeadingName, title: readonly PhrasingContent[]): Heading {
  return { ...name, depth, title };
}

function mentionOf(id: string, number: string | undefined, title: readonly PhrasingContent[]): Mention {
  const label = number === undefined ? plainText({ type: 'paragraph', children: [...title] }) : `§${number}`;
  return { kind: 'section', label, anchor: id };
}
