// Parses the Markdown inside JSON and YAML strings, with positions in the file.
import type { PhrasingContent, Root } from 'mdast';
import type { Position } from 'unist';
import { visit } from 'unist-util-visit';
import { message } from '../../messages/message.ts';
import type { Checked, JsonPointer } from '../../model/sources.ts';
import { writtenOffsets } from '../text/decoded-offsets.ts';
import { pointsOf } from '../text/lines.ts';
import { locate } from '../text/locate.ts';
import { limitFaults } from './lint/limits.ts';
import { parsePhraseTree } from './markdown.ts';
import { checkProse } from './prose.ts';

/** The place of a text. With `source`, the text of the whole file, `position` is the span of the string with its quotes. */
export interface TextPlace {
  readonly path: string;
  readonly position: Position;
  readonly source?: string;
}

/**
 * A string from JSON, YAML or front matter as inline Markdown with expressions, citations, references and toned words, with a
 * message for each fault. With `source`, positions are exact also after escape sequences and in folded lines.
 */
export function parsePhrasing(text: string, at: TextPlace): Checked<PhrasingContent[]> {
  const [limit] = limitFaults(at.path, text);
  if (limit !== undefined) {
    const help = 'keep it short: what is long belongs in a section';
    return { value: [], messages: [message('too-complex', at, limit.reason, { help })] };
  }
  const tree = parsePhraseTree(text);
  moveTo(tree, pointMap(text, at));
  const messages = checkProse(tree, { path: at.path, text: at.source ?? '', findPicture: () => undefined });
  const paragraphs = tree.children.flatMap((node) => (node.type === 'paragraph' ? [node] : []));
  const [first, second] = paragraphs;
  if (second?.position === undefined) return { value: first?.children ?? [], messages };
  const help = 'join them, or write the second in the section';
  const extra = message(
    'wrong-format',
    { path: at.path, position: second.position },
    'Unexpected second paragraph, expected one',
    { help },
  );
  return { value: first?.children ?? [], messages: [...messages, extra] };
}

/** The same for the string at a pointer of a JSON or YAML file, or of front matter. `text` is the decoded string. */
export function phrasingAt(
  path: string,
  source: string,
  pointer: JsonPointer,
  text: string,
): Checked<PhrasingContent[]> {
  const { position } = locate(new Map([[path, source]]), path, pointer);
  return parsePhrasing(text, { path, position, source });
}

type Point = Position['start'];

function pointMap(text: string, { position, source }: TextPlace): (offset: number) => Point {
  const { start, end } = position;
  if (source !== undefined && start.offset !== undefined && end.offset !== undefined) {
    const offsets = writtenOffsets(source, start.offset, end.offset, text);
    const point = pointsOf(source);
    return (offset) => point(offsets[offset] ?? end.offset ?? 0);
  }
  const point = pointsOf(text);
  return (offset) => {
    const { line, column } = point(offset);
    return {
      line: start.line + line - 1,
      column: line === 1 ? start.column + column - 1 : column,
      offset: (start.offset ?? 0) + offset,
    };
  };
}

/** Replaces every position of a tree by that in the file; `point` maps an offset in the parsed text. */
export function moveTo(tree: Root, point: (offset: number) => Point): void {
  const move = (position: Position): Position => ({
    start: point(position.start.offset ?? 0),
    end: point(position.end.offset ?? 0),
  });
  visit(tree, (node) => {
    if (node.position !== undefined) node.position = move(node.position);
    if (node.type !== 'citation') return;
    for (const item of node.items) if (item.position !== undefined) item.position = move(item.position);
  });
}
