import type { List } from 'mdast';
import type { PhrasingContent, RootContent, Tone } from '../model.ts';
import type { Paragraph, Run, TypeStyle } from '../presentation.ts';
import type { Colours } from './colours.ts';
import { wordJoiner } from './marp-markdown.ts';
import { plainBlocks, type Show } from './slide-nodes.ts';

/** What turning Markdown into runs of text needs. */
export interface TextMaker {
  readonly show: Show;
  readonly colours: Colours;
  /** Colour of words that stand out. */
  readonly strong: string;
  /** How headings inside the text are set, where otherwise than usual. */
  readonly heading?: Partial<TypeStyle>;
  /** How the words after a quotation are set, where otherwise than it. */
  readonly attribution?: { readonly style: Partial<TypeStyle>; readonly before: number };
  /** How the points of lists are set that have no bullets. */
  readonly points?: { readonly style: Partial<TypeStyle>; readonly before: number };
}

type Look = Omit<Run, 'text'>;

/** Blocks of text as paragraphs; anything that is no text is left out. `gap` is the room between two. */
export function paragraphsOf(
  nodes: readonly RootContent[],
  maker: TextMaker,
  gap: number,
): readonly Paragraph[] {
  const made = plainBlocks(nodes, maker.show).flatMap((node, index, all) => {
    const own = blockParagraphs(node, maker, 0);
    const follows = all[index - 1]?.type === 'blockquote' && maker.attribution !== undefined;
    return follows ? own.map((paragraph) => ({ ...paragraph, ...maker.attribution })) : own;
  });
  return made.map((paragraph, index) =>
    index === 0 ? { ...paragraph, before: 0 } : { before: paragraph.list ? 12 : gap, ...paragraph },
  );
}

function blockParagraphs(node: RootContent, maker: TextMaker, level: number): readonly Paragraph[] {
  switch (node.type) {
    case 'paragraph':
      return [{ runs: runsOf(node.children, maker) }];
    case 'heading':
      return [
        {
          runs: runsOf(node.children, maker),
          style: { size: 28, lineHeight: 36, isBold: true, colour: maker.strong, ...maker.heading },
        },
      ];
    case 'list':
      return listParagraphs(node, maker, level);
    case 'blockquote':
      return node.children.flatMap((child) => blockParagraphs(child, maker, level));
    default:
      return [];
  }
}

function listParagraphs(list: List, maker: TextMaker, level: number): readonly Paragraph[] {
  return list.children.flatMap((item, index) => {
    const start = list.ordered === true ? { start: (list.start ?? 1) + index } : {};
    const point = maker.points ?? { list: { level, ...start } };
    return item.children.flatMap((child, place): readonly Paragraph[] => {
      if (child.type === 'list') return listParagraphs(child, maker, level + 1);
      const inner = blockParagraphs(child, maker, level);
      return place === 0 ? inner.map((paragraph) => ({ ...paragraph, ...point })) : inner;
    });
  });
}

/** A line of Markdown as runs of equal look. */
export function lineRuns(nodes: readonly PhrasingContent[], maker: TextMaker): readonly Run[] {
  return runsOf(plainBlocks(nodes, maker.show) as readonly PhrasingContent[], maker);
}

function runsOf(nodes: readonly PhrasingContent[], maker: TextMaker): readonly Run[] {
  const tones: string[] = [];
  return nodes.flatMap((node) => {
    if (node.type !== 'html') return inline(node, toneLook(tones.at(-1), maker), maker);
    const opened = /^<span class="(\w+)">$/.exec(node.value)?.[1];
    if (opened !== undefined) tones.push(opened);
    else if (node.value === '</span>') tones.pop();
    return node.value === '<br>' ? [{ text: '', isNewLine: true }] : [];
  });
}

function toneLook(tone: string | undefined, { colours }: TextMaker): Look {
  if (tone === undefined) return {};
  const tokens: Partial<Record<string, string>> = { teal: 'teal-text' } satisfies Partial<
    Record<Tone, string>
  >;
  const colour = colours(tokens[tone] ?? tone);
  return tone === 'muted' ? { colour } : { colour, isBold: true };
}

function inline(node: PhrasingContent, look: Look, maker: TextMaker): readonly Run[] {
  const inside = (more: Look) =>
    ('children' in node ? (node.children as PhrasingContent[]) : []).flatMap((child) =>
      inline(child, { ...look, ...more }, maker),
    );
  switch (node.type) {
    case 'text':
      return node.value === '' ? [] : [{ ...look, text: node.value.replaceAll(wordJoiner, '') }];
    case 'strong':
    case 'emphasis':
      return inside({ isBold: true, ...(look.colour === undefined ? { colour: maker.strong } : {}) });
    case 'inlineCode':
      return [{ ...look, text: node.value, font: 'mono' }];
    case 'break':
      return [{ text: '', isNewLine: true }];
    case 'link':
      return inside(/^(?:https?:|mailto:)/i.test(node.url) ? { link: node.url } : {});
    default:
      return inside({});
  }
}

/** What runs read together. */
export function wordsOf(runs: readonly Run[]): string {
  return runs.map(({ text, isNewLine }) => (isNewLine === true ? ` ${text}` : text)).join('');
}
