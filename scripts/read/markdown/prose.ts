// Checks prose: expressions, citations, tones, links, images and HTML.
import type { Html, Image, Link, Nodes, Parents, Root, Text } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { VFileMessage } from 'vfile-message';
import { message, suggest } from '../../messages/message.ts';
import { type Citation, type Expression, type Toned, tones } from '../../model/markdown.ts';
import type { Place } from '../../model/sources.ts';
import { type FindPicture, readImage } from '../pictures/image.ts';
import { fileStart } from '../text/lines.ts';
import { addressFaults } from './address.ts';
import { blockTag, isCallFault, readCall } from './call.ts';
import { readCitation } from './citation.ts';
import { misplaced } from './directive.ts';
import { htmlFault } from './html.ts';
import type { Definitions } from './lint/definitions.ts';
import { dialectFaults } from './lint/dialects.ts';
import { entityFaults } from './lint/entities.ts';
import { literalName } from './toned-text.ts';

/** Path and text of the file, the definitions in it, and how pictures are found. */
export interface ProseContext {
  readonly path: string;
  readonly text: string;
  readonly definitions?: Definitions;
  readonly findPicture: FindPicture;
}

/** Parses the citations of a tree in place, and returns a message for each fault of its prose. */
export function checkProse(tree: Root, context: ProseContext): readonly VFileMessage[] {
  const { path, text } = context;
  const messages = [...dialectFaults(path, text, tree), ...entityFaults(path, text, tree)];
  const hasBlock = opensBlock(tree);
  visit(tree, (node, index, parent) => {
    if (node.type === 'citation' && parent !== undefined && index !== undefined) {
      messages.push(...replaceCitation(node, index, parent, context));
      return SKIP;
    }
    if (node.type === 'image') messages.push(...imageFaults(node, { index, parent }, context));
    // Later tags of a Handlebars block are covered by the error for the first, and closing HTML tags by that for the opening tag.
    if (hasBlock && node.type === 'expression' && blockTag(node.value) === 'later') return undefined;
    if (node.type !== 'html' || !isClosing(node, index, parent)) messages.push(...faultsOf(node, context));
    return undefined;
  });
  return messages;
}

function opensBlock(tree: Root): boolean {
  let isOpen = false;
  visit(tree, 'expression', ({ value }) => {
    isOpen ||= blockTag(value) === 'beginning';
  });
  return isOpen;
}

/** Whether an HTML tag closes an earlier one among its siblings, which has been reported already. */
function isClosing({ value }: Html, index: number | undefined, parent: Parents | undefined): boolean {
  const tag = /^<\/(?<tag>[a-z][a-z0-9-]*)/i.exec(value)?.groups?.tag;
  if (tag === undefined || index === undefined || parent === undefined) return false;
  return parent.children
    .slice(0, index)
    .some((sibling) => sibling.type === 'html' && sibling.value.startsWith(`<${tag}`));
}

/** The place of a node. */
export function placeOf(path: string, node: { readonly position?: Nodes['position'] }): Place {
  return { path, position: node.position ?? fileStart };
}

function faultsOf(node: Nodes, context: ProseContext): readonly VFileMessage[] {
  switch (node.type) {
    case 'expression':
      return expressionFaults(node, context);
    case 'text':
      return textFaults(node, context);
    case 'toned':
      return toneFaults(node, context);
    case 'html':
      return htmlFaults(node, context);
    case 'link':
      return linkFaults(node, context);
    default:
      return [];
  }
}

function replaceCitation(
  node: Citation,
  index: number,
  parent: Parents,
  { path }: ProseContext,
): readonly VFileMessage[] {
  const read = readCitation(node);
  if (read === undefined) return [citationFault(placeOf(path, node))];
  parent.children.splice(index, 1, read);
  return [];
}

function citationFault(place: Place): VFileMessage {
  const reason = 'Unexpected citation, expected `[@id]`, `[@id, where; @id]` or `[@fig:id]`';
  const help =
    'each part begins with `@`; a reference (`@fig:`, `@tbl:`, `@sec:`) stands alone in its brackets';
  return message('citation-syntax', place, reason, { help });
}

function expressionFaults(node: Expression, { path }: ProseContext): readonly VFileMessage[] {
  const read = readCall(node.value);
  return isCallFault(read) ? [message(read.rule, placeOf(path, node), read.reason, read)] : [];
}

function textFaults(node: Text, { path }: ProseContext): readonly VFileMessage[] {
  const place = placeOf(path, node);
  if (node.data?.unclosed) {
    const { start } = place.position;
    const end = { ...start, column: start.column + 2, offset: (start.offset ?? 0) + 2 };
    const help = 'close it with `}}`; braces that mean themselves stand in code: `{{`';
    const at = { path, position: { start, end } };
    return [
      message('unclosed-expression', at, 'Unexpected `{{`, expected its `}}` in the same block', { help }),
    ];
  }
  if (/\[[^\]]*(?<![\w.])@\p{L}/u.test(node.value)) return [citationFault(place)];
  const [colons] =
    /^:{2,}.*|(?<![:\w]):{2,3}(?:chart|diagram|table|slide)\{.*|:{2,3}(?:chart|diagram|table|slide)\{[#l].*/u.exec(
      node.value,
    ) ?? [];
  if (colons !== undefined) return [unparsedColons(place, colons)];
  return [];
}

function unparsedColons(place: Place, value: string): VFileMessage {
  const written = value.split('\n')[0] ?? '';
  const reason = /^:+\s*$/.test(written)
    ? 'Unexpected `:::`, expected an open block that it closes'
    : `Unexpected \`${written}\`, expected a directive`;
  const help =
    'write `::chart{#id}` or `:::slide{layout=…}` without spaces before the brace, on a line of its own';
  return message('directive-syntax', place, reason, { help });
}

function toneFaults(node: Toned, { path }: ProseContext): readonly VFileMessage[] {
  if (tones.includes(node.tone)) return [];
  const reason = `Unexpected tone \`${node.tone}\`, expected one of the ${tones.length} tones`;
  const known = [...tones, literalName];
  return [message('unknown-tone', placeOf(path, node), reason, suggest(node.tone, known))];
}

function htmlFaults(node: Html, { path }: ProseContext): readonly VFileMessage[] {
  const found = htmlFault(node.value);
  return found === undefined ? [] : [message('raw-html', placeOf(path, node), found.reason, found)];
}

function imageFaults(
  node: Image,
  around: Parameters<typeof readImage>[1],
  { path, text, findPicture }: ProseContext,
): readonly VFileMessage[] {
  const place = placeOf(path, node);
  const { start, end } = place.position;
  // The source is searched, because the alternative text is a plain string in which an expression has lost its braces.
  if (text.slice(start.offset, end.offset).includes('{{')) return [misplaced(place, 'image')];
  return readImage(node, around, place, findPicture);
}

function linkFaults(node: Link, { path }: ProseContext): readonly VFileMessage[] {
  const place = placeOf(path, node);
  if (node.url.includes('{{')) return [misplaced(place, 'address of a link')];
  return node.data?.isDefined === true ? [] : addressFaults(node.url, place);
}
