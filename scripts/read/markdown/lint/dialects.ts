// Finds syntax of other Markdown dialects, which would be printed as it stands.
import type { Nodes, Parents, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFileMessage } from 'vfile-message';
import { message } from '../../../messages/message.ts';
import type { RuleId } from '../../../messages/rules.ts';
import { spanOf } from '../../text/lines.ts';

/** Something that an author may expect to be read, and what to write instead. `{}` in `what` stands for what was written. */
interface Foreign {
  readonly pattern: RegExp;
  readonly what: string;
  readonly help: string;
  readonly rule?: RuleId;
  /** Whether the pattern is looked for where a backslash stands before a sign, too. */
  readonly isEscaped?: true;
}

const escaped = 'put a backslash before it where it means itself';

const inline: readonly Foreign[] = [
  {
    rule: 'undefined-reference',
    pattern: /\[\^[^\]\s^]+\]/g,
    what: 'footnote {}',
    help: 'write its text on a line of its own in the same file: `[^name]: …`',
  },
  {
    rule: 'undefined-reference',
    pattern: /\[[^\][\n]*\]\[(?!@)[^\][\n]*\]/g,
    what: 'reference {}',
    help: 'write its address on a line of its own in the same file: `[name]: https://…`',
  },
  {
    pattern: /!?\[\[[^\][\n]+\]\]/g,
    what: 'wiki link {}',
    help: `write \`[words](#the-id-of-a-heading)\`, or ${escaped}`,
  },
  {
    pattern: /\^\[[^\][\n]+\]/g,
    what: 'footnote {} inside the line',
    help: 'write `[^name]`, and its text on a line of its own: `[^name]: …`',
  },
  {
    pattern: /\$\$[^$]+\$\$/g,
    what: 'formula {}',
    help: 'formulas are not typeset: write it in words or as `code`; a dollar sign of its own is written `\\$`',
  },
  {
    // A formula has a sign of TeX or is a single letter, so that `$5 and $10` and `$HOME` stay what they are.
    pattern:
      /(?<![\p{L}\p{N}$\\])\$(?=[^\s$])(?:[^$\n]*[\\^_{}=<>][^$\n]*|\p{L}|\p{L}\d)(?<=[^\s$])\$(?![\p{L}\p{N}$])/gu,
    what: 'formula {}',
    help: 'formulas are not typeset: write it in words or as `code`; a dollar sign of its own is written `\\$`',
  },
  {
    // Markdown itself has no need of a backslash before a parenthesis; before a bracket it has, so that there a sign of TeX counts.
    pattern:
      /(?<=(?<!\\)(?:\\\\)*)(?:\\\((?=\S)(?:[^\\\n]|\\[^()])+\\\)|\\\[(?:\s*\p{L}\p{N}?\s*|(?=(?:[^\\]|\\[^[\]])*?(?:[\^_{}=<>]|\\\p{L}))(?:[^\\]|\\[^[\]])+)\\\])/gu,
    what: 'formula {}',
    help: 'formulas are not typeset: write it in words or as `code`; brackets of their own need no backslash',
    isEscaped: true,
  },
  {
    pattern: /(?<![=\p{P}\p{L}\p{N}])==(?=[^\s=])[^=\n]*[^\s=]==(?![=\p{L}\p{N}])/gu,
    what: 'highlighting {}',
    help: `write \`**words**\`, or ${escaped}`,
  },
  {
    pattern: /(?<=[\p{L}\p{N})])~[^\s~]{1,20}~(?!~)/gu,
    what: 'subscript {}',
    help: `write the characters themselves, such as \`H₂O\`, or ${escaped}`,
  },
  {
    pattern: /(?<=[\p{L}\p{N})])\^[^\s^]{1,20}\^/gu,
    what: 'superscript {}',
    help: `write the characters themselves, such as \`m²\`, or ${escaped}`,
  },
  {
    pattern: /(?<![\w:/]):(?:[+-]1|[a-z][a-z0-9_+-]*[a-z0-9]):(?![\w:/])/gi,
    what: 'name of an emoji {}',
    help: `write it in words, or ${escaped}`,
  },
  {
    pattern: /(?<=\])\{[.#:\p{L}][^{}\n]*\}/gu,
    what: 'attributes {}',
    help: 'words in brackets take one name: `[words]{blue}` for a tone, `[2019]{.literal}` for numerals that no data stand behind',
  },
  { pattern: /\{%[^\n]*?%\}/g, what: 'tag {}', help: 'templates are not expanded in prose' },
];

