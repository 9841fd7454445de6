// Shapes of a diagram that has been laid out.
import type { JsonPointer } from '../../model/sources.ts';
import type { Box } from '../charts/scene.ts';

/** Name of a colour in `tokens.css`, without dashes. */
export type ColourToken =
  | 'paper'
  | 'ink'
  | 'text'
  | 'muted'
  | 'context'
  | 'rule'
  | 'grid'
  | 'tint'
  | 'blue'
  | 'orange'
  | 'teal-text'
  | 'purple';

/** A rectangle with square corners. */
export interface BoxShape {
  readonly type: 'box';
  readonly box: Box;
  readonly fill?: ColourToken;
  readonly stroke?: ColourToken;
  readonly strokeWidth?: number;
  readonly isDashed?: boolean;
}

/** Straight lines from point to point, with an arrow head at the last point where `head` is given. */
export interface LineShape {
  readonly type: 'line';
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly stroke: ColourToken;
  readonly strokeWidth: number;
  /** Length of the arrow head. */
  readonly head?: number;
}

/** A filled disc. */
interface DiscShape {
  readonly type: 'disc';
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly fill: ColourToken;
}

/** One line of text. */
export interface TextShape {
  readonly type: 'text';
  readonly text: string;
  readonly x: number;
  readonly baseline: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly size: number;
  readonly weight: 400 | 600 | 700;
  readonly fill: ColourToken;
  /** CSS pixels, as measured. */
  readonly width: number;
  /** Width that it may take; if `width` is larger, that is a finding. */
  readonly room: number;
  /** The text in the spec that it is a line of; absent for what the layout adds. */
  readonly pointer?: JsonPointer;
}

/** What a sketch is made of. */
export type Shape = BoxShape | LineShape | DiscShape | TextShape;

/** A diagram that has been laid out, with its shapes in the order of painting. Lengths are CSS pixels. */
export interface Sketch {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

/** The box that a shape fills, without its stroke. */
export function boxOf(shape: Shape): Box {
  switch (shape.type) {
    case 'box':
      return shape.box;
    case 'disc':
      return {
        x1: shape.x - shape.radius,
        x2: shape.x + shape.radius,
        y1: shape.y - shape.radius,
        y2: shape.y + shape.radius,
      };
    case 'line': {
      const [xs, ys] = [shape.points.map(([x]) => x), shape.points.map(([, y]) => y)];
      return { x1: Math.min(...xs), x2: Math.max(...xs), y1: Math.min(...ys), y2: Math.max(...ys) };
    }
    case 'text': {
      const x1 = shape.x - shape.width * { start: 0, middle: 0.5, end: 1 }[shape.anchor];
      const { baseline, size } = shape;
      return { x1, x2: x1 + shape.width, y1: baseline - ascent * size, y2: baseline + descent * size };
    }
  }
}

/** How far Inter reaches above and below the baseline, as a share of the font size. */
const ascent = 0.78;
const descent = 0.22;
