// Lays out stacks of layers.
import type { Layer, Stack, Stacks } from '../../model/diagram.ts';
import type { JsonPointer } from '../../model/sources.ts';
import { boxShapes, type Caption, caption } from './box.ts';
import { type Column, columnsFrom, gapBefore, layersOn, leavesOf } from './columns.ts';
import { headOf, headShapes } from './heads.ts';
import { shareWidth } from './share.ts';
import type { Shape, Sketch } from './sketch.ts';
import { heightOf, type Paragraph, type Pen, paragraph, paragraphShapes, styles } from './text.ts';

/** A layer with its row, and its edges in CSS pixels. */
interface PlacedLayer {
  readonly layer: Layer;
  readonly pointer: JsonPointer;
  /** 0 at the bottom. */
  readonly row: number;
  readonly x1: number;
  readonly x2: number;
  readonly caption: Caption;
  /** Whether a boundary lies below it. */
  readonly isBounded: boolean;
  readonly on: readonly PlacedLayer[];
}

/** Lengths in `em`. */
const gap = { stack: 2.2, row: 0.32 };

/**
 * Lays out layers from the bottom up. A row is as high as its highest box, so that layers of equal depth stand at the same
 * height; a layer is as wide as all layers on it. Boundaries lie between rows, each with its name above it.
 */
export function layStacks({ stacks }: Stacks, pen: Pen): Sketch {
  const leaves = stacks.map(({ base }) => leavesOf(base, pen));
  const gaps = leaves.map((list) => list.slice(1).reduce((sum, leaf) => sum + gapBefore(leaf), 0));
  const between = (gaps.reduce((sum, own) => sum + own, 0) + gap.stack * (stacks.length - 1)) * pen.em;
  const widths = shareWidth(
    leaves.flat().map(({ least }) => least),
    pen.frame.width - between,
  );
  const placed: PlacedLayer[] = [];
  let [x, first] = [0, 0];
  for (const [index, stack] of stacks.entries()) {
    const count = leaves[index]?.length ?? 0;
    const own = widths.slice(first, first + count);
    const ground = { pointer: ['stacks', index, 'base'], row: 0, isBounded: false };
    const base = placeLayer(stack.base, ground, columnsFrom(x, leaves[index] ?? [], own, pen), pen);
    placed.push(base);
    x = base.x2 + gap.stack * pen.em;
    first += count;
  }
  return sketchOf(stacks, placed, pen);
}

/** The place of a layer before its columns are known. */
interface Ground {
  readonly pointer: JsonPointer;
  readonly row: number;
  readonly isBounded: boolean;
}

/** Places a layer and all layers on it. Removes the columns that they take from the front of the list. */
function placeLayer(layer: Layer, ground: Ground, columns: Column[], pen: Pen): PlacedLayer {
  const { pointer, row } = ground;
  const on = layersOn(layer).map(({ child, index }) => {
    const isBounded = layer.boundary !== undefined && child.apart !== true;
    return placeLayer(child, { pointer: [...pointer, 'on', index], row: row + 1, isBounded }, columns, pen);
  });
  const own = on.length > 0 ? undefined : columns.shift();
  const x1 = own?.[0] ?? on[0]?.x1 ?? 0;
  const x2 = own?.[1] ?? on.at(-1)?.x2 ?? 0;
  return { layer, ...ground, x1, x2, on, caption: caption(layer, x2 - x1, pen, pointer) };
}

// ---------------------------------------------------------------- rows

/** A layer and all layers on it. */
const withLayersOn = (placed: PlacedLayer): readonly PlacedLayer[] => [
  placed,
  ...placed.on.flatMap(withLayersOn),
];

interface Rows {
  /** Upper edge of each row, from the bottom one. */
  readonly tops: readonly number[];
  readonly bottoms: readonly number[];
}

function sketchOf(stacks: readonly Stack[], placed: readonly PlacedLayer[], pen: Pen): Sketch {
  const all = placed.flatMap(withLayersOn);
  const widthOf = (index: number) => (placed[index]?.x2 ?? 0) - (placed[index]?.x1 ?? 0);
  const heads = stacks.map((stack, index) => headOf(stack, widthOf(index), pen, ['stacks', index]));
  const headHeight = Math.max(...heads.map(heightOf));
  const braces = Math.max(0, ...placed.map((base) => braceHeight(base, pen)));
  const top = headHeight + 0.7 * pen.em + braces;
  const rows = layRows(all, top, pen);
  const shapes = [
    ...heads.flatMap((head, index) => headShapes(head, placed[index]?.x1 ?? 0, widthOf(index))),
    ...all.flatMap((one) => layerShapes(one, rows, pen)),
    ...all.flatMap((one) => boundaryShapes(one, rows, pen)),
    ...all.flatMap((one) => braceShapes(one, rows, pen)),
  ];
  return { width: pen.frame.width, height: (rows.bottoms[0] ?? 0) + pen.lw, shapes };
}

