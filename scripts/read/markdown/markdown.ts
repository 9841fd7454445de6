// The Markdown parsers for sections, notes and phrases, with the syntax that this project adds.
import type { Break, Nodes, Root } from 'mdast';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { directive } from 'micromark-extension-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { visit } from 'unist-util-visit';
import { enDash, noBreakSpace } from '../../facts/typography.ts';
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

/** The constructs that make blocks, and definitions and footnotes. */
const blocks = [
  'blockQuote',
  'codeFenced',
  'codeIndented',
  'definition',
  'gfmFootnoteCall',
  'gfmFootnoteDefinition',
  'gfmPotentialFootnoteCall',
  'headingAtx',
  'htmlFlow',
  'list',
  'setextUnderline',
  'table',
  'tasklistCheck',
  'thematicBreak',
];

function noBlocks(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: blocks } }];
}

const sections = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(blockDirectives)
  .use(inlineExtensions)
  .freeze();

const fragments = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(inlineExtensions)
  .freeze();

const phrases = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(inlineExtensions)
  .use(noBlocks)
  .freeze();

/** The tree of a section: GFM, block directives and the inline syntax of this project. */
export function parseSectionTree(text: string): Root {
  return withFullTables(withBreaks(sections.parse(text)));
}

/** The tree of speaker notes: GFM and the inline syntax of this project. */
export function parseNotesTree(text: string): Root {
  return withBreaks(fragments.parse(text));
}

/** The tree of a phrase: inline Markdown and the inline syntax of this project. A `#` or `1.` at the start is text. */
export function parsePhraseTree(text: string): Root {
  return withBreaks(phrases.parse(text));
}

/** The tree with `<br>` inside a line as a line break: cells of tables have no other. */
function withBreaks(tree: Root): Root {
  visit(tree, 'html', (node, index, parent) => {
    if (index === undefined || parent === undefined || !/^<br\s*\/?>$/i.test(node.value)) return;
    if (!holdsWords(parent)) return;
    const lineBreak: Break = { type: 'break', ...(node.position && { position: node.position }) };
    parent.children.splice(index, 1, lineBreak);
  });
  return tree;
}

/**
 * The tree with tables that have a cell for every column and no empty cell: browsers leave empty cells out of the structure
 * of a PDF, where all rows must have as many. An empty cell has a dash, in the head a space that is not empty.
 */
function withFullTables(tree: Root): Root {
  visit(tree, 'table', ({ children: rows }) => {
    const columns = Math.max(...rows.map(({ children }) => children.length));
    rows.forEach(({ children: cells, position }, index) => {
      while (cells.length < columns)
        cells.push({ type: 'tableCell', children: [], ...(position && { position }) });
      for (const cell of cells.filter(({ children }) => children.length === 0))
        cell.children.push({
          type: 'text',
          value: index === 0 ? noBreakSpace : enDash,
          ...(cell.position && { position: cell.position }),
        });
    });
  });
  return tree;
}

function holdsWords({ type }: Nodes): boolean {
  return !['root', 'blockquote', 'listItem', 'footnoteDefinition', 'containerDirective'].includes(type);
}
