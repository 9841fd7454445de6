// Reads the cases below tests/fixtures/faults: a Markdown page each, named with the sentence that must be true.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Code, Html, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString as textOf } from 'mdast-util-to-string';
import type { Overlay } from './check.ts';

/** An input that people of this ecosystem write, and what must come of it. */
export interface FaultCase {
  /** The folder: the kind of input. */
  readonly kind: string;
  /** The name of the file: what must be true. */
  readonly sentence: string;
  readonly path: string;
  /** Whether documents are laid out by the browser: for PowerPoint, and for faults that only a page shows. */
  readonly needsBrowser: boolean;
  /** The files of the input, laid over the minimal project. */
  readonly overlay: Overlay;
  /** The messages, as text; empty where nothing is said. */
  readonly messages: string;
  readonly expectations: readonly Expectation[];
  /** The same page with other messages. */
  withMessages(messages: string): string;
}

/** Lines that an artifact must hold, or must not hold. */
export interface Expectation {
  readonly verb: 'has' | 'lacks';
  /** The artifact; `deck.pptx:ppt/slides/slide2.xml` names a part of one. */
  readonly artifact: string;
  readonly lines: readonly string[];
}

const folder = join(import.meta.dirname, '../fixtures/faults');

/** Every case, by kind and sentence. */
export function readFaultCases(): readonly FaultCase[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((kind) => kind.isDirectory())
    .flatMap((kind) =>
      readdirSync(join(folder, kind.name))
        .filter((name) => name.endsWith('.md'))
        .map((name) => readCase(kind.name, name)),
    );
}

function readCase(kind: string, name: string): FaultCase {
  const path = join(folder, kind, name);
  const text = readFileSync(path, 'utf8');
  const { children } = fromMarkdown(text);
  const part = (title: string) => {
    const at = children.findIndex((node) => isHeading(node, title));
    const rest = at < 0 ? [] : children.slice(at + 1);
    const end = rest.findIndex((node) => node.type === 'heading');
    return rest.slice(0, end < 0 ? rest.length : end).filter(isCode);
  };
  const input = part('Input');
  const [output] = part('Messages');
  if (input.length === 0 || output === undefined)
    throw new Error(`${path}: expected ## Input with files and ## Messages with a fence`);
  return {
    kind,
    sentence: name.replace(/\.md$/, ''),
    path,
    needsBrowser: children.some((node) => isHtml(node) && /^<!--\s*needs: browser\s*-->$/.test(node.value)),
    overlay: Object.fromEntries(input.map(fileOf)),
    messages: output.value === '' ? '' : `${output.value}\n`,
    expectations: part('Artifacts').map((fence) => expectationOf(fence, path)),
    withMessages: (made) => {
      const [start, end] = [output.position?.start.offset ?? 0, output.position?.end.offset ?? 0];
      const runs = [...made.matchAll(/^ *(`{3,})/gm)].map((run) => run[1]?.length ?? 0);
      const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run + 1)));
      return `${text.slice(0, start)}${fence}text\n${made}${fence}${text.slice(end)}`;
    },
  };
}

/** The info string is the language and the path; `delete` takes the file away, `base64` and `escaped` hold what a page cannot. */
export function fileOf({ lang, meta, value }: Code): readonly [string, string | Uint8Array | null] {
  if (!meta) throw new Error(`expected a path after \`${lang ?? ''}\` in the info string`);
  const path = meta.trim();
  if (lang === 'delete') return [path, null];
  if (lang === 'base64') return [path, Buffer.from(value, 'base64')];
  // A JSON string: control characters, line ends and whatever an editor would change.
  if (lang === 'escaped') return [path, JSON.parse(value) as string];
  return [path, `${value}\n`];
}

function expectationOf({ meta, value }: Code, path: string): Expectation {
  const [, verb, artifact] = /^(has|lacks) (\S+)$/.exec(meta ?? '') ?? [];
  const lines = value.split('\n').filter((line) => line.trim() !== '');
  if (artifact === undefined || lines.length === 0)
    throw new Error(
      `${path}: expected \`\`\`text has <artifact>, or lacks, and lines, found ${meta ?? 'nothing'}`,
    );
  return { verb: verb === 'has' ? 'has' : 'lacks', artifact, lines };
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
