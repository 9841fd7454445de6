// Turns footnotes into side notes.

import type { Element, ElementContent } from 'hast';
import type { FootnoteDefinition, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { wordIn } from '../../facts/language/language.ts';
import type { Language } from '../../model/manner/language.ts';
import { element } from './hast.ts';

/** The footnotes of one flow by identifier, with their numbers in order of first reference, and which have been written. */
export interface Notes {
  readonly known: ReadonlyMap<string, { readonly number: number; readonly definition: FootnoteDefinition }>;
  readonly written: Set<number>;
}

/** Collects the footnotes that are both defined and referred to. */
export function notesOf(root: Root): Notes {
  const definitions = new Map<string, FootnoteDefinition>();
  visit(root, 'footnoteDefinition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  const known = new Map<string, { number: number; definition: FootnoteDefinition }>();
  visit(root, 'footnoteReference', ({ identifier }) => {
    const definition = definitions.get(identifier);
    if (definition !== undefined && !known.has(identifier)) {
      known.set(identifier, { number: known.size + 1, definition });
    }
  });
  return { known, written: new Set() };
}

/** What a side note is made with: the notes of its flow, the beginning of their ids, and the language of labels. */
interface NoteContext {
  readonly notes: Notes;
  readonly prefix: string;
  readonly language: Language;
}

/**
 * A superscript number and, at its first reference, the note itself; nothing for an undefined note. Phrasing only, since it
 * stands inside a paragraph.
 */
export function sideNote(
  reference: { identifier: string },
  { notes, prefix, language }: NoteContext,
  all: (parent: Paragraph) => ElementContent[],
): Element[] {
  const { known, written } = notes;
  const note = known.get(reference.identifier);
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
  if (written.has(note.number)) return [mark];
  written.add(note.number);
  const body = note.definition.children
    .flatMap(noteLines)
    .map((children) => element('span', { className: ['para'] }, all({ type: 'paragraph', children })));
  const label = element('span', { className: ['notenumber'], ariaHidden: 'true' }, [`${note.number}`]);
  const aside = element('span', { className: ['sidenote'], role: 'note', id }, [label, ...body]);
  return [mark, aside];
}

/** A block of a note as paragraphs, with the signs of lists as words. */
function noteLines(node: RootContent): PhrasingContent[][] {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return [node.children];
    case 'blockquote':
      return node.children.flatMap(noteLines);
    case 'code':
      return node.value.split('\n').map((value) => [{ type: 'inlineCode', value }]);
    case 'list':
      return node.children.flatMap((item, index) => {
        const sign = node.ordered === true ? `${(node.start ?? 1) + index}. ` : '– ';
        const [first = [], ...rest] = item.children.flatMap(noteLines);
        return [[{ type: 'text' as const, value: sign }, ...first], ...rest];
      });
    case 'table':
      return node.children.map((row) =>
        row.children.flatMap((cell, column): PhrasingContent[] =>
          column === 0 ? cell.children : [{ type: 'text', value: ' | ' }, ...cell.children],
        ),
      );
    default:
      return [[{ type: 'text', value: plainText(node) }]];
  }
}

/**
 * Takes the notes out of an element in which they cannot float, such as a table or heading, and returns them. Their marks
 * stay.
 */
export function takeNotes(from: Element): readonly Element[] {
  const notes: Element[] = [];
  visit(from, 'element', (node, index, parent) => {
    const isNote = node.tagName === 'span' && String(node.properties.className) === 'sidenote';
    if (!isNote || parent === undefined || index === undefined) return undefined;
    parent.children.splice(index, 1);
    notes.push(node);
    return [SKIP, index];
  });
  return notes;
}
