// Reads from a compiled chart which marks are told apart by a scale, and which fields readers can name without a legend.
import type { JsonObject } from '../charts/patch.ts';
import { isObject } from '../charts/patch.ts';

/** A mark of data that shows a field by colour, shape, size or dash. */
export interface KeyedMark {
  /** Name of the mark in the drawing. */
  readonly mark: string;
  /** Type of the mark: `rect`, `text` and the like. */
  readonly type: string;
  /** Name of the scale. */
  readonly scale: string;
  /** The channel: `fill`, `shape` and the like. */
  readonly channel: string;
  /** The fields that are shown. */
  readonly fields: readonly string[];
  /** Whether the fields also stand beside the mark: at an axis, over its panel, or in a label. */
  readonly isNamed: boolean;
}

/** The part of a compiled view that is read here. */
interface Group {
  readonly marks?: readonly JsonObject[];
  readonly axes?: readonly JsonObject[];
}

const keyChannels = [
  'fill',
  'stroke',
  'shape',
  'size',
  'strokeDash',
  'strokeWidth',
  'opacity',
  'fillOpacity',
];
const placeChannels = ['x', 'y', 'x2', 'y2', 'xc', 'yc'];

/** Every use of a scale by a mark that is not one of places. */
export function keyedMarks(compiled: object): readonly KeyedMark[] {
  return inGroup(compiled as Group, { labelled: labelledScales(compiled), panels: [], names: [] });
}

/** Scales whose values are labelled at an axis. */
function labelledScales(view: unknown): ReadonlySet<string> {
  const { axes = [], marks = [] } = view as Group;
  const own = axes.filter(({ labels }) => labels !== false).map(({ scale }) => String(scale));
  return new Set([...own, ...marks.flatMap((mark) => [...labelledScales(mark)])]);
}

/** What stands around a mark: scales with labels, fields of headers, and fields of labels in the same panel. */
interface Surroundings {
  readonly labelled: ReadonlySet<string>;
  readonly panels: readonly string[];
  readonly names: readonly string[];
}

function inGroup({ marks = [] }: Group, around: Surroundings): readonly KeyedMark[] {
  const texts = allMarks(marks).filter(({ type }) => type === 'text');
  const names = [...around.names, ...texts.flatMap((mark) => fieldsOf(update(mark).text))];
  return marks.flatMap((mark) => {
    const inner = { ...around, names };
    if (mark.type !== 'group') return ofMark(mark, inner);
    const panels = isPathGroup(mark) ? around.panels : [...around.panels, ...facetOf(mark)];
    return inGroup(mark as Group, { ...inner, panels });
  });
}

/** The marks of a panel, those that are split into paths too. */
const allMarks = (marks: readonly JsonObject[]): readonly JsonObject[] =>
  marks.flatMap((mark) => (isPathGroup(mark) ? allMarks((mark as Group).marks ?? []) : [mark]));

/** Whether a group only splits a line or an area into its paths. */
const isPathGroup = ({ name }: JsonObject): boolean => /(?:^|_)pathgroup$/.test(String(name));

function ofMark(mark: JsonObject, { labelled, panels, names }: Surroundings): readonly KeyedMark[] {
  const channels = update(mark);
  const places = placeChannels.flatMap((name) =>
    rulesOf(channels[name]).flatMap((rule) => (labelled.has(scaleOf(rule) ?? '') ? fieldsOf(rule) : [])),
  );
  const shown = new Set([...places, ...panels, ...names]);
  return keyChannels.flatMap((channel) =>
    rulesOf(channels[channel]).flatMap((rule) => {
      const scale = scaleOf(rule);
      if (scale === undefined) return [];
      const fields = fieldsOf(rule);
      const isNamed = fields.length > 0 && fields.every((field) => shown.has(field));
      return [{ mark: String(mark.name), type: String(mark.type), scale, channel, fields, isNamed }];
    }),
  );
}

function update({ encode }: JsonObject): JsonObject {
  const rules = isObject(encode) ? encode.update : undefined;
  return isObject(rules) ? rules : {};
}

const rulesOf = (value: unknown): readonly JsonObject[] =>
  (Array.isArray(value) ? value : [value]).filter(isObject);

/** The scale of a rule: named, or called by its expression. */
function scaleOf({ scale, signal }: JsonObject): string | undefined {
  if (typeof scale === 'string') return scale;
  return typeof signal === 'string' ? /\bscale\("([^"]+)"/.exec(signal)?.[1] : undefined;
}

/** The fields that a rule reads: named, or in its expression. */
function fieldsOf(value: unknown): readonly string[] {
  return rulesOf(value).flatMap(({ field, signal }) => {
    if (typeof field === 'string') return [field];
    if (typeof signal !== 'string') return [];
    return [...signal.matchAll(/datum\["((?:[^"\\]|\\.)+)"\]/g)].map(([, name = '']) =>
      name.replace(/_end$/, ''),
    );
  });
}

function facetOf({ from }: JsonObject): readonly string[] {
  const facet = isObject(from) ? from.facet : undefined;
  const groupby = isObject(facet) ? facet.groupby : undefined;
  return (Array.isArray(groupby) ? groupby : [groupby]).filter((field) => typeof field === 'string');
}