function layRows(all: readonly PlacedLayer[], top: number, pen: Pen): Rows {
  const count = Math.max(...all.map(({ row }) => row)) + 1;
  const inRow = (row: number) => all.filter((one) => one.row === row);
  const least = gap.row * pen.em;
  const gaps = Array.from({ length: count - 1 }, (_, row) =>
    Math.max(least, ...inRow(row).map((one) => stripAbove(one, pen).height)),
  );
  // A layer without a boundary below it reaches down to its ground, also where others in its row have a boundary.
  const gain = (row: number) => (gaps[row - 1] ?? least) - least;
  const needed = ({ isBounded, row, caption: { height } }: PlacedLayer) =>
    isBounded ? height : height - gain(row);
  const heights = Array.from({ length: count }, (_, row) => Math.max(...inRow(row).map(needed)));
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const natural = top + sum(heights) + sum(gaps) + pen.lw;
  const spare = Math.max(0, (pen.frame.height ?? natural) - natural);
  const extra = Math.min(spare / count, 0.9 * pen.em);
  const bottoms: number[] = [];
  const tops: number[] = [];
  let y = top + sum(heights) + sum(gaps) + extra * count;
  for (const [row, height] of heights.entries()) {
    bottoms[row] = y;
    y -= height + extra;
    tops[row] = y;
    y -= gaps[row] ?? 0;
  }
  return { tops, bottoms };
}

/** A layer as a box, which reaches down to the layer below unless a boundary lies between them. */
function layerShapes(
  { layer, row, x1, x2, isBounded, caption: words }: PlacedLayer,
  rows: Rows,
  pen: Pen,
): Shape[] {
  const ground = isBounded ? undefined : rows.tops[row - 1];
  const y2 = ground === undefined ? (rows.bottoms[row] ?? 0) : ground - gap.row * pen.em;
  const box = { x1, x2, y1: rows.tops[row] ?? 0, y2 };
  return boxShapes(words, box, { tone: layer.tone, isDashed: layer.outline === 'dashed' }, pen);
}

// ---------------------------------------------------------------- boundaries

/** The strip between a layer and those on it. Lengths are CSS pixels. */
interface Strip {
  readonly height: number;
  readonly name?: Paragraph;
  readonly x1: number;
  readonly x2: number;
}

/** The strip above a layer, with the name of its boundary. */
function stripAbove({ layer, on, pointer }: PlacedLayer, pen: Pen): Strip {
  const inside = on.filter((child) => child.layer.apart !== true);
  const x1 = inside[0]?.x1 ?? 0;
  const x2 = inside.at(-1)?.x2 ?? 0;
  if (layer.boundary === undefined || inside.length === 0) return { height: gap.row * pen.em, x1, x2 };
  const name = paragraph(layer.boundary, styles(pen).mark, x2 - x1, pen, [...pointer, 'boundary']);
  return { height: name.height + 1.15 * pen.em, name, x1, x2 };
}

function boundaryShapes(placed: PlacedLayer, rows: Rows, pen: Pen): Shape[] {
  const { name, x1, x2 } = stripAbove(placed, pen);
  if (name === undefined) return [];
  const y = (rows.tops[placed.row] ?? 0) - 0.42 * pen.em;
  // A line for each layer above it: each has a boundary of its own, also towards its neighbour.
  const lines = placed.on
    .filter(({ layer }) => layer.apart !== true)
    .map(
      (child): Shape => ({
        type: 'line',
        points: [
          [child.x1, y],
          [child.x2, y],
        ],
        stroke: 'ink',
        strokeWidth: 3 * pen.lw,
      }),
    );
  const top = y - 0.32 * pen.em - name.height;
  return [...lines, ...paragraphShapes(name, { x: x1, top, anchor: 'start', room: x2 - x1 })];
}

// ---------------------------------------------------------------- braces

function braceName({ layer, x1, x2, pointer }: PlacedLayer, pen: Pen): Paragraph | undefined {
  if (layer.brace === undefined) return undefined;
  const { detail } = styles(pen);
  return paragraph(layer.brace, { ...detail, weight: 600, fill: 'muted' }, x2 - x1, pen, [
    ...pointer,
    'brace',
  ]);
}

/** Height of the braces above a layer and all layers on it. */
function braceHeight(placed: PlacedLayer, pen: Pen): number {
  const inner = Math.max(0, ...placed.on.map((child) => braceHeight(child, pen)));
  const name = braceName(placed, pen);
  return name === undefined ? inner : inner + name.height + 0.85 * pen.em;
}

function braceShapes(placed: PlacedLayer, rows: Rows, pen: Pen): Shape[] {
  const name = braceName(placed, pen);
  if (name === undefined) return [];
  const highest = Math.max(...withLayersOn(placed).map(({ row }) => row));
  const inner = Math.max(0, ...placed.on.map((child) => braceHeight(child, pen)));
  const y = (rows.tops[highest] ?? 0) - inner - 0.35 * pen.em;
  const { x1, x2 } = placed;
  const tick = 0.3 * pen.em;
  const line: Shape = {
    type: 'line',
    points: [
      [x1, y + tick],
      [x1, y],
      [x2, y],
      [x2, y + tick],
    ],
    stroke: 'muted',
    strokeWidth: pen.lw,
  };
  const top = y - 0.18 * pen.em - name.height;
  return [line, ...paragraphShapes(name, { x: (x1 + x2) / 2, top, anchor: 'middle', room: x2 - x1 })];
}
