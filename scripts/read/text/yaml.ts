// Parses YAML files and front matter.
import type { VFileMessage } from 'vfile-message';
import { type Document, isAlias, LineCounter, parseDocument, visit, type YAMLError } from 'yaml';
import { message } from '../../messages/message.ts';
import type { Checked } from '../../model/sources.ts';
import { unwritable, unwritableMessage } from '../characters.ts';
import { pointsOf } from './lines.ts';

/** The YAML inside a file, from offset `start` to `end`; `text` is the text of the whole file. */
export interface YamlPart {
  readonly path: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Front matter: between `---` and `---`, or `...`, at the start of a file; blank lines may stand before it. */
const frontMatter =
  /^(?<open>(?:[ \t]*\r?\n)*---[ \t]*\r?\n)(?<yaml>(?:.*\r?\n)*?)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;

/** The whole file, or the front matter of a Markdown file; an empty part when that has none. */
export function yamlPart(path: string, text: string): YamlPart {
  if (!path.endsWith('.md')) return { path, text, start: 0, end: text.length };
  const { open = '', yaml = '' } = frontMatter.exec(text)?.groups ?? {};
  return { path, text, start: open.length, end: open.length + yaml.length };
}

/** The offset at which the front matter of a Markdown file ends, with the line that closes it; 0 when there is none. */
export function frontMatterEnd(text: string): number {
  return frontMatter.exec(text)?.[0].length ?? 0;
}

/** The document by the core schema of YAML 1.2: without dates, `yes` as a boolean and custom tags; keys are strings. */
export function yamlDocument(part: YamlPart): Document {
  return parseDocument(part.text.slice(part.start, part.end), {
    schema: 'core',
    version: '1.2',
    stringKeys: true,
    prettyErrors: false,
    lineCounter: new LineCounter(),
    resolveKnownTags: false,
    logLevel: 'error',
  });
}

/** The value of a YAML part; undefined when it is malformed. Aliases are errors, because they can expand without limit. */
export function parseYaml(part: YamlPart): Checked<unknown> {
  const document = yamlDocument(part);
  const messages = [...aliasFaults(document, part), ...syntaxFaults(document, part)];
  if (messages.some((found) => found.ruleId !== 'duplicate-key')) return { value: undefined, messages };
  const value: unknown = document.toJS({ maxAliasCount: 0 });
  return { value, messages: [...messages, ...unwritableTexts(document, part)] };
}

/** Errors for forbidden characters that are written as escape sequences. The check of the whole file reports all others. */
function unwritableTexts(document: Document, part: YamlPart): readonly VFileMessage[] {
  const messages: VFileMessage[] = [];
  const point = pointsOf(part.text);
  visit(document, {
    Scalar: (_, { value, range }) => {
      const character = typeof value === 'string' ? unwritable(value) : undefined;
      const [start, end] = [part.start + (range?.[0] ?? 0), part.start + (range?.[1] ?? 0)];
      if (character === undefined || unwritable(part.text.slice(start, end)) !== undefined) return;
      messages.push(unwritableMessage(part.path, { start: point(start), end: point(end) }, character));
    },
  });
  return messages;
}

function fault(part: YamlPart, span: readonly [number, number], reason: string, help?: string): VFileMessage {
  const point = pointsOf(part.text);
  const last = part.text.slice(part.start, part.end).trimEnd().length - 1;
  const first = Math.max(0, Math.min(span[0], last));
  const [start, end] = [part.start + first, part.start + Math.max(span[1], first + 1)];
  const place = { path: part.path, position: { start: point(start), end: point(end) } };
  const rule = part.path.endsWith('.md') ? 'front-matter' : 'yaml-syntax';
  return message(rule, place, reason, help === undefined ? {} : { help });
}

function aliasFaults(document: Document, part: YamlPart): readonly VFileMessage[] {
  const messages: VFileMessage[] = [];
  visit(document, (_, node) => {
    if (!isAlias(node)) return;
    const [start = 0, end = 0] = node.range ?? [];
    const reason = `Unexpected alias \`*${node.source}\`, expected the value itself`;
    messages.push(
      fault(part, [start, end], reason, 'write the value out; quote a text that begins with `*`'),
    );
  });
  return messages;
}

/** An error for every repeated key, and one for the first other fault, because later ones may follow from it. */
function syntaxFaults(document: Document, part: YamlPart): readonly VFileMessage[] {
  const all = [...document.errors, ...document.warnings];
  const [first] = all.filter((error) => error.code !== 'DUPLICATE_KEY');
  const twice = all.filter((error) => error.code === 'DUPLICATE_KEY');
  return [
    ...(first === undefined ? [] : [fault(part, first.pos, reasonOf(first), helps[first.code])]),
    ...twice.map((error) => duplicateKey(error, part)),
  ];
}

function reasonOf(error: YAMLError): string {
  if (error.code === 'MULTIPLE_DOCS') return 'Unexpected second document, expected one';
  if (error.code === 'NON_STRING_KEY') return 'Unexpected braces or brackets, expected a text';
  const [line = ''] = error.message.split('\n');
  return `Unexpected YAML: ${line.charAt(0).toLowerCase()}${line.slice(1)}`;
}

const helps: Partial<Record<YAMLError['code'], string>> = {
  BAD_INDENT: 'indent by spaces, the same for keys side by side',
  BLOCK_AS_IMPLICIT_KEY: 'quote a text that holds `: `',
  MISSING_CHAR: 'close the quote or bracket',
  MULTIPLE_DOCS: 'a file is one document: delete `---`',
  NON_STRING_KEY: 'quote a text that begins with `{` or `[`',
  TAB_AS_INDENT: 'indent by spaces',
  TAG_RESOLVE_FAILED: 'tags are not read: delete the `!` word, or quote the text',
  UNEXPECTED_TOKEN: 'quote a text that holds `: `, `#` or brackets',
  BAD_SCALAR_START: 'quote a text that begins with a special character',
};

function duplicateKey(error: YAMLError, part: YamlPart): VFileMessage {
  const point = pointsOf(part.text);
  const start = part.start + error.pos[0];
  const name = /^[^\s:]+/.exec(part.text.slice(start))?.[0] ?? '';
  const place = { path: part.path, position: { start: point(start), end: point(start + name.length) } };
  const reason = `Unexpected second key \`${name}\`, expected each key once`;
  return message('duplicate-key', place, reason, {
    actual: name,
    help: 'only the last one would count: delete one of them',
  });
}
