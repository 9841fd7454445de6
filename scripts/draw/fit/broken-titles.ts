// Breaks titles that are longer than their axis into lines.
import type { Spec } from 'vega';
import { isObject, type Json, type JsonObject } from '../charts/patch.ts';
import type { SceneItem, SceneMark } from '../charts/scene.ts';
import { textOf } from '../charts/scene.ts';

/** The lines of titles, by title. */
type TitleLines = Readonly<Record<string, readonly string[]>>;

/** The shortest line, in ems, that a title is broken into: a panel that is narrower gets wider so. */
const leastLine = 6;
const mostLines = 3;

/**
 * The titles of a laid-out chart that are longer than the side of the panel at which their axis stands, in lines that are not,
 * or as short as words allow.
 */
export function longTitles(root: SceneMark, em: number): TitleLines {
  const found = titlesIn(root, undefined).flatMap(({ item, side }): [string, readonly string[]][] => {
    const title = textOf(item);
    const { x1, x2, y1, y2 } = item.bounds;
    const length = Math.max(x2 - x1, y2 - y1);
    // Titles of several lines have been broken before.
    if (Array.isArray(item.text) || length <= side) return [];
    const lines = inLines(title, Math.ceil(length / Math.max(side, leastLine * em)));
    return lines.length < 2 ? [] : [[title, lines]];
  });
  return Object.fromEntries(found);
}

interface AxisTitle {
  readonly item: SceneItem;
  /** The length of the axis in CSS pixels. */
  readonly side: number;
}

function titlesIn(mark: SceneMark, panel: SceneItem | undefined): readonly AxisTitle[] {
  if (mark.role === 'axis-title') return mark.items.map((item) => ({ item, side: sideOf(item, panel) }));
  return mark.items.flatMap((item) =>
    (item.items ?? []).flatMap((inner) => titlesIn(inner, mark.role === 'axis' ? panel : item)),
  );
}

/** The side of a panel along which a title runs. */
function sideOf({ bounds: { x1, x2, y1, y2 } }: SceneItem, panel: SceneItem | undefined): number {
  const side = y2 - y1 > x2 - x1 ? panel?.height : panel?.width;
  return side ?? Number.POSITIVE_INFINITY;
}

/** Words in at most so many lines, of which the longest is as short as possible. */
function inLines(title: string, count: number): readonly string[] {
  const words = title.split(' ');
  const most = Math.min(count, mostLines, words.length);
  return shortest(words, most);
}

function shortest(words: readonly string[], count: number): readonly string[] {
  if (count <= 1) return [words.join(' ')];
  const ways = words.slice(1).map((_, index) => {
    const rest = shortest(words.slice(index + 1), Math.min(count - 1, words.length - index - 1));
    return [words.slice(0, index + 1).join(' '), ...rest];
  });
  return ways.toSorted((a, b) => longest(a) - longest(b))[0] ?? [words.join(' ')];
}

const longest = (lines: readonly string[]): number => Math.max(...lines.map(({ length }) => length));

/** A spec that is compiled with these lines, which `compileChart` reads from its `usermeta`. */
export const withTitleLines = (spec: JsonObject, lines: TitleLines): JsonObject => ({
  ...spec,
  usermeta: { ...(isObject(spec.usermeta) && spec.usermeta), titleLines: lines as unknown as Json },
});

/** A compiled chart in which the axes have their titles in the lines that `usermeta` of its spec gives. */
export function withBrokenTitles<T extends Spec>(compiled: T, { usermeta }: JsonObject): T {
  const lines = isObject(usermeta) ? usermeta.titleLines : undefined;
  return isObject(lines) ? (inGroup(compiled as unknown as JsonObject, lines) as unknown as T) : compiled;
}

function inGroup(group: JsonObject, lines: JsonObject): JsonObject {
  const { axes, marks } = group;
  const broken = (axis: Json): Json =>
    isObject(axis) && typeof axis.title === 'string' && lines[axis.title] !== undefined
      ? { ...axis, title: lines[axis.title] ?? axis.title }
      : axis;
  return {
    ...group,
    ...(Array.isArray(axes) && { axes: axes.map(broken) }),
    ...(Array.isArray(marks) && {
      marks: marks.map((mark) => (isObject(mark) ? inGroup(mark, lines) : mark)),
    }),
  };
}
