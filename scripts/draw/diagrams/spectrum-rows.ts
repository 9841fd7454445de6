// Lays out a spectrum on a narrow surface, with its items as rows.
import type { Spectrum } from '../../model/diagram.ts';
import type { Shape, Sketch } from './sketch.ts';
import { boundaryNote, cellShape, noteGap, ownedBy } from './spectrum-parts.ts';
import { type Paragraph, type Pen, paragraph, paragraphShapes, styles } from './text.ts';

/** Lengths in `em`. */
const gap = { column: 0.24, row: 0.32, name: 0.8 };
const cellWidth = 1.25;

/** The rows of a spectrum. Lengths are CSS pixels. */
interface Rows {
  readonly names: readonly Paragraph[];
  /** The layer that an item is the first to own, if any. */
  readonly gains: readonly (Paragraph | undefined)[];
  readonly owned: readonly number[];
  /** Where the bars begin and end. */
  readonly left: number;
  readonly right: number;
  /** Distance from one row to the next. */
  readonly pitch: number;
}

/** Lays out a spectrum on a narrow surface: each item is a bar of cells, with the layer beside it that it is the first to own. */
export function layItemRows(spectrum: Spectrum, pen: Pen): Sketch {
  const { em, frame, lw } = pen;
  const foot = boundaryNote(spectrum, pen);
  const rows = rowsOf(spectrum, foot.height, pen);
  const bottom = rows.pitch * spectrum.items.length;
  const shapes = [
    ...spectrum.items.flatMap((_, index) => rowShapes(spectrum, index, rows, pen)),
    staircase(rows, pen),
    ...paragraphShapes(foot.name, { x: 0, top: bottom + noteGap * em, anchor: 'start', room: frame.width }),
  ];
  return { width: frame.width, height: bottom + foot.height + lw, shapes };
}

function rowsOf(spectrum: Spectrum, footHeight: number, pen: Pen): Rows {
  const { items, layers } = spectrum;
  const { em, frame, lw } = pen;
  const { label } = styles(pen);
  const owned = ownedBy(spectrum);
  const names = items.map((item, index) =>
    paragraph(item.label, label, 0.36 * frame.width, pen, ['items', index, 'label']),
  );
  const left = Math.max(...names.map(({ width }) => width)) + gap.name * em;
  const right = left + layers.length * cellWidth * em;
  const room = frame.width - right - gap.name * em;
  const gains = owned.map((_, index) => gainOf(spectrum, owned, index, room, pen));
  const heights = [...names, ...gains].map((words) => words?.height ?? 0);
  const natural = Math.max(...heights) + 0.45 * em;
  const spare = ((frame.height ?? 0) - footHeight - 2 * lw) / items.length;
  return { names, gains, owned, left, right, pitch: Math.max(natural, Math.min(spare, natural * 1.5)) };
}

function gainOf(
  { layers }: Spectrum,
  owned: readonly number[],
  index: number,
  room: number,
  pen: Pen,
): Paragraph | undefined {
  const count = owned[index] ?? 0;
  const layer = layers[count - 1];
  if (layer === undefined || owned.slice(0, index).some((other) => other >= count)) return undefined;
  const text = index === 0 ? layer.label : `+ ${layer.label}`;
  return paragraph(text, styles(pen).detail, room, pen, ['layers', count - 1, 'label']);
}

function rowShapes({ layers, items }: Spectrum, index: number, rows: Rows, pen: Pen): readonly Shape[] {
  const { em, frame } = pen;
  const [name, gain, count] = [rows.names[index], rows.gains[index], rows.owned[index] ?? 0];
  const [y1, y2] = [index * rows.pitch + (gap.row / 2) * em, (index + 1) * rows.pitch - (gap.row / 2) * em];
  const middle = (y1 + y2) / 2;
  const half = (gap.column / 2) * em;
  const bar = layers.map((_, layer) => {
    const x1 = rows.left + layer * cellWidth * em + half;
    return cellShape(
      { x1, x2: x1 + cellWidth * em - 2 * half, y1, y2 },
      layer < count,
      items[index]?.tone,
      pen,
    );
  });
  const x = rows.right + gap.name * em;
  const words = (part: Paragraph | undefined, from: number, room: number) =>
    part === undefined
      ? []
      : paragraphShapes(part, { x: from, top: middle - part.height / 2, anchor: 'start', room });
  return [...words(name, 0, rows.left), ...bar, ...words(gain, x, frame.width - x)];
}

function staircase({ owned, left, pitch }: Rows, pen: Pen): Shape {
  const points = owned.flatMap((count, index): (readonly [number, number])[] => {
    const x = left + count * cellWidth * pen.em;
    return [
      [x, index * pitch],
      [x, (index + 1) * pitch],
    ];
  });
  return { type: 'line', points, stroke: 'ink', strokeWidth: 3 * pen.lw };
}
