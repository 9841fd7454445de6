// Resolves references to links and images by their definitions, and finds definitions that are missing, repeated or unused.
import type { Definition, FootnoteDefinition, Image, Link, Nodes, Parents, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { VFileMessage } from 'vfile-message';
import { message } from '../../../messages/message.ts';
import { fileStart } from '../../text/lines.ts';
import { addressFaults } from '../address.ts';

declare module 'mdast' {
  interface LinkData {
    /** The address stands in a definition, where it has been checked. */
    isDefined?: true;
  }
}

/** Definitions by identifier, and which of them something refers to. */
export interface Definitions {
  readonly links: ReadonlyMap<string, Definition>;
  readonly footnotes: ReadonlyMap<string, FootnoteDefinition>;
  readonly used: Set<Definition | FootnoteDefinition>;
}

/** The definitions of a tree, with an error for each that repeats an identifier or has no address that readers can follow. */
export function definitionsIn(
  path: string,
  tree: Root,
): { readonly value: Definitions; readonly messages: readonly VFileMessage[] } {
  const messages: VFileMessage[] = [];
  const pictures = picturesIn(tree);
  const firsts = <T extends Definition | FootnoteDefinition>(type: T['type']): ReadonlyMap<string, T> => {
    const known = new Map<string, T>();
    visit(tree, type, (node) => {
      const definition = node as T;
      if (known.has(definition.identifier)) messages.push(repeated(path, definition));
      else if (!isComment(definition)) known.set(definition.identifier, definition);
      if (definition.type === 'definition' && !isComment(definition) && !pictures.has(definition.identifier))
        messages.push(...addressFaults(definition.url, placeOf(path, definition)));
    });
    return known;
  };
  const links = firsts<Definition>('definition');
  const footnotes = firsts<FootnoteDefinition>('footnoteDefinition');
  return { value: { links, footnotes, used: new Set() }, messages };
}

/** The identifiers that only images refer to: the address of their file is checked at each image. */
function picturesIn(tree: Root): ReadonlySet<string> {
  const shown = new Set<string>();
  visit(tree, 'imageReference', ({ identifier }) => void shown.add(identifier));
  visit(tree, 'linkReference', ({ identifier }) => void shown.delete(identifier));
  return shown;
}

/** `[//]: # (words)` is how comments are written where HTML is not wanted. */
function isComment(node: Definition | FootnoteDefinition): boolean {
  if (node.type === 'footnoteDefinition') return false;
  const { label, url } = node;
  return /^(?:\/\/|comment)$/i.test(label ?? '') && /^#?$/.test(url);
}

/**
 * Replaces references by links and images, in place, and takes away the definitions of both. Those that are used are added to
 * `used`. Footnotes stay, since their numbers follow the order of the report.
 */
export function resolveReferences(tree: Root, { links, footnotes, used }: Definitions): void {
  visit(tree, 'footnoteReference', ({ identifier }) => {
    const note = footnotes.get(identifier);
    if (note !== undefined) used.add(note);
  });
  visit(tree, ['linkReference', 'imageReference'], (node, index, parent) => {
    const definition = links.get((node as Reference).identifier);
    if (definition === undefined || index === undefined) return undefined;
    used.add(definition);
    (parent as Parents).children.splice(index, 1, resolved(node as Reference, definition));
    return index;
  });
  visit(tree, 'definition', (_, index, parent) => {
    if (parent === undefined || index === undefined) return undefined;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
}

type Reference = Extract<Nodes, { type: 'linkReference' | 'imageReference' }>;

function resolved(node: Reference, { url, title }: Definition): Link | Image {
  const target = { url, ...(title ? { title } : {}), ...(node.position && { position: node.position }) };
  return node.type === 'linkReference'
    ? { type: 'link', children: node.children, data: { isDefined: true }, ...target }
    : { type: 'image', alt: node.alt ?? '', ...target };
}

/** A warning for each definition of a section that nothing refers to: what it says is shown nowhere. */
export function unusedDefinitions(
  path: string,
  { links, footnotes, used }: Definitions,
): readonly VFileMessage[] {
  return [...links.values(), ...footnotes.values()]
    .filter((node) => !used.has(node))
    .map((node) => {
      const name = written(node);
      const reason = `Unexpected definition \`${name}:\`, expected a reference to it`;
      const help = `write \`${node.type === 'definition' ? `[words]${name}` : name}\` in the prose, or delete the definition`;
      return message('unused-definition', placeOf(path, node), reason, { help });
    });
}

function repeated(path: string, node: Definition | FootnoteDefinition): VFileMessage {
  const reason = `Unexpected second definition \`${written(node)}:\`, expected each once in a file`;
  const help = 'only the first one counts: delete one of them, or give it another name';
  return message('duplicate-definition', placeOf(path, node), reason, { help });
}

function written({ type, label, identifier }: Definition | FootnoteDefinition): string {
  return `[${type === 'definition' ? '' : '^'}${label ?? identifier}]`;
}

function placeOf(path: string, { position }: Nodes) {
  return { path, position: position ?? fileStart };
}
