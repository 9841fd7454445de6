// Refuses Markdown that would take the parser very long: deep nesting, and blocks with thousands of signs or lines.
import type { Nodes } from 'mdast';
import type { VFileMessage } from 'vfile-message';
import { message } from '../../../messages/message.ts';
import { spanOf } from '../../text/lines.ts';

/** Levels of quotes, lists and directives inside each other, and of nodes in a parsed tree. */
const deepest = 50;
const deepestNode = 200;
/** Lines of a block without a blank line, and how often it may have a sign. The parser takes time by the square of either. */
const mostLines = 4000;
const mostSigns: Readonly<Record<string, number>> = {
  '*': 3000,
  _: 3000,
  '`': 10_000,
  '[': 10_000,
  ']': 10_000,
  '!': 10_000,
  '{': 4000,
  '<': 10_000,
  '&': 10_000,
};

/** The first place of a Markdown text that the parser would take too long for, as an error; empty where there is none. */
export function limitFaults(path: string, text: string): readonly VFileMessage[] {
  const found = firstExcess(text);
  if (found === undefined) return [];
  const { start, end, what, limit } = found;
  const reason = `Unexpected ${what}, expected at most ${limit}`;
  return [message('too-complex', { path, position: spanOf(text, start, end) }, reason, { help })];
}

const help = 'divide it by blank lines or into files; what is no text belongs in a fenced code block';

/** The error for a tree in which nodes are nested too deeply; `path` is that of its file. */
export function depthFaults(path: string, tree: Nodes): readonly VFileMessage[] {
  let level: readonly Nodes[] = [tree];
  for (let depth = 0; depth <= deepestNode; depth += 1) {
    level = level.flatMap((node) => ('children' in node ? (node.children as Nodes[]) : []));
    if (level.length === 0) return [];
  }
  const position = level.find((node) => node.position !== undefined)?.position;
  if (position === undefined) return [];
  const reason = `Unexpected ${deepestNode} levels of Markdown inside each other, expected fewer`;
  return [message('too-complex', { path, position }, reason, { help })];
}

interface Excess {
  readonly start: number;
  readonly end: number;
  readonly what: string;
  readonly limit: number;
}

function firstExcess(text: string): Excess | undefined {
  const block = new Block();
  let start = 0;
  let open = 0;
  let fence: string | undefined;
  for (const line of text.split('\n')) {
    const at = { start, end: start + line.length };
    const isCode = fence !== undefined;
    fence = fenceAfter(line, fence);
    open += isCode ? 0 : directiveStep(line);
    const excess = isCode ? undefined : (tooDeep(line, open) ?? block.add(line));
    if (excess !== undefined) return { ...at, ...excess };
    start = at.end + 1;
  }
  return undefined;
}

/** The fence of the code that a line is followed by; undefined where no code is open. */
function fenceAfter(line: string, open: string | undefined): string | undefined {
  const fence = /^[\s>]*(?<fence>`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.groups?.fence;
  if (open === undefined || fence === undefined) return open ?? fence;
  return fence.startsWith(open) && line.trimEnd().endsWith(fence) ? undefined : open;
}

type Limit = Pick<Excess, 'what' | 'limit'>;

/** One level more or less of directives inside each other. */
function directiveStep(line: string): number {
  if (/^\s*:{3,}\s*$/.test(line)) return -1;
  return /^\s*:{3,}\w/.test(line) ? 1 : 0;
}

function tooDeep(line: string, directives: number): Limit | undefined {
  const quotes = /^[\s>]*/.exec(line)?.[0].match(/>/g)?.length ?? 0;
  // Each level of a list is indented by two columns or more.
  const marker = /^(?<indent>[ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*)(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/.exec(
    line,
  );
  const lists = Math.floor((marker?.groups?.indent?.length ?? 0) / 2);
  const [depth, name] = [
    [quotes, 'quotes'] as const,
    [lists, 'lists'] as const,
    [directives, 'directives'] as const,
  ].toSorted(([a], [b]) => b - a)[0] ?? [0, ''];
  return depth > deepest
    ? { what: `${depth} levels of ${name} inside each other`, limit: deepest }
    : undefined;
}

/** Counts the lines and signs of the block that is being read; a blank line begins the next one. */
class Block {
  private lines = 0;
  private counts = new Map<string, number>();

  add(line: string): Limit | undefined {
    if (line.trim() === '') {
      this.lines = 0;
      this.counts.clear();
      return undefined;
    }
    this.lines += 1;
    if (this.lines > mostLines) return { what: `block of more than ${mostLines} lines`, limit: mostLines };
    for (const sign of line.match(/[*_`[\]!{<&]/g) ?? []) {
      const count = (this.counts.get(sign) ?? 0) + 1;
      this.counts.set(sign, count);
      const limit = mostSigns[sign] ?? mostLines;
      if (count > limit) return { what: `block with more than ${limit} \`${sign}\``, limit };
    }
    return undefined;
  }
}
