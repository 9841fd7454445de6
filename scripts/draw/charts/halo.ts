// Replaces the halos of labels by rectangles.
import type { SceneItem, SceneMark } from './scene.ts';

/**
 * Replaces the stroke of every text, in place, by a rectangle of the same colour behind it. The label stays readable where a
 * line passes under it; stroked glyphs would become a Type 3 font without a name in the PDF.
 */
export function replaceHalos(root: SceneMark): void {
  for (const group of root.items) {
    const marks = group.items ?? [];
    for (const mark of marks) if (mark.marktype === 'group') replaceHalos(mark);
    group.items = marks.flatMap((mark) => (mark.marktype === 'text' ? [...backing(mark), mark] : [mark]));
  }
}

function backing(mark: SceneMark): readonly SceneMark[] {
  const haloed = mark.items.filter((item) => item.stroke !== undefined && item.stroke !== null);
  if (haloed.length === 0) return [];
  const items = haloed.map(rectangle);
  for (const item of haloed) item.stroke = undefined;
  return [{ ...mark, marktype: 'rect', name: `${mark.name ?? 'text'}_backing`, items }];
}

function rectangle({ bounds, stroke, strokeWidth = 0 }: SceneItem): SceneItem {
  const margin = strokeWidth / 2;
  const { x1, y1, x2, y2 } = bounds;
  return {
    x: x1,
    y: y1 + margin,
    width: x2 - x1,
    height: y2 - y1 - 2 * margin,
    bounds,
    ...(stroke !== undefined && { fill: stroke }),
  };
}
