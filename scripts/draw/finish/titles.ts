// Leaves out words of axes that say the same as a neighbour that they would cover.
import {
  overlap,
  type Painted,
  painted,
  type SceneItem,
  type SceneMark,
  textOf,
  texts,
} from '../charts/scene.ts';

/**
 * Takes out, in place, each title or label of an axis that covers an equal one of another axis: panels beside each other need
 * it once.
 */
export function thinAxes(root: SceneMark): void {
  const words = texts(painted(root)).filter(({ mark }) => roles.has(mark.role ?? ''));
  const left = new Set<SceneItem>();
  for (const [index, one] of words.entries()) {
    const kept = words.slice(0, index).filter(({ item }) => !left.has(item));
    if (kept.some((other) => saysTheSame(one, other))) left.add(one.item);
  }
  for (const { mark } of words) mark.items = mark.items.filter((item) => !left.has(item));
}

const roles = new Set(['axis-title', 'axis-label']);

function saysTheSame(one: Painted, other: Painted): boolean {
  const isOther = one.mark !== other.mark && one.mark.role === other.mark.role;
  return isOther && textOf(one.item) === textOf(other.item) && Math.min(...overlap(one.box, other.box)) > -1;
}
