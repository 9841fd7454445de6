// Takes out labels that are not seen.
import { isInvisible, type SceneMark } from '../charts/scene.ts';

/**
 * Takes out, in place, texts of opacity 0 or without a colour: Vega keeps labels of an axis that would overlap so. Programs
 * that do not know the opacity of texts would show them, and every program finds them in a search.
 */
export function dropHidden(mark: SceneMark): void {
  if (mark.marktype === 'text') mark.items = mark.items.filter((item) => !isInvisible(item, 'text'));
  for (const { items = [] } of mark.items) for (const inner of items) dropHidden(inner);
}
