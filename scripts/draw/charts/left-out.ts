// Takes out of charts what no picture shows, or what Vega-Lite would misunderstand.
import type * as vega from 'vega';
import { isObject, type JsonObject } from './patch.ts';
import { mapViews } from './views.ts';

/** Names of scales whose legends are left out. */
export type LeftOut = ReadonlySet<string>;

/**
 * A spec without the parameters that are values or expressions, and those as signals, which is what they become. Vega-Lite
 * takes them for selections where the mark is a composite one, such as a box plot, and warns of it.
 */
export function withoutParameters({ params, ...plain }: JsonObject): {
  readonly plain: JsonObject;
  readonly signals: readonly vega.NewSignal[];
} {
  const all = (Array.isArray(params) ? params : []).filter(isObject);
  const selections = all.filter(({ select }) => select !== undefined);
  const signals = all
    .filter(({ select }) => select === undefined)
    .map(({ name, value, expr }) => ({
      name: String(name),
      ...(expr === undefined ? { value } : { update: expr }),
    }));
  return {
    plain: { ...plain, ...(selections.length > 0 && { params: selections }) },
    signals: signals as readonly vega.NewSignal[],
  };
}

/**
 * A spec whose views have no channel of tooltips. Vega-Lite would group the rows of an aggregate by their fields, too, and split
 * marks by words that no picture shows.
 */
export const withoutTooltipChannels = (spec: JsonObject): JsonObject =>
  mapViews(spec, (view) => {
    if (!isObject(view.encoding)) return view;
    const { tooltip: _, ...encoding } = view.encoding;
    return { ...view, encoding };
  });

/** A compiled chart, or a group in it, whose marks have no tooltips, which no picture shows. */
export function withoutTooltips<T extends object>(view: T): T {
  const { marks } = view as { marks?: readonly JsonObject[] };
  if (marks === undefined) return view;
  return { ...view, marks: marks.map((mark) => withoutTooltips(withoutTooltip(mark))) };
}

function withoutTooltip({ encode, ...mark }: JsonObject): JsonObject {
  if (!isObject(encode)) return mark;
  const sets = Object.entries(encode).map(([name, set]) => {
    const { tooltip: _, ...shown } = isObject(set) ? set : {};
    return [name, shown];
  });
  return { ...mark, encode: Object.fromEntries(sets) };
}

/** Keys of a legend that name a scale. */
const legendScales = new Set(['fill', 'stroke', 'shape', 'size', 'opacity', 'strokeDash', 'strokeWidth']);

/** A compiled chart, or a group in it, without the legends of these scales. */
export function withoutLegends<T extends object>(view: T, scales: LeftOut): T {
  if (scales.size === 0) return view;
  const { legends, marks } = view as { legends?: readonly object[]; marks?: readonly object[] };
  const isKept = (legend: object) =>
    !Object.entries(legend).some(([key, value]) => legendScales.has(key) && scales.has(String(value)));
  return {
    ...view,
    ...(legends && { legends: legends.filter(isKept) }),
    ...(marks && { marks: marks.map((mark) => withoutLegends(mark, scales)) }),
  };
}
