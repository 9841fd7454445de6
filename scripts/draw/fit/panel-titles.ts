// Puts the titles of panels that stand below each other close above them, at the left edge of the names of their rows.
import type { Spec } from 'vega';
import { isObject, type Json, type JsonObject } from '../charts/patch.ts';
import { painted, type SceneItem, type SceneMark } from '../charts/scene.ts';

/** A compiled chart whose titles above panels touch what they name: Vega leaves out a line below a title whose baseline is its foot. */
export function withNearTitles<T extends Spec>(compiled: T): T {
  const { marks } = compiled as unknown as JsonObject;
  return Array.isArray(marks) ? ({ ...compiled, marks: marks.map(near) } as unknown as T) : compiled;
}

function near(mark: Json): Json {
  if (!isObject(mark)) return mark;
  const { title, marks } = mark;
  const isFoot = isObject(title) && title.orient === 'top' && title.baseline === 'bottom';
  return {
    ...mark,
    ...(isFoot && { title: { ...title, baseline: 'top' } }),
    ...(Array.isArray(marks) && { marks: marks.map(near) }),
  };
}

/** Moves, in place, titles that begin where their panel begins to where the names at its left begin. */
export function alignPanelTitles(root: SceneMark): void {
  for (const group of root.items) {
    for (const mark of group.items ?? []) {
      if (mark.marktype !== 'group') continue;
      alignPanelTitles(mark);
      if (mark.items.length > 1 && mark.items.every(({ x }) => x === mark.items[0]?.x)) alignTitles(mark);
    }
  }
}

/** The panels of one column. */
function alignTitles({ items }: SceneMark): void {
  const titles = items.flatMap((panel) => (panel.items ?? []).filter(({ role }) => role === 'title'));
  const edge = Math.min(0, ...items.flatMap(namesIn));
  for (const { items: groups } of titles) for (const title of groups) moveTo(title, edge);
}

/** Where the names of an axis at the left of a panel begin. */
function namesIn(panel: SceneItem): readonly number[] {
  const inside = painted({ marktype: 'group', items: [{ ...panel, x: 0, y: 0 }] } as SceneMark);
  return inside.flatMap(({ mark, box }) => (mark.role === 'axis-label' && box.x2 <= 0 ? [box.x1] : []));
}

function moveTo(title: SceneItem, x: number): void {
  // A title that is not at the start of its panel stands where its author wants it.
  if (title.x !== 0) return;
  title.bounds.translate(x, 0);
  title.x = x;
}
