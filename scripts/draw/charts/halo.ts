import type { SceneItem, SceneMark } from './scene.ts';

/**
 * Turns the stroke of stroked texts into a rectangle of the same colour behind each. A label stays readable where a line
 * passes under it; stroked glyphs themselves would reach the PDF as a nameless Type 3 font.
 */
export function backLabels(root: SceneMark): void {
  for (const group of root.items) {
    const marks = group.items ?? [];
    for (const mark of marks) if (mark.marktype === 'group') backLabels(mark);
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
