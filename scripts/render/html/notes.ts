// Turns footnotes into side notes.

import type { Element, ElementContent } from 'hast';
import type { FootnoteDefinition, Paragraph, PhrasingContent, Root } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { wordIn } from '../../facts/language/language.ts';
import type { Language } from '../../model/manner/language.ts';
import { element } from './hast.ts';

/** Footnotes of one flow by identifier, with their numbers in order of first reference. */
export type Notes = ReadonlyMap<string, { readonly number: number; readonly definition: FootnoteDefinition }>;

/** Collects the footnotes that are both defined and referred to. */
export function notesOf(root: Root): Notes {
  const definitions = new Map<string, FootnoteDefinition>();
  visit(root, 'footnoteDefinition', (node) => {
    definitions.set(node.identifier, node);
  });
  const notes = new Map<string, { number: number; definition: FootnoteDefinition }>();
  visit(root, 'footnoteReference', ({ identifier }) => {
    const definition = definitions.get(identifier);
    if (definition !== undefined && !notes.has(identifier)) {
      notes.set(identifier, { number: notes.size + 1, definition });
    }
  });
  return notes;
}

/** A superscript number and the note itself; nothing for an undefined note. Phrasing only, since it stands inside a paragraph. */
export function sideNote(
  reference: { identifier: string },
  {
    notes,
    prefix,
    language,
  }: { readonly notes: Notes; readonly prefix: string; readonly language: Language },
  all: (parent: Paragraph) => ElementContent[],
): Element[] {
  const note = notes.get(reference.identifier);
  if (note === undefined) return [];
  const id = `${prefix}-note-${note.number}`;
  const mark = element('sup', {}, [
    element(
      'a',
      {
        className: ['noteref'],
        href: `#${id}`,
        ariaLabel: wordIn(language, 'note-label', { number: note.number }),
      },
      [`${note.number}`],
    ),
  ]);
  const body = note.definition.children.map((child): ElementContent => {
    const inline: PhrasingContent[] =
      child.type === 'paragraph' ? child.children : [{ type: 'text', value: plainText(child) }];
    return element('span', { className: ['para'] }, all({ type: 'paragraph', children: inline }));
  });
  const label = element('span', { className: ['notenumber'], ariaHidden: 'true' }, [`${note.number}`]);
  const aside = element('span', { className: ['sidenote'], role: 'note', id }, [label, ...body]);
  return [mark, aside];
}
