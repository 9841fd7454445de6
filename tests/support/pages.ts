// Reads the pages of rules below tests/diagnostics.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Code, Html, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString as textOf } from 'mdast-util-to-string';
import type { Overlay } from './check.ts';
import { fileOf } from './fault-cases.ts';

/** The page of a rule: why it exists, an example and what is said about it. */
export interface RulePage {
  readonly rule: string;
  readonly path: string;
  readonly text: string;
  /** The heading. */
  readonly title: string;
  /** Whether only a printed page can show the fault. */
  readonly needsBrowser: boolean;
  /** The slot to which the talk is cut, as with `--minutes`. */
  readonly minutes?: number;
  /** The paragraphs under the title. */
  readonly why: string;
  /** The files of the example. */
  readonly overlay: Overlay;
  readonly output: string;
  /** The same page with another output. */
  withOutput(output: string): string;
}

const folder = join(import.meta.dirname, '../diagnostics');

/** Every rule page, by the name of its file. */
export function readRulePages(): readonly RulePage[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => {
      const path = join(folder, name);
      return readRulePage(name.replace(/\.md$/, ''), path, readFileSync(path, 'utf8'));
    });
}

/** Reads a rule page. Throws when it has no example or no place for its output. */
function readRulePage(rule: string, path: string, text: string): RulePage {
  const { children }: Root = fromMarkdown(text);
  const exampleAt = children.findIndex((node) => isHeading(node, 'Example'));
  const outputAt = children.findIndex((node) => isHeading(node, 'Output'));
  const output = children.slice(outputAt + 1).find(isCode);
  if (exampleAt < 0 || outputAt < exampleAt || output === undefined) {
    throw new Error(`${path}: expected ## Example with files and ## Output with a fence`);
  }
  const head = children.slice(0, exampleAt);
  const marks = head.filter(isHtml).map(({ value }) => value);
  const minutes = marks.map((mark) => /^<!--\s*minutes: (\d+)\s*-->$/.exec(mark)?.[1]).find(Boolean);
  return {
    rule,
    path,
    text,
    title: head[0]?.type === 'heading' ? textOf(head[0]) : '',
    needsBrowser: marks.some((mark) => /^<!--\s*needs: browser\s*-->$/.test(mark)),
    ...(minutes === undefined ? {} : { minutes: Number(minutes) }),
    why: head
      .filter((node) => node.type === 'paragraph')
      .map((node) => textOf(node))
      .join('\n\n'),
    overlay: Object.fromEntries(children.slice(exampleAt, outputAt).filter(isCode).map(fileOf)),
    output: output.value === '' ? '' : `${output.value}\n`,
    withOutput: (made) => {
      const [start, end] = [output.position?.start.offset ?? 0, output.position?.end.offset ?? 0];
      const fence = '`'.repeat(Math.max(3, longestRun(made) + 1));
      return `${text.slice(0, start)}${fence}text\n${made}${fence}${text.slice(end)}`;
    },
  };
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/^ *(`{3,})/gm)].map((run) => run[1]?.length ?? 0));
}

function isHeading(node: RootContent, name: string): boolean {
  return node.type === 'heading' && node.depth === 2 && textOf(node) === name;
}

function isCode(node: RootContent): node is Code {
  return node.type === 'code';
}

function isHtml(node: RootContent): node is Html {
  return node.type === 'html';
}
