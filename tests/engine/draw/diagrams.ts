// Measures the layout of diagrams in tests: collisions, cut texts, texts under lines.
import { type Box, overlap } from '../../../scripts/draw/charts/scene.ts';
import { boxOf, type Sketch, type TextShape } from '../../../scripts/draw/diagrams/sketch.ts';
import type { Measure } from '../../../scripts/draw/type/metrics.ts';

/** Widths of a made-up font in which every character is a little more than half as wide as high. */
export const evenMetrics: Measure = (text, { size }) => text.length * size * 0.56;

/** Pairs of things that share more than half a pixel each way. */
export function collisions(boxes: readonly Box[]): number {
  return boxes.flatMap((a, index) =>
    boxes.slice(index + 1).filter((b) => overlap(a, b).every((shared) => shared > 0.5)),
  ).length;
}

/** The rectangles of a sketch. */
export const rectangles = ({ shapes }: Sketch): readonly Box[] =>
  shapes.filter(({ type }) => type === 'box').map(boxOf);

/** The texts of a sketch. */
export const lines = ({ shapes }: Sketch): readonly TextShape[] =>
  shapes.filter((shape) => shape.type === 'text');

/** Texts that neither stand clear of a rectangle nor wholly inside of it. */
export function cutTexts(sketch: Sketch): readonly string[] {
  return lines(sketch)
    .filter((line) =>
      rectangles(sketch).some((box) => {
        const own = boxOf(line);
        const meets = overlap(own, box).every((shared) => shared > 0.5);
        const isInside =
          own.x1 >= box.x1 - 1 && own.x2 <= box.x2 + 1 && own.y1 >= box.y1 - 1 && own.y2 <= box.y2 + 1;
        return meets && !isInside;
      }),
    )
    .map(({ text }) => text);
}

/** Texts that a line runs through; numbers stand on theirs. */
export function struckTexts(sketch: Sketch): readonly string[] {
  const segments = sketch.shapes.flatMap((shape) =>
    shape.type === 'line'
      ? shape.points.slice(1).map((to, index): Box => {
          const [x, y] = shape.points[index] ?? to;
          const half = shape.strokeWidth / 2;
          return {
            x1: Math.min(x, to[0]) - half,
            x2: Math.max(x, to[0]) + half,
            y1: Math.min(y, to[1]) - half,
            y2: Math.max(y, to[1]) + half,
          };
        })
      : [],
  );
  return lines(sketch)
    .filter(({ pointer }) => pointer !== undefined)
    .filter((line) => segments.some((box) => overlap(boxOf(line), box).every((shared) => shared > 0.5)))
    .map(({ text }) => text);
}
