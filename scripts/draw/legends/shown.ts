// Finds the items that show a name by the colour of a scale.
import type { Scale, Scene } from '../charts/run.ts';
import type { SceneItem, SceneMark } from '../charts/scene.ts';
import { type KeyedMark, keyedMarks } from './channels.ts';

/** A scale of names that colours marks of data, and its uses. */
export interface ColourScale {
  readonly name: string;
  readonly scale: Scale;
  readonly uses: readonly KeyedMark[];
}

/** The scales of names that a whole chart shares by which marks of data are coloured. */
export function colourScales({ compiled, scales }: Scene): readonly ColourScale[] {
  const keyed = keyedMarks(compiled).filter(({ channel }) => channel === 'fill' || channel === 'stroke');
  return [...Map.groupBy(keyed, ({ scale }) => scale)].flatMap(([name, uses]) => {
    const scale = scales.get(name);
    return scale?.type === 'ordinal' ? [{ name, scale, uses }] : [];
  });
}

/** A value as a key, dates by their time. */
export const keyOf = (value: unknown): string => String(value instanceof Date ? value.getTime() : value);

/** An item that shows a value by a scale. */
export interface Shown {
  readonly item: SceneItem;
  readonly mark: SceneMark;
  readonly value: unknown;
  /** Whether it is a fill that a texture can lie on, or the symbol of a legend for one. */
  readonly isFill: boolean;
}

const fills = new Set(['rect', 'area', 'arc', 'shape']);

/** The items of data that are coloured by a scale, and the symbols of its legends. */
export function shownBy(root: SceneMark, scale: string, uses: readonly KeyedMark[]): readonly Shown[] {
  const byName = new Map(uses.map((use) => [use.mark, use]));
  const hasFills = uses.some(({ type }) => fills.has(type));
  const visit = (mark: SceneMark, isLegend: boolean): readonly Shown[] => [
    ...(isLegend && mark.role === 'legend-symbol' ? itemsOf(mark, 'value', hasFills) : []),
    ...itemsOf(mark, byName.get(mark.name ?? '')?.fields[0], fills.has(mark.marktype)),
    ...mark.items.flatMap((item) => {
      const isOwn = mark.role === 'legend' ? scalesOf(item).includes(scale) : isLegend;
      return (item.items ?? []).flatMap((child) => visit(child, isOwn));
    }),
  ];
  return visit(root, false);
}

const itemsOf = (mark: SceneMark, field: string | undefined, isFill: boolean): readonly Shown[] =>
  field === undefined ? [] : mark.items.map((item) => ({ item, mark, value: valueIn(item, field), isFill }));

const valueIn = ({ datum }: SceneItem, field: string): unknown =>
  typeof datum === 'object' && datum !== null ? Reflect.get(datum, field) : undefined;

/** The names of the scales that a legend explains. */
function scalesOf(item: SceneItem): readonly string[] {
  const scales = valueIn(item, 'scales');
  return typeof scales === 'object' && scales !== null ? Object.values(scales).map(String) : [];
}
