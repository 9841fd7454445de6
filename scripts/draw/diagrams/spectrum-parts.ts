// What both layouts of a spectrum diagram share.
import type { Spectrum } from '../../model/diagram.ts';
import type { Tone } from '../../model/markdown.ts';
import type { Box } from '../charts/scene.ts';
import { solidFills } from './box.ts';
import type { Shape } from './sketch.ts';
import { type Paragraph, type Pen, paragraph, styles } from './text.ts';

/** Room above the note, in `em`. */
export const noteGap = 0.45;

/** How many layers, from the top, each item has of its own. */
export function ownedBy({ layers, items }: Spectrum): readonly number[] {
  return items.map(({ owns }) => layers.findIndex(({ id }) => id === owns) + 1);
}

/** A cell: filled in the tone of its item when owned, outlined when shared. */
export function cellShape(box: Box, isOwned: boolean, tone: Tone | undefined, pen: Pen): Shape {
  const fill = tone === 'muted' ? 'muted' : solidFills[tone ?? 'blue'];
  return isOwned
    ? { type: 'box', box, fill }
    : { type: 'box', box, fill: 'paper', stroke: 'rule', strokeWidth: pen.lw };
}

/** The words that explain the boundary, and the height that they take below the diagram. */
export function boundaryNote(
  { boundary }: Spectrum,
  pen: Pen,
): { readonly name: Paragraph; readonly height: number } {
  const name = paragraph(boundary, { ...styles(pen).mark, fill: 'ink' }, pen.frame.width, pen, ['boundary']);
  return { name, height: name.height + noteGap * pen.em };
}
