// Draws how the steps of a path diagram are reached: arrows with numbers, words and boundaries; or numbers at the steps that count.
import type { Step } from '../../model/diagram.ts';
import type { JsonPointer } from '../../model/sources.ts';
import type { Box } from '../charts/scene.ts';
import type { Caption } from './box.ts';
import type { Shape } from './sketch.ts';
import { type Paragraph, type Pen, paragraph, paragraphShapes, styles } from './text.ts';

/** Lengths in `em`. */
const gap = { arrival: 0.25, line: 0.3, plain: 0.4 };
const shaftAt = 0.95;
const discRadius = 0.62;
const arrow = 0.55;

/** Width of the arrow with its number, in `em`: words begin to the right of it. */
export const arrowRoom = shaftAt + discRadius + 0.4;

/** A step at its place in the diagram. */
export interface Stop {
  readonly step: Step;
  readonly pointer: JsonPointer;
  readonly lane: number;
  readonly zone: number;
  /** Its number among the steps of its lane in the zone, from 0. */
  readonly level: number;
  /** Its number in its lane, from 0. */
  readonly index: number;
  readonly caption: Caption;
  /** Width for words beside the arrow, in CSS pixels. */
  readonly room: number;
  /** Its number: on the arrow to it, or at its edge where only some steps count; absent where it has none. */
  readonly number?: { readonly text: string; readonly isAtEdge: boolean };
  /** How it is reached. */
  readonly via?: Paragraph;
  /** The boundary that is crossed on the way to it. */
  readonly boundary?: Paragraph;
}

/** Height of what stands above a step: the arrow with its number, its words, and the boundary. */
export function arrivalHeight(stop: Stop, pen: Pen): number {
  if (stop.index === 0) return 0;
  const below = stop.boundary === undefined || isBeside(stop, pen) ? 0 : stop.boundary.height;
  const line = stop.boundary === undefined ? 0 : gap.line * pen.em;
  return gap.arrival * pen.em + wordsHeight(stop, pen) + below + line + (arrow + 0.1) * pen.em;
}

/** Height of the row with the number and the words. */
function wordsHeight(stop: Stop, pen: Pen): number {
  const beside = isBeside(stop, pen) ? (stop.boundary?.height ?? 0) : 0;
  return Math.max(stop.via?.height ?? 0, beside, (isOnArrow(stop) ? 2 * discRadius : gap.plain) * pen.em);
}

const isOnArrow = ({ number }: Stop): boolean => number !== undefined && !number.isAtEdge;

/** Whether the name of the boundary stands in the row of the words: where both fit, or where there are no words. */
function isBeside({ via, boundary, room }: Stop, { em }: Pen): boolean {
  if (boundary === undefined) return false;
  if (via === undefined) return true;
  return via.lines.length + boundary.lines.length === 2 && via.width + boundary.width + 0.8 * em <= room;
}

/** The arrow to a step with its number and words, and the boundary across it. `at` gives the box of a step. */
export function arrivalShapes(
  stop: Stop,
  stops: readonly Stop[],
  at: (stop: Stop) => Box,
  pen: Pen,
): Shape[] {
  const before = stops.find(({ lane, index }) => lane === stop.lane && index === stop.index - 1);
  if (before === undefined) return [];
  const { em, lw } = pen;
  const to = at(stop);
  const x = to.x1 + shaftAt * em;
  const line = to.y1 - (arrow + 0.1) * em;
  const above = stop.boundary === undefined ? 0 : gap.line * em;
  const below = stop.boundary === undefined || isBeside(stop, pen) ? 0 : stop.boundary.height;
  const middle = line - above - below - wordsHeight(stop, pen) / 2;
  const shaft: Shape = {
    type: 'line',
    points: [
      [x, at(before).y2],
      [x, to.y1],
    ],
    stroke: 'ink',
    strokeWidth: 1.3 * lw,
    head: arrow * em,
  };
  return [
    shaft,
    ...crossing(stop, to, line, pen),
    ...(isOnArrow(stop) ? discShapes(stop, [x, middle], pen) : []),
    ...wordShapes(stop, to, { middle, line }, pen),
  ];
}

/** The number of a step that counts, on the left edge of its box. */
export function badgeShapes(stop: Stop, { x1, y1, y2 }: Box, pen: Pen): Shape[] {
  return stop.number?.isAtEdge === true ? discShapes(stop, [x1, (y1 + y2) / 2], pen) : [];
}

function discShapes({ number }: Stop, [x, y]: readonly [x: number, y: number], pen: Pen): Shape[] {
  const { em } = pen;
  const style = { ...styles(pen).detail, weight: 600, fill: 'paper' } as const;
  const text = paragraph(number?.text ?? '', style, 2 * em, pen);
  return [
    { type: 'disc', x, y, radius: discRadius * em, fill: 'ink' },
    ...paragraphShapes(text, { x, top: y - text.height / 2, anchor: 'middle', room: 2 * em }),
  ];
}

function wordShapes(
  stop: Stop,
  to: Box,
  { middle, line }: { middle: number; line: number },
  pen: Pen,
): Shape[] {
  const { via, boundary, room } = stop;
  const x = to.x2 - room;
  const atMiddle = (words: Paragraph) => middle - words.height / 2;
  const first =
    via === undefined ? [] : paragraphShapes(via, { x, top: atMiddle(via), anchor: 'start', room });
  if (boundary === undefined) return first;
  if (via === undefined)
    return paragraphShapes(boundary, { x, top: atMiddle(boundary), anchor: 'start', room });
  if (isBeside(stop, pen)) {
    return [
      ...first,
      ...paragraphShapes(boundary, { x: to.x2, top: atMiddle(boundary), anchor: 'end', room }),
    ];
  }
  const top = line - gap.line * pen.em - boundary.height;
  return [...first, ...paragraphShapes(boundary, { x, top, anchor: 'start', room })];
}

function crossing({ boundary }: Stop, to: Box, y: number, pen: Pen): Shape[] {
  if (boundary === undefined) return [];
  const points = [
    [to.x1, y],
    [to.x2, y],
  ] as const;
  return [{ type: 'line', points, stroke: 'ink', strokeWidth: 3 * pen.lw }];
}
