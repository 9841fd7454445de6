// Breaks the texts of diagrams into lines, and places them.
import type { JsonPointer } from '../../model/sources.ts';
import type { Frame } from '../surfaces.ts';
import type { Measure } from '../type/metrics.ts';
import type { ColourToken, TextShape } from './sketch.ts';

/** The settings that a diagram is laid out with. Lengths are CSS pixels. */
export interface Pen {
  readonly frame: Frame;
  /** Font size of labels: the unit of every length in a layout. */
  readonly em: number;
  /** Width of a fine line. */
  readonly lw: number;
  /** Whether details are shown. */
  readonly details: boolean;
  readonly measure: Measure;
  /** Family of all texts. */
  readonly font: string;
}

/** Font size in CSS pixels, weight and colour of a text. */
export interface Style {
  readonly size: number;
  readonly weight: 400 | 600 | 700;
  readonly fill: ColourToken;
}

/** A text broken into lines. Lengths are CSS pixels. */
export interface Paragraph {
  readonly lines: readonly { readonly text: string; readonly width: number }[];
  readonly style: Style;
  readonly pointer?: JsonPointer;
  readonly width: number;
  readonly height: number;
}

/** Height of a line as a multiple of the font size. */
const leading = 1.22;

/** The styles of a diagram's texts on a surface; none is smaller than the surface allows. */
export function styles({ em, frame }: Pen): Readonly<Record<'label' | 'head' | 'detail' | 'mark', Style>> {
  const small = Math.max(frame.smallest, em * 0.88);
  return {
    head: { size: em * 1.08, weight: 700, fill: 'ink' },
    label: { size: em, weight: 600, fill: 'ink' },
    detail: { size: small, weight: 400, fill: 'text' },
    mark: { size: small, weight: 600, fill: 'ink' },
  };
}

/**
 * Breaks a text into as few lines as `room` allows, of about equal length. Words are never broken: one that is wider than
 * `room` reaches beyond it, which the checks report.
 */
export function paragraph(
  text: string,
  style: Style,
  room: number,
  pen: Pen,
  pointer?: JsonPointer,
): Paragraph {
  const widthOf = (line: string) =>
    pen.measure(line, { family: pen.font, size: style.size, weight: style.weight });
  const words = text.split(/ +/).filter((word) => word !== '');
  const fewest = fill(words, room, widthOf).length;
  const widest = Math.max(0, ...words.map(widthOf));
  const lines = fill(words, narrowest(words, fewest, [widest, room], widthOf), widthOf).map((line) => ({
    text: line,
    width: widthOf(line),
  }));
  return {
    lines,
    style,
    width: Math.max(0, ...lines.map(({ width }) => width)),
    height: lines.length * style.size * leading,
    ...(pointer && { pointer }),
  };
}

/** The width of the widest word of a text, in CSS pixels: no box may be narrower. */
export function widestWord(text: string, style: Style, { measure, font }: Pen): number {
  const widths = text
    .split(/ +/)
    .map((word) => measure(word, { family: font, size: style.size, weight: style.weight }));
  return Math.max(0, ...widths);
}

function fill(words: readonly string[], room: number, widthOf: (line: string) => number): readonly string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    const longer = `${last} ${word}`;
    if (last !== undefined && widthOf(longer) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** The least width between two widths at which a text has at most `count` lines, found by bisection. */
function narrowest(
  words: readonly string[],
  count: number,
  [low, high]: readonly [number, number],
  widthOf: (line: string) => number,
): number {
  let [enough, short] = [high, low];
  if (fill(words, low, widthOf).length <= count) return Math.min(low, high);
  for (let round = 0; round < 10; round++) {
    const middle = (enough + short) / 2;
    if (fill(words, middle, widthOf).length <= count) enough = middle;
    else short = middle;
  }
  return enough;
}

/** Where a paragraph stands. `room` is the width that it may fill. */
interface TextPlace {
  readonly x: number;
  readonly top: number;
  readonly anchor: TextShape['anchor'];
  readonly room: number;
}

/** The height of paragraphs below each other. */
export const heightOf = (parts: readonly Paragraph[]): number =>
  parts.reduce((sum, { height }) => sum + height, 0);

/** The lines of a paragraph as shapes. */
export function paragraphShapes(
  { lines, style, pointer }: Paragraph,
  { x, top, anchor, room }: TextPlace,
): TextShape[] {
  return lines.map(({ text, width }, index) => ({
    type: 'text',
    text,
    x,
    baseline: top + (index + 0.5) * style.size * leading + style.size * capHalf,
    anchor,
    ...style,
    width,
    room,
    ...(pointer && { pointer }),
  }));
}

/** Half the height of a capital letter as a share of the font size: lines are centred on their capitals. */
const capHalf = 0.364;
