// Says of every mark in a drawing which row of the data it shows.
import { painted, type SceneItem, type SceneMark } from '../charts/scene.ts';

/** The attribute of a mark that names its row; of a line or an area, those of its points, one after the other. */
export const rowAttribute = 'data-row';

/** The value of `rowAttribute` for an item that is written as an element; `undefined` where it shows no row of the data. */
export type RowOf = (mark: SceneMark, item: SceneItem) => string | undefined;

/**
 * The rows of the marks of a laid-out chart, by the `id` of the row. Words say their value themselves, and a line between
 * points or behind a bar has no row where these have.
 */
export function rowMarks(root: SceneMark): RowOf {
  const shown = new Set(
    painted(root).flatMap(({ mark, item }) =>
      solid.has(mark.marktype) && mark.role === 'mark' ? (idOf(item) ?? []) : [],
    ),
  );
  return (mark, item) => {
    if (mark.role !== 'mark') return undefined;
    if (solid.has(mark.marktype)) return idOf(item);
    if (mark.marktype === 'rule') return ifMissing(idOf(item), shown);
    if (mark.marktype !== 'line') return undefined;
    const ids = mark.items.map((point) => idOf(point) ?? '');
    return ids.every((id) => id !== '' && !shown.has(id)) ? ids.join(' ') : undefined;
  };
}

const solid = new Set(['symbol', 'rect', 'arc', 'shape']);

const ifMissing = (id: string | undefined, shown: ReadonlySet<string>): string | undefined =>
  id !== undefined && shown.has(id) ? undefined : id;

function idOf({ datum }: SceneItem): string | undefined {
  const id = typeof datum === 'object' && datum !== null ? Reflect.get(datum, 'id') : undefined;
  return typeof id === 'string' && !/\s/.test(id) ? id : undefined;
}
