// The Markdown parsers for sections, notes and phrases, with the syntax that this project adds.
import type { Root } from 'mdast';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { directive } from 'micromark-extension-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { citationNodes, citationSyntax } from './citation.ts';
import { expressionNodes, expressionSyntax } from './expression.ts';
import { toneNodes, toneSyntax } from './toned-text.ts';

function inlineExtensions(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [
    ...(data.micromarkExtensions ?? []),
    expressionSyntax,
    toneSyntax,
    citationSyntax,
  ];
  data.fromMarkdownExtensions = [
    ...(data.fromMarkdownExtensions ?? []),
    expressionNodes,
    toneNodes,
    citationNodes,
  ];
}

/** Only block directives are enabled, because inline directives would match `10:30`. */
function blockDirectives(this: Processor): void {
  const { flow = {} } = directive();
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { flow }];
  data.fromMarkdownExtensions = [
    ...(data.fromMarkdownExtensions ?? []),
    directiveFromMarkdown({ verbose: true }),
  ];
}

/** The constructs that make blocks, and definitions. */
const blocks = [
  'blockQuote',
  'codeFenced',
  'codeIndented',
  'definition',
  'headingAtx',
  'htmlFlow',
  'list',
  'setextUnderline',
  'thematicBreak',
];

function noBlocks(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: blocks } }];
}

const sections = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkFrontmatter, ['yaml'])
  .use(blockDirectives)
  .use(inlineExtensions)
  .freeze();

const fragments = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(inlineExtensions)
  .freeze();

const phrases = unified().use(remarkParse).use(inlineExtensions).use(noBlocks).freeze();

/** The tree of a section: GFM, front matter, block directives and the inline syntax of this project. */
export function parseSectionTree(text: string): Root {
  return sections.parse(text);
}

/** The tree of speaker notes: GFM and the inline syntax of this project. */
export function parseNotesTree(text: string): Root {
  return fragments.parse(text);
}

/** The tree of a phrase: inline Markdown and the inline syntax of this project. A `#` or `1.` at the start is text. */
export function parsePhraseTree(text: string): Root {
  return phrases.parse(text);
}
