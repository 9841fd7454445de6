import type { Spectrum } from '../diagram.ts';
import { caption } from './diagram-box.ts';
import type { Shape, Sketch } from './diagram-sketch.ts';
import { type Paragraph, type Pen, paragraph, styles, written } from './diagram-text.ts';

/** Lengths in em. */
const gap = { column: 0.3, row: 0.3, gutter: 0.9 };
const headSize = 0.62;

/**
 * Lays out items as columns over a stack of layers: what an item owns is filled, what it shares is pale, and the
 * boundary runs between the two as a staircase. Where columns would be too narrow for their names, items are rows.
 */
export function layRange(spectrum: Spectrum, pen: Pen): Sketch {
  return pen.frame.width < 24 * pen.frame.em * 1.4 ? layRows(spectrum, pen) : layColumns(spectrum, pen);
}

/** How many layers, from the top, each item has for itself. */
function ownedBy({ layers, items }: Spectrum): readonly number[] {
  return items.map(({ owns }) => layers.findIndex(({ id }) => id === owns) + 1);
}

function layerNames({ layers }: Spectrum, room: number, pen: Pen): readonly Paragraph[] {
  const { detail } = styles(pen);
  return layers.map(({ label }, index) =>
    paragraph(label, { ...detail, weight: 600, fill: 'text' }, room, pen, ['layers', index, 'label']),
  );
}

// ---------------------------------------------------------------- items as columns

function layColumns(spectrum: Spectrum, pen: Pen): Sketch {
  const { items } = spectrum;
  const { em } = pen;
  const names = layerNames(spectrum, Math.max(0.15 * pen.frame.width, 6 * em), pen);
  const gutter = Math.max(...names.map(({ width }) => width)) + gap.gutter * em;
  const width = (pen.frame.width - gutter - gap.column * em * (items.length - 1)) / items.length;
  const xOf = (index: number) => gutter + index * (width + gap.column * em);
  const axis = axisShapes(spectrum, gutter, pen);
  const captions = items.map((item, index) => caption(item, width, pen, ['items', index]));
  const headHeight = Math.max(...captions.map(({ height }) => height));
  const top = axis.height + headHeight;
  const natural = Math.max(1.9 * em, ...names.map(({ height }) => height + 0.7 * em));
  const foot = boundaryNote(spectrum, pen);
  const spare = (pen.frame.height ?? 0) - top - foot.height - pen.lw;
  const pitch = Math.max(natural, Math.min(spare / names.length, natural * 1.5));
  const rowY = (row: number) => top + row * pitch;
  const owned = ownedBy(spectrum);
  const shapes: Shape[] = [
    ...axis.shapes,
    ...captions.flatMap(({ parts, height }, index) => {
      let y = axis.height + headHeight - height + 0.42 * em;
      return parts.flatMap((part) => {
        const room = width;
        const lines = written(part, { x: xOf(index) + width / 2, top: y, anchor: 'middle', room });
        y += part.height;
        return lines;
      });
    }),
    ...names.flatMap((name, row) =>
      written(name, { x: 0, top: rowY(row) + (pitch - name.height) / 2, anchor: 'start', room: gutter }),
    ),
    ...owned.flatMap((count, index) =>
      names.map(
        (_, row): Shape =>
          cell(
            { x1: xOf(index), x2: xOf(index) + width, y1: rowY(row), y2: rowY(row + 1) },
            row < count,
            pen,
          ),
      ),
    ),
    staircase(owned, xOf, width, rowY, pen),
    ...written(foot.name, {
      x: pen.frame.width,
      top: rowY(names.length) + 0.45 * em,
      anchor: 'end',
      room: pen.frame.width,
    }),
  ];
  return { width: pen.frame.width, height: rowY(names.length) + foot.height + pen.lw, shapes };
}

interface Rectangle {
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
}

/** A cell without the half gap around it. */
function cell({ x1, x2, y1, y2 }: Rectangle, isOwned: boolean, pen: Pen): Shape {
  const inset = (gap.row / 2) * pen.em;
  const box = { x1, x2, y1: y1 + inset, y2: y2 - inset };
  return isOwned
    ? { type: 'box', box, fill: 'blue' }
    : { type: 'box', box, fill: 'paper', stroke: 'rule', strokeWidth: pen.lw };
}

/** The line between owned and shared cells, from left to right. */
function staircase(
  owned: readonly number[],
  xOf: (index: number) => number,
  width: number,
  rowY: (row: number) => number,
  pen: Pen,
): Shape {
  const half = (gap.column / 2) * pen.em;
  const last = owned.length - 1;
  const points = owned.flatMap((count, index): (readonly [number, number])[] => {
    const left = xOf(index) - half;
    const right = xOf(index) + width + (index === last ? 0 : half);
    return [
      [left, rowY(count)],
      [right, rowY(count)],
    ];
  });
  return { type: 'line', points, stroke: 'orange', strokeWidth: 3 * pen.lw };
}

