// Moves labels apart that would cover each other.
import type { SceneItem, SceneMark } from './scene.ts';

/** A span with the place where its centre would best be. */
export interface Span {
  readonly centre: number;
  readonly size: number;
}

/**
 * New centres, in the order given, such that no two spans overlap and the squares of their moves are least (by the
 * pool-adjacent-violators algorithm). All lie between `low` and `high` when they fit there.
 */
export function spread(spans: readonly Span[], low: number, high: number): readonly number[] {
  const order = spans.map((_, index) => index).sort((a, b) => at(spans, a).centre - at(spans, b).centre);
  const offsets: number[] = [];
  for (const [rank, index] of order.entries()) {
    const before = rank === 0 ? 0 : (offsets[rank - 1] ?? 0);
    const last = order[rank - 1];
    offsets.push(last === undefined ? 0 : before + (at(spans, last).size + at(spans, index).size) / 2);
  }
  const wanted = order.map((index, rank) => at(spans, index).centre - (offsets[rank] ?? 0));
  const first = at(spans, order[0] ?? 0).size / 2;
  const last = at(spans, order.at(-1) ?? 0).size / 2;
  const ceiling = Math.max(low + first, high - last - (offsets.at(-1) ?? 0));
  const centres: number[] = spans.map(() => 0);
  for (const [rank, value] of isotonic(wanted).entries()) {
    centres[order[rank] ?? 0] = Math.min(Math.max(value, low + first), ceiling) + (offsets[rank] ?? 0);
  }
  return centres;
}

/** The non-decreasing sequence nearest to the given one. */
function isotonic(values: readonly number[]): readonly number[] {
  const blocks: { sum: number; count: number }[] = [];
  for (const value of values) {
    let block = { sum: value, count: 1 };
    for (let last = blocks.at(-1); last !== undefined && mean(last) > mean(block); last = blocks.at(-1)) {
      block = { sum: last.sum + block.sum, count: last.count + block.count };
      blocks.pop();
    }
    blocks.push(block);
  }
  return blocks.flatMap((block) => Array.from({ length: block.count }, () => mean(block)));
}

const mean = ({ sum, count }: { sum: number; count: number }): number => sum / count;

const at = (spans: readonly Span[], index: number): Span => spans[index] ?? { centre: 0, size: 0 };

/** Moves the texts of the named layers up and down until none covers another, in place. Only texts that overlap sideways move. */
export function dodgeLabels(root: SceneMark, layers: readonly string[]): void {
  const named = new Set(layers.map((layer) => `${layer}_marks`));
  for (const group of groups(root)) {
    const labels = (group.items ?? [])
      .filter((mark) => mark.marktype === 'text' && isNamed(mark, named))
      .flatMap((mark) => mark.items);
    for (const column of columns(labels)) moveApart(column, group.height ?? 0);
  }
}

const isNamed = (mark: SceneMark, names: ReadonlySet<string>): boolean =>
  [...names].some((name) => mark.name === name || mark.name?.endsWith(`_${name}`) === true);

/** Height of a line as a share of the box of its text, which is one em: without it, labels would touch. */
const leading = 1.15;

function moveApart(labels: readonly SceneItem[], height: number): void {
  const spans = labels.map(({ bounds }) => ({
    centre: (bounds.y1 + bounds.y2) / 2,
    size: leading * (bounds.y2 - bounds.y1),
  }));
  const centres = spread(spans, Math.min(0, ...labels.map(({ bounds }) => bounds.y1)), height);
  for (const [index, label] of labels.entries()) {
    const by = (centres[index] ?? 0) - at(spans, index).centre;
    label.y = (label.y ?? 0) + by;
    label.bounds.translate(0, by);
  }
}

/** Labels in groups that overlap sideways. */
function columns(labels: readonly SceneItem[]): readonly (readonly SceneItem[])[] {
  const found: { right: number; labels: SceneItem[] }[] = [];
  for (const label of labels.toSorted((a, b) => a.bounds.x1 - b.bounds.x1)) {
    const last = found.at(-1);
    if (last === undefined || label.bounds.x1 >= last.right) {
      found.push({ right: label.bounds.x2, labels: [label] });
      continue;
    }
    last.labels.push(label);
    last.right = Math.max(last.right, label.bounds.x2);
  }
  return found.map((column) => column.labels);
}

function groups(mark: SceneMark): readonly SceneItem[] {
  const own = mark.marktype === 'group' ? mark.items : [];
  return [...own, ...own.flatMap((group) => (group.items ?? []).flatMap(groups))];
}
