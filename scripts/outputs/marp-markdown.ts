import { gfmToMarkdown } from 'mdast-util-gfm';
import { type Handle, type Options, toMarkdown } from 'mdast-util-to-markdown';
import type { PhrasingContent, RootContent } from '../model.ts';

/**
 * Words in an alternative text that Marpit would take for image options and swallow: `contrast` becomes a filter,
 * `50%` a size.
 */
const imageOption =
  /^(?:bg|blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia|w|width|h|height)(?::|$)|^[\d.]+%$/;

/** Written as a character reference, the first letter keeps its word from being an option and reads the same. */
function withoutOptions(alt: string): string {
  return alt.replace(/\S+/g, (word) =>
    imageOption.test(word) ? `&#${word.codePointAt(0)};${word.slice(1)}` : word,
  );
}

const image: Handle = (node: Extract<RootContent, { type: 'image' }>, _parent, state, info) => {
  const leave = [state.enter('image'), state.enter('label')];
  const alt = state.safe(node.alt ?? '', { ...info, before: '[', after: ']' });
  for (const exit of leave.toReversed()) exit();
  return `![${withoutOptions(alt)}](${encodeURI(node.url)})`;
};

const style: Options = {
  // Marp reveals items of `*` and `1)` lists one by one.
  bullet: '-',
  bulletOther: '+',
  bulletOrdered: '.',
  emphasis: '_',
  fences: true,
  resourceLink: true,
  rule: '-',
  extensions: [gfmToMarkdown({ tablePipeAlign: false })],
  handlers: { image },
  unsafe: [
    // Marp reads formulas between dollar signs and emoji between colons.
    { character: '$', inConstruct: 'phrasing' },
    { character: ':', after: '[-+\\w]+:', inConstruct: 'phrasing' },
  ],
};

/** Standard Markdown nodes as Marp Markdown. Text is escaped so that it reads the same and is never markup. */
export function writeBlocks(nodes: readonly RootContent[]): string {
  return toMarkdown({ type: 'root', children: [...nodes] }, style).trim();
}

/** The same for one line. */
export function writeLine(nodes: readonly PhrasingContent[]): string {
  return writeBlocks([{ type: 'paragraph', children: [...nodes] }]);
}

/** Text for a heading of that depth, with its number signs. */
export function writeHeading(depth: 1 | 2, nodes: readonly PhrasingContent[]): string {
  return writeBlocks([{ type: 'heading', depth, children: [...nodes] }]);
}

/** Block nodes in an element that Marp lets through, with Markdown still read inside. */
export function box(name: string, nodes: readonly RootContent[]): RootContent[] {
  return [html(`<div class="${name}">`), ...nodes, html('</div>')];
}

/** Trusted HTML; `value` must not come from data. */
export function html(value: string): Extract<RootContent, { type: 'html' }> {
  return { type: 'html', value };
}

/** Text on one line: line breaks in a source or a value are only spaces. */
export function text(value: string): Extract<RootContent, { type: 'text' }> {
  return { type: 'text', value: value.replace(/\s*[\r\n]+\s*/g, ' ') };
}