function boundaryNote(
  { boundary }: Spectrum,
  pen: Pen,
): { readonly name: Paragraph; readonly height: number } {
  const name = paragraph(boundary, styles(pen).mark, pen.frame.width, pen, ['boundary']);
  return { name, height: name.height + 0.6 * pen.em };
}

interface Axis {
  readonly shapes: readonly Shape[];
  readonly height: number;
}

/** An arrow from one end's name to the other's. */
function axisShapes({ from, to }: Spectrum, left: number, pen: Pen): Axis {
  const { detail } = styles(pen);
  const style = { ...detail, weight: 600, fill: 'muted' } as const;
  const half = (pen.frame.width - left) / 2;
  const [start, end] = [paragraph(from, style, half, pen, ['from']), paragraph(to, style, half, pen, ['to'])];
  const height = Math.max(start.height, end.height);
  const y = height / 2;
  const right = pen.frame.width;
  return {
    height: height + 0.35 * pen.em,
    shapes: [
      ...written(start, { x: left, top: 0, anchor: 'start', room: half }),
      {
        type: 'line',
        points: [
          [left + start.width + 0.6 * pen.em, y],
          [right - end.width - 0.6 * pen.em, y],
        ],
        stroke: 'muted',
        strokeWidth: 1.2 * pen.lw,
        head: headSize * pen.em,
      },
      ...written(end, { x: right, top: 0, anchor: 'end', room: half }),
    ],
  };
}

// ---------------------------------------------------------------- items as rows

/** Each item as a bar of cells, with the name of the layer that it is the first to own. */
function layRows(spectrum: Spectrum, pen: Pen): Sketch {
  const { items, layers } = spectrum;
  const { em } = pen;
  const { label, detail } = styles(pen);
  const owned = ownedBy(spectrum);
  const names = items.map((item, index) =>
    paragraph(item.label, label, 0.36 * pen.frame.width, pen, ['items', index, 'label']),
  );
  const left = Math.max(...names.map(({ width }) => width)) + 0.7 * em;
  const size = 1.25 * em;
  const barEnd = left + layers.length * size;
  const room = pen.frame.width - barEnd - 0.9 * em;
  const gains = owned.map((count, index) => {
    const isFirst = index === 0 || count > Math.max(...owned.slice(0, index));
    const layer = layers[count - 1];
    if (!isFirst || layer === undefined) return undefined;
    return paragraph(layer.label, { ...detail, weight: 600 }, room, pen, ['layers', count - 1, 'label']);
  });
  const foot = boundaryNote(spectrum, pen);
  const natural =
    Math.max(...names.map(({ height }) => height), ...gains.map((gain) => gain?.height ?? 0)) + 0.5 * em;
  const spare = ((pen.frame.height ?? 0) - foot.height - pen.lw) / items.length;
  const pitch = Math.max(natural, Math.min(spare, natural * 1.5));
  const shapes = items.flatMap((_, index): Shape[] => {
    const [name, gain, count] = [names[index], gains[index], owned[index] ?? 0];
    const [y1, y2] = [index * pitch, (index + 1) * pitch];
    const middle = (y1 + y2) / 2;
    if (name === undefined) return [];
    return [
      ...written(name, { x: 0, top: middle - name.height / 2, anchor: 'start', room: left }),
      ...layers.map((__, column): Shape => {
        const x1 = left + column * size;
        const box = { x1: x1 + 0.12 * em, x2: x1 + size - 0.12 * em, y1: y1 + 0.16 * em, y2: y2 - 0.16 * em };
        return column < count
          ? { type: 'box', box, fill: 'blue' }
          : { type: 'box', box, fill: 'paper', stroke: 'rule', strokeWidth: pen.lw };
      }),
      ...(gain === undefined
        ? []
        : written(gain, { x: barEnd + 0.9 * em, top: middle - gain.height / 2, anchor: 'start', room })),
    ];
  });
  const points = owned.flatMap((count, index): (readonly [number, number])[] => {
    const x = left + count * size;
    return [
      [x, index * pitch],
      [x, (index + 1) * pitch],
    ];
  });
  const bottom = items.length * pitch;
  return {
    width: pen.frame.width,
    height: bottom + foot.height + pen.lw,
    shapes: [
      ...shapes,
      { type: 'line', points, stroke: 'orange', strokeWidth: 3 * pen.lw },
      ...written(foot.name, {
        x: pen.frame.width,
        top: bottom + 0.45 * em,
        anchor: 'end',
        room: pen.frame.width,
      }),
    ],
  };
}
