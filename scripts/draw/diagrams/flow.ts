// Lays out a tree of questions.
import type { Flow, FlowNode } from '../../model/diagram.ts';
import type { JsonPointer } from '../../model/sources.ts';
import type { Box } from '../charts/scene.ts';
import { boxShapes, type Caption, caption } from './box.ts';
import type { Shape, Sketch } from './sketch.ts';
import { type Paragraph, type Pen, paragraph, paragraphShapes, styles } from './text.ts';

/** A node in its cell of the grid. */
interface Cell {
  readonly node: FlowNode;
  readonly pointer: JsonPointer;
  readonly column: number;
  readonly row: number;
}

interface Edge {
  readonly from: Cell;
  readonly to: Cell;
  readonly label: string;
  readonly pointer: JsonPointer;
}

interface Grid {
  readonly cells: Cell[];
  readonly edges: Edge[];
}

/** Lengths in `em`. */
const head = 0.62;
const labelGap = 0.45;
const trunk = 0.8;
/** Of the last line of a label above the line that it names. */
const labelRise = 0.28;

/**
 * Lays out a tree of questions on a grid: the first option of a node leads down, the others lead to the side. The subtree of
 * each of these takes rows of its own, so that no two lines cross.
 */
export function layFlow({ start }: Flow, pen: Pen): Sketch {
  const grid: Grid = { cells: [], edges: [] };
  placeNode(start, ['start'], 0, 0, grid);
  const columns = Math.max(...grid.cells.map(({ column }) => column)) + 1;
  const gapX = sideGap(grid.edges, pen);
  const width = (pen.frame.width - pen.lw - gapX * (columns - 1)) / columns;
  const captions = new Map(
    grid.cells.map((cell) => [cell, caption(cell.node, width, pen, cell.pointer)] as const),
  );
  const rows = layRows(grid, captions, pen);
  const boxOf = ({ column, row }: Cell) => {
    const x1 = pen.lw / 2 + column * (width + gapX);
    return { x1, x2: x1 + width, y1: rows.tops[row] ?? 0, y2: rows.bottoms[row] ?? 0 };
  };
  const shapes = [
    ...grid.edges.flatMap((edge) => edgeShapes(edge, boxOf, gapX, pen)),
    ...grid.cells.flatMap((cell) => {
      const isQuestion = cell.node.options !== undefined;
      const words = captions.get(cell);
      return words === undefined ? [] : nodeShapes(cell, words, boxOf(cell), isQuestion, pen);
    }),
  ];
  return { width: pen.frame.width, height: (rows.bottoms.at(-1) ?? 0) + pen.lw, shapes };
}

/** Adds a node and its subtree to the grid. Returns the number of rows that they take. */
function placeNode(node: FlowNode, pointer: JsonPointer, column: number, row: number, grid: Grid): number {
  const cell: Cell = { node, pointer, column, row };
  grid.cells.push(cell);
  const [first, ...others] = (node.options ?? []).map((option, index) => ({
    option,
    at: [...pointer, 'options', index],
  }));
  if (first === undefined) return 1;
  const link = (label: string, at: JsonPointer, index: number) => {
    const to = grid.cells[index];
    if (to !== undefined) grid.edges.push({ from: cell, to, label, pointer: [...at, 'label'] });
  };
  let taken = 0;
  for (const { option, at } of others) {
    const index = grid.cells.length;
    taken += placeNode(option.next, [...at, 'next'], column + 1, row + taken, grid);
    link(option.label, at, index);
  }
  const below = Math.max(1, taken);
  const index = grid.cells.length;
  const depth = placeNode(first.option.next, [...first.at, 'next'], column, row + below, grid);
  link(first.option.label, first.at, index);
  return below + depth;
}

const isDown = ({ from, to }: Edge): boolean => from.column === to.column;

function labelOf({ label, pointer }: Edge, room: number, pen: Pen): Paragraph {
  const { detail } = styles(pen);
  return paragraph(label, { ...detail, weight: 600, fill: 'muted' }, room, pen, pointer);
}

/** Width between columns, in which the labels of edges to the side have to fit. */
function sideGap(edges: readonly Edge[], pen: Pen): number {
  const most = pen.frame.width * 0.16;
  const widths = edges.filter((edge) => !isDown(edge)).map((edge) => labelOf(edge, most, pen).width);
  return Math.max(2.4 * pen.em, ...widths.map((width) => width + (trunk + labelGap + head) * pen.em));
}

interface Rows {
  readonly tops: readonly number[];
  readonly bottoms: readonly number[];
}

