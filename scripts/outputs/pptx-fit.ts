import type { Kit } from '../model.ts';
import type { Paragraph, Run, TypeStyle } from '../presentation.ts';

/** Width of a line of text in CSS pixels. */
export type Measure = Kit['measure'];

const families = { sans: 'Inter', serif: 'Source Serif 4', mono: 'JetBrains Mono' } as const;
const bulletIndent = 36;

/** Lines that runs take in a box of that width, when lines end between words. */
export function countLines(runs: readonly Run[], style: TypeStyle, width: number, measure: Measure): number {
  const start = { lines: 1, used: 0 };
  return wordsIn(runs, style, measure).reduce((line, word) => withWord(line, word, width), start).lines;
}

/** The lines so far, and how much of the last one is used. */
interface Line {
  readonly lines: number;
  readonly used: number;
}

function withWord({ lines, used }: Line, { text, isLineEnd, gap, wide }: Word, width: number): Line {
  const isOver = text !== '' && used > 0 && used + gap + wide > width + 0.5;
  const isNew = isLineEnd || isOver;
  const reached = isNew ? wide : used + (used === 0 ? 0 : gap) + wide;
  // A word wider than the box is broken wherever it must be.
  const broken = Math.max(0, Math.ceil(reached / width) - 1);
  return { lines: lines + (isNew ? 1 : 0) + broken, used: broken > 0 ? reached % width : reached };
}

interface Word {
  readonly text: string;
  readonly wide: number;
  /** Width of the space before it. */
  readonly gap: number;
  readonly isLineEnd: boolean;
}

/** Words with their widths; a word may be made of several runs. */
function wordsIn(runs: readonly Run[], style: TypeStyle, measure: Measure): readonly Word[] {
  const words: Word[] = [];
  let isOpen = false;
  for (const run of runs) {
    const width = (text: string) => widthOf(text, run, style, measure);
    if (run.isNewLine === true) words.push({ text: '', wide: 0, gap: 0, isLineEnd: true });
    isOpen = isOpen && run.isNewLine !== true;
    for (const [index, text] of run.text.split(/ +/).entries()) {
      const last = words.at(-1);
      if (index === 0 && isOpen && last !== undefined)
        words[words.length - 1] = { ...last, text: last.text + text, wide: last.wide + width(text) };
      else words.push({ text, wide: width(text), gap: width(' '), isLineEnd: false });
    }
    isOpen = !run.text.endsWith(' ');
  }
  return words;
}

function widthOf(text: string, run: Run, style: TypeStyle, measure: Measure): number {
  const { font = style.font, isBold = style.isBold, size = style.size } = run;
  const between = (style.spacing ?? 0) * text.length;
  return text === ''
    ? 0
    : measure(text, { family: families[font], size, weight: isBold ? 700 : 400 }) + between;
}

/** Width of the widest line of runs that are not broken. */
export function naturalWidth(runs: readonly Run[], style: TypeStyle, measure: Measure): number {
  return runs.reduce((sum, run) => sum + widthOf(run.text, run, style, measure), 0);
}

/** Height of paragraphs in a box of that width. */
export function textHeight(
  paragraphs: readonly Paragraph[],
  style: TypeStyle,
  width: number,
  measure: Measure,
): number {
  return paragraphs.reduce((sum, paragraph) => {
    const own = { ...style, ...paragraph.style };
    const room = width - (paragraph.list === undefined ? 0 : bulletIndent * (paragraph.list.level + 1));
    return sum + (paragraph.before ?? 0) + countLines(paragraph.runs, own, room, measure) * own.lineHeight;
  }, 0);
}

/** Sizes that text is tried at until it fits; smaller is hard to read from the last row. */
export const scales = [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65] as const;

/** The paragraphs at a share of their size. */
export function scaled(
  paragraphs: readonly Paragraph[],
  style: TypeStyle,
  scale: number,
): readonly Paragraph[] {
  if (scale === 1) return paragraphs;
  return paragraphs.map((paragraph) => {
    const { size, lineHeight, ...own } = {
      size: style.size,
      lineHeight: style.lineHeight,
      ...paragraph.style,
    };
    const sizes = { size: size * scale, lineHeight: lineHeight * scale };
    return {
      ...paragraph,
      ...(paragraph.before === undefined ? {} : { before: paragraph.before * scale }),
      style: { ...own, ...sizes },
    };
  });
}

/** Paragraphs that fit a box, made smaller where they must be. */
export interface Fitted {
  readonly paragraphs: readonly Paragraph[];
  readonly height: number;
  /** They are too long at every size. */
  readonly isTooLong: boolean;
}

/** Makes text smaller, step by step, until it fits. */
export function fitText(
  paragraphs: readonly Paragraph[],
  style: TypeStyle,
  box: { readonly width: number; readonly height: number },
  measure: Measure,
): Fitted {
  for (const scale of scales) {
    const tried = scaled(paragraphs, style, scale);
    const height = textHeight(tried, style, box.width, measure);
    if (height <= box.height + 0.5) return { paragraphs: tried, height, isTooLong: false };
  }
  const last = scaled(paragraphs, style, scales.at(-1) ?? 1);
  return { paragraphs: last, height: textHeight(last, style, box.width, measure), isTooLong: true };
}
