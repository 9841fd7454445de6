// Boxes with words, which all kinds of diagrams are made of.
import type { Tone } from '../../model/markdown.ts';
import type { JsonPointer } from '../../model/sources.ts';
import type { Box } from '../charts/scene.ts';
import type { ColourToken, Shape } from './sketch.ts';
import {
  heightOf,
  type Paragraph,
  type Pen,
  paragraph,
  paragraphShapes,
  styles,
  widestWord,
} from './text.ts';

/** Something with a name that is drawn as a box. */
export interface Named {
  readonly label: string;
  readonly detail?: string;
  readonly tone?: Tone;
}

/** The words of a box, broken for its width. */
export interface Caption {
  readonly parts: readonly Paragraph[];
  /** CSS pixels, with the padding above and below. */
  readonly height: number;
}

/** In `em`. */
const padding = { across: 0.36, down: 0.42 };

/** The words of a box of a given width; `pointer` leads to the object that has the label. */
export function caption(named: Named, width: number, pen: Pen, pointer: JsonPointer): Caption {
  const { label, detail } = styles(pen);
  const fill = textOn(named.tone);
  const room = roomIn(width, pen);
  const head = paragraph(named.label, { ...label, fill: fill ?? label.fill }, room, pen, [
    ...pointer,
    'label',
  ]);
  const small =
    pen.details && named.detail !== undefined
      ? [paragraph(named.detail, { ...detail, fill: fill ?? detail.fill }, room, pen, [...pointer, 'detail'])]
      : [];
  const parts = [head, ...small];
  return { parts, height: heightOf(parts) + 2 * padding.down * pen.em };
}

/** Width that the words of a box may take. */
const roomIn = (width: number, { em }: Pen): number => width - 2 * padding.across * em;

/** The least width of a box that breaks no word. */
export function leastWidth({ label, detail }: Named, pen: Pen): number {
  const set = styles(pen);
  const words = [widestWord(label, set.label, pen)];
  if (pen.details && detail !== undefined) words.push(widestWord(detail, set.detail, pen));
  return Math.max(...words) + 2 * padding.across * pen.em + 0.5;
}

/** How a box is drawn. */
export interface BoxLook {
  readonly tone?: Tone | undefined;
  readonly isDashed?: boolean;
}

/** A box with its words in the middle. */
export function boxShapes(
  { parts }: Caption,
  box: Box,
  { tone, isDashed = false }: BoxLook,
  pen: Pen,
): Shape[] {
  const fill: ColourToken =
    tone === undefined || tone === 'muted' ? paleFill(tone, isDashed) : solidFills[tone];
  const edge: ColourToken = tone === undefined || tone === 'muted' ? 'rule' : solidFills[tone];
  const room = roomIn(box.x2 - box.x1, pen);
  let top = (box.y1 + box.y2 - heightOf(parts)) / 2;
  const lines = parts.flatMap((part) => {
    const shapes = paragraphShapes(part, { x: (box.x1 + box.x2) / 2, top, anchor: 'middle', room });
    top += part.height;
    return shapes;
  });
  const strokeWidth = isDashed ? 1.3 * pen.lw : pen.lw;
  const stroke: ColourToken = isDashed ? 'muted' : edge;
  return [{ type: 'box', box, fill, stroke, strokeWidth, isDashed }, ...lines];
}

/** Colour of a box that is filled with a tone. */
export const solidFills: Readonly<Record<Exclude<Tone, 'muted'>, ColourToken>> = {
  ink: 'ink',
  blue: 'blue',
  orange: 'orange',
  teal: 'teal-text',
  purple: 'purple',
};

function paleFill(tone: Tone | undefined, isDashed: boolean): ColourToken {
  if (isDashed) return 'paper';
  return tone === 'muted' ? 'grid' : 'tint';
}

/** Colour of words on a solid box; `undefined` for the colours of their own. */
function textOn(tone: Tone | undefined): ColourToken | undefined {
  return tone === undefined || tone === 'muted' ? undefined : 'paper';
}
