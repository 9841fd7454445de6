// Titles axes and legends after the fields of the dataset, where a spec gives none.
import type { FieldTitles } from '../../model/edition.ts';
import { isObject, type Json, type JsonObject } from './patch.ts';
import { viewKeys } from './views.ts';

/** Channels with an axis or a legend. Headers of facets have no title unless the author gives one. */
const channels = [
  'x',
  'y',
  'theta',
  'radius',
  'color',
  'fill',
  'stroke',
  'size',
  'shape',
  'opacity',
  'fillOpacity',
  'strokeOpacity',
  'strokeWidth',
  'strokeDash',
  'angle',
];
const guides = ['axis', 'legend'];

/** How aggregates are called before the title of their field. Others keep the title that Vega-Lite makes. */
const aggregates: ReadonlyMap<Json | undefined, string> = new Map([
  ['mean', 'Mean of '],
  ['average', 'Mean of '],
  ['median', 'Median of '],
  ['min', 'Lowest '],
  ['max', 'Highest '],
  ['sum', 'Total of '],
  ['stdev', 'Standard deviation of '],
  ['stderr', 'Standard error of '],
  ['variance', 'Variance of '],
  ['q1', 'First quartile of '],
  ['q3', 'Third quartile of '],
]);

/**
 * A view whose channels without a title have that of their field, with its unit: "Boot time (ms)". `null` stays as it is. Of
 * layers that share an axis one title is enough.
 */
export function withFieldTitles(view: JsonObject, titles: FieldTitles): JsonObject {
  const shared = channels.reduce((layered, channel) => withSharedTitle(layered, channel, titles), view);
  return mapChannels(shared, (channel, definition) =>
    channels.includes(channel) ? withTitle(definition, titles) : definition,
  );
}

/**
 * Layers whose axis or legend of a channel has one title: the one that is written in any of them, as in Vega-Lite, or that of
 * the only field, where layers show it by different aggregates. Vega-Lite would put all titles one after the other.
 */
function withSharedTitle(view: JsonObject, channel: string, titles: FieldTitles): JsonObject {
  if (!Array.isArray(view.layer) || isIndependent(view, channel)) return view;
  const all = definitionsOf(view, channel);
  const written = new Set(all.filter(isTitled).map((one) => JSON.stringify(titleOf(one))));
  const fields = new Set(all.flatMap(({ field }) => field ?? []));
  const [own = ''] = written;
  const title = written.size === 1 ? JSON.parse(own) : titles.get(String([...fields][0]));
  const isMixed = new Set(all.map(titleKey)).size > 1;
  const isOne = written.size === 1 || (written.size === 0 && fields.size === 1 && isMixed);
  if (!isOne || title === undefined) return view;
  return inLayers(view, (layer) =>
    mapChannels(layer, (name, definition) =>
      name === channel && isObject(definition) && 'field' in definition && !isTitled(definition)
        ? { ...definition, title }
        : definition,
    ),
  );
}

function isIndependent({ resolve }: JsonObject, channel: string): boolean {
  const kinds = isObject(resolve) ? Object.values(resolve) : [];
  return kinds.some((kind) => isObject(kind) && kind[channel] === 'independent');
}

/** The definitions of a channel in a view and in all of its layers. */
function definitionsOf({ encoding, layer }: JsonObject, channel: string): readonly JsonObject[] {
  const own = isObject(encoding) ? [encoding[channel]].filter(isObject) : [];
  const layers = Array.isArray(layer) ? layer.filter(isObject) : [];
  return [...own, ...layers.flatMap((inner) => definitionsOf(inner, channel))];
}

/** What the title of a definition is made of. */
const titleKey = ({ field, aggregate }: JsonObject): string => JSON.stringify([field, aggregate]);

function inLayers(view: JsonObject, change: (view: JsonObject) => JsonObject): JsonObject {
  const { layer } = view;
  const own = change(view);
  if (!Array.isArray(layer)) return own;
  return { ...own, layer: layer.map((inner) => (isObject(inner) ? inLayers(inner, change) : inner)) };
}

function mapChannels(view: JsonObject, change: (channel: string, definition: Json) => Json): JsonObject {
  const { encoding } = view;
  if (!isObject(encoding)) return view;
  const changed = Object.entries(encoding).map(([channel, definition]) => [
    channel,
    change(channel, definition),
  ]);
  return { ...view, encoding: Object.fromEntries(changed) };
}

function withTitle(definition: Json, titles: FieldTitles): Json {
  if (!isObject(definition) || isTitled(definition)) return definition;
  const { aggregate, field } = definition;
  const title = typeof field === 'string' ? titles.get(field) : undefined;
  if (title === undefined) return definition;
  if (aggregate === undefined) return { ...definition, title };
  const prefix = aggregates.get(aggregate);
  return prefix === undefined ? definition : { ...definition, title: prefix + inSentence(title) };
}

/** The titles of the fields that a spec repeats, which its views do not name: those under `repeat`, at any depth. */
export function repeatedTitles(value: Json, titles: FieldTitles): readonly [field: string, title: string][] {
  if (Array.isArray(value)) return value.flatMap((entry) => repeatedTitles(entry, titles));
  if (!isObject(value)) return [];
  const names = isObject(value.repeat) ? Object.values(value.repeat).flat() : [value.repeat ?? []].flat();
  const own = names.flatMap((name): [string, string][] => {
    const title = titles.get(String(name));
    return title === undefined ? [] : [[String(name), title]];
  });
  return [...own, ...viewKeys.flatMap((key) => repeatedTitles(value[key] ?? null, titles))];
}

/** A compiled chart whose axes and legends have these titles where Vega-Lite made one of the name of a field. */
export function withRepeatedTitles<T extends object>(compiled: T, titles: FieldTitles): T {
  if (titles.size === 0) return compiled;
  const { axes, legends, marks } = compiled as unknown as JsonObject;
  const titled = (guides: Json) =>
    Array.isArray(guides) ? guides.map((guide) => withMadeTitle(guide, titles)) : guides;
  return {
    ...compiled,
    ...(axes !== undefined && { axes: titled(axes) }),
    ...(legends !== undefined && { legends: titled(legends) }),
    ...(Array.isArray(marks) && {
      marks: marks.map((mark) => (isObject(mark) ? withRepeatedTitles(mark, titles) : mark)),
    }),
  };
}

/** "Mean of wind", "wind (binned)" and "wind" are titles that Vega-Lite makes of a field `wind`. */
function withMadeTitle(guide: Json, titles: FieldTitles): Json {
  if (!isObject(guide) || typeof guide.title !== 'string') return guide;
  const [, aggregate, field = ''] = /^(?:(\w+) of )?(.*?)(?: \([\w-]+\))?$/.exec(guide.title) ?? [];
  const title = titles.get(field);
  const prefix = aggregate === undefined ? '' : aggregates.get(aggregate.toLowerCase());
  if (title === undefined || prefix === undefined) return guide;
  return { ...guide, title: prefix === '' ? title : prefix + inSentence(title) };
}

const isTitled = (definition: JsonObject): boolean => titleOf(definition) !== undefined;

/** The title that is written in a definition, or in its axis or legend. */
function titleOf(definition: JsonObject): Json | undefined {
  const holders = [definition, ...guides.map((guide) => definition[guide])].filter(isObject);
  return holders.find(({ title }) => title !== undefined)?.title;
}

/** A title within a sentence: without its capital, unless that begins an abbreviation. */
const inSentence = (title: string): string =>
  /^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