function layRows({ cells, edges }: Grid, captions: ReadonlyMap<Cell, Caption>, pen: Pen): Rows {
  const count = Math.max(...cells.map(({ row }) => row)) + 1;
  const heights = Array.from({ length: count }, (_, row) =>
    Math.max(...cells.filter((cell) => cell.row === row).map((cell) => captions.get(cell)?.height ?? 0)),
  );
  // On a slide, where height is short, labels stand closer to the next box.
  const rest = pen.frame.height === undefined ? 0.62 : 0.54;
  const gaps = Array.from({ length: count - 1 }, (_, row) => {
    const down = edges.filter((edge) => isDown(edge) && edge.to.row === row + 1);
    const names = down.map((edge) => labelOf(edge, downRoom(pen), pen).height);
    return Math.max(0.9 * pen.em, ...names.map((height) => height + rest * pen.em));
  });
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const natural = overhang(edges, heights[0] ?? 0, pen) + sum(heights) + sum(gaps) + 2 * pen.lw;
  const spare = Math.max(0, (pen.frame.height ?? natural) - natural);
  const extra = Math.min(spare / (count + gaps.length || 1), 0.8 * pen.em);
  const tops: number[] = [];
  const bottoms: number[] = [];
  let y = pen.lw / 2 + overhang(edges, heights[0] ?? 0, pen);
  for (const [row, height] of heights.entries()) {
    tops.push(y);
    y += height + extra;
    bottoms.push(y);
    y += (gaps[row] ?? 0) + extra;
  }
  return { tops, bottoms };
}

/** How far labels of edges to the side reach above the boxes of the first row, from whose middle they go. */
function overhang(edges: readonly Edge[], height: number, pen: Pen): number {
  const beside = edges.filter((edge) => edge.from.row === 0 && !isDown(edge));
  const most = pen.frame.width * 0.16;
  const tops = beside.map((edge) => labelOf(edge, most, pen).height + labelRise * pen.em - height / 2);
  return Math.max(0, ...tops);
}

function edgeShapes(edge: Edge, boxOf: (cell: Cell) => Box, gapX: number, pen: Pen): Shape[] {
  const [from, to] = [boxOf(edge.from), boxOf(edge.to)];
  return isDown(edge) ? downward(edge, from, to, gapX, pen) : sideward(edge, from, to, gapX, pen);
}

/** What all edges have in common. */
const edgeLine = { type: 'line', stroke: 'muted' } as const;

function downward(edge: Edge, from: Box, to: Box, gapX: number, pen: Pen): Shape[] {
  const x = (from.x1 + from.x2) / 2;
  const room = from.x2 - x - labelGap * pen.em + besideBox(edge, gapX, pen);
  const name = labelOf(edge, downRoom(pen), pen);
  // The label of an edge that passes other rows stands near its start.
  const end =
    edge.to.row === edge.from.row + 1 ? to.y1 - head * pen.em : from.y2 + name.height + 0.62 * pen.em;
  const top = (from.y2 + end - name.height) / 2;
  return [
    {
      ...edgeLine,
      strokeWidth: 1.2 * pen.lw,
      head: head * pen.em,
      points: [
        [x, from.y2],
        [x, to.y1],
      ],
    },
    ...paragraphShapes(name, { x: x + labelGap * pen.em, top, anchor: 'start', room }),
  ];
}

/** Width for which the label of an edge down is broken. */
const downRoom = ({ frame }: Pen): number => frame.width / 3;

/** Width by which a label may reach into the gap between columns: none where the line to further options runs there. */
function besideBox({ from }: Edge, gapX: number, { em }: Pen): number {
  return (from.node.options ?? []).length > 2 ? 0 : gapX - labelGap * em;
}

function sideward(edge: Edge, from: Box, to: Box, gapX: number, pen: Pen): Shape[] {
  const start = (from.y1 + from.y2) / 2;
  const y = (to.y1 + to.y2) / 2;
  const bend = from.x2 + trunk * 0.5 * pen.em;
  const room = gapX - (trunk * 0.5 + head) * pen.em;
  const name = labelOf(edge, pen.frame.width * 0.16, pen);
  const straight = edge.from.row === edge.to.row;
  const points = straight
    ? ([
        [from.x2, start],
        [to.x1, start],
      ] as const)
    : ([
        [bend, start],
        [bend, y],
        [to.x1, y],
      ] as const);
  const middle = (bend + labelGap * pen.em + to.x1 - head * pen.em) / 2;
  const top = (straight ? start : y) - labelRise * pen.em - name.height;
  return [
    { ...edgeLine, strokeWidth: 1.2 * pen.lw, head: head * pen.em, points },
    ...paragraphShapes(name, { x: middle, top, anchor: 'middle', room }),
  ];
}

/** A node as a box: a question has a dark outline, an outcome is filled. */
function nodeShapes({ node }: Cell, words: Caption, box: Box, isQuestion: boolean, pen: Pen): Shape[] {
  const shapes = boxShapes(words, box, { tone: node.tone }, pen);
  if (!isQuestion || node.tone !== undefined) return shapes;
  return shapes.map((shape) =>
    shape.type === 'box' ? { ...shape, fill: 'paper', stroke: 'ink', strokeWidth: 1.4 * pen.lw } : shape,
  );
}
