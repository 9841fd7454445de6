// Takes pictures of stacks or lanes apart, so that these can stand below each other.
import type { Picture } from '../../model/diagram.ts';
import type { Shape, Sketch } from './sketch.ts';

/** The ways to show a picture as several of equal length, the fewest parts first; none where it has nothing side by side. */
export function partsOf(picture: Picture): readonly (readonly Picture[])[] {
  switch (picture.kind) {
    case 'stacks':
      return chunks(picture.stacks).map((all) => all.map((stacks) => ({ ...picture, stacks })));
    case 'path':
      return chunks(picture.lanes).map((all) => all.map((lanes) => ({ ...picture, lanes })));
    default:
      return [];
  }
}

function chunks<T>(all: readonly T[]): readonly (readonly (readonly T[])[])[] {
  const sizes = all.map((_, index) => all.length - index).filter((size) => size < all.length);
  return sizes
    .filter((size) => all.length % size === 0)
    .map((size) =>
      Array.from({ length: all.length / size }, (_, at) => all.slice(at * size, (at + 1) * size)),
    );
}

/** Sketches below each other. Lengths are CSS pixels. */
export function below(sketches: readonly Sketch[], gap: number): Sketch {
  let height = -gap;
  const shapes: Shape[] = [];
  for (const sketch of sketches) {
    const top = height + gap;
    shapes.push(...sketch.shapes.map((shape) => moved(shape, top)));
    height = top + sketch.height;
  }
  return { width: Math.max(...sketches.map(({ width }) => width)), height, shapes };
}

function moved(shape: Shape, by: number): Shape {
  switch (shape.type) {
    case 'box':
      return { ...shape, box: { ...shape.box, y1: shape.box.y1 + by, y2: shape.box.y2 + by } };
    case 'line':
      return { ...shape, points: shape.points.map(([x, y]) => [x, y + by] as const) };
    case 'disc':
      return { ...shape, y: shape.y + by };
    case 'text':
      return { ...shape, baseline: shape.baseline + by };
  }
}
