// Titles the axes of a matrix of repeated fields at its edges alone.
import type { Spec } from 'vega';
import { isObject, type Json, type JsonObject } from '../charts/patch.ts';

/**
 * A compiled chart whose spec repeats fields in rows and columns, in which only the first column has titles at the left and only
 * the last row has titles below, where the other panels have the same. Columns are as wide as their own panels and words.
 */
export function withOuterTitles<T extends Spec>(compiled: T, { repeat }: JsonObject): T {
  if (!isObject(repeat) || repeat.row === undefined || repeat.column === undefined) return compiled;
  const { layout, marks } = compiled as unknown as JsonObject;
  if (!isObject(layout) || typeof layout.columns !== 'number' || !Array.isArray(marks)) return compiled;
  const { columns } = layout;
  const panels = marks.filter(isObject);
  const lastRow = Math.floor((panels.length - 1) / columns);
  const thinned = panels.map((panel, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    const left = column === 0 ? undefined : panels[row * columns];
    const below = row === lastRow ? undefined : panels[lastRow * columns + column];
    return withoutTitles(panel, { left, bottom: below });
  });
  return { ...compiled, layout: { ...layout, align: 'each' }, marks: thinned } as unknown as T;
}

/** A panel without the titles of axes that the panel at that edge has, too. */
function withoutTitles(
  panel: JsonObject,
  edges: Readonly<Record<string, JsonObject | undefined>>,
): JsonObject {
  const { axes } = panel;
  if (!Array.isArray(axes)) return panel;
  const isSaid = (axis: Json): boolean => {
    if (!isObject(axis) || axis.title === undefined) return false;
    const edge = edges[String(axis.orient)]?.axes;
    const same = (other: Json) =>
      isObject(other) && other.orient === axis.orient && String(other.title) === String(axis.title);
    return Array.isArray(edge) && edge.some(same);
  };
  return {
    ...panel,
    axes: axes.map((axis) => (isObject(axis) && isSaid(axis) ? { ...axis, title: null } : axis)),
  };
}
