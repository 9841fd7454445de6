// Marks slots in Marp Markdown, and names them on the blocks that Marp renders from it.
import type { Marp } from '@marp-team/marp-core';

/**
 * Marp Markdown with marks around it that name its slot. The marks are comments: Marp's allowlist removes attributes from
 * HTML, and an element around the blocks would change what the selectors of the theme match.
 */
export function markSlot(slot: string, markdown: string): string {
  return markdown === '' ? '' : `<!-- slot: ${slot} -->\n\n${markdown}\n\n<!-- slot: -->`;
}

interface Token {
  readonly type: string;
  readonly level: number;
  readonly nesting: number;
  readonly content: string;
  attrGet(name: string): string | null;
  attrSet(name: string, value: string): void;
}
type Rule = (tokens: Token[], index: number, ...rest: unknown[]) => string;
interface Markdown {
  readonly core: {
    readonly ruler: {
      after(place: string, name: string, rule: (state: { readonly tokens: readonly Token[] }) => void): void;
    };
  };
  readonly renderer: { readonly rules: { fence?: Rule | undefined } };
}

/** A Marp that gives every block between two marks the name of its slot as `data-slot`. */
export function readSlotMarks(marp: Marp): Marp {
  return marp.use((markdown: Markdown) => {
    markdown.core.ruler.after('block', 'slots', ({ tokens }) => nameSlots(tokens));
    const { rules } = markdown.renderer;
    const fence = rules.fence;
    // The renderer puts the attributes of a fence on the `code` inside; they belong on the `pre`.
    rules.fence = (tokens, index, ...rest) => {
      const html = fence?.(tokens, index, ...rest) ?? '';
      const attribute = ` data-slot="${tokens[index]?.attrGet('data-slot') ?? ''}"`;
      return html.includes(attribute)
        ? html.replace(attribute, '').replace('<pre', `<pre${attribute}`)
        : html;
    };
  });
}

function nameSlots(tokens: readonly Token[]): void {
  let slot = '';
  for (const token of tokens) {
    const mark = token.type === 'marpit_comment' ? /^\s*slot:\s*(\S*)\s*$/.exec(token.content) : null;
    if (mark !== null) slot = mark[1] ?? '';
    // A rule begins the next slide; thematic breaks of authors are written as HTML.
    else if (token.type === 'hr') slot = '';
    else if (slot !== '' && isBlock(token)) token.attrSet('data-slot', slot);
  }
}

/** Whether a token begins an outermost block of Markdown. HTML blocks are excluded: those are boxes with a class. */
function isBlock({ type, level, nesting }: Token): boolean {
  return level === 0 && nesting >= 0 && type !== 'html_block' && type !== 'marpit_comment';
}
