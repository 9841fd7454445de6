// The key under which the drawing of a figure for a surface is looked up.
import type { Surface } from '../../model/drawing.ts';

/** The key of a figure's drawing for a surface, unique among the drawings of an edition. */
export function drawingKey(figure: string, surface: Surface): string {
  return `${surface} ${figure}`;
}
