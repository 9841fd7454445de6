// The head of a lane or stack in a diagram: its name, and its details below.
import type { JsonPointer } from '../../model/sources.ts';
import type { Named } from './box.ts';
import type { Shape } from './sketch.ts';
import { heightOf, type Paragraph, type Pen, paragraph, paragraphShapes, styles } from './text.ts';

/** The words of a head, broken for a width; `pointer` leads to the object that has the label. */
export function headOf(
  { label, detail }: Named,
  width: number,
  pen: Pen,
  pointer: JsonPointer,
): readonly Paragraph[] {
  const set = styles(pen);
  const name = paragraph(label, set.head, width, pen, [...pointer, 'label']);
  if (detail === undefined || !pen.details) return [name];
  return [name, paragraph(detail, { ...set.detail, fill: 'muted' }, width, pen, [...pointer, 'detail'])];
}

/** A head at the top of the diagram. */
export function headShapes(head: readonly Paragraph[], x: number, room: number): Shape[] {
  return head.flatMap((part, index) =>
    paragraphShapes(part, { x, top: heightOf(head.slice(0, index)), anchor: 'start', room }),
  );
}
