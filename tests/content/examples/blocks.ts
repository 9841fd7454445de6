import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as splitWords } from 'shell-quote';
import { visit } from 'unist-util-visit';
import { parseSectionTree } from '../../../scripts/read/markdown/markdown.ts';

/** A fenced block of a section: what readers copy. */
export interface CodeBlock {
  /** `content/58-hands-on.md:26`, the line of the fence. */
  readonly place: string;
  readonly language: string;
  readonly title: string;
  readonly text: string;
}

const content = join(import.meta.dirname, '../../../content');

/** Every fenced block of every section, in reading order. */
export function codeBlocks(): readonly CodeBlock[] {
  const sections = readdirSync(content).filter((name) => name.endsWith('.md'));
  return sections
    .sort()
    .flatMap((name) => blocksOf(`content/${name}`, readFileSync(join(content, name), 'utf8')));
}

function blocksOf(path: string, text: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  visit(parseSectionTree(text), 'code', ({ lang, meta, value, position }) => {
    const title = /title="([^"]*)"/.exec(meta ?? '')?.[1] ?? '';
    blocks.push({ place: `${path}:${position?.start.line}`, language: lang ?? '', title, text: value });
  });
  return blocks;
}

/** The commands of a shell block as words: comments and blank lines left out, continued lines joined. */
export function commandsOf(script: string): readonly (readonly string[])[] {
  const lines = script.replace(/\\\n\s*/g, ' ').split('\n');
  return lines.map(wordsOf).filter((words) => words.length > 0);
}

function wordsOf(line: string): string[] {
  return splitWords(line, (name) => `$${name}`).flatMap((word) => {
    if (typeof word === 'string') return [word];
    if ('comment' in word) return [];
    throw new Error(`expected plain commands, without \`${word.op}\`, in: ${line}`);
  });
}
