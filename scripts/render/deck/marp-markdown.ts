// Writes Markdown nodes as Marp Markdown that shows every text as it is.
import type { PhrasingContent, RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { type Handle, type Options, toMarkdown } from 'mdast-util-to-markdown';

/** An invisible character without a line break. Between two characters it prevents that Marp reads them as one construct. */
export const wordJoiner = '\u2060';

/** Words in an alternative text that Marpit takes as image options and removes: `contrast` for a filter, `50%` for a size. */
const imageOption =
  /^(?:bg|blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia|w|width|h|height)(?::|$)|^[\d.]+%$/;

/** Marp's Markdown parser drops escapes in an alternative text, so a character that needs one is replaced by a similar one. */
const lookalikes: Readonly<Record<string, string>> = {
  '*': '∗',
  _: '＿',
  '`': 'ˋ',
  '~': '∼',
  '[': '(',
  ']': ')',
  '<': '‹',
  '\\': '∖',
  '&': '＆',
  $: '＄',
};

/** An alternative text that Marp keeps whole and from which it takes no option. */
function plainAlt(alt: string): string {
  return text(alt)
    .value.replace(
      /[*`~[\]\\]|(?<!\w)_|_(?!\w)|<(?=[!/?a-z])|&(?=[#a-z])|\$(?=.*\$)/gi,
      (c) => lookalikes[c] ?? c,
    )
    .replace(/\S+/g, (word) => (imageOption.test(word) ? wordJoiner + word : word));
}

const image: Handle = ({ alt, data, url }: Extract<RootContent, { type: 'image' }>) => {
  const { width, height } = data?.placement ?? {};
  const size = [
    ...(width === undefined ? [] : [`w:${width}`]),
    ...(height === undefined ? [] : [`h:${height}`]),
  ];
  return `![${[...size, plainAlt(alt ?? '')].join(' ')}](${encodeURI(url)})`;
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
    // Marp reads formulas between dollar signs.
    { character: '$', inConstruct: 'phrasing' },
  ],
};

/** Standard Markdown nodes as Marp Markdown. Text is escaped, so that it is shown unchanged and is never markup. */
export function writeBlocks(nodes: readonly RootContent[]): string {
  return toMarkdown({ type: 'root', children: [...nodes] }, style).trim();
}

/** The same for one line. */
export function writeLine(nodes: readonly PhrasingContent[]): string {
  return writeBlocks([{ type: 'paragraph', children: [...nodes] }]);
}

/** A heading of that depth, with its number signs. */
export function writeHeading(depth: 1 | 2, nodes: readonly PhrasingContent[]): string {
  return writeBlocks([{ type: 'heading', depth, children: [...nodes] }]);
}

/** Blocks inside a `div` of that class, which Marp's allowlist admits; Markdown is still parsed inside it. */
export function box(name: string, nodes: readonly RootContent[]): RootContent[] {
  return [html(`<div class="${name}">`), ...nodes, html('</div>')];
}

/** Trusted HTML; `value` must not come from data. */
export function html(value: string): Extract<RootContent, { type: 'html' }> {
  return { type: 'html', value };
}

/** Text on one line: line breaks become spaces, and `:one:` cannot be read as the name of an emoji. */
export function text(value: string): Extract<RootContent, { type: 'text' }> {
  const line = value.replace(/\s*[\r\n]+\s*/g, ' ').replace(/:(?=[-+\w]+:)/g, `:${wordJoiner}`);
  return { type: 'text', value: line };
}
