// Parses the front matter of sections.
import type { Root } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import Type, { type Static } from 'typebox';
import type { VFileMessage } from 'vfile-message';
import { message } from '../../messages/message.ts';
import type { Checked } from '../../model/sources.ts';
import { spanOf } from '../text/lines.ts';
import { locator } from '../text/locate.ts';
import { checkShape } from '../text/schema-check.ts';
import { frontMatterEnd, parseYaml, yamlPart } from '../text/yaml.ts';

const phrase = (description: string) => Type.Optional(Type.String({ minLength: 1, description }));

/** The front matter of a section. */
export const frontMatterSchema = Type.Object(
  {
    matter: Type.Optional(
      Type.Enum(['front', 'main', 'back'], {
        description: 'Front matter has no number, back matter is an appendix; main if absent.',
      }),
    ),
    volume: Type.Optional(
      Type.Enum(['report', 'evidence', 'brief'], {
        description:
          'The volume in which it is printed: the report, the evidence behind it, or the brief of two pages; the report if absent.',
      }),
    ),
    newPage: Type.Optional(
      Type.Boolean({ description: 'Whether it begins a page in print; false if absent.' }),
    ),
    question: phrase('The question that the section answers; may hold expressions.'),
    answer: phrase('The answer in a sentence; may hold expressions.'),
    doubt: phrase('What would change our mind; may hold expressions.'),
    short: phrase('Name on slides and dividers; the title if absent.'),
    divider: Type.Optional(Type.Boolean({ description: 'Whether a divider slide is made; true if absent.' })),
  },
  { title: 'Front matter of a section', additionalProperties: false },
);

export type FrontMatter = Static<typeof frontMatterSchema>;

/** The front matter of a Markdown file, with a message for each fault; empty when it is missing or malformed. */
export function parseFrontMatter(path: string, text: string): Checked<FrontMatter> {
  if (frontMatterEnd(text) === 0) return { value: {}, messages: foreignFaults(path, text) };
  const { value, messages } = parseYaml(yamlPart(path, text));
  if (value === undefined || value === null) return { value: {}, messages };
  const checked = checkShape(frontMatterSchema, value, locator(path, text));
  return { value: checked.value ?? readable(value), messages: [...messages, ...checked.messages] };
}

/** The text with blanks in the place of its front matter, of any kind, so that offsets stay the same. */
export function withoutFrontMatter(text: string): string {
  const end = frontMatterEnd(text) || (foreignIn(text)?.end ?? 0);
  return text.slice(0, end).replace(/[^\r\n]/g, ' ') + text.slice(end);
}

/** Front matter that is not read: what is wrong with it, and the offset at which it ends. */
interface Foreign {
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

const foreign: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^\+\+\+[ \t]*\n(?:(?:.*\n)*?\+\+\+[ \t]*(?:\n|$))?/, 'Unexpected front matter in TOML, expected YAML'],
  [/^;;;[ \t]*\n(?:(?:.*\n)*?;;;[ \t]*(?:\n|$))?/, 'Unexpected front matter in JSON, expected YAML'],
  [/^---[a-z]+[ \t]*\n(?:(?:.*\n)*?---[ \t]*(?:\n|$))?/, 'Unexpected word after `---`, expected YAML'],
  [/^\{[ \t]*(?:"|\n)(?:(?:.*\n)*?\}[ \t]*(?:\n|$))?/, 'Unexpected front matter in JSON, expected YAML'],
  // Without the line that closes it, it ends before the first blank line or heading.
  [
    /^---[ \t]*\n[\w-]+:(?:[ \t].*)?\n(?:(?!#).+\n)*/,
    'Unexpected front matter without an end, expected a closing `---`',
  ],
];

function foreignIn(text: string): Foreign | undefined {
  const start = /^\s*/.exec(text)?.[0].length ?? 0;
  for (const [pattern, reason] of foreign) {
    const found = pattern.exec(text.slice(start))?.[0];
    if (found !== undefined) return { start, end: start + found.length, reason };
  }
  return undefined;
}

function foreignFaults(path: string, text: string): readonly VFileMessage[] {
  const found = foreignIn(text);
  if (found === undefined) return [];
  const lineEnd = text.indexOf('\n', found.start);
  const place = { path, position: spanOf(text, found.start, lineEnd) };
  const help = 'write `---`, then `key: value` lines, then `---`, at the start of the file';
  return [message('front-matter', place, found.reason, { help })];
}

/** An error for front matter that stands below the start of a file: Markdown reads it as a rule and a heading. */
export function lateFrontMatter(path: string, { children }: Root): readonly VFileMessage[] {
  return children.flatMap((node, index) => {
    const rule = children[index - 1];
    const isLate = node.type === 'heading' && /^(?:[\w-]+:(?:\s|$).*\n?)+$/.test(plainText(node));
    if (!isLate || node.depth !== 2 || rule?.type !== 'thematicBreak' || rule.position === undefined)
      return [];
    const reason = 'Unexpected front matter below the start of the file, expected it on the first line';
    const help = 'move it up, or leave a blank line above `---` where it is a rule';
    return [message('front-matter', { path, position: rule.position }, reason, { help })];
  });
}

/** The texts of front matter that does not follow the schema, so that faults in them are reported as well. */
function readable(value: unknown): FrontMatter {
  const entries = Object.entries(Object(value));
  const texts = entries.filter(
    ([key, text]) => /^(?:question|answer|doubt)$/.test(key) && typeof text === 'string',
  );
  return Object.fromEntries(texts);
}
