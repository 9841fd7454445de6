import type { ElementContent } from 'hast';
import type { Code } from 'mdast';
import type { Callout } from '../model.ts';
import type { OfficeBox, OfficeItem, Paragraph, Run } from '../presentation.ts';
import { highlight } from './highlight.ts';
import { scaled, textHeight } from './pptx-fit.ts';
import type { Part, PartMaker } from './pptx-part.ts';
import { paragraphsOf, type TextMaker } from './pptx-text.ts';

const barWidth = 4;

/** Text beside a thick line. */
export function calloutPart({ kind, title, children }: Callout, maker: PartMaker): Part {
  const { styles, text, kit } = maker;
  const head: readonly Paragraph[] =
    title === undefined ? [] : [{ runs: [{ text: title, isBold: true, colour: text.strong }] }];
  const rest = paragraphsOf(children, text, 16);
  const paragraphs = [
    ...head,
    ...rest.map((one, index) => (index === 0 && head.length > 0 ? { ...one, before: 16 } : one)),
  ];
  const inset = 24 + barWidth;
  return {
    before: 20,
    height: (width, scale) =>
      textHeight(scaled(paragraphs, styles.text, scale), styles.text, width - inset, kit.measure),
    place: (box, scale) => [
      bar(box, text.colours(kind === 'caution' ? 'orange' : 'ink')),
      {
        kind: 'text',
        name: kind === 'caution' ? 'Caution' : kind === 'try' ? 'Try it' : 'Definition',
        style: styles.text,
        box: { ...box, x: box.x + inset, width: box.width - inset },
        paragraphs: scaled(paragraphs, styles.text, scale),
      },
    ],
  };
}

function bar({ x, y, height }: OfficeBox, colour: string): OfficeItem {
  return { kind: 'text', name: 'Rule', box: { x, y, width: barWidth, height }, fill: colour, paragraphs: [] };
}

// ---------------------------------------------------------------- code

const codeInset = { x: 28, y: 22 } as const;

export function codePart(code: Code, maker: PartMaker): Part {
  const { styles, text } = maker;
  const lines = codeLines(highlight(code.value, code.lang), text);
  const paragraphs = lines.map((runs): Paragraph => ({ runs }));
  const style = styles.code;
  const height = (scale: number) => lines.length * style.lineHeight * scale + 2 * codeInset.y;
  return {
    before: 16,
    height: (_width, scale) => height(scale),
    place: (box, scale) => [
      bar(box, text.colours('ink')),
      {
        kind: 'text',
        name: 'Code',
        style,
        box: { ...box, x: box.x + barWidth, width: box.width - barWidth },
        fill: text.colours('tint'),
        inset: codeInset,
        paragraphs: scaled(paragraphs, style, scale),
      },
    ],
  };
}

/** Colours of `deck.css` by the class that highlighting gives. */
const codeColours: readonly (readonly [RegExp, { token: string; isBold?: boolean }])[] = [
  [/comment|quote|meta/, { token: 'muted' }],
  [/keyword|selector-tag|hljs-tag|hljs-name/, { token: 'purple', isBold: true }],
  [/string|regexp|symbol/, { token: 'teal-text' }],
  [/number|literal|variable|attr/, { token: 'blue' }],
];

/** Highlighted code as the runs of each line. Spaces that begin a line are kept by not being breakable. */
function codeLines(nodes: readonly ElementContent[], text: TextMaker): readonly (readonly Run[])[] {
  const lines: Run[][] = [[]];
  const write = (value: string, look: Omit<Run, 'text'>) => {
    for (const [index, piece] of value.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (piece !== '') lines.at(-1)?.push({ ...look, text: piece.replace(/ /g, '\u00a0') });
    }
  };
  const walk = (node: ElementContent, look: Omit<Run, 'text'>): void => {
    if (node.type === 'text') write(node.value, look);
    if (node.type !== 'element') return;
    const names = [node.properties.className ?? []].flat().join(' ');
    const found = codeColours.find(([pattern]) => pattern.test(names))?.[1];
    const own =
      found === undefined
        ? look
        : { colour: text.colours(found.token), ...(found.isBold === true ? { isBold: true } : {}) };
    for (const child of node.children) walk(child, own);
  };
  for (const node of nodes) walk(node, {});
  return lines;
}
