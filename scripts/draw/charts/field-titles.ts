// Titles axes and legends after the fields of the dataset, where a spec gives none.
import type { FieldTitles } from '../../model/edition.ts';
import { isObject, type Json, type JsonObject } from './patch.ts';

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

/** A view whose channels without a title have that of their field, with its unit: "Boot time (ms)". `null` stays as it is. */
export function withFieldTitles(view: JsonObject, titles: FieldTitles): JsonObject {
  const { encoding } = view;
  if (!isObject(encoding)) return view;
  const titled = Object.entries(encoding).map(([channel, definition]) => [
    channel,
    channels.includes(channel) ? withTitle(definition, titles) : definition,
  ]);
  return { ...view, encoding: Object.fromEntries(titled) };
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

function isTitled(definition: JsonObject): boolean {
  return [definition, ...guides.map((guide) => definition[guide])].some(
    (holder) => isObject(holder) && holder.title !== undefined,
  );
}

/** A title within a sentence: without its capital, unless that begins an abbreviation. */
const inSentence = (title: string): string =>
  /^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