/** What is foreign at the start of a paragraph, heading or cell only. */
const leading: readonly Foreign[] = [
  {
    pattern: /^\[!\w+\][+-]?/g,
    what: 'alert {}',
    help: 'write `:::caution{title="…"}`, `:::definition{title="…"}`, `:::try{title="…"}` or `:::aside`, closed by `:::`',
  },
  { pattern: /^(?:!!!|\?\?\?)\+? +\w[^\n]*/g, what: 'box {}', help: 'write `:::caution{title="…"}` … `:::`' },
  { pattern: /^\[_*TOC_*\]$/gi, what: '{}', help: 'the report has a table of contents without it' },
  {
    pattern: /^\\(?:newpage|pagebreak|clearpage|tableofcontents|begin\{\w+\})[^\n]*/g,
    what: 'command of LaTeX {}',
    help: 'pages break by themselves',
  },
  {
    pattern: /(?<=\S\n): +\S[^\n]*/g,
    what: 'definition {}',
    help: 'write `:::definition{title="the word"}` … `:::`, or a list whose items begin with the word in `**bold**`',
  },
];

/** What is foreign at the end of a heading only. */
const trailing: readonly Foreign[] = [
  {
    pattern: /\{[#.][^{}\n]*\}$/g,
    what: 'attributes {} of a heading',
    help: 'the id of a heading is made from its words: link to `#section-words-of-the-heading`',
  },
];

/** An error for each piece of foreign syntax, and for each reference without a definition. `text` is that of the whole file. */
export function dialectFaults(path: string, text: string, tree: Root): readonly VFileMessage[] {
  const messages: VFileMessage[] = [];
  visit(tree, (node) => {
    const isLine = node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell';
    if (!isLine || node.position?.start.offset === undefined) return;
    const patterns = [...inline, ...leading, ...(node.type === 'heading' ? trailing : [])];
    messages.push(...faultsIn(node, patterns, { path, text }));
  });
  return messages;
}

function faultsIn(
  node: Parents,
  patterns: readonly Foreign[],
  { path, text }: { readonly path: string; readonly text: string },
): readonly VFileMessage[] {
  const [from, to] = rangeOf(node);
  const plain = wordsOf(node, text);
  const withEscapes = wordsOf(node, text, true);
  const start = plain.search(/[^\s#]/);
  const taken: (readonly [number, number])[] = [];
  return patterns.flatMap(({ pattern, what, help, rule = 'foreign-markdown', isEscaped }) =>
    [...(isEscaped ? withEscapes : plain).slice(start).matchAll(pattern)].flatMap((found) => {
      const [first, last] = [from + start + found.index, from + start + found.index + found[0].length];
      if (last > to || taken.some(([a, b]) => first < b && a < last)) return [];
      taken.push([first, last]);
      const written = text.slice(first, last);
      const shown = written.length > 40 ? `${written.slice(0, 39)}…` : written;
      const expected =
        rule === 'foreign-markdown' ? 'the Markdown of this project' : 'one that the file defines';
      const reason = `Unexpected ${what.replace('{}', () => `\`${shown}\``)}, expected ${expected}`;
      return [message(rule, { path, position: spanOf(text, first, last) }, reason, { help })];
    }),
  );
}

function rangeOf({ position }: Nodes): readonly [number, number] {
  const from = position?.start.offset ?? 0;
  return [from, position?.end.offset ?? from];
}

/** The source of a line without what has been read: everything but words is replaced by characters that no pattern takes. */
function wordsOf(node: Parents, text: string, keepsEscapes = false): string {
  const [from, to] = rangeOf(node);
  const skipped = keepsEscapes ? /&#?\w+;/g : /\\[!-/:-@[-`{-~]|&#?\w+;/g;
  const letters = text.slice(from, to).replace(skipped, blank).split('');
  visit(node, (inner) => {
    for (const [start, end] of readRanges(inner, text)) {
      for (let index = start - from; index < end - from; index += 1) letters[index] = '\0';
    }
  });
  return letters.join('').trimEnd();
}

function blank(found: string): string {
  return '\0'.repeat(found.length);
}

/** The ranges of the source that a node has read itself: all of it for code and the like, for others what follows their words. */
function readRanges(node: Nodes, text: string): readonly (readonly [number, number])[] {
  const [start, end] = rangeOf(node);
  switch (node.type) {
    case 'inlineCode':
    case 'expression':
    case 'html':
    case 'citation':
    case 'crossReference':
    case 'image':
    case 'imageReference':
    case 'footnoteReference':
      return [[start, end]];
    case 'link':
    case 'linkReference':
    case 'toned':
    case 'literal': {
      const last = node.children.at(-1);
      // The words of an address in angle brackets, or alone, are the address itself.
      if (last === undefined || text[start] !== '[') return [[start, end]];
      return [
        [start, start + 1],
        [rangeOf(last)[1], end],
      ];
    }
    default:
      return [];
  }
}
