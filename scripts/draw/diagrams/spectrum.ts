// Lays out a spectrum: items from sharing the most to owning the most.
import type { Spectrum } from '../../model/diagram.ts';
import { caption, leastWidth } from './box.ts';
import type { Shape, Sketch } from './sketch.ts';
import { boundaryNote, cellShape, noteGap, ownedBy } from './spectrum-parts.ts';
import { layItemRows } from './spectrum-rows.ts';
import { type Paragraph, type Pen, paragraph, paragraphShapes, styles } from './text.ts';

/** Lengths in `em`. */
const gap = { column: 0.3, row: 0.3, gutter: 0.9 };
const headSize = 0.62;

/**
 * Lays out items as columns over a stack of layers: layers that an item owns are filled, layers that it shares are outlined,
 * and the boundary runs between the two as a staircase. Where columns would be too narrow for their names, items are rows.
 */
export function laySpectrum(spectrum: Spectrum, pen: Pen): Sketch {
  const needed = spectrum.items.reduce((sum, item) => sum + leastWidth(item, pen) * 0.9, 0);
  return needed > pen.frame.width * 0.85 ? layItemRows(spectrum, pen) : layColumns(spectrum, pen);
}

/** The columns of a spectrum. Lengths are CSS pixels. */
interface Columns {
  readonly left: number;
  readonly width: number;
  readonly x: (index: number) => number;
  readonly names: readonly Paragraph[];
}

/** Places the columns. The names of layers take the width that these can spare. */
function columnsOf({ layers, items }: Spectrum, pen: Pen): Columns {
  const { em, frame } = pen;
  const { detail } = styles(pen);
  const least = Math.max(...items.map((item) => leastWidth(item, pen))) - 0.3 * em;
  const gaps = gap.column * em * (items.length - 1);
  const spare = frame.width - least * items.length - gaps - gap.gutter * em;
  const room = Math.max(5.5 * em, Math.min(spare, 0.24 * frame.width));
  const names = layers.map(({ label }, index) =>
    paragraph(label, { ...detail, weight: 600 }, room, pen, ['layers', index, 'label']),
  );
  const left = Math.max(...names.map(({ width }) => width)) + gap.gutter * em;
  const width = (frame.width - left - gaps) / items.length;
  return { left, width, names, x: (index) => left + index * (width + gap.column * em) };
}

function layColumns(spectrum: Spectrum, pen: Pen): Sketch {
  const { em, frame, lw } = pen;
  const columns = columnsOf(spectrum, pen);
  const axis = axisShapes(spectrum, columns.left, pen);
  const heads = headShapes(spectrum, columns, axis.height, pen);
  const top = axis.height + heads.height;
  const foot = boundaryNote(spectrum, pen);
  const { names } = columns;
  const natural = Math.max(1.9 * em, ...names.map(({ height }) => height + 0.5 * em));
  const spare = ((frame.height ?? 0) - top - foot.height - 2 * lw) / names.length;
  const pitch = Math.max(natural, Math.min(spare, natural * 1.6));
  const y = (row: number) => top + row * pitch;
  const noteTop = y(names.length) + noteGap * em;
  const shapes = [
    ...axis.shapes,
    ...heads.shapes,
    ...names.flatMap((name, row) =>
      paragraphShapes(name, {
        x: 0,
        top: y(row + 0.5) - name.height / 2,
        anchor: 'start',
        room: columns.left,
      }),
    ),
    ...cells(spectrum, columns, y, pen),
    staircase(ownedBy(spectrum), columns, y, pen),
    ...paragraphShapes(foot.name, { x: frame.width, top: noteTop, anchor: 'end', room: frame.width }),
  ];
  return { width: frame.width, height: noteTop + foot.name.height + lw, shapes };
}

/** The names of the items above their columns, standing on one line. */
function headShapes({ items }: Spectrum, { width, x }: Columns, top: number, pen: Pen) {
  const captions = items.map(({ tone: _, ...item }, index) =>
    caption(item, width + 0.6 * pen.em, pen, ['items', index]),
  );
  const height = Math.max(...captions.map((words) => words.height));
  const shapes = captions.flatMap((words, index) => {
    let y = top + height - words.height + 0.5 * pen.em;
    return words.parts.flatMap((part) => {
      const lines = paragraphShapes(part, { x: x(index) + width / 2, top: y, anchor: 'middle', room: width });
      y += part.height;
      return lines;
    });
  });
  return { height, shapes };
}

function cells(spectrum: Spectrum, { width, x, names }: Columns, y: (row: number) => number, pen: Pen) {
  const inset = (gap.row / 2) * pen.em;
  return ownedBy(spectrum).flatMap((count, index) =>
    names.map((_, row) => {
      const box = { x1: x(index), x2: x(index) + width, y1: y(row) + inset, y2: y(row + 1) - inset };
      return cellShape(box, row < count, spectrum.items[index]?.tone, pen);
    }),
  );
}

/** The line between owned and shared cells, from left to right. */
function staircase(
  owned: readonly number[],
  { width, x }: Columns,
  y: (row: number) => number,
  pen: Pen,
): Shape {
  const half = (gap.column / 2) * pen.em;
  const points = owned.flatMap((count, index): (readonly [number, number])[] => {
    const left = x(index) - (index === 0 ? 0 : half);
    const right = x(index) + width + (index === owned.length - 1 ? 0 : half);
    return [
      [left, y(count)],
      [right, y(count)],
    ];
  });
  return { type: 'line', points, stroke: 'ink', strokeWidth: 3 * pen.lw };
}

interface Axis {
  readonly shapes: readonly Shape[];
  readonly height: number;
}

/** An arrow between the names of both ends. */
function axisShapes({ from, to }: Spectrum, left: number, pen: Pen): Axis {
  const style = { ...styles(pen).detail, weight: 600, fill: 'muted' } as const;
  const right = pen.frame.width;
  const half = (right - left) / 2;
  const start = paragraph(from, style, half, pen, ['from']);
  const end = paragraph(to, style, half, pen, ['to']);
  const height = Math.max(start.height, end.height);
  const arrow: Shape = {
    type: 'line',
    points: [
      [left + start.width + 0.6 * pen.em, height / 2],
      [right - end.width - 0.6 * pen.em, height / 2],
    ],
    stroke: 'muted',
    strokeWidth: 1.2 * pen.lw,
    head: headSize * pen.em,
  };
  const shapes = [
    ...paragraphShapes(start, { x: left, top: 0, anchor: 'start', room: half }),
    arrow,
    ...paragraphShapes(end, { x: right, top: 0, anchor: 'end', room: half }),
  ];
  return { height: height + 0.1 * pen.em, shapes };
}
