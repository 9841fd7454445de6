// Leaves out titles of axes that say the same as a neighbour that they would cover.
import { overlap, painted, type SceneItem, type SceneMark, textOf, texts } from '../charts/scene.ts';

/** Takes out, in place, each title of an axis that covers an equal one: panels beside each other need it once. */
export function thinTitles(root: SceneMark): void {
  const titles = texts(painted(root)).filter(({ mark }) => mark.role === 'axis-title');
  const left = new Set<SceneItem>();
  for (const [index, one] of titles.entries()) {
    const kept = titles.slice(0, index).filter(({ item }) => !left.has(item));
    const isCovered = kept.some(
      (other) => textOf(other.item) === textOf(one.item) && Math.min(...overlap(one.box, other.box)) > -1,
    );
    if (isCovered) left.add(one.item);
  }
  for (const { mark } of titles) mark.items = mark.items.filter((item) => !left.has(item));
}
